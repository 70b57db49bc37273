/// What a buyer buys at once, as promotions see it: an order's lines at list prices.
public struct Cart: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    /// Tells the lines of a cart apart and decides between equals: the lower one comes first.
    public var number: Int
    public var sku: String
    public var quantity: Int
    /// List price of one piece.
    public var price: Money

    public init(number: Int, sku: String, quantity: Int, price: Money) {
      self.number = number
      self.sku = sku
      self.quantity = quantity
      self.price = price
    }
  }

  public let lines: [Line]
  public let shippingFee: Money
  /// When it was paid: the promotions of that moment count.
  public let at: Instant
  public let platform: String
  public let shop: String

  /// Nil beyond what an import brings: 0 to 1,000,000 pieces and 0 to ten million yuan a piece, at most 5,000 lines. Within it no sum overflows.
  public init?(lines: [Line], shippingFee: Money = .zero, at: Instant, platform: String = "", shop: String = "") {
    let amounts = Money.zero...Promotion.largestAmount
    guard lines.count <= 5_000, amounts.contains(shippingFee),
      lines.allSatisfy({ (0...Promotion.largestCount).contains($0.quantity) && amounts.contains($0.price) })
    else { return nil }
    self.lines = lines
    self.shippingFee = shippingFee
    self.at = at
    self.platform = platform
    self.shop = shop
  }
}

/// What was used of a promotion before this cart. Cancelled orders give back what they used.
public struct PromotionUse: Sendable, Hashable {
  /// As in ``PromotionLimit``.
  public var pieces: Int
  public var orders: Int
  /// What it gave away, gifts by their worth.
  public var spent: Money

  public init(pieces: Int = 0, orders: Int = 0, spent: Money = .zero) {
    self.pieces = pieces
    self.orders = orders
    self.spent = spent
  }
}

/// The earlier uses that limits and budgets count: by this buyer, and by all.
public struct PromotionUses: Sendable, Hashable {
  public var buyer: [PromotionID: PromotionUse]
  public var total: [PromotionID: PromotionUse]

  public init(buyer: [PromotionID: PromotionUse] = [:], total: [PromotionID: PromotionUse] = [:]) {
    self.buyer = buyer
    self.total = total
  }

  public static let none = PromotionUses()

  /// Pieces that it may still give to this buyer; 0 when a limit of orders is reached. Without limit: a million.
  func piecesLeft(_ promotion: Promotion) -> Int {
    let mine = buyer[promotion.id] ?? PromotionUse()
    let all = total[promotion.id] ?? PromotionUse()
    func isReached(_ limit: Int?, _ used: Int) -> Bool { limit.map { used >= $0 } ?? false }
    if isReached(promotion.perBuyer.orders, mine.orders) || isReached(promotion.total.orders, all.orders) { return 0 }
    func left(_ limit: Int?, _ used: Int) -> Int { limit.map { max($0 - max(used, 0), 0) } ?? Promotion.largestCount }
    return min(left(promotion.perBuyer.pieces, mine.pieces), left(promotion.total.pieces, all.pieces))
  }

  /// Fen that its budget still holds.
  func budgetLeft(_ promotion: Promotion) -> Int64 {
    guard let budget = promotion.budget else { return .max }
    return max(budget.fen - max(total[promotion.id]?.spent.fen ?? 0, 0), 0)
  }
}
