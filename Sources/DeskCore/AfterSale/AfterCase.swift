/// An after-sale case (AFT-1). Reception (did goods come back?) and acceptance (what were they?) are two facts, not stages.
public struct AfterCase: Sendable, Equatable {
  /// Goods of the order that the case is about, or goods that go out (`isOutgoing`).
  public struct Line: Sendable, Equatable {
    /// The order's line; 0 for a gift that is none of it.
    public var line: Int
    public var sku: String
    public var quantity: Int
    public var isOutgoing: Bool
    public var received: Int
    public var damaged: Int

    public init(line: Int, sku: String, quantity: Int, isOutgoing: Bool = false, received: Int = 0, damaged: Int = 0) {
      self.line = line
      self.sku = sku
      self.quantity = quantity
      self.isOutgoing = isOutgoing
      self.received = received
      self.damaged = damaged
    }
  }

  public var id: CaseID
  public var order: OrderID
  public var kind: AfterCaseKind
  public var version: Int
  public var stage: CaseStage
  public var reason: String
  /// Money that is to go back, or what goods that go out are worth: what authority is measured by.
  public var amount: Money
  /// Money that went back. Set once.
  public var settled: Money?
  public var acceptance: CaseAcceptance
  public var lines: [Line]
  public var openedBy: String
  public var openedAt: Instant
  public var decidedBy: String?
  public var decidedAt: Instant?
  public var receivedAt: Instant?
  public var inspectedAt: Instant?
  public var settledAt: Instant?
  /// A platform dispute (维权) with its own deadline.
  public var disputeNumber: String?
  public var disputeDue: Instant?
  public var disputeAnsweredAt: Instant?

  public init(
    id: CaseID, order: OrderID, kind: AfterCaseKind, amount: Money, lines: [Line], reason: String, by: String, at: Instant
  ) {
    self.id = id
    self.order = order
    self.kind = kind
    version = 1
    stage = .requested
    self.reason = reason
    self.amount = amount
    acceptance = .pending
    self.lines = lines
    openedBy = by
    openedAt = at
  }

  public var back: [Line] { lines.filter { !$0.isOutgoing } }
  public var out: [Line] { lines.filter(\.isOutgoing) }

  public var reception: CaseReception {
    guard kind.returnsGoods else { return .notExpected }
    let received = back.reduce(0) { $0 + $1.received }
    if received == 0 { return .awaited }
    return back.allSatisfy { $0.received >= $0.quantity } ? .received : .partly
  }

  /// Counts against the order's money and goods: neither turned down nor taken back, which it stays also once it is closed.
  public var binds: Bool {
    switch stage {
    case .requested, .approved, .settled: true
    case .refused, .withdrawn: false
    case .closed: settledAt != nil
    }
  }

  public var isDisputed: Bool { disputeDue != nil && disputeAnsweredAt == nil }

  public var fields: [(String, JSON)] {
    [
      ("stage", .string(stage.rawValue)), ("reception", .string(reception.rawValue)), ("acceptance", .string(acceptance.rawValue)),
      ("amount", .int(Int(amount.fen))), ("settled", settled.map { .int(Int($0.fen)) } ?? .null),
      ("received", .int(back.reduce(0) { $0 + $1.received })), ("damaged", .int(back.reduce(0) { $0 + $1.damaged })),
      ("dispute", .optional(disputeNumber)), ("disputeAnswered", .bool(disputeAnsweredAt != nil)),
    ]
  }
}

/// A case before it has a number.
public struct AfterCaseDraft: Sendable, Equatable {
  public var order: OrderID
  public var kind: AfterCaseKind
  public var amount: Money
  public var lines: [AfterCase.Line]
  public var reason: String
}
