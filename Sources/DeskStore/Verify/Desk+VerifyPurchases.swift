import DeskCore

extension Desk {
  /// INV-6: the lines of purchases are the sums of what happened, each act is what a record tells of, what went to the shelf is in the ledger, and
  /// what is on its way is what open purchases owe.
  func verifyPurchases(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    report.faults += try connection.all(
      """
      SELECT l.purchase, l.sku FROM purchase_line l LEFT JOIN (
        SELECT purchase, sku, sum(CASE WHEN kind = 'delivered' THEN pieces ELSE 0 END) AS delivered,
          sum(CASE WHEN kind = 'accepted' THEN pieces ELSE 0 END) AS accepted, sum(CASE WHEN kind = 'rejected' THEN pieces ELSE 0 END) AS rejected,
          sum(CASE WHEN kind = 'stowed' THEN pieces ELSE 0 END) AS stowed, sum(CASE WHEN kind = 'returned' THEN pieces ELSE 0 END) AS returned
        FROM purchase_act GROUP BY purchase, sku) a ON a.purchase = l.purchase AND a.sku = l.sku
      WHERE l.delivered <> coalesce(a.delivered, 0) OR l.accepted <> coalesce(a.accepted, 0) OR l.rejected <> coalesce(a.rejected, 0)
        OR l.stowed <> coalesce(a.stowed, 0) OR l.returned <> coalesce(a.returned, 0)
      ORDER BY l.purchase, l.sku LIMIT 20
      """
    ) { "\($0.text(1)) in \(PurchaseID(number: $0.int(0)).text) isn't the sum of what happened to it" }
    report.faults += try connection.all(
      """
      SELECT a.seq, a.purchase, a.sku FROM purchase_act a LEFT JOIN record r ON r.seq = a.record
        LEFT JOIN purchase_line l ON l.purchase = a.purchase AND l.sku = a.sku
      WHERE r.seq IS NULL OR r.done <> 1 OR r.person <> a.person OR r.at <> a.at OR l.sku IS NULL
        OR r.command <> CASE a.kind WHEN 'delivered' THEN 'receivePurchase' WHEN 'stowed' THEN 'stowPurchase' WHEN 'returned' THEN 'returnPurchase'
          ELSE 'inspectPurchase' END
        OR r.subject <> 'B' || printf('%07d', a.purchase)
      ORDER BY a.seq LIMIT 20
      """
    ) { "act \($0.int(0)) on \($0.text(2)) in \(PurchaseID(number: $0.int(1)).text) isn't what its record tells of" }
    report.faults += try connection.all(
      """
      SELECT a.record, a.sku, a.pieces FROM purchase_act a LEFT JOIN movement m ON m.record = a.record AND m.sku = a.sku AND m.kind = 'received'
      WHERE a.kind = 'stowed' AND (m.on_hand IS NULL OR m.on_hand <> a.pieces) ORDER BY a.seq LIMIT 20
      """
    ) { "\($0.int(2)) of \($0.text(1)) were put away by record \($0.int(0)), the ledger says otherwise" }
    report.faults += try connection.all(
      """
      SELECT s.sku, s.incoming, coalesce(c.coming, 0) FROM stock_level s LEFT JOIN (
        SELECT l.sku, sum(max(0, l.ordered - l.stowed)) AS coming FROM purchase p JOIN purchase_line l ON l.purchase = p.id
        WHERE p.state = 'placed' OR p.state = 'receiving' GROUP BY l.sku) c ON c.sku = s.sku
      WHERE s.incoming <> coalesce(c.coming, 0) ORDER BY s.sku LIMIT 20
      """
    ) { "\($0.int(1)) of \($0.text(0)) are said to be coming, purchases owe \($0.int(2))" }
    try verifySold(&report, connection)
    report.checks.append(("purchases", Int(try connection.integer("SELECT count(*) FROM purchase") ?? 0)))
  }

  /// What left for buyers on each day is what the ledger says.
  private func verifySold(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var ledger = try SkuDays.fromLedger(connection, zone: try settings(connection).calendar.zone)
    let stored = try connection.all("SELECT day, sku, pieces FROM sku_day ORDER BY day, sku") {
      (SkuDays.Place(day: $0.int(0), sku: $0.text(1)), Int($0.int(2)))
    }
    for (place, pieces) in stored where ledger.removeValue(forKey: place) != pieces {
      report.faults.append("\(pieces) of \(place.sku) sold on \(ShopDay(number: Int32(place.day)).iso) isn't what the ledger says")
    }
    for place in ledger.keys.sorted(by: { ($0.day, $0.sku) < ($1.day, $1.sku) }).prefix(20) {
      report.faults.append("what was sold of \(place.sku) on \(ShopDay(number: Int32(place.day)).iso) isn't told")
    }
  }
}
