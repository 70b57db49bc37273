import DeskCore
import Foundation

/// Makes a pair of export files that look like a marketplace's: an order list in the 61-column layout of 2019 and its 10-column details,
/// GB18030, CRLF, with `="…"` and `'` wrappers, trailing spaces in header names, 11-field detail rows and remarks over several lines.
///
/// **All content is synthetic**: every title says 合成数据, names, streets and numbers are made up. The same seed gives the same bytes.
public struct SyntheticOrders: Sendable {
  /// What importing the pair must give.
  public struct Expectation: Sendable, Equatable {
    public var orders = 0
    public var lines = 0
    public var pieces = 0
    public var paid = Money.zero
    public var masked = 0
    public var fakeOrders = 0
    public var ordersWithoutDetails = 0
    public var detailRowsWithoutOrder = 0
    public var multiLineRemarks = 0
    public var unknownStatuses = 0
  }

  public var seed: UInt64
  public var count: Int
  /// The shop's name in the files.
  public var shop: String
  /// The last order's time; earlier orders lie up to a day before it.
  public var newest: Instant
  /// Whether the traps of formats.md 8 that one pair can hold are sprinkled in; without it every order is plain and complete.
  public var hasTraps: Bool

  /// What the orders hold, in turn; empty: invented goods.
  public var baskets: [SyntheticBasket]

  public init(
    seed: UInt64, count: Int, newest: Instant, shop: String = "合成示例店", hasTraps: Bool = true, baskets: [SyntheticBasket] = []
  ) {
    self.baskets = baskets
    self.seed = seed
    self.count = count
    self.shop = shop
    self.newest = newest
    self.hasTraps = hasTraps
  }

  /// Both files' bytes, and what must come out of them. Nil when the C library's iconv has no GB18030.
  public func make(zone: ShopZone = .shanghai) -> (orders: [UInt8], details: [UInt8], expected: Expectation)? {
    guard var writer = SyntheticWriter(self, zone: zone) else { return nil }
    for number in 0..<count { writer.addOrder(number) }
    return (writer.orders, writer.details, writer.expected)
  }

  /// Writes the pair into a folder under the marketplace's file names and returns their paths.
  /// - Throws: what writing a file throws; `FileRefusal` when GB18030 isn't available.
  public func write(
    toFolder folder: String, zone: ShopZone = .shanghai
  ) throws -> (orders: String, details: String, expected: Expectation) {
    guard let made = make(zone: zone) else {
      throw FileRefusal(file: folder, reason: .unreadable("the C library's iconv has no GB18030"))
    }
    let at = zone.local(newest)
    let stamp = at.day.iso.filter { $0 != "-" } + at.hourMinute.filter { $0 != ":" }
    let orders = "\(folder)/ExportOrderList\(stamp).csv"
    let details = "\(folder)/ExportOrderDetailList\(stamp).csv"
    try Data(made.orders).write(to: URL(fileURLWithPath: orders), options: .atomic)
    try Data(made.details).write(to: URL(fileURLWithPath: details), options: .atomic)
    return (orders, details, made.expected)
  }
}
