import DeskCore
import Foundation

/// Reads the finance report of a day from its records. Of orders that were here before, what their earlier records told is read as well:
/// a few each.
struct FinanceReader {
  private let session: any SQLSession
  private let orders: ReportOrders
  private var books: [OrderID: OrderBook] = [:]
  private var sums: [[String]: FinanceReport.Sum] = [:]
  private var cases: [OrderID: [String]] = [:]
  /// Orders whose initial refund no record tells.
  private var untold: Set<OrderID> = []

  init(_ session: any SQLSession) {
    self.session = session
    orders = ReportOrders(session)
  }

  static let records: StaticString = """
    SELECT seq, at, person, command, subject, body FROM record WHERE seq BETWEEN ? AND ? AND done = 1
      AND (command = 'importOrders' OR command = 'settleCase') ORDER BY seq
    """

  static let earlier: StaticString = """
    SELECT seq, at, person, command, subject, body FROM record WHERE subject = ? AND seq < ? AND done = 1
      AND (command = 'importOrders' OR command = 'settleCase') ORDER BY seq
    """

  func report(_ closing: DayClosing) throws -> FinanceReport {
    var reader = self
    let statement = try session.statement(Self.records)
    try statement.bind([closing.first, closing.last])
    defer { statement.reset() }
    while try statement.step() { try reader.hear(ReportRecord(statement), from: closing.first) }
    return try reader.finish(closing)
  }

  private mutating func hear(_ record: ReportRecord, from first: Int64) throws {
    let order: ReportOrder
    if record.command == .settleCase {
      guard OrderBook.settled(record) != nil else { return }
      order = try orders.order(ofCase: record.subject)
      cases[order.id, default: []].append(record.subject)
    } else {
      // An import's own record is of the shop, not of an order.
      guard record.subject.hasPrefix("O"), let id = OrderID(record.subject) else { return }
      order = try orders.order(id)
    }
    if let initial = OrderBook.initial(record) {
      // New: nothing was told of it before.
      books[order.id] = OrderBook(order)
      if initial.refunded == nil { untold.insert(order.id) }
    } else if books[order.id] == nil {
      books[order.id] = try earlier(order, before: first)
    }
    books[order.id]?.hear(record)
  }

  /// What the records before the day tell of an order.
  private func earlier(_ order: ReportOrder, before first: Int64) throws -> OrderBook {
    var book = OrderBook(order)
    var told = try history(of: order.id.text, before: first)
    for id in try session.all("SELECT id FROM after_case WHERE order_id = ? ORDER BY id", order.id.number, read: { $0.int(0) }) {
      told += try history(of: CaseID(number: id).text, before: first)
    }
    for record in told.sorted(by: { $0.seq < $1.seq }) { book.hear(record) }
    book.begin()
    return book
  }

  private func history(of subject: String, before first: Int64) throws -> [ReportRecord] {
    try session.all(Self.earlier, subject, first, read: ReportRecord.init)
  }

  private mutating func finish(_ closing: DayClosing) throws -> FinanceReport {
    var refunds: [FinanceReport.Refund] = []
    for (id, book) in books.sorted(by: { $0.key < $1.key }) {
      let order = book.order
      var sum = sums[[order.platform, order.shop]] ?? FinanceReport.Sum(platform: order.platform, shop: order.shop)
      let sold = book.sold
      if sold.isNew {
        sum.orders += 1
        sum.goods += order.goods
        sum.shipping += order.shipping
        sum.discounts += order.goods + order.shipping - sold.paid
      } else {
        sum.discounts += -sold.paid
      }
      let (settled, told, counted) = book.refunds
      sum.refunds += counted
      if settled != .zero || told != .zero {
        refunds.append(
          FinanceReport.Refund(
            order: id, number: order.number, shop: order.shop, cases: cases[id] ?? [], settled: settled, told: told,
            counted: counted))
      }
      if sold.isNew || sold.paid != .zero || counted != .zero { sums[[order.platform, order.shop]] = sum }
    }
    return FinanceReport(
      closing: closing, sums: sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value), refunds: refunds,
      unrecorded: untold.count)
  }
}

/// What records tell of one order's money, in the order in which they tell it.
struct OrderBook {
  let order: ReportOrder
  private var now = State()
  private var start = State()

  private struct State {
    var isPaid = false
    var paid = Money.zero
    var settled = Money.zero
    var told = Money.zero
    /// AFT-2: the marketplace counts our refunds too, so the greater of the two is what went back.
    var refunded: Money { max(settled, told) }
  }

  init(_ order: ReportOrder) {
    self.order = order
    now.paid = order.paid
  }

  /// What was heard so far was before the day.
  mutating func begin() { start = now }

  mutating func hear(_ record: ReportRecord) {
    if let settled = Self.settled(record) {
      now.settled += settled
    } else if let initial = Self.initial(record) {
      now.told = initial.refunded ?? .zero
      see(initial.stage, order.paid)
    } else {
      let members = record.members()
      guard let after = members["after"] as? [String: Any] else { return }
      // What stood before says what no record told of an import that was recorded without it.
      let before = members["before"] as? [String: Any] ?? [:]
      let told = Self.money(before["platformRefund"]) ?? now.told
      if told != now.told {
        start.told += told - now.told
        now.told = told
      }
      now.told = Self.money(after["platformRefund"]) ?? now.told
      see(after["stage"] as? String ?? "", max(order.paid, Self.money(after["paid"]) ?? .zero))
    }
  }

  /// Once it is paid it stays paid: what goes back is a refund.
  private mutating func see(_ stage: String, _ paid: Money) {
    now.paid = max(now.paid, paid)
    switch OrderStage(rawValue: stage) {
    case .awaitingPayment?, nil: break
    case .closed?, .unclear?: if now.paid > .zero { now.isPaid = true }
    default: now.isPaid = true
    }
  }

  /// Whether it was first told as paid on the day, and what was paid on it.
  var sold: (isNew: Bool, paid: Money) {
    if now.isPaid, !start.isPaid { return (true, now.paid) }
    return (false, start.isPaid ? now.paid - start.paid : .zero)
  }

  var refunds: (settled: Money, told: Money, counted: Money) {
    (now.settled - start.settled, now.told - start.told, now.refunded - start.refunded)
  }

  /// What a record of settling says went back; nil: it says of no money, or isn't one.
  static func settled(_ record: ReportRecord) -> Money? {
    guard record.command == .settleCase else { return nil }
    return money((record.members()["after"] as? [String: Any])?["settled"])
  }

  /// The stage and the refund in the record of an order's import; nil: it isn't that. Canonical JSON: a member's name can't stand inside a
  /// text with its quotes bare, so a search is enough, which a day's import of many orders is glad of.
  static func initial(_ record: ReportRecord) -> (stage: String, refunded: Money?)? {
    guard record.command == .importOrders, record.body.hasPrefix(#"{"args":{"number":"#),
      let stage = member(#"","stage":""#, of: record.body, upTo: "\""), record.body.contains(#"","original":""#)
    else { return nil }
    return (stage, member(#","refunded":"#, of: record.body, upTo: "}").flatMap { Int64($0) }.map(Money.init(fen:)))
  }

  private static func member(_ name: String, of body: String, upTo end: Character) -> String? {
    guard let found = body.range(of: name) else { return nil }
    return String(body[found.upperBound...].prefix { $0 != end })
  }

  private static func money(_ value: Any?) -> Money? { (value as? NSNumber).map { Money(fen: $0.int64Value) } }
}
