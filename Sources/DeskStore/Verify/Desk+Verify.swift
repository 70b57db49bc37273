import Crypto
import DeskCore

/// What `verify` looked at and what it found.
public struct VerifyReport: Sendable {
  /// Name of each check and how much it looked at.
  public var checks: [(name: String, count: Int)] = []
  /// Sentences in plain English that name the subject; the first is the first thing that is wrong.
  public var faults: [String] = []
  /// What a person should know although the records are sound.
  public var notices: [ShopNotice] = []
  /// The chain's head: sequence and digest in hexadecimal, to be kept elsewhere.
  public var head: (seq: Int64, digest: String) = (0, "")

  public var isSound: Bool { faults.isEmpty }
}

extension Desk {
  /// Checks the record chain from its first record, every original against the digest its record carries, the sums, the work items against
  /// the facts, and the file itself. Reads one consistent state; nothing is changed.
  ///
  /// - Parameter closings: closing digests that were kept elsewhere, on signed reports: a chain that was cut or computed anew lacks them.
  public func verify(closings: [ClosingMark] = []) throws -> VerifyReport {
    var report = VerifyReport()
    try engine.read { connection in
      var amendments = AmendmentTale()
      var service = ServiceTale()
      var promotions = PromotionTale()
      var posts = PostTale()
      var sale = SaleTale()
      var pages = PageTale()
      var backups = BackupTale()
      var rows = RowTales(zone: try settings(connection).calendar.zone)
      var days = try BookDayTale(connection, zone: try settings(connection).calendar.zone)
      let originals = try verifyChain(
        closings, &amendments, &service, &promotions, &posts, &pages, &backups, &sale, &days, &rows, &report, connection)
      days.compare(&report)
      try verifyOriginals(originals, &report, connection)
      try amendments.compare(&report, connection)
      try service.compare(&report, connection)
      try verifyCases(&report, connection)
      try pages.compare(&report, connection)
      try backups.compare(&report, connection)
      try posts.compare(&report, connection, zone: settings(connection).calendar.zone)
      try promotions.compare(&report, connection, zone: settings(connection).calendar.zone)
      try sale.compare(&report, connection)
      try verifyStock(&report, connection)
      try verifyCounts(&report, connection)
      try verifyPurchases(&report, connection)
      try rows.compare(&report, connection)
      try verifyParcels(&report, connection)
      try verifyWork(&report, connection)
      try WorkHours.verify(&report, connection)
      try DayFigures.verify(
        &report, today: settings(connection).calendar.zone.local(now).day, settings(connection).calendar, connection)
      try verifyIndex(&report, connection)
    }
    report.notices += try notices()
    let faults = try engine.integrityFaults()
    report.checks.append(("integrity", 1))
    report.faults += faults
    return report
  }

  /// Digests of originals and lines by order, as their records state them.
  private func verifyChain(
    _ closings: [ClosingMark], _ amendments: inout AmendmentTale, _ service: inout ServiceTale, _ promotions: inout PromotionTale,
    _ posts: inout PostTale, _ pages: inout PageTale, _ backups: inout BackupTale,
    _ sale: inout SaleTale,
    _ days: inout BookDayTale, _ rows: inout RowTales,
    _ report: inout VerifyReport, _ connection: any SQLSession
  ) throws -> [Int64: (order: String, lines: String?)] {
    var originals: [Int64: (order: String, lines: String?)] = [:]
    var clocks = ClockTale()
    defer { report.notices += [clocks.notice].compactMap(\.self) }
    let chain = try ChainWalk(connection, closings: closings) { seq, draft in
      days.hear(seq, at: draft.at)
      clocks.hear(seq, at: draft.at)
      amendments.hear(draft)
      service.hear(draft)
      promotions.hear(draft)
      posts.hear(draft, seq: seq)
      sale.hear(seq, draft)
      pages.hear(draft, seq: seq)
      backups.hear(seq, draft)
      rows.hear(seq, draft)
      if draft.command == CommandKind.importOrders.rawValue, draft.subject.hasPrefix("O"), let id = OrderID(draft.subject) {
        let original = Self.member("original", of: draft.body)
        let lines = Self.member("lines", of: draft.body)
        if let original { originals[id.number] = (original, lines) } else if let lines { originals[id.number]?.lines = lines }
      }
    }
    report.checks.append(("records", Int(chain.last)))
    report.head = (chain.last, OriginalForm.hex(chain.digest))
    if !closings.isEmpty { report.checks.append(("closings", closings.count)) }
    report.faults += chain.faults
    return originals
  }

  /// The 64 hexadecimal digits of a member of canonical JSON: bodies are written by us, so a search is enough and a parser isn't needed.
  private static func member(_ name: String, of body: String) -> String? {
    guard let found = body.range(of: "\"\(name)\":\"") else { return nil }
    let digits = body[found.upperBound...].prefix(64)
    return digits.utf8.count == 64 && !digits.contains("\"") ? String(digits) : nil
  }

  /// ORD-4: each original, field by field and byte by byte, is what was imported.
  private func verifyOriginals(
    _ originals: [Int64: (order: String, lines: String?)], _ report: inout VerifyReport, _ connection: any SQLSession
  ) throws {
    var count = 0
    var form = OriginalForm()
    var sources = SourceReader(connection)
    let orders = try connection.statement(
      """
      SELECT id, platform, shop, number, buyer, recipient, phone, landline, address, postcode, shipping_method, buyer_message,
        seller_remark, invoice_title, titles, source, goods, shipping_fee, total, paid, created_at, paid_at, item_count, masked
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
      if form.digest != stated.order { report.faults.append("order \(id.text) isn't what was imported") }
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
