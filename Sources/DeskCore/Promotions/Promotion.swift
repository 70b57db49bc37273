/// PRO-2: a promotion as it is planned. Its state, who proposed and who approved it, stand elsewhere.
public struct Promotion: Sendable, Hashable {
  public var id: PromotionID
  public var title: String
  public let rule: PromotionRule
  /// What it holds for. A bundle's goods are its parts.
  public let goods: PromotionGoods
  public var window: PromotionWindow
  public var scope: PromotionScope
  public var lane: PromotionLane
  public var perBuyer: PromotionLimit
  public var total: PromotionLimit
  /// What it may give away altogether; nil: no end. It stops by itself: what doesn't fit into the rest isn't given.
  public var budget: Money?

  /// So many may stand at once, submitted ones among them: each is looked at with each new one, and with each order that is confirmed.
  public static let mostStanding = 500

  /// - Parameter lane: nil: the usual one of the rule's kind.
  public init(
    id: PromotionID, title: String, rule: PromotionRule, goods: PromotionGoods = .all, window: PromotionWindow,
    scope: PromotionScope = .everywhere, lane: PromotionLane? = nil, perBuyer: PromotionLimit = .none,
    total: PromotionLimit = .none,
    budget: Money? = nil
  ) {
    self.id = id
    self.title = title
    self.rule = rule
    if case .bundle(let parts, _) = rule {
      self.goods = .skus(Set(parts.map(\.sku)))
    } else {
      self.goods = goods
    }
    self.window = window
    self.scope = scope
    self.lane = lane ?? rule.lanes[0]
    self.perBuyer = perBuyer
    self.total = total
    self.budget = budget
  }
}

/// PRO-1: how far a promotion has come.
public enum PromotionStage: String, CaseIterable, Sendable, Hashable {
  case draft, submitted, approved, rejected, scheduled, live, ended, withdrawn

  /// Another promotion must reckon with it (PRO-3): it is on, or will be unless somebody stops it.
  public var isStanding: Bool {
    switch self {
    case .submitted, .approved, .scheduled, .live: true
    case .draft, .rejected, .ended, .withdrawn: false
    }
  }
}
