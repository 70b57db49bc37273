import Crypto
import DeskCore

/// ORD-4: each original, field by field and byte by byte, is what was imported.
struct OriginalTale: RecordTale {
  /// Digests of originals and lines by order, as their records state them, and when it came.
  private var originals: [Int64: (order: String, lines: String?, at: Instant)] = [:]

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.command == CommandKind.importOrders.rawValue, draft.subject.hasPrefix("O"), let id = OrderID(draft.subject) else {
      return
    }
    let original = Self.member("original", of: draft.body)
    let lines = Self.member("lines", of: draft.body)
    if let original { originals[id.number] = (original, lines, draft.at) } else if let lines { originals[id.number]?.lines = lines }
  }

  /// The 64 hexadecimal digits of a member of canonical JSON: bodies are written by us, so a search is enough and a parser isn't needed.
  private static func member(_ name: String, of body: String) -> String? {
    guard let found = body.range(of: "\"\(name)\":\"") else { return nil }
    let digits = body[found.upperBound...].prefix(64)
    return digits.utf8.count == 64 && !digits.contains("\"") ? String(digits) : nil
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var count = 0
    var form = OriginalForm()
    var sources = SourceReader(connection)
    let orders = try connection.statement(
      """
      SELECT id, platform, shop, number, buyer, recipient, phone, landline, address, postcode, shipping_method, buyer_message,
        seller_remark, invoice_title, titles, source, goods, shipping_fee, total, paid, created_at, paid_at, item_count, masked, imported_at,
        EXISTS (SELECT 1 FROM import_run r WHERE r.id = import_run)
      FROM orders ORDER BY id
      """)
    defer { orders.reset() }
    while try orders.step() {
      count += 1
      form.clear()
      for column in Int32(1)...14 { form.text(orders.text(column)) }
      let id = OrderID(number: orders.int(0))
      let rows = try sources.rows(of: id)
      form.blob(SourceReader.row(orders.blob(15), or: rows.first))
      for column in Int32(16)...19 { form.number(orders.int(column)) }
      form.number(orders.optionalInt(20) ?? .min)
      form.number(orders.optionalInt(21) ?? .min)
      form.number(orders.int(22))
      form.number(orders.int(23))
      guard let stated = originals[id.number] else {
        report.faults.append("order \(id.text) has no record of its import")
        continue
      }
      if form.digest != stated.order || orders.int(24) != stated.at.milliseconds || !orders.bool(25) {
        report.faults.append("order \(id.text) isn't what was imported")
      }
      if try digest(ofLines: id, rows.dropFirst(), connection) != stated.lines {
        report.faults.append("the lines of order \(id.text) aren't what was imported")
      }
    }
    report.checks.append(("orders", count))
    if count != originals.count { report.faults.append("\(originals.count - count) orders are missing that records name") }
  }

  private func digest(ofLines id: OrderID, _ rows: ArraySlice<[UInt8]>, _ connection: any SQLSession) throws -> String? {
    var form = OriginalForm()
    let lines = try connection.statement(
      "SELECT id, number, sku, title, attributes, remark, source, quantity, price, paid FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id"
    )
    lines.bindInt(1, LineKey.first(id))
    lines.bindInt(2, LineKey.last(id))
    defer { lines.reset() }
    var rows = rows
    var any = false
    while try lines.step() {
      any = true
      form.number(Int64(LineKey.line(lines.int(0))))
      for column in Int32(1)...5 { form.text(lines.text(column)) }
      form.blob(SourceReader.row(lines.blob(6), or: rows.popFirst()))
      for column in Int32(7)...9 { form.number(lines.int(column)) }
    }
    return any ? form.digest : nil
  }
}
