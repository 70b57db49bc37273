import DeskCore

extension Desk {
  /// INV-1: the ledger adds up to the levels, and what is reserved is what open parcels and nothing else were promised.
  func verifyStock(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    report.faults += try connection.all(
      """
      SELECT l.sku, l.on_hand, l.reserved, coalesce(m.on_hand, 0), coalesce(m.reserved, 0), l.on_hold, coalesce(m.on_hold, 0)
      FROM stock_level l LEFT JOIN (
        SELECT sku, sum(on_hand) AS on_hand, sum(reserved) AS reserved, sum(on_hold) AS on_hold FROM movement GROUP BY sku) m ON m.sku = l.sku
      WHERE l.on_hand <> coalesce(m.on_hand, 0) OR l.reserved <> coalesce(m.reserved, 0) OR l.on_hold <> coalesce(m.on_hold, 0)
      ORDER BY l.sku LIMIT 20
      """
    ) {
      "stock of \($0.text(0)) is \($0.int(1))/\($0.int(2))/\($0.int(5)), its movements add up to \($0.int(3))/\($0.int(4))/\($0.int(6))"
    }
    report.faults += try connection.all(
      """
      SELECT l.sku, l.reserved, coalesce(p.pieces, 0) FROM stock_level l
      LEFT JOIN (
        SELECT pl.sku, sum(pl.quantity) AS pieces FROM parcel p JOIN parcel_line pl ON pl.parcel = p.id
        WHERE p.stage IN ('queued', 'printed') GROUP BY pl.sku) p ON p.sku = l.sku
      WHERE l.reserved <> coalesce(p.pieces, 0) ORDER BY l.sku LIMIT 20
      """
    ) { "\($0.int(1)) of \($0.text(0)) are reserved, parcels wait for \($0.int(2))" }
    report.faults += try connection.all(
      """
      SELECT seq, sku FROM (
        SELECT seq, sku, on_hand_after, reserved_after, on_hold_after, row_number() OVER (ORDER BY seq) AS place,
          sum(on_hand) OVER (PARTITION BY sku ORDER BY seq) AS on_hand, sum(reserved) OVER (PARTITION BY sku ORDER BY seq) AS reserved,
          sum(on_hold) OVER (PARTITION BY sku ORDER BY seq) AS on_hold
        FROM movement) m
      WHERE on_hand <> on_hand_after OR reserved <> reserved_after OR on_hold <> on_hold_after OR place <> seq ORDER BY seq LIMIT 1
      """
    ) { "movement \($0.int(0)) of \($0.text(1)) doesn't follow from those before it" }
    report.faults += try connection.all(
      """
      SELECT m.seq, m.sku, m.record FROM movement m LEFT JOIN record r ON r.seq = m.record
      WHERE r.seq IS NULL OR r.done <> 1 OR r.person <> m.person OR r.at <> m.at OR (r.subject <> m.subject AND r.subject <> 'shop')
      ORDER BY m.seq LIMIT 20
      """
    ) { "movement \($0.int(0)) of \($0.text(1)) isn't what record \($0.int(2)) tells of" }
    report.faults += try connection.all(
      """
      SELECT b.sku, sum(b.quantity), l.on_hand FROM sku_bin b JOIN stock_level l ON l.sku = b.sku GROUP BY b.sku, l.on_hand
      HAVING sum(b.quantity) > l.on_hand ORDER BY b.sku LIMIT 20
      """
    ) { "\($0.int(1)) of \($0.text(0)) lie in other places, \($0.int(2)) are on hand" }
    report.faults += try GoodsWordsTable(session: connection).faults()
    report.checks.append(("movements", Int(try connection.integer("SELECT count(*) FROM movement") ?? 0)))
  }

