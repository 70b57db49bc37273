import DeskCore

extension Desk {
  /// SKUs in the order of their codes; `find` matches code, barcode, location and title.
  public func stock(find: String = "", after: String? = nil, limit: Int = 50) throws -> Page<StockRow> {
    let limit = max(1, min(limit, 1000))
    let pattern = Self.pattern(find.trimmingBlanks().lowercased())
    return try engine.read { connection in
      let load = SituationLoader(session: connection)
      let found = try connection.all(
        """
        SELECT s.code, s.title, s.attributes, s.location, s.is_complete, s.version, l.on_hand, l.reserved
        FROM sku s JOIN stock_level l ON l.sku = s.code
        WHERE s.code > ? AND (? = '%%' OR lower(s.code) LIKE ? ESCAPE '!' OR lower(s.title) LIKE ? ESCAPE '!' OR lower(s.location) LIKE ? ESCAPE '!'
          OR EXISTS (SELECT 1 FROM sku_barcode b WHERE b.sku = s.code AND lower(b.barcode) LIKE ? ESCAPE '!'))
        ORDER BY s.code LIMIT ?
        """, after ?? "", pattern, pattern, pattern, pattern, pattern, limit + 1
      ) { row in
        StockRow(
          item: CatalogueItem(
            sku: row.text(0), title: row.text(1), attributes: row.text(2), location: row.text(3), isComplete: row.bool(4)),
          level: StockLevel(sku: row.text(0), onHand: Int(row.int(6)), reserved: Int(row.int(7))), version: Int(row.int(5)))
      }
      var rows = Array(found.prefix(limit))
      for index in rows.indices { rows[index].item.barcodes = try load.item(rows[index].item.sku)?.barcodes ?? [] }
      return Page(rows: rows, next: found.count > limit ? rows.last?.item.sku : nil)
    }
  }

  /// One SKU.
  public func stockRow(_ sku: String) throws -> StockRow {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      guard let item = try load.item(sku), let level = try load.stock([sku])[sku],
        let version = try connection.integer("SELECT version FROM sku WHERE code = ?", sku)
      else { throw Refusal.notFound("sku:" + sku) }
      return StockRow(item: item, level: level, version: Int(version))
    }
  }

  /// The running account of a SKU, newest first.
  public func movements(of sku: String, before: Int64? = nil, limit: Int = 50) throws -> [MovementRow] {
    try engine.read { connection in
      try connection.all(
        """
        SELECT m.seq, m.at, m.kind, m.on_hand, m.reserved, m.on_hand_after, m.reserved_after, m.subject, coalesce(p.display_name, m.person)
        FROM movement m LEFT JOIN person p ON p.name = m.person WHERE m.sku = ? AND m.seq < ? ORDER BY m.seq DESC LIMIT ?
        """, sku, before ?? Int64.max, max(1, min(limit, 500))
      ) { row in
        MovementRow(
          seq: row.int(0), at: row.instant(1), kind: StockMovement.Kind(rawValue: row.text(2)) ?? .received,
          onHand: Int(row.int(3)),
          reserved: Int(row.int(4)), onHandAfter: Int(row.int(5)), reservedAfter: Int(row.int(6)), subject: row.text(7),
          by: row.text(8))
      }
    }
  }

  /// The records, newest first; of one subject, one person, or all.
  public func log(subject: String? = nil, before: Int64? = nil, limit: Int = 50) throws -> [TimelineRow] {
    try engine.read { try log(subject: subject, before: before, limit: limit, $0) }
  }

  func log(subject: String?, before: Int64?, limit: Int, _ connection: any SQLSession) throws -> [TimelineRow] {
    func read(_ row: SQLStatement) -> TimelineRow {
      TimelineRow(
        seq: row.int(0), at: row.instant(1), by: row.text(2), role: row.optionalText(3).flatMap(Role.init(rawValue:)),
        command: row.text(4),
        subject: row.text(5), terminal: row.text(6), done: row.bool(7), body: row.text(8))
    }
    let limit = max(1, min(limit, 1000))
    if let subject {
      return try connection.all(
        """
        SELECT r.seq, r.at, coalesce(p.display_name, r.person), r.role, r.command, r.subject, r.terminal, r.done, r.body
        FROM record r LEFT JOIN person p ON p.name = r.person WHERE r.subject = ? AND r.seq < ? ORDER BY r.seq DESC LIMIT ?
        """, subject, before ?? Int64.max, limit, read: read)
    }
    return try connection.all(
      """
      SELECT r.seq, r.at, coalesce(p.display_name, r.person), r.role, r.command, r.subject, r.terminal, r.done, r.body
      FROM record r LEFT JOIN person p ON p.name = r.person WHERE r.seq < ? ORDER BY r.seq DESC LIMIT ?
      """, before ?? Int64.max, limit, read: read)
  }
}
