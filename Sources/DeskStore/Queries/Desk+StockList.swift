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
      var rows = try codes.prefix(limit).compactMap(reader.row)
      let totes = try reader.inTotes()
      for place in rows.indices { rows[place].level.inTote = totes[rows[place].key] ?? 0 }
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
    let rows = try engine.read { try ShortageReader(session: $0, now: now).rows() }
    return Page(rows: Array(rows.prefix(max(1, limit))), next: rows.count > limit ? "more" : nil)
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
