import DeskCore

extension Desk {
  /// SKUs that contain all words, in the order of their codes.
  public func stock(find: String = "", after: String? = nil, limit: Int = 50) throws -> Page<StockRow> {
    try stock(StockAsk(find: find), after: after, limit: limit)
  }

  /// SKUs in the wanted order; `after` is the last code of the page before. At most `limit` (1,000).
  public func stock(_ ask: StockAsk, after: String? = nil, limit: Int = 50) throws -> Page<StockRow> {
    let limit = max(1, min(limit, 1000))
    return try engine.read { connection in
      let reader = StockReader(session: connection)
      let codes = try reader.codes(ask, after: after, limit: limit + 1)
      let rows = try codes.prefix(limit).compactMap(reader.row)
      return Page(rows: rows, next: codes.count > limit ? rows.last?.key : nil)
    }
  }

  /// What was approved or sold out and still has to be done on a marketplace, by SKU (INV-3, INV-4). `after`: a row's key.
  public func publishing(after: String? = nil, limit: Int = 50) throws -> Page<PublishRow> {
    let limit = max(1, min(limit, 1000))
    let cursor = (after ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let (sku, platform, shop) = cursor.count == 3 ? (cursor[0], cursor[1], cursor[2]) : ("", "", "")
    return try engine.read { connection in
      let load = SituationLoader(session: connection)
      let reader = StockReader(session: connection)
      let found = try connection.all(
        """
        SELECT sku, platform, shop FROM (
          SELECT sku, platform, shop FROM listing WHERE state = 'toPublish' OR state = 'toTakeDown'
          UNION ALL SELECT code, '', '' FROM sku WHERE next_price IS NOT NULL) waiting
        WHERE (sku, platform, shop) > (?, ?, ?) ORDER BY sku, platform, shop LIMIT ?
        """, sku, platform, shop, limit + 1
      ) { ($0.text(0), ShopName(platform: $0.text(1), shop: $0.text(2))) }
      let rows = try found.prefix(limit).compactMap { sku, shop -> PublishRow? in
        guard let row = try reader.row(sku) else { return nil }
        let what: PublishRow.What
        if shop.platform.isEmpty {
          guard let next = row.terms.next else { return nil }
          what = .price(row.terms.price, next)
        } else {
          guard let listing = try load.listing(of: sku, in: shop) else { return nil }
          what = .listing(listing)
        }
        return PublishRow(
          sku: sku, title: row.item.title, version: row.version, available: row.level.available, isCounted: row.isCounted,
          price: row.terms.price, what: what)
      }
      return Page(rows: rows, next: found.count > limit ? rows.last?.key : nil)
    }
  }

  /// SKUs that are too short for the orders whose shortage is open, and for those that wait to be confirmed (INV-3: the agents are told which
  /// orders it hits before they come to them); those of the most urgent order first. Looks at most at the thousand most urgent orders, and
  /// returns at most `limit` SKUs.
  public func shortages(limit: Int = 50) throws -> Page<ShortageRow> {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      var rows: [ShortageRow] = []
      var places: [String: Int] = [:]
      for (id, due) in try ordersShort(connection) {
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
      return Page(rows: Array(rows.prefix(max(1, limit))), next: rows.count > limit ? "more" : nil)
    }
  }

  /// Orders whose shortage is open, and orders that nobody could confirm now, with what is due of them first.
  private func ordersShort(_ connection: any SQLSession) throws -> [(id: OrderID, due: Instant)] {
    let noted = try connection.all(
      "SELECT subject, due FROM work_item WHERE kind = ? ORDER BY due, subject LIMIT 1000", WorkKind.shortage.rawValue
    ) { (Subject($0.text(0)), $0.instant(1)) }
    var found: [(id: OrderID, due: Instant)] = []
    for case (.order(let id)?, let due) in noted { found.append((id, due)) }
    let known = Set(found.map(\.id))
    let waiting = try connection.all(
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
      let due = try connection.first("SELECT min(due) FROM work_item WHERE subject = ?", id.text) { $0.optionalInstant(0) }
      found.append((id, (due ?? nil) ?? now))
    }
    return Array(found.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.prefix(1000))
  }

  /// Our marketplace shops, as the latest orders and listings name them.
  public func shops() throws -> [ShopName] {
    try engine.read { connection in
      let found = try connection.all(
        """
        SELECT platform, shop FROM (SELECT platform, shop FROM orders ORDER BY id DESC LIMIT 500) latest
        UNION SELECT platform, shop FROM (SELECT platform, shop FROM listing LIMIT 1000) some ORDER BY 1, 2
        """
      ) { ShopName(platform: $0.text(0), shop: $0.text(1)) }
      return found.filter { !$0.platform.isEmpty && !$0.shop.isEmpty }
    }
  }
}
