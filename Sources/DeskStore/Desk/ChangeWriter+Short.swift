import DeskCore

extension ChangeWriter {
  /// FUL-3: the bin in which something was missing is to be counted; a SKU of which nothing can be promised any more is taken down by
  /// itself, and somebody does the same on the marketplace (INV-3).
  func noteShort(_ sku: String) throws {
    let asked = try session.integer(
      "UPDATE sku SET count_asked_at = coalesce(count_asked_at, ?) WHERE code = ? RETURNING count_asked_at", now.milliseconds, sku)
    if let asked {
      try put(WorkItem(.countBin, .sku(sku), due: Instant(milliseconds: asked).advanced(byHours: WorkPlan.countHours)))
    }
    try delistIfEmpty(sku)
  }

  /// INV-3: whatever took the last piece, an order too.
  func delistIfEmpty(_ sku: String) throws {
    guard let level = try SituationLoader(session: session).stock([sku])[sku], level.available <= 0 else { return }
    // What was refused of the goods that there were says nothing of those that will come.
    try session.execute("UPDATE listing SET refused = 0 WHERE sku = ? AND refused = 1", sku)
    let isUp = try session.integer(
      """
      SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM listing WHERE sku = ?)
        OR EXISTS (SELECT 1 FROM listing WHERE sku = ? AND (state = 'listed' OR state = 'toPublish'))
      """, sku, sku)
    guard isUp != nil else { return }
    // Where nobody has said in which shops it is listed, it may be so in any.
    try session.execute(
      """
      INSERT INTO listing (sku, platform, shop, state, at, sold_out) SELECT ?, '*', '*', 'listed', ?, 0
      WHERE NOT EXISTS (SELECT 1 FROM listing WHERE sku = ?)
      """, sku, now.milliseconds, sku)
    try session.execute(
      """
      UPDATE listing SET state = 'toTakeDown', at = ?, proposed_by = NULL, approved_by = NULL, sold_out = 1
      WHERE sku = ? AND (state = 'listed' OR state = 'toPublish')
      """, now.milliseconds, sku)
    try redoListing(sku)
  }

  /// INV-3: what an order, a parcel or a case took away may have been the last, and what it gave back may be for sale again.
  ///
  /// - Returns: the requests to list again.
  func settleListings(_ movements: [StockMovement], by asker: String) throws -> [RequestID] {
    var changes: [String: Int] = [:]
    for one in movements { changes[one.sku, default: 0] += one.onHand - one.reserved - one.onHold }
    var asked: [RequestID] = []
    for (sku, change) in changes.sorted(by: { $0.key < $1.key }) {
      if change < 0 { try delistIfEmpty(sku) }
      if change > 0 { asked += try relist(sku, by: asker) }
    }
    return asked
  }

  /// INV-3: a request to list was rejected while there was something to list. One that was rejected because nothing was there any more says nothing
  /// of the goods that come next.
  func refuse(_ asked: Command) throws {
    guard case .listSKU(let sku, let shop, _) = asked else { return }
    guard let level = try SituationLoader(session: session).stock([sku])[sku], level.available > 0 else { return }
    try session.execute(
      "UPDATE listing SET refused = 1 WHERE sku = ? AND platform = ? AND shop = ? AND sold_out = 1", sku, shop.platform, shop.shop)
  }

  /// INV-3: what sold out and is there again is asked to be listed, never listed by itself. None: nothing is to be asked, somebody has, or it was
  /// refused since it sold out: then it is for people to ask again.
  ///
  /// - Parameter asker: whose act brought the goods back.
  func relist(_ sku: String, by asker: String) throws -> [RequestID] {
    let load = SituationLoader(session: session)
    guard let level = try load.stock([sku])[sku], level.available > 0 else { return [] }
    let shops = try session.all(
      """
      SELECT platform, shop FROM listing WHERE sku = ? AND (state = 'delisted' OR state = 'toTakeDown') AND sold_out = 1 AND refused = 0
      ORDER BY platform, shop
      """, sku
    ) { ShopName(platform: $0.text(0), shop: $0.text(1)) }
    guard !shops.isEmpty else { return [] }
    let open = Set(try load.openRequests(on: .sku(sku)).filter { $0.command == .listSKU }.map(\.arguments))
    return try shops.map { Command.listSKU(sku: sku, shop: $0, note: nil) }.filter { !open.contains($0.json.text) }.map {
      try ask(ApprovalNeed(.director), $0, on: nil, by: asker).id
    }
  }
}
