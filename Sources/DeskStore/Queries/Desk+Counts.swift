import DeskCore

extension Desk {
  /// Counts, newest first; `open`: only those that aren't done. Bounded: at most `limit` (1,000).
  public func counts(open: Bool = false, before: CountID? = nil, limit: Int = 50) throws -> Page<CountRow> {
    let limit = max(1, min(limit, 1000))
    return try engine.read { connection in
      let found = try connection.all(
        """
        SELECT id, version, kind, state, zone, opened_by, opened_at, closed_at, signed_by, line_count, open_lines FROM stock_count
        WHERE id < ? AND (? = 0 OR state = 'counting' OR state = 'signing') ORDER BY id DESC LIMIT ?
        """, before?.number ?? Int64.max, open, limit + 1, read: StockCount.init)
      let rows = try found.prefix(limit).map { try row($0, connection) }
      return Page(rows: rows, next: found.count > limit ? rows.last?.count.id.text : nil)
    }
  }

  /// One count.
  ///
  /// - Throws: `notFound`.
  public func count(_ id: CountID) throws -> CountRow {
    try engine.read { connection in
      guard let count = try SituationLoader(session: connection).count(id) else { throw Refusal.notFound(id.text) }
      return try row(count, connection)
    }
  }

  private func row(_ count: StockCount, _ connection: any SQLSession) throws -> CountRow {
    guard count.state == .counting else { return CountRow(count: count, open: 0, recount: 0, differing: 0) }
    let states = try connection.all("SELECT state, count(*) FROM count_line WHERE count_id = ? GROUP BY state", count.id.number) {
      ($0.text(0), Int($0.int(1)))
    }
    let by = Dictionary(states, uniquingKeysWith: +)
    return CountRow(
      count: count, open: by["open"] ?? 0, recount: by["recount"] ?? 0, differing: (by["differs"] ?? 0) + (by["explained"] ?? 0))
  }

  /// Its SKUs in the order in which somebody walks. Blind: see `CountLineRow`.
  ///
  /// - Parameters:
  ///   - unsettled: only those of which something is to be done.
  ///   - after: `next` of the page before.
  public func countLines(of id: CountID, unsettled: Bool = false, after: String? = nil, limit: Int = 50) throws -> Page<
    CountLineRow
  > {
    let limit = max(1, min(limit, 1000))
    let cursor = (after ?? "").split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (location, sku) = cursor.count == 2 ? (cursor[0], cursor[1]) : ("", "")
    return try engine.read { connection in
      let found = try connection.all(
        """
        SELECT location, sku FROM count_line WHERE count_id = ? AND (location, sku) > (?, ?)
          AND (? = 0 OR (state <> 'matched' AND state <> 'booked')) ORDER BY location, sku LIMIT ?
        """, id.number, location, sku, unsettled, limit + 1
      ) { ($0.text(0), $0.text(1)) }
      // Once for all of them: a full count may have as many requests as lines that differ.
      let asked = try SituationLoader(session: connection).openRequests(on: .count(id)).map { ($0.arguments, $0.id) }
      let requests = Dictionary(asked, uniquingKeysWith: { first, _ in first })
      let rows = try found.prefix(limit).map { try line(of: id, $0.1, requests, connection) }
      return Page(rows: rows, next: found.count > limit ? found[limit - 1].0 + "\t" + found[limit - 1].1 : nil)
    }
  }

  /// - Parameter requests: what waits for a decision on the count, by the arguments of what was asked for.
  private func line(of id: CountID, _ sku: String, _ requests: [String: RequestID], _ connection: any SQLSession) throws
    -> CountLineRow
  {
    let load = SituationLoader(session: connection)
    guard let item = try load.item(sku), let line = try load.countLine(id, sku) else { throw StoreFault.corrupt(id.text) }
    func name(_ person: String) throws -> String {
      try connection.first("SELECT display_name FROM person WHERE name = ?", person) { $0.text(0) } ?? person
    }
    var row = CountLineRow(
      sku: sku, title: item.title, attributes: item.attributes, barcodes: item.barcodes,
      places: ([item.location] + (try load.bins(of: sku)).keys.sorted()).filter { !$0.isEmpty }, state: line.state,
      counters: try line.entries.map { try name($0.by) })
    guard !line.state.isBlind else { return row }
    row.found = line.entries.last.map { .init(quantity: $0.quantity, book: $0.book) }
    row.explanation = line.explanation
    row.explainedBy = try line.explainedBy.map(name)
    row.request = requests[Command.bookCount(id, sku: sku).json.text]
    return row
  }
}
