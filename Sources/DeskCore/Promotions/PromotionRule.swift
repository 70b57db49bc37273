/// PRO-2: the seven kinds of promotion, for lists and filters.
public enum PromotionKind: String, CaseIterable, Sendable, Hashable {
  case percentOff, amountOff, fixedPrice, spendSave, gift, bundle, freeShipping
}

/// What a promotion does to a price, with the numbers that it takes. How it is reckoned is told at ``PromotionPricing``.
public enum PromotionRule: Hashable, Sendable {
  /// Off the price of a piece, in hundredths of a percent: 1500 is 15 % off (85 折).
  case percentOff(basisPoints: Int)
  /// Off the price of a piece (立减).
  case amountOff(Money)
  /// What a piece costs instead (一口价); a piece that costs less already stays as it is.
  case fixedPrice(Money)
  /// 满减: the highest step that is reached counts.
  case spendSave([PromotionStep])
  /// 每满减: as often as `spend` is reached, `most` altogether in one order.
  case everySpendSave(PromotionStep, most: Money?)
  /// 买赠, 满赠: `gives` once, or as often as the condition is met.
  case gift(PromotionTrigger, gives: [PromotionGift], repeats: Bool)
  /// 搭配套餐: the pieces of one set cost `price` together.
  case bundle([BundlePart], price: Money)
  /// 包邮, when the goods come to `minimum`; `zero`: always.
  case freeShipping(minimum: Money)

  public var kind: PromotionKind {
    switch self {
    case .percentOff: .percentOff
    case .amountOff: .amountOff
    case .fixedPrice: .fixedPrice
    case .spendSave, .everySpendSave: .spendSave
    case .gift: .gift
    case .bundle: .bundle
    case .freeShipping: .freeShipping
    }
  }
}

/// `满 spend 减 save`.
public struct PromotionStep: Hashable, Sendable {
  public var spend: Money
  public var save: Money

  public init(spend: Money, save: Money) {
    self.spend = spend
    self.save = save
  }
}

/// What earns a gift: so many pieces, or so much money for goods.
public enum PromotionTrigger: Hashable, Sendable {
  case pieces(Int)
  case spend(Money)
}

/// A SKU that is given away.
public struct PromotionGift: Hashable, Sendable {
  public var sku: String
  public var quantity: Int
  /// What one piece counts against the budget, and in comparing gifts; zero when nobody counts it.
  public var worth: Money

  public init(sku: String, quantity: Int = 1, worth: Money = .zero) {
    self.sku = sku
    self.quantity = quantity
    self.worth = worth
  }
}

/// So many pieces of a SKU in one set of a bundle.
public struct BundlePart: Hashable, Sendable {
  public var sku: String
  public var quantity: Int

  public init(sku: String, quantity: Int = 1) {
    self.sku = sku
    self.quantity = quantity
  }
}
