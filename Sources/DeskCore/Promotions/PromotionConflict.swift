/// PRO-3: what a promotion collides with, each with the facts for its text. Shown before it is submitted; the director sees the same.
public enum PromotionConflict: Sendable, Hashable {
  /// Another promotion in the same lane for the same goods at the same time: a piece would take part in one of them only.
  case overlap(PromotionOverlap)
  /// What a piece may cost at the deepest is below its floor price (INV-4: the general manager's).
  case belowFloor(PromotionFloor)
  /// Less is available than the promotion is to sell or give away.
  case shortOfStock(PromotionShortage)

  /// The rule that it breaks.
  public var rule: String { "PRO-3" }
}

public struct PromotionOverlap: Sendable, Hashable {
  public var with: PromotionID
  public var title: String
  public var stage: PromotionStage
  public var lane: PromotionLane
  /// The goods and the time that both have.
  public var goods: PromotionGoods
  public var window: PromotionWindow
}

public struct PromotionFloor: Sendable, Hashable {
  public var sku: String
  public var price: Money
  public var after: Money
  public var floor: Money
  /// Promotions in other lanes without which it would stay above, in the order of their lanes; empty: it is below by itself.
  public var with: [PromotionID]
}

/// INV-4: a promotion that stands and would bring a price that is asked for below the floor, by itself or with those in `floor.with`.
public struct PromotionDip: Sendable, Hashable {
  public var id: PromotionID
  public var title: String
  public var floor: PromotionFloor

  public init(id: PromotionID, title: String, floor: PromotionFloor) {
    self.id = id
    self.title = title
    self.floor = floor
  }
}

public struct PromotionShortage: Sendable, Hashable {
  /// Nil: all its goods together.
  public var sku: String?
  public var available: Int
  public var needed: Int
}

/// A promotion with the state that it is in.
public struct StagedPromotion: Sendable, Hashable {
  public var promotion: Promotion
  public var stage: PromotionStage

  public init(_ promotion: Promotion, _ stage: PromotionStage) {
    self.promotion = promotion
    self.stage = stage
  }
}

/// What must be known of a SKU to look for conflicts.
public struct PromotionSKU: Sendable, Hashable {
  public var sku: String
  /// List price of one piece.
  public var price: Money
  /// Nil: nobody has set one.
  public var floor: Money?
  public var available: Int

  public init(sku: String, price: Money, floor: Money? = nil, available: Int) {
    self.sku = sku
    self.price = price
    self.floor = floor
    self.available = available
  }
}
