import DeskCore

/// Short forms for promotions and carts of the tests.
enum Sample {
  static let from = Instant(milliseconds: 1_000_000)
  static let window = PromotionWindow(from: from, until: from.advanced(byHours: 24))
  static let now = from.advanced(byHours: 1)

  static func yuan(_ text: String) -> Money { Money(decimal: text) ?? Money(fen: -1) }

  static func promotion(
    _ number: Int64, _ rule: PromotionRule, _ skus: Set<String>? = nil, window: PromotionWindow = window,
    scope: PromotionScope = .everywhere, lane: PromotionLane? = nil, perBuyer: PromotionLimit = .none,
    total: PromotionLimit = .none,
    budget: String? = nil
  ) -> Promotion {
    Promotion(
      id: PromotionID(number: number), title: "活动 \(number)", rule: rule, goods: skus.map { .skus($0) } ?? .all, window: window,
      scope: scope, lane: lane, perBuyer: perBuyer, total: total, budget: budget.map(yuan))
  }

  static func step(_ spend: String, _ save: String) -> PromotionStep { PromotionStep(spend: yuan(spend), save: yuan(save)) }

  /// Lines as (SKU, pieces, price), numbered from one.
  static func cart(
    _ lines: [(String, Int, String)], fee: String = "0.00", at: Instant = now, platform: String = "taobao", shop: String = "旗舰店"
  )
    -> Cart
  {
    let lines = lines.enumerated().map { Cart.Line(number: $0 + 1, sku: $1.0, quantity: $1.1, price: yuan($1.2)) }
    return Cart(lines: lines, shippingFee: yuan(fee), at: at, platform: platform, shop: shop) ?? Cart(lines: [], at: at)!
  }

  static func id(_ number: Int64) -> PromotionID { PromotionID(number: number) }
}
