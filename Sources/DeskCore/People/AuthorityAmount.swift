/// ROL-3: what has amounts within which a role decides by itself.
public enum AuthorityAmount: String, CaseIterable, Sendable, Hashable {
  case priceReduction = "price-reduction"
  case shippingFee = "shipping-fee"
  case refund, exchange, gift
  /// Goods written off, at cost.
  case writeOff = "write-off"
  /// Goods bought, at what they cost.
  case purchase
}

/// ROL-3: the amounts of each role, per order and per day. What stands here holds until the director sets another (`setAuthority`).
public struct AuthorityLimits: Sendable, Equatable {
  public struct Limit: Sendable, Equatable {
    public var perOrder: Money
    public var perDay: Money
    public init(perOrder: Money, perDay: Money) {
      self.perOrder = perOrder
      self.perDay = perDay
    }
    public static let none = Limit(perOrder: .zero, perDay: .zero)
  }

  private var table: [Role: [AuthorityAmount: Limit]]

  public init() { table = [:] }

  public subscript(role: Role, amount: AuthorityAmount) -> Limit {
    get { table[role]?[amount] ?? Self.standard(role, amount) }
    set { table[role, default: [:]][amount] = newValue }
  }

  /// The posts that decide what is above another's limit, from below to above.
  public static let ladder: [Role] = [.agentLead, .director, .generalManager]

  private static func standard(_ role: Role, _ amount: AuthorityAmount) -> Limit {
    func yuan(_ order: Int64, _ day: Int64) -> Limit { Limit(perOrder: Money(fen: order * 100), perDay: Money(fen: day * 100)) }
    return switch (role, amount) {
    case (.presaleAgent, .priceReduction): yuan(20, 200)
    case (.presaleAgent, .shippingFee): yuan(15, 150)
    case (.aftersaleAgent, .refund): yuan(100, 1000)
    case (.aftersaleAgent, .exchange): yuan(200, 1000)
    case (.aftersaleAgent, .gift): yuan(30, 300)
    case (.agentLead, .priceReduction), (.agentLead, .gift): yuan(200, 2000)
    case (.agentLead, .shippingFee): yuan(50, 500)
    case (.agentLead, .refund), (.agentLead, .exchange): yuan(500, 5000)
    case (.merchandiser, .writeOff): yuan(100, 500)
    case (.buyer, .purchase): yuan(20_000, 50_000)
    case (.director, .purchase): yuan(500_000, 2_000_000)
    case (.director, _): yuan(5000, 50_000)
    case (.generalManager, _): yuan(100_000_000, 1_000_000_000)
    default: .none
    }
  }
}

/// What somebody has decided by themselves so far: on this order, and today.
public struct AuthorityUse: Sendable, Equatable {
  public var amount: AuthorityAmount
  public var value: Money

  public init(_ amount: AuthorityAmount, _ value: Money) {
    self.amount = amount
    self.value = value
  }
}
