/// One order with everything about it: what the detail view and `order show` print.
public struct OrderCard: Sendable {
  public var order: Order
  public var facts: OrderFacts
  public var lines: [OrderLine]
  public var amendments: [Amendment]
  public var current: CurrentOrder
  public var parcels: [Parcel]
  public var work: [WorkItem]
  public var timeline: [TimelineRow]
  /// By SKU.
  public var stock: [String: StockLevel]
  public var catalogue: [String: CatalogueItem]
  /// Each command of an order with the refusal that it would get from this reader now; nil: it may be done.
  public var commands: [(kind: CommandKind, refusal: Refusal?)]
  /// After-sale cases, oldest first, with what may be done to each.
  public var cases: [CaseCard] = []
  /// What was asked for above somebody's authority.
  public var requests: [RequestCard] = []
  /// ORD-11: oldest first; only for readers who may see buyers' data.
  public var notes: [OrderNote] = []
  /// ORD-12.
  public var mark: BuyerMark?
  /// AFT-2: what is left of money and goods.
  public var balance: CaseBalance?
  /// ROL-3: how far the reader's own authority goes here.
  public var room: AuthorityRoom?
  /// What the reader may do to each of the parcels.
  public var parcelCommands: [ParcelID: [(kind: CommandKind, refusal: Refusal?)]] = [:]
  /// PRO-2: what promotions say to it; nil: none takes part.
  public var promotions: PromotionCheck?
  /// Whether the reader sees names, phones and addresses in full.
  public var unmasked: Bool
  /// REC-3: only by a reason given, and not for long.
  public var isUnmaskedForNow = false
  /// The buyer's other orders; nil for readers who don't see buyers, and where the platform hides who the buyer is.
  public var history: BuyerHistory?

  public init(
    order: Order, facts: OrderFacts, lines: [OrderLine], amendments: [Amendment], parcels: [Parcel], work: [WorkItem],
    timeline: [TimelineRow], stock: [String: StockLevel], catalogue: [String: CatalogueItem],
    commands: [(kind: CommandKind, refusal: Refusal?)], unmasked: Bool
  ) {
    self.order = order
    self.facts = facts
    self.lines = lines
    self.amendments = amendments
    current = CurrentOrder(order, lines: lines, amendments: amendments)
    self.parcels = parcels
    self.work = work
    self.timeline = timeline
    self.stock = stock
    self.catalogue = catalogue
    self.commands = commands
    self.unmasked = unmasked
  }
}

extension OrderCard {
  /// Completes the card with what the situation, in which all cases and limits have been loaded, lets its actor do.
  public mutating func offer(_ situation: Situation, _ requests: [ApprovalRequest]) {
    commands = Self.commands(.order, situation)
    balance = situation.balance
    room = AuthorityRoom(situation)
    cases = situation.cases.map { one in
      var asked = situation
      asked.afterCase = one
      return CaseCard(afterCase: one, commands: Self.commands(.afterCase, asked))
    }
    self.requests = requests.map { one in
      RequestCard(one, for: situation.actor, now: situation.now, room: room ?? AuthorityRoom(situation))
    }
    for parcel in situation.parcels {
      var asked = situation
      asked.parcel = parcel
      parcelCommands[parcel.id] = Self.commands(.parcel, asked)
    }
  }

  private static func commands(_ target: CommandKind.Target, _ situation: Situation) -> [(kind: CommandKind, refusal: Refusal?)] {
    CommandKind.allCases.filter { $0.target == target }.map { ($0, Decision.refusal(of: $0, situation)) }
  }

  /// What a phrase's places are filled with (`Phrase.places`). Buyers' data only for who sees them (REC-3).
  public func phraseValues(agent: String) -> [String: String] {
    var values = ["order": order.number, "paid": facts.paid(order).decimal, "agent": agent, "shop": order.shop]
    values["goods"] = lines.map { line in
      let attributes = current.attributes[line.line]?.current ?? line.attributes
      return "\(line.title)\(attributes.isEmpty ? "" : " " + attributes) ×\(line.quantity)"
    }.joined(separator: "、")
    if let parcel = parcels.last(where: { $0.waybill != nil && $0.stage != .voided }) {
      values["courier"] = parcel.courier.flatMap(CourierTable.find)?.name ?? ""
      values["waybill"] = parcel.waybill
    }
    if unmasked {
      values["buyer"] = order.buyer
      values["recipient"] = current.recipient.current
      values["address"] = current.address.current
    }
    return values
  }
}

