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
  public var waybill: WaybillBinding?
  /// Something the person should know although it was done, e.g. a waybill whose form isn't its courier's.
  public var warnings: [Warning] = []

  public init() {}

  public enum Warning: Equatable, Sendable {
    /// FUL-5: shapes change over the years, so a mismatch warns and never blocks (formats.md 4.3).
    case waybillShape(number: String, courier: String)
    case waybillTakenFromPool(number: String)
  }
}

/// A parcel before it has a number.
public struct ParcelDraft: Sendable, Equatable {
  public var order: OrderID
  public var wave: ShopDay
  public var lines: [Parcel.Line]
  public var acknowledgedAmendments: Int
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
