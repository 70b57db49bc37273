/// What a cart comes to with its promotions. The lines' amounts and the shipping fee add up to the total exactly.
public struct PricedCart: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    /// Quantity times list price.
    public var listed: Money
    /// What each promotion takes off this line; those that take nothing aren't here.
    public var shares: [PromotionID: Money]

    public var discount: Money { shares.values.reduce(.zero, +) }
    public var amount: Money { listed - discount }
  }

  /// A promotion that takes part.
  public struct Applied: Sendable, Equatable {
    public var id: PromotionID
    public var lane: PromotionLane
    /// What it takes off goods and shipping together.
    public var discount: Money
    /// Pieces at its price, sets, or times a gift is given; 0 for promotions on the whole order and on shipping.
    public var pieces: Int
    public var gifts: [Gift]
    /// What it takes out of its budget: the discount, and the gifts' worth.
    public var spent: Money

    /// What counts against its limits from now on.
    public var use: PromotionUse { PromotionUse(pieces: pieces, orders: 1, spent: spent) }
  }

  public struct Gift: Sendable, Equatable {
    public var promotion: PromotionID
    public var sku: String
    public var quantity: Int

    public init(promotion: PromotionID, sku: String, quantity: Int) {
      self.promotion = promotion
      self.sku = sku
      self.quantity = quantity
    }
  }

  /// One for each line of the cart, in its order.
  public var lines: [Line]
  /// By lane and number.
  public var applied: [Applied]
  /// The shipping fee before and what is waived of it.
  public var shippingFee: Money
  public var shippingDiscount: Money

  public var listed: Money { lines.reduce(.zero) { $0 + $1.listed } }
  public var discount: Money { lines.reduce(shippingDiscount) { $0 + $1.discount } }
  public var goods: Money { lines.reduce(.zero) { $0 + $1.amount } }
  public var shipping: Money { shippingFee - shippingDiscount }
  public var total: Money { goods + shipping }
  /// What goes into the parcel beside what was bought.
  public var gifts: [Gift] { applied.flatMap(\.gifts) }
}