/// An after-sale case with what the reader may do to it.
public struct CaseCard: Sendable {
  public var afterCase: AfterCase
  public var commands: [(kind: CommandKind, refusal: Refusal?)]

  public init(afterCase: AfterCase, commands: [(kind: CommandKind, refusal: Refusal?)]) {
    self.afterCase = afterCase
    self.commands = commands
  }
}

/// A request with what the reader may do to it.
public struct RequestCard: Sendable {
  public var request: ApprovalRequest
  public var commands: [(kind: CommandKind, refusal: Refusal?)]

  public init(request: ApprovalRequest, commands: [(kind: CommandKind, refusal: Refusal?)]) {
    self.request = request
    self.commands = commands
  }

  /// With what the reader may do to it.
  public init(_ request: ApprovalRequest, for reader: Actor, now: Instant, room: AuthorityRoom) {
    self.init(RequestFacts(request, actor: reader, now: now, room: room))
  }

  public init(_ facts: RequestFacts) {
    self.init(
      request: facts.request,
      commands: CommandKind.allCases.filter { $0.target == .request }.map { ($0, Decision.refusal(of: $0, facts)) })
  }
}

/// One parcel with what the bench needs.
public struct ParcelCard: Sendable {
  public var parcel: Parcel
  public var order: OrderCard
  /// In walking order of locations.
  public var lines: [Line]
  public var commands: [(kind: CommandKind, refusal: Refusal?)]
  /// ORD-10: the parcels of other orders that travel in its box.
  public var box: [ParcelCard] = []

  /// Everything that goes into the box, in walking order.
  public var boxLines: [Line] {
    box.isEmpty ? lines : (lines + box.flatMap(\.lines)).sorted { ($0.location, $0.sku) < ($1.location, $1.sku) }
  }
  /// The lead and what travels with it.
  public var wholeBox: [ParcelCard] { [self] + box }
  /// Picked as long as one parcel of the box is.
  public var boxStage: ParcelStage {
    wholeBox.contains { $0.parcel.stage == .picked } ? .picked : parcel.stage
  }
  public var boxPieces: Int { boxLines.reduce(0) { $0 + $1.quantity } }
  public var boxScanned: Int { boxLines.reduce(0) { $0 + $1.scanned } }

  public struct Line: Sendable, Equatable {
    public var sku: String
    public var title: String
    public var attributes: String
    public var location: String
    public var barcode: String
    public var quantity: Int
    public var scanned: Int
    /// INV-5: somebody counts its bin at this time.
    public var isCounted: Bool

    public init(
      sku: String, title: String, attributes: String, location: String, barcode: String, quantity: Int, scanned: Int,
      isCounted: Bool = false
    ) {
      self.sku = sku
      self.title = title
      self.attributes = attributes
      self.location = location
      self.barcode = barcode
      self.quantity = quantity
      self.scanned = scanned
      self.isCounted = isCounted
    }
  }

  public init(parcel: Parcel, order: OrderCard, lines: [Line], commands: [(kind: CommandKind, refusal: Refusal?)]) {
    self.parcel = parcel
    self.order = order
    self.lines = lines
    self.commands = commands
  }
}

/// One act on a subject, as the log shows it.
public struct TimelineRow: Sendable, Equatable {
  public var seq: Int64
  public var at: Instant
  public var by: String
  public var role: Role?
  public var command: String
  public var subject: String
  public var terminal: String
  /// False: an attempt that was refused for want of permission (REC-4).
  public var done: Bool
  /// The record's body, canonical JSON: arguments, before, after.
  public var body: String
  /// ROL-5: done as a stand-in in that role.
  public var isStandIn: Bool

  public init(
    seq: Int64, at: Instant, by: String, role: Role?, command: String, subject: String, terminal: String, done: Bool, body: String,
    isStandIn: Bool = false
  ) {
    self.isStandIn = isStandIn
    self.seq = seq
    self.at = at
    self.by = by
    self.role = role
    self.command = command
    self.subject = subject
    self.terminal = terminal
    self.done = done
    self.body = body
  }
}
