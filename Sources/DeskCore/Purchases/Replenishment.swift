/// INV-6: what should be ordered, from safety stock and sales speed.
public enum Replenishment {
  /// Days that an order should last beyond its supplier's lead time: the list is worked once a week.
  public static let reviewDays = 7
  public static let shortDays = 7
  public static let longDays = 30

  /// What is known of one SKU.
  public struct Facts: Sendable, Equatable {
    public var available: Int
    /// Ordered from suppliers and not yet stock.
    public var incoming: Int
    /// Pieces that confirmed orders of buyers wait for (ORD-9).
    public var owed: Int
    public var safety: Int
    public var leadDays: Int
    /// Pieces that left the shelf for buyers on each of the last `longDays` days, by days ago; the day itself isn't over and doesn't count.
    public var sold: [Int: Int]
    /// Days ago on which a promotion of it was on.
    public var promoted: Set<Int>
    /// Of the coming days until an order placed now is used up, how many have a promotion of it.
    public var promotedAhead: Int

    public init(
      available: Int, incoming: Int = 0, owed: Int = 0, safety: Int = 0, leadDays: Int = Supplier.usualLeadDays,
      sold: [Int: Int] = [:], promoted: Set<Int> = [], promotedAhead: Int = 0
    ) {
      self.available = available
      self.incoming = incoming
      self.owed = owed
      self.safety = safety
      self.leadDays = leadDays
      self.sold = sold
      self.promoted = promoted
      self.promotedAhead = promotedAhead
    }
  }

  /// What follows from them. Speeds are in hundredths of a piece per day, so that all arithmetic is whole.
  public struct Need: Sendable, Equatable {
    /// Pieces that left in the last 7 and 30 days.
    public var last7: Int
    public var last30: Int
    /// Hundredths of a piece a day without promotions, and on a day of one.
    public var speed: Int
    public var promotedSpeed: Int
    /// Whole days that what is available lasts at the speed that is coming; nil: it doesn't sell.
    public var coverDays: Int?
    /// Pieces to order now; 0: enough is there or on its way.
    public var order: Int
  }

  /// The speed is the higher one of the last 7 and 30 days, without days of promotions: what sells faster lately must not run out, what slowed
  /// down lately isn't forgotten. A promotion ahead sells at the speed of past ones, of which nothing known is taken as an ordinary day. It is
  /// ordered when what is there and coming, less what is owed, doesn't reach the safety stock at the end of the lead time, and then as much as
  /// lasts `reviewDays` longer.
  public static func need(_ facts: Facts) -> Need {
    func pieces(_ days: Int, promoted: Bool) -> (sold: Int, days: Int) {
      let range = (1...days).filter { facts.promoted.contains($0) == promoted }
      return (range.reduce(0) { $0 + (facts.sold[$1] ?? 0) }, range.count)
    }
    func speed(_ of: (sold: Int, days: Int)) -> Int { of.days == 0 ? 0 : max(0, (of.sold * 100 + of.days - 1) / of.days) }
    let base = max(speed(pieces(shortDays, promoted: false)), speed(pieces(longDays, promoted: false)))
    let event = pieces(longDays, promoted: true)
    let promotedSpeed = event.days == 0 ? base : max(base, speed(event))
    func demand(_ days: Int) -> Int {
      let ahead = min(days, facts.promotedAhead)
      return ((days - ahead) * base + ahead * promotedSpeed + 99) / 100
    }
    let position = facts.available + facts.incoming - facts.owed
    let lead = max(0, facts.leadDays)
    let isDue = position < facts.safety + demand(lead) || position < 0
    let target = facts.safety + demand(lead + reviewDays)
    let nextSpeed = facts.promotedAhead > 0 ? promotedSpeed : base
    return Need(
      last7: (1...shortDays).reduce(0) { $0 + (facts.sold[$1] ?? 0) },
      last30: (1...longDays).reduce(0) { $0 + (facts.sold[$1] ?? 0) },
      speed: base, promotedSpeed: promotedSpeed,
      coverDays: nextSpeed == 0 ? nil : max(0, facts.available) * 100 / nextSpeed,
      order: isDue ? max(0, target - position) : 0)
  }
}
