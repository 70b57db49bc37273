/// FUL-5: which courier takes a parcel, when nobody says otherwise: a row of the shop's table.
public struct CourierRule: Sendable, Hashable {
  /// The smallest that matches decides; of equals the one that stands first.
  public var priority: Int
  public var region: Region
  /// Grams, both included; nil: without bound.
  public var from: Int?
  public var to: Int?
  /// Nil: any.
  public var platform: String?
  public var shop: String?
  /// The courier's code in `CourierTable`.
  public var courier: String

  public init(
    priority: Int, region: Region = .everywhere, from: Int? = nil, to: Int? = nil, platform: String? = nil, shop: String? = nil,
    courier: String
  ) {
    self.priority = priority
    self.region = region
    self.from = from
    self.to = to
    self.platform = platform
    self.shop = shop
    self.courier = courier
  }

  public static let weightRange = 0...1_000_000

  public var hasWeight: Bool { from != nil || to != nil }

  /// What a rule is asked.
  public struct Question: Sendable, Equatable {
    public var address: String
    /// Nil: nobody has weighed it, and nothing that is known of its goods tells.
    public var grams: Int?
    /// Nil: not asked.
    public var platform: String?
    public var shop: String?

    public init(address: String, grams: Int? = nil, platform: String? = nil, shop: String? = nil) {
      self.address = address
      self.grams = grams
      self.platform = platform
      self.shop = shop
    }
  }

  /// A rule with a weight doesn't match a parcel whose weight nobody knows.
  public func matches(_ question: Question) -> Bool {
    if hasWeight {
      guard let grams = question.grams, grams >= from ?? 0, grams <= to ?? .max else { return false }
    }
    if let platform, platform != question.platform { return false }
    if let shop, shop != question.shop { return false }
    return region.contains(question.address)
  }
}

/// The shop's table of rules, in the order in which they are tried.
public struct CourierRules: Sendable, Equatable {
  public let rows: [CourierRule]

  public init(_ rows: [CourierRule]) {
    self.rows = rows.enumerated().sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }.map(\.element)
  }

  /// The rule that decides; nil: none matches.
  public func rule(for question: CourierRule.Question) -> CourierRule? { rows.first { $0.matches(question) } }
}

/// Why a courier was chosen: the buyer wished it (ORD-2), or a rule says so.
public enum CourierChoice: Sendable, Equatable {
  case wish(String)
  case rule(CourierRule)

  public var courier: String {
    switch self {
    case .wish(let code): code
    case .rule(let rule): rule.courier
    }
  }
}
