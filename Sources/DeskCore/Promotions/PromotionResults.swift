/// PRO-5: what a promotion brought, against the same length of time before it. Ratios and their words are the screen's.
public struct PromotionResults: Sendable, Equatable {
  /// One order with goods of the promotion, and only these goods.
  public struct Sale: Sendable, Hashable {
    /// When it was paid.
    public var at: Instant
    public var units: Int
    /// What was paid for these goods.
    public var revenue: Money
    /// What promotions took off them.
    public var discount: Money

    public init(at: Instant, units: Int, revenue: Money, discount: Money) {
      self.at = at
      self.units = units
      self.revenue = revenue
      self.discount = discount
    }
  }

  public struct Figures: Sendable, Hashable {
    public var orders = 0
    public var units = 0
    public var revenue = Money.zero
    public var discount = Money.zero

    public init() {}

    fileprivate mutating func add(_ sale: Sale) {
      orders += 1
      units += sale.units
      revenue += sale.revenue
      discount += sale.discount
    }
  }

  /// The time that counts: of a promotion that isn't over, what has passed of it.
  public var window: PromotionWindow
  public var during = Figures()
  public var before = Figures()

  /// - Parameters:
  ///   - now: nil: it is over. Before it has begun both are empty.
  ///   - sales: in any order; those in neither time don't count.
  public init(of window: PromotionWindow, asOf now: Instant? = nil, sales: some Sequence<Sale>) {
    let until = max(min(window.until, now ?? window.until), window.from)
    self.window = PromotionWindow(from: window.from, until: until)
    let earlier = self.window.before
    for sale in sales {
      if self.window.contains(sale.at) {
        during.add(sale)
      } else if earlier.contains(sale.at) {
        before.add(sale)
      }
    }
  }

  /// The time it is compared with.
  public var windowBefore: PromotionWindow { window.before }
}
