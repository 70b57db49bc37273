import DeskCore

/// ORD-9, INV-3: SKUs that are too short for the orders that want them.
struct ShortageReader {
  let session: any SQLSession
  let now: Instant

  /// Those of the most urgent order first. Looks at most at the thousand most urgent orders.
  func rows() throws -> [ShortageRow] {
    let load = SituationLoader(session: session)
    var rows: [ShortageRow] = []
    var places: [String: Int] = [:]
    for (id, due) in try ordersShort() {
      guard let (order, facts) = try load.order(id) else { continue }
      let original = try load.lines(of: id)
      let current = CurrentOrder(order, lines: original, amendments: facts.amendments > 0 ? try load.amendments(of: id) : [])
      let merged = try load.merged(current.lines(original, merged: [:]).map(\.sku))
      let lines = current.lines(original, merged: merged)
      let levels = try load.stock(Set(lines.map(\.sku)))
      // A SKU may stand on several lines: together they may be too many.
      let needed = Dictionary(lines.map { ($0.sku, $0.quantity) }, uniquingKeysWith: +)
      var seen: Set<String> = []
      for line in lines where seen.insert(line.sku).inserted {
        let (level, pieces) = (levels[line.sku] ?? StockLevel(sku: line.sku, onHand: 0, reserved: 0), needed[line.sku] ?? 0)
        guard level.available < pieces else { continue }
        let hit = ShortageRow.Hit(order: id, number: order.number, pieces: pieces, due: due)
        if let place = places[line.sku] {
          rows[place].hits.append(hit)
        } else {
          places[line.sku] = rows.count
          rows.append(
            ShortageRow(
              sku: line.sku, title: line.title, level: level, isCounted: try load.isBeingCounted(line.sku), hits: [hit]))
        }
      }
    }
    return rows
  }

  /// Orders whose shortage is open, and orders that nobody could confirm now, with what is due of them first.
  private func ordersShort() throws -> [(id: OrderID, due: Instant)] {
    let noted = try session.all(
      "SELECT subject, due FROM work_item WHERE kind = ? ORDER BY due, subject LIMIT 1000", WorkKind.shortage.rawValue
    ) { (Subject($0.text(0)), $0.instant(1)) }
    var found: [(id: OrderID, due: Instant)] = []
    for case (.order(let id)?, let due) in noted { found.append((id, due)) }
    let known = Set(found.map(\.id))
    let waiting = try session.all(
      """
      SELECT DISTINCT s.order_id FROM order_state s
      JOIN order_line l ON l.id BETWEEN s.order_id * 1000 AND s.order_id * 1000 + 999 JOIN stock_level k ON k.sku = l.sku
      WHERE s.stage <> 'shipped' AND s.stage <> 'finished' AND s.stage <> 'closed'
        AND (s.stage = 'awaitingContact' OR s.stage = 'awaitingConfirmation')
        AND k.on_hand - k.reserved - k.on_hold < (
          SELECT sum(m.quantity) FROM order_line m WHERE m.id BETWEEN s.order_id * 1000 AND s.order_id * 1000 + 999 AND m.sku = l.sku)
      ORDER BY s.order_id LIMIT 1000
      """
    ) { OrderID(number: $0.int(0)) }
    for id in waiting where !known.contains(id) {
      let due = try session.first("SELECT min(due) FROM work_item WHERE subject = ?", id.text) { $0.optionalInstant(0) }
      found.append((id, (due ?? nil) ?? now))
    }
    return Array(found.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.prefix(1000))
  }
}
