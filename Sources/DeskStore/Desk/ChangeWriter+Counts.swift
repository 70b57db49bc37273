import DeskCore

extension ChangeWriter {
  /// - Returns: the request to book, where one was made.
  func write(_ changes: CountChanges, from before: CountFacts) throws -> RequestID? {
    let count = changes.count
    try session.execute(
      "UPDATE stock_count SET version = ?, state = ?, closed_at = ?, signed_by = ?, open_lines = ? WHERE id = ?", count.version,
      count.state.rawValue, count.closedAt?.milliseconds, count.signedBy, count.left, count.id.number)
    if let line = changes.line, line != before.line { try write(line, before.line, of: count.id) }
    if let movement = changes.movement { try write(movement) }
    var request: RequestID?
    if let need = changes.need, let line = changes.line { request = try ask(need, .bookCount(count.id, sku: line.sku), on: nil).id }
    if let line = changes.line, line.state.isSettled { try noteCounted(line.sku) }
    try redoItems(of: count.id)
    if count.state == .closed { try redoDuties() }
    return request
  }

  private func write(_ line: CountLine, _ before: CountLine?, of count: CountID) throws {
    try session.execute(
      "UPDATE count_line SET state = ?, explanation = ?, explained_by = ?, at = ? WHERE count_id = ? AND sku = ?",
      line.state.rawValue, line.explanation, line.explainedBy, line.at.milliseconds, count.number, line.sku)
    for (number, entry) in line.entries.enumerated() where number >= before?.entries.count ?? 0 {
      try session.execute(
        "INSERT INTO count_entry (count_id, sku, number, quantity, book, person, at, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        count.number, line.sku, number + 1, entry.quantity, entry.book, entry.by, entry.at.milliseconds, record)
    }
  }

  /// From now its movements are counted anew; a bin that was to be counted after a shortage has been (FUL-3).
  func noteCounted(_ sku: String) throws {
    try session.execute(
      """
      UPDATE stock_level SET counted_at = ?, moves = 0, counted_seq = (SELECT coalesce(max(seq), 0) FROM movement) WHERE sku = ?
      """, now.milliseconds, sku)
    try session.execute("UPDATE sku SET count_asked_at = NULL WHERE code = ? AND count_asked_at IS NOT NULL", sku)
    try session.execute(
      "DELETE FROM work_item WHERE subject = ? AND kind = ?", Subject.sku(sku).text, WorkKind.countBin.rawValue)
  }

  func redoItems(of count: CountID) throws {
    try session.execute("DELETE FROM work_item WHERE subject = ?", Subject.count(count).text)
    for item in try DerivedWork(session: session, calendar: calendar).items(ofCount: count) { try put(item) }
  }

  /// INV-5: when the next counts are due follows from the last ones.
  func redoDuties() throws {
    for item in try DerivedWork(session: session, calendar: calendar).countDuties() { try put(item) }
  }

  /// INV-1: another code takes over what this one had.
  func merge(_ sku: String, into: String, bins: [String: Int]) throws {
    for (location, quantity) in bins.sorted(by: { $0.key < $1.key }) {
      try session.execute(
        """
        INSERT INTO sku_bin (sku, location, quantity) VALUES (?, ?, ?) ON CONFLICT (sku, location) DO UPDATE SET quantity = excluded.quantity
        """, into, location, quantity)
    }
    try session.execute("UPDATE sku_barcode SET sku = ? WHERE sku = ?", into, sku)
    try session.execute(
      """
      UPDATE sku SET merged_into = ?, is_complete = 1, count_asked_at = NULL, next_price = NULL, next_price_by = NULL, next_price_at = NULL
      WHERE code = ?
      """, into, sku)
    try session.execute("UPDATE sku SET version = version + 1 WHERE code = ?", into)
    try session.execute("DELETE FROM work_item WHERE subject = ?", Subject.sku(sku).text)
    try CatalogueWriter(session: session, now: now).noteCompletion(of: into)
    // The old code's barcodes have gone over: it is found by its own words alone.
    try GoodsWordsTable(session: session).note(sku)
  }
}
