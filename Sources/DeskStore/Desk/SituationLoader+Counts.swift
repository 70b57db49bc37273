import DeskCore

extension SituationLoader {
  func count(_ id: CountID) throws -> StockCount? {
    try session.first(
      """
      SELECT id, version, kind, state, zone, opened_by, opened_at, closed_at, signed_by, line_count, open_lines FROM stock_count WHERE id = ?
      """, id.number, read: StockCount.init)
  }

  func countLine(_ id: CountID, _ sku: String) throws -> CountLine? {
    let found = try session.first(
      "SELECT sku, state, explanation, explained_by, at FROM count_line WHERE count_id = ? AND sku = ?", id.number, sku,
      read: CountLine.init)
    guard var line = found else { return nil }
    line.entries = try session.all(
      "SELECT quantity, book, person, at FROM count_entry WHERE count_id = ? AND sku = ? ORDER BY number", id.number, sku
    ) { CountLine.Entry(quantity: Int($0.int(0)), book: Int($0.int(1)), by: $0.text(2), at: $0.instant(3)) }
    return line
  }

  /// Everything that a decision on a count may look at.
  ///
  /// - Throws: `notFound`; `unknownSKU`, `mergedSKU` or `notInCount` for a code that isn't in it.
  func counting(_ command: Command, _ actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> CountFacts {
    guard case .count(let id) = command.subject, let count = try count(id) else { throw Refusal.notFound(command.subject.text) }
    var facts = CountFacts(
      count: count, line: nil, level: StockLevel(sku: "", onHand: 0, reserved: 0), piece: .zero, actor: actor,
      room: try room(of: actor, on: nil, at: now, calendar), now: now)
    facts.command = command
    let open = try openRequests(on: .count(id)).filter { $0.command == .bookCount }
    guard let code = command.countedSKU else {
      facts.asked = open.first.map { ($0.id, $0.askedBy) }
      return facts
    }
    let line = try line(of: count, code)
    let found = try session.first("SELECT coalesce(cost, price, 0), merged_into FROM sku WHERE code = ?", line.sku) {
      (Money(fen: $0.int(0)), $0.optionalText(1))
    }
    facts.line = line
    facts.level = try stock([line.sku])[line.sku] ?? facts.level
    (facts.piece, facts.mergedInto) = found ?? (.zero, nil)
    let booking = Command.bookCount(id, sku: line.sku).json.text
    facts.asked = open.first { $0.stage == .proposed && $0.arguments == booking }.map { ($0.id, $0.askedBy) }
    return facts
  }

  /// By its code or one of its barcodes, as it was scanned or typed.
  private func line(of count: StockCount, _ code: String) throws -> CountLine {
    if let line = try countLine(count.id, code) { return line }
    let sku = try self.code(of: code)
    if sku != code, let line = try countLine(count.id, sku) { return line }
    guard let merged = try session.first("SELECT merged_into FROM sku WHERE code = ?", sku, read: { $0.optionalText(0) }) else {
      throw Refusal(rule: "INV-1", .unknownSKU(code))
    }
    if let merged { throw Refusal(rule: "INV-5", .mergedSKU(sku, into: merged)) }
    throw Refusal(rule: "INV-5", .notInCount(sku: sku, count: count.id.text))
  }

  /// The open count in which the SKU isn't settled.
  func openCount(of sku: String) throws -> CountID? {
    try session.first(
      """
      SELECT l.count_id FROM count_line l JOIN stock_count c ON c.id = l.count_id
      WHERE l.sku = ? AND l.state <> 'matched' AND l.state <> 'booked' AND c.state = 'counting' LIMIT 1
      """, sku
    ) { CountID(number: $0.int(0)) }
  }

  /// Whether somebody counts it at this time: nobody who does may know the book, and a pick from its bin is said so.
  func isBeingCounted(_ sku: String) throws -> Bool {
    try session.integer(
      """
      SELECT 1 FROM count_line l JOIN stock_count c ON c.id = l.count_id
      WHERE l.sku = ? AND l.state <> 'matched' AND l.state <> 'booked' AND (l.state = 'open' OR l.state = 'recount')
        AND c.state = 'counting' LIMIT 1
      """, sku) != nil
  }

  /// All that are being counted, as above.
  func beingCounted() throws -> Set<String> {
    Set(
      try session.all(
        """
        SELECT l.sku FROM count_line l JOIN stock_count c ON c.id = l.count_id
        WHERE l.state <> 'matched' AND l.state <> 'booked' AND (l.state = 'open' OR l.state = 'recount') AND c.state = 'counting'
        """
      ) { $0.text(0) })
  }

  func countCandidates() throws -> [CountPlan.Candidate] {
    try session.all(
      """
      SELECT s.code, s.location, l.counted_at, l.moves, o.count_id, s.merged_into FROM sku s JOIN stock_level l ON l.sku = s.code
      LEFT JOIN (
        SELECT cl.sku, max(cl.count_id) AS count_id FROM stock_count c JOIN count_line cl ON cl.count_id = c.id
        WHERE c.state = 'counting' AND cl.state <> 'matched' AND cl.state <> 'booked' GROUP BY cl.sku) o ON o.sku = s.code
      ORDER BY s.code
      """
    ) { row in
      CountPlan.Candidate(
        sku: row.text(0), location: row.text(1), countedAt: row.optionalInstant(2), movements: Int(row.int(3)),
        count: row.optionalInt(4).map { CountID(number: $0) }, mergedInto: row.optionalText(5))
    }
  }
}

extension Command {
  /// For commands on one SKU of a count: what was typed or scanned.
  var countedSKU: String? {
    switch self {
    case .enterCount(_, let sku, _), .explainCount(_, let sku, _), .bookCount(_, let sku): sku
    default: nil
    }
  }
}

extension StockCount {
  init(_ row: SQLStatement) throws {
    let id = CountID(number: row.int(0))
    guard let kind = Kind(rawValue: row.text(2)), let state = State(rawValue: row.text(3)) else {
      throw StoreFault.corrupt(id.text)
    }
    self.init(
      id: id, version: Int(row.int(1)), kind: kind, state: state, zone: row.optionalText(4), openedBy: row.text(5),
      openedAt: row.instant(6), closedAt: row.optionalInstant(7), signedBy: row.optionalText(8), lines: Int(row.int(9)),
      left: Int(row.int(10)))
  }
}

extension CountLine {
  init(_ row: SQLStatement) throws {
    guard let state = State(rawValue: row.text(1)) else { throw StoreFault.corrupt("count of \(row.text(0))") }
    self.init(
      sku: row.text(0), state: state, explanation: row.optionalText(2), explainedBy: row.optionalText(3), at: row.instant(4))
  }
}
