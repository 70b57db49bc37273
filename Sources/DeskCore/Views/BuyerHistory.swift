/// What else the buyer of an order has ordered, for whoever speaks with them. Known to readers who see buyers only (REC-3).
public struct BuyerHistory: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var order: OrderRow
    /// How often the buyer was contacted about it.
    public var contacts: Int
    /// Its after-sale cases.
    public var cases: Int

    public init(_ order: OrderRow, contacts: Int = 0, cases: Int = 0) {
      self.order = order
      self.contacts = contacts
      self.cases = cases
    }
  }

  /// The newest of the buyer's other orders.
  public var newest: [Entry] = []
  /// All of the buyer's other orders, and those among them that are still before shipping or were closed.
  public var count = 0
  public var open = 0
  public var closed = 0
  /// There are more than were counted.
  public var isMore = false
  /// ORD-10: unshipped orders of the same shop, buyer, recipient, phone and address as they stand now: they could ship as one parcel.
  public var together: [OrderRow] = []

  public init() {}

  public static let shown = 5
}
