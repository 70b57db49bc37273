/// INV-6: a purchase order (采购单): what was ordered from a supplier, and how much of it came, was good, was put away, went back.
public struct Purchase: Sendable, Equatable {
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// Written, not sent to the supplier.
    case draft
    /// With the supplier; nothing has come.
    case placed
    /// Some of it has come.
    case receiving
    /// Nothing more is to come or to be done.
    case closed
    case cancelled

    /// Its goods are on their way (在途).
    public var isComing: Bool { self == .placed || self == .receiving }
    public var isOpen: Bool { self == .draft || isComing }
  }

  public var id: PurchaseID
  public var version: Int
  public var supplier: String
  public var state: State
  public var note: String
  /// The day on which it should come.
  public var expected: ShopDay?
  public var draftedBy: String
  public var draftedAt: Instant
  public var placedBy: String?
  public var placedAt: Instant?
  public var approvedBy: String?
  public var closedAt: Instant?
  /// Why it was cancelled, or closed before everything had come.
  public var reason: String?
  public var lines: [PurchaseLine]

  public init(
    id: PurchaseID, version: Int = 1, supplier: String, state: State = .draft, note: String, draftedBy: String, draftedAt: Instant,
    lines: [PurchaseLine] = []
  ) {
    self.id = id
    self.version = version
    self.supplier = supplier
    self.state = state
    self.note = note
    self.draftedBy = draftedBy
    self.draftedAt = draftedAt
    self.lines = lines
  }

  /// What its goods come to.
  public var value: Money {
    lines.reduce(.zero) { sum, line in Money(fen: min(sum.fen + line.cost.times(line.ordered).fen, Money.most.fen)) }
  }

  /// Everything has come, is put away, and what wasn't good is back with the supplier.
  public var isComplete: Bool { lines.allSatisfy { $0.stowed == $0.ordered && $0.atHand == 0 } }
  /// Nothing stands between gate and shelf, and nothing waits to go back.
  public var nothingInHand: Bool { lines.allSatisfy { $0.atHand == 0 } }

  public func line(_ sku: String) -> PurchaseLine? { lines.first { $0.sku == sku } }

  /// What a record tells of it.
  public var fields: [(String, JSON)] {
    [
      ("state", .string(state.rawValue)), ("supplier", .string(supplier)), ("expected", .optional(expected?.iso)),
      ("approvedBy", .optional(approvedBy)), ("value", .string(value.decimal)), ("reason", .optional(reason)),
    ]
  }
}

/// One SKU of a purchase, in pieces.
public struct PurchaseLine: Sendable, Equatable {
  public var sku: String
  public var ordered: Int
  /// What a piece costs.
  public var cost: Money
  /// Came through the gate, counted.
  public var delivered = 0
  /// Inspected: good, and not good or too many.
  public var accepted = 0
  public var rejected = 0
  /// On the shelf: stock.
  public var stowed = 0
  /// Back with the supplier.
  public var returned = 0
  /// Since when something of it waits to be inspected, to be put away, to go back.
  public var inspectSince: Instant?
  public var stowSince: Instant?
  public var returnSince: Instant?

  public init(sku: String, ordered: Int, cost: Money) {
    self.sku = sku
    self.ordered = ordered
    self.cost = cost
  }

  public var toInspect: Int { delivered - accepted - rejected }
  public var toStow: Int { accepted - stowed }
  public var toReturn: Int { rejected - returned }
  /// In our hands and neither on the shelf nor back.
  public var atHand: Int { toInspect + toStow + toReturn }
  /// Pieces that the supplier still owes.
  public var missing: Int { max(0, ordered - accepted - toInspect) }
  /// Ordered and not yet stock (在途).
  public var coming: Int { max(0, ordered - stowed) }

  /// What a record tells of it.
  public var fields: [(String, JSON)] {
    [
      ("sku", .string(sku)), ("ordered", .int(ordered)), ("cost", .string(cost.decimal)), ("delivered", .int(delivered)),
      ("accepted", .int(accepted)), ("rejected", .int(rejected)), ("stowed", .int(stowed)), ("returned", .int(returned)),
    ]
  }
}

/// What happens to the goods of a purchase, as it is kept for good.
public enum PurchaseAct: String, CaseIterable, Sendable, Hashable {
  case delivered, accepted, rejected, stowed, returned
}
