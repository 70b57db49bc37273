import DeskCore
import Foundation

extension Desk {
  /// The day's stretch of the record chain and its closing digest (REC-1).
  ///
  /// - Throws: `booksBeginLater` before the books' first day, `dayNotBegun` for a day that is still to come.
  public func closing(of day: ShopDay, leaves: Bool = false) throws -> DayClosing {
    try engine.read { session in try closing(of: day, leaves: leaves, session) }
  }

  /// FUL-8: what left and what came back on a day. Made of the day's records and of rows that never change, so that it is the same
  /// whenever it is asked for. Reads the day's records and one row for each order.
  ///
  /// - Parameter leaves: it is made to leave, and recorded next, which closes a day that is over by the clock.
  /// - Throws: as ``closing(of:)``.
  public func shippingReport(of day: ShopDay, leaves: Bool = false) throws -> ShippingReport {
    try engine.read { session in try ShippingReader(session).report(try closing(of: day, leaves: leaves, session)) }
  }

  /// FUL-8: a day's money by shop; see ``shippingReport(of:leaves:)``.
  public func financeReport(of day: ShopDay, leaves: Bool = false) throws -> FinanceReport {
    try engine.read { session in try FinanceReader(session).report(try closing(of: day, leaves: leaves, session)) }
  }

  private func closing(of day: ShopDay, leaves: Bool = false, _ session: any SQLSession) throws -> DayClosing {
    try BookDays.closing(of: day, today: try settings(session).calendar.zone.local(now).day, leaves: leaves, session)
  }
}

/// A record as a report reads it.
struct ReportRecord {
  var seq: Int64
  var at: Instant
  var person: String
  var command: CommandKind?
  var subject: String
  var body: String

  init(_ row: SQLStatement) {
    seq = row.int(0)
    at = row.instant(1)
    person = row.text(2)
    command = CommandKind(rawValue: row.text(3))
    subject = row.text(4)
    body = row.text(5)
  }

  /// The body's members; bodies are written by us.
  func members() -> [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:] }
}

/// What never changes of an order, as reports name it.
struct ReportOrder {
  var id: OrderID
  var platform: String
  var shop: String
  var number: String
  var goods: Money
  var shipping: Money
  var paid: Money
}

/// Orders read once for a report.
final class ReportOrders {
  private let session: any SQLSession
  private var known: [OrderID: ReportOrder] = [:]

  init(_ session: any SQLSession) { self.session = session }

  func order(_ id: OrderID) throws -> ReportOrder {
    if let order = known[id] { return order }
    let found = try session.first("SELECT platform, shop, number, goods, shipping_fee, paid FROM orders WHERE id = ?", id.number) {
      ReportOrder(
        id: id, platform: $0.text(0), shop: $0.text(1), number: $0.text(2), goods: Money(fen: $0.int(3)),
        shipping: Money(fen: $0.int(4)), paid: Money(fen: $0.int(5)))
    }
    guard let found else { throw StoreFault.corrupt("orders \(id.text)") }
    known[id] = found
    return found
  }

  /// The order of a case: it never changes.
  func order(ofCase id: String) throws -> ReportOrder {
    let order = try CaseID(id).flatMap { try session.integer("SELECT order_id FROM after_case WHERE id = ?", $0.number) }
    guard let order else { throw StoreFault.corrupt("after_case \(id)") }
    return try self.order(OrderID(number: order))
  }

  func order(of parcel: ParcelID) throws -> ReportOrder {
    let order = try session.integer("SELECT order_id FROM parcel WHERE id = ?", parcel.text)
    guard let order else { throw StoreFault.corrupt("parcel \(parcel.text)") }
    return try self.order(OrderID(number: order))
  }
}
