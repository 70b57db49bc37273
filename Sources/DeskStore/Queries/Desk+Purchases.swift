import DeskCore

extension Desk {
  public func suppliers() throws -> [Supplier] {
    try engine.read { connection in
      try connection.all(
        "SELECT code, name, contact, phone, lead_days, terms FROM supplier ORDER BY code LIMIT 1000", read: Supplier.init)
    }
  }

  /// Purchases, newest first; `before` is the last of the page before.
  public func purchases(open: Bool = false, before: PurchaseID? = nil, limit: Int = 50) throws -> Page<PurchaseRow> {
    let limit = max(1, min(limit, 1000))
    let from = before?.number ?? Int64.max
    return try engine.read { connection in
      let ids =
        open
        ? try connection.all(
          """
          SELECT id FROM purchase WHERE id < ? AND (state = 'draft' OR state = 'placed' OR state = 'receiving') ORDER BY id DESC LIMIT ?
          """, from, limit + 1
        ) { PurchaseID(number: $0.int(0)) }
        : try connection.all("SELECT id FROM purchase WHERE id < ? ORDER BY id DESC LIMIT ?", from, limit + 1) {
          PurchaseID(number: $0.int(0))
        }
      let rows = try ids.prefix(limit).map { try row($0, connection) }
      return Page(rows: rows, next: ids.count > limit ? rows.last?.key : nil)
    }
  }

  /// One purchase.
  ///
  /// - Throws: `notFound`.
  public func purchase(_ id: PurchaseID) throws -> PurchaseRow { try engine.read { try row(id, $0) } }

  private func row(_ id: PurchaseID, _ connection: any SQLSession) throws -> PurchaseRow {
    let load = SituationLoader(session: connection)
    guard let purchase = try load.purchase(id) else { throw Refusal.notFound(id.text) }
    guard let supplier = try load.supplier(purchase.supplier) else { throw StoreFault.corrupt(id.text) }
    var row = PurchaseRow(purchase: purchase, supplier: supplier)
    for line in purchase.lines {
      row.titles[line.sku] = try connection.first("SELECT title || ' ' || attributes FROM sku WHERE code = ?", line.sku) {
        $0.text(0)
      }
    }
    let asked = try load.openRequests(on: .purchase(id)).first { $0.command == .placePurchase }
    (row.request, row.askedBy) = (asked?.id, asked?.askedBy)
    return row
  }

  /// INV-6: what should be ordered, those first that run out first.
  ///
  /// - Parameter reader: for whom; who may count what is being counted doesn't see it (INV-5). Nil: nobody's, for measuring.
  public func replenishment(supplier: String? = nil, limit: Int = 50, for reader: Actor? = nil) throws -> Page<ReplenishmentRow> {
    try engine.read { connection in
      let rows = try ReplenishmentReader(session: connection, now: now, calendar: try settings(connection).calendar).rows(
        of: supplier)
      let load = SituationLoader(session: connection)
      var shown: [ReplenishmentRow] = []
      for row in rows where shown.count <= max(1, limit) {
        if let reader, !reader.mayKnowBook(whenCounted: try load.isBeingCounted(row.sku)) { continue }
        shown.append(row)
      }
      return Page(rows: Array(shown.prefix(max(1, limit))), next: shown.count > limit ? "more" : nil)
    }
  }
}
