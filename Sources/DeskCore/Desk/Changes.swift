/// What a decision changes. The store writes it, with the work items and one record, in one transaction; nothing else writes.
public struct Changes: Sendable {
  /// New facts of the order, when they changed.
  public var facts: OrderFacts?
  /// Parcels whose facts changed.
  public var parcels: [Parcel] = []
  /// A parcel to be queued: the store gives it the next number of its wave.
  public var newParcels: [ParcelDraft] = []
  public var movements: [StockMovement] = []
  public var amendments: [Amendment] = []
  /// What the timeline shows besides the bare command.
  public var entry: TimelineEntry?
  /// A case whose facts changed.
  public var afterCase: AfterCase?
  /// Cases to be opened: the store numbers them.
  public var newCases: [AfterCaseDraft] = []
  /// ROL-3: the command was above its actor's authority and waits for approval; nothing else of it was done.
  public var need: ApprovalNeed?
  /// What its actor decided within their own authority.
  public var uses: [AuthorityUse] = []
  /// ORD-12: the order's buyer is marked as troublesome; by whom it was reported.
  public var buyerMark: String?
  public var waybill: WaybillBinding?
  /// REC-3: until when the actor sees the order's buyer.
  public var unmasks: Instant?
  /// FUL-3: something of this SKU was missing: its bin is to be counted, and at zero it is taken down.
  public var shortSKU: String?
  /// Something the person should know although it was done, e.g. a waybill whose form isn't its courier's.
  public var warnings: [Warning] = []

  public init() {}

  public enum Warning: Equatable, Sendable {
    /// FUL-5: shapes change over the years, so a mismatch warns and never blocks (formats.md 4.3).
    case waybillShape(number: String, courier: String)
    case waybillTakenFromPool(number: String)
    /// PRO-2: a gift that isn't there: the goods go without it.
    case giftMissing(sku: String, promotion: PromotionID)
    /// INV-3: goods that had sold out are there again; to list them was asked for.
    case relistAsked(RequestID)
    /// SUP-1: so many matters were taken from somebody, so many could not be.
    case drained(moved: Int, left: Int)
    /// ROL-8: the roster says that whom it was given to isn't there.
    case notOnDuty(person: String, Duty)
    /// ROL-8: days of the rotation that somebody had entered otherwise by hand: so many stayed, so many were replaced.
    case shiftsByHand(kept: Int, replaced: Int)
    /// APR-1: asked for, while what somebody asked otherwise before still waits.
    case asksBeside(ApprovalRequest)
    /// APR-1: approved, but what was asked for could no longer be done; the rule that refused it.
    case notCarriedOut(rule: String)
    /// INV-6: more came than was still awaited: ordered in all, received in all, awaited before this delivery.
    case cameTooMany(sku: String, ordered: Int, received: Int, left: Int)
    /// INV-5: a count of so few SKUs isn't the part count that is due every two days.
    case servesNoDuty(skus: Int, least: Int)
  }
}

/// A parcel before it has a number.
public struct ParcelDraft: Sendable, Equatable {
  public var order: OrderID
  public var wave: ShopDay
  public var lines: [Parcel.Line]
  public var acknowledgedAmendments: Int
  public var afterCase: CaseID?
}

/// APR-1, ROL-3: what a command waits for: the lowest post that may allow it, and for what was too much how much it is.
public struct ApprovalNeed: Sendable, Equatable {
  public var use: AuthorityUse?
  public var level: Role

  public init(_ level: Role, use: AuthorityUse? = nil) {
    self.use = use
    self.level = level
  }
}

/// FUL-5: a number belongs to one parcel for ever.
public struct WaybillBinding: Sendable, Equatable {
  public var courier: String
  public var number: String
  public var parcel: ParcelID
  public var fromPool: Bool
}

/// A contact or a note on an order; append-only.
public struct TimelineEntry: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable { case contact, note, amendment }
  public var kind: Kind
  public var text: String
  public var flag: Flag?
  public var outcome: ContactOutcome?
  public var channel: ContactChannel?

  public init(_ kind: Kind, text: String, flag: Flag? = nil, outcome: ContactOutcome? = nil, channel: ContactChannel? = nil) {
    self.kind = kind
    self.text = text
    self.flag = flag
    self.outcome = outcome
    self.channel = channel
  }
}
