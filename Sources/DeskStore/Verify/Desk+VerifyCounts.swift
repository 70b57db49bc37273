import DeskCore

extension Desk {
  /// INV-5: what somebody entered is what a record tells, against the book of that moment; what was booked is the difference that the last entry
  /// found; what is left of a count is what isn't settled.
  func verifyCounts(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    report.faults += try connection.all(
      """
      SELECT e.count_id, e.sku, e.number FROM count_entry e LEFT JOIN record r ON r.seq = e.record
      WHERE r.seq IS NULL OR r.done <> 1 OR r.command <> 'enterCount' OR r.person <> e.person OR r.at <> e.at
        OR (r.body NOT LIKE '%"quantity":' || e.quantity || ',%' AND r.body NOT LIKE '%"quantity":' || e.quantity || '}%')
      ORDER BY e.count_id, e.sku, e.number LIMIT 20
      """
    ) { "entry \($0.int(2)) of \($0.text(1)) in \(CountID(number: $0.int(0)).text) isn't what its record tells of" }
    report.faults += try connection.all(
      """
      SELECT e.count_id, e.sku, e.number, e.book FROM count_entry e
      WHERE e.book <> coalesce((
        SELECT m.on_hand_after FROM movement m WHERE m.sku = e.sku AND m.record < e.record ORDER BY m.seq DESC LIMIT 1), 0)
      ORDER BY e.count_id, e.sku, e.number LIMIT 20
      """
    ) { "the book of entry \($0.int(2)) of \($0.text(1)) in \(CountID(number: $0.int(0)).text) was not \($0.int(3))" }
    report.faults += try connection.all(
      """
      SELECT l.count_id, l.sku, l.state FROM count_line l LEFT JOIN count_entry e ON e.count_id = l.count_id AND e.sku = l.sku AND e.number = (
        SELECT max(x.number) FROM count_entry x WHERE x.count_id = l.count_id AND x.sku = l.sku)
      WHERE ((l.state = 'open') <> (e.quantity IS NULL)) OR ((l.state = 'matched') <> (e.quantity = e.book))
      ORDER BY l.count_id, l.sku LIMIT 20
      """
    ) { "\($0.text(1)) in \(CountID(number: $0.int(0)).text) is \($0.text(2)), what was entered says otherwise" }
    try verifyBooked(&report, connection)
    report.faults += try connection.all(
      """
      SELECT c.id FROM stock_count c LEFT JOIN (
        SELECT count_id, count(*) AS total, sum(CASE WHEN state = 'matched' OR state = 'booked' THEN 0 ELSE 1 END) AS open
        FROM count_line GROUP BY count_id) l ON l.count_id = c.id
      WHERE l.total IS NULL OR l.total <> c.line_count OR l.open <> c.open_lines OR (c.state = 'closed' AND l.open > 0)
        OR ((c.state = 'closed' OR c.state = 'cancelled') <> (c.closed_at IS NOT NULL))
        OR (c.kind = 'full' AND c.state = 'closed' AND c.signed_by IS NULL)
      ORDER BY c.id LIMIT 20
      """
    ) { "\(CountID(number: $0.int(0)).text) isn't as its SKUs say" }
    report.faults += try connection.all(
      """
      SELECT l.sku, l.moves FROM stock_level l LEFT JOIN (
        SELECT m.sku, count(*) AS moves FROM movement m JOIN stock_level k ON k.sku = m.sku WHERE m.seq > k.counted_seq GROUP BY m.sku
      ) n ON n.sku = l.sku
      WHERE l.moves <> coalesce(n.moves, 0) ORDER BY l.sku LIMIT 20
      """
    ) { "\($0.text(0)) has not moved \($0.int(1)) times since it was counted" }
    report.checks.append(("counts", Int(try connection.integer("SELECT count(*) FROM stock_count") ?? 0)))
  }

  /// What was booked of a count is the difference that the last entry found, once, and nothing else was.
  private func verifyBooked(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let movements = try connection.all(
      "SELECT subject, sku, sum(on_hand) FROM movement WHERE kind = 'counted' AND subject LIKE 'K%' GROUP BY subject, sku ORDER BY 1, 2"
    ) { ("\($0.text(0)) \($0.text(1))", Int($0.int(2))) }
    var booked = Dictionary(movements, uniquingKeysWith: +)
    let lines = try connection.all(
      """
      SELECT l.count_id, l.sku, e.quantity - e.book FROM count_line l JOIN count_entry e ON e.count_id = l.count_id AND e.sku = l.sku
      WHERE l.state = 'booked' AND e.number = (
        SELECT max(x.number) FROM count_entry x WHERE x.count_id = l.count_id AND x.sku = l.sku)
      ORDER BY l.count_id, l.sku
      """
    ) { ("\(CountID(number: $0.int(0)).text) \($0.text(1))", Int($0.int(2))) }
    for (name, difference) in lines where booked.removeValue(forKey: name) != difference {
      report.faults.append("the difference of \(difference) found in \(name) isn't what was booked")
    }
    for name in booked.keys.sorted().prefix(20) {
      report.faults.append("a movement says it was counted in \(name), which isn't booked")
    }
    report.faults += try connection.all(
      """
      SELECT s.code FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.merged_into IS NOT NULL AND (l.on_hand <> 0 OR l.reserved <> 0)
      ORDER BY s.code LIMIT 20
      """
    ) { "\($0.text(0)) is part of another SKU and still has stock" }
  }
}
