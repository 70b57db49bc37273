/// FUL-8: a day's money by shop, as the records of that day tell it: what was sold, and what went back.
///
/// An order belongs to the day on which the books first heard that it is paid, a refund to the day on which they heard of it: what is
/// imported later never changes a day that was signed. For every row and in all: goods + shipping − discounts − refunds = net, to the fen.
public struct FinanceReport: Sendable, Equatable {
  public struct Sum: Sendable, Equatable {
    public var platform: String
    public var shop: String
    public var orders = 0
    public var goods = Money.zero
    public var shipping = Money.zero
    /// What list prices and shipping come to beyond what was paid; below zero where more was paid.
    public var discounts = Money.zero
    public var refunds = Money.zero

    public init(platform: String, shop: String) {
      self.platform = platform
      self.shop = shop
    }

    /// What was paid by the buyers.
    public var paid: Money { goods + shipping - discounts }
    public var net: Money { paid - refunds }

    public mutating func add(_ other: Sum) {
      orders += other.orders
      goods += other.goods
      shipping += other.shipping
      discounts += other.discounts
      refunds += other.refunds
    }
  }

  /// What went back to one order's buyer on the day.
  public struct Refund: Sendable, Equatable {
    public var order: OrderID
    public var number: String
    public var shop: String
    /// Our cases that were settled.
    public var cases: [String]
    public var settled: Money
    /// By how much what the marketplace says was refunded has grown.
    public var told: Money
    /// What counts: the marketplace counts our refunds too, so of what both tell the greater sum counts, once.
    public var counted: Money

    public init(order: OrderID, number: String, shop: String, cases: [String], settled: Money, told: Money, counted: Money) {
      self.order = order
      self.number = number
      self.shop = shop
      self.cases = cases
      self.settled = settled
      self.told = told
      self.counted = counted
    }
  }

  public var closing: DayClosing
  /// By platform and shop.
  public var sums: [Sum]
  /// By order.
  public var refunds: [Refund]
  /// Orders of the day whose records were written before imports recorded what had been refunded: that isn't in the sums.
  public var unrecorded: Int

  public init(closing: DayClosing, sums: [Sum], refunds: [Refund], unrecorded: Int) {
    self.closing = closing
    self.sums = sums
    self.refunds = refunds
    self.unrecorded = unrecorded
  }

  public var total: Sum {
    var total = Sum(platform: "", shop: "")
    for sum in sums { total.add(sum) }
    return total
  }
}