  /// FUL-4, FUL-5: what is packed was scanned to the last piece; each waybill stands with its parcel and nowhere else.
  func verifyParcels(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    report.faults += try connection.all(
      """
      SELECT DISTINCT p.id FROM parcel p JOIN parcel_line l ON l.parcel = p.id
      WHERE p.stage IN ('packed', 'shipped', 'handedOver', 'delivered') AND l.scanned <> l.quantity ORDER BY p.id LIMIT 20
      """
    ) { "parcel \($0.text(0)) left the bench with pieces that weren't scanned" }
    report.faults += try connection.all(
      """
      SELECT p.id FROM parcel p LEFT JOIN parcel b ON b.id = p.bundle LEFT JOIN waybill w ON w.number = p.waybill AND w.parcel = p.id
      WHERE (p.waybill IS NOT NULL AND (w.number IS NULL OR w.courier <> p.courier)) OR (p.waybill IS NULL AND p.bundle IS NULL
          AND EXISTS (SELECT 1 FROM waybill v WHERE v.parcel = p.id))
        OR (p.stage IN ('shipped', 'handedOver', 'delivered') AND coalesce(b.waybill, p.waybill) IS NULL)
      ORDER BY p.id LIMIT 20
      """
    ) { "parcel \($0.text(0)) and the waybill register disagree" }
    report.faults += try connection.all(
      """
      SELECT w.number, w.parcel FROM waybill w WHERE NOT EXISTS (
        SELECT 1 FROM record r WHERE r.subject = w.parcel AND r.done = 1 AND r.at = w.at AND r.body LIKE '%"waybill":"' || w.number || '"%')
      ORDER BY w.number LIMIT 20
      """
    ) { "no record tells of waybill \($0.text(0)) for parcel \($0.text(1))" }
    report.faults += try connection.all(
      """
      SELECT o.id, sum(l.paid), o.paid - o.shipping_fee FROM orders o JOIN order_line l ON l.id BETWEEN o.id * 1000 AND o.id * 1000 + 999
      GROUP BY o.id, o.paid, o.shipping_fee HAVING sum(l.paid) <> o.paid - o.shipping_fee AND o.paid >= o.shipping_fee ORDER BY o.id LIMIT 20
      """
    ) { "the lines of order \(OrderID(number: $0.int(0)).text) add up to \($0.int(1)) fen, \($0.int(2)) were paid" }
    report.checks.append(("parcels", Int(try connection.integer("SELECT count(*) FROM parcel") ?? 0)))
  }

  /// Every open item follows from the facts, and every fact's item is there.
  func verifyWork(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let derived = DerivedWork(session: connection, calendar: try settings(connection).calendar)
    var stored = Set(
      try connection.all(
        """
        SELECT kind, due, subject, owner FROM work_item WHERE kind NOT IN ('completeSKU', 'countBin', 'refreshImport')
        """
      ) { row in
        "\(row.text(0))|\(row.int(1))|\(row.text(2))|\(row.optionalText(3) ?? "")"
      })
    report.checks.append(("work items", stored.count))
    func expect(_ items: [WorkItem]) {
      for item in items {
        let key = "\(item.kind.rawValue)|\(item.due.milliseconds)|\(item.subject.text)|\(item.owner ?? "")"
        if stored.remove(key) == nil {
          report.faults.append("work item \(work: item.kind) of \(item.subject.text) is missing or differs")
        }
      }
    }
    for id in try derived.orders() { expect(try derived.items(of: id)) }
    expect(try derived.requestItems())
    expect(try derived.goodsItems())
    expect(try derived.countItems())
    expect(try derived.purchaseItems())
    expect(try derived.promotionItems())
    expect(try derived.pageItems())
    try verifyLevels(&report, connection)
    for left in stored.sorted().prefix(20) { report.faults.append("work item \(left) follows from no fact") }
    report.faults += try connection.all(
      """
      SELECT s.code FROM sku s LEFT JOIN work_item w ON w.subject = 'sku:' || s.code AND w.kind = 'completeSKU'
      WHERE (s.is_complete = 0) <> (w.kind IS NOT NULL) ORDER BY s.code LIMIT 20
      """
    ) { "the work item to complete SKU \($0.text(0)) is missing or follows from no fact" }
    report.faults += try connection.all(
      """
      SELECT s.code FROM sku s LEFT JOIN work_item c ON c.subject = 'sku:' || s.code AND c.kind = 'countBin'
      WHERE (s.count_asked_at IS NOT NULL) <> (c.kind IS NOT NULL) ORDER BY s.code LIMIT 20
      """
    ) { "a work item to count SKU \($0.text(0)) is missing or follows from no fact" }
  }

  /// INV-4: no price and no promotion waits for somebody who may not decide it. One that waits for a higher post than it needs is only what
  /// time has made of it.
  private func verifyLevels(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let work = Transaction(connection, now: now, settings: try settings(connection))
    for request in try work.load.openRequests() where request.command == .setPrice || request.command == .submitPromotion {
      guard let need = try work.needNow(of: request), !Authority.above(need.level).contains(request.level) else { continue }
      report.faults.append(
        "\(request.id.text) waits for \(role: request.level.rawValue), and \(role: need.level.rawValue) must decide it")
    }
  }
}
