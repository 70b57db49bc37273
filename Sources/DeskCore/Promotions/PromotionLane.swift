/// A stacking lane (叠加层级). Lanes are reckoned in the order of the cases, each on the money that those before it left. What lanes give adds up;
/// within one lane a piece of goods takes part in one promotion only, the best.
public enum PromotionLane: String, CaseIterable, Sendable, Hashable {
  /// 单品: percent, amount, fixed price. One promotion a piece.
  case item
  /// 搭配套餐. One promotion a piece.
  case bundle
  /// 店铺满减, and above it 平台/跨店满减. One promotion a line.
  case shop, platform
  /// 运费. One promotion an order.
  case shipping
  /// 买赠 by pieces, and 满赠 by money. One promotion a line.
  case pieceGift, spendGift
}

extension PromotionRule {
  /// The lanes in which a promotion of this kind may stand, the usual one first.
  public var lanes: [PromotionLane] {
    switch self {
    case .percentOff, .amountOff, .fixedPrice: [.item]
    case .bundle: [.bundle]
    case .spendSave, .everySpendSave: [.shop, .platform]
    case .freeShipping: [.shipping]
    case .gift(.pieces, _, _): [.pieceGift]
    case .gift(.spend, _, _): [.spendGift]
    }
  }
}
