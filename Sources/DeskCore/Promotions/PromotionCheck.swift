/// What a buyer paid against what the promotions of that moment say (PRO-2): shown to the agent when it differs, and the gifts to be packed.
public struct PromotionCheck: Sendable, Equatable {
  public enum Outcome: Sendable, Hashable {
    /// No promotion takes part: what was paid is for others to judge.
    case untouched
    case match
    /// `付 199，活动应为 189`.
    case mismatch(paid: Money, says: Money)
  }

  public var outcome: Outcome
  /// The whole reckoning, to show where the difference comes from.
  public var priced: PricedCart

  /// - Parameters:
  ///   - cart: the order's lines at list prices, its shipping fee, and when it was paid.
  ///   - paid: what the buyer paid in money, shipping included.
  public init(_ cart: Cart, paid: Money, promotions: [Promotion], uses: PromotionUses = .none) {
    priced = PromotionPricing.price(cart, promotions: promotions, uses: uses)
    // Gifts change no price, but an order that earns one is the promotion's too.
    if priced.applied.isEmpty {
      outcome = .untouched
    } else {
      outcome = paid == priced.total ? .match : .mismatch(paid: paid, says: priced.total)
    }
  }

  public var giftsDue: [PricedCart.Gift] { priced.gifts }
}
