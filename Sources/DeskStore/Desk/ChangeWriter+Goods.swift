import DeskCore

extension ChangeWriter {
  func write(_ changes: GoodsChanges, from before: GoodsFacts) throws {
    let sku = before.item.sku
    if changes.item != before.item {
      try session.execute(
        "UPDATE sku SET title = ?, attributes = ?, location = ? WHERE code = ?", changes.item.title, changes.item.attributes,
        changes.item.location, sku)
      try CatalogueWriter(session: session, now: now).noteCompletion(of: sku)
    }
    if changes.terms != before.terms { try write(changes.terms, of: sku) }
    if let listing = changes.listing, listing != before.listing { try write(listing) }
    for (location, _) in before.bins where changes.bins[location] == nil {
      try session.execute("DELETE FROM sku_bin WHERE sku = ? AND location = ?", sku, location)
    }
    for (location, quantity) in changes.bins.sorted(by: { $0.key < $1.key }) where before.bins[location] != quantity {
      try session.execute(
        """
        INSERT INTO sku_bin (sku, location, quantity) VALUES (?, ?, ?) ON CONFLICT (sku, location) DO UPDATE SET quantity = excluded.quantity
        """, sku, location, quantity)
    }
    for movement in changes.movements { try write(movement) }
    if let merged = changes.merged { return try merge(sku, into: merged.into, bins: merged.bins) }
    if !changes.uses.isEmpty { try write(changes.uses, on: nil) }
  }

  private func write(_ terms: GoodsTerms, of sku: String) throws {
    try session.execute(
      """
      UPDATE sku SET cost = ?, floor_price = ?, price = ?, next_price = ?, next_price_by = ?, next_price_at = ?, safety = ?, supplier = ? WHERE code = ?
      """, terms.cost?.fen, terms.floorPrice?.fen, terms.price?.fen, terms.next?.price.fen, terms.next?.by,
      terms.next?.at.milliseconds, terms.safety, terms.supplier, sku)
    try redo(.publishPrice, sku, due: terms.next?.at.advanced(byHours: WorkPlan.judgementHours))
  }

  private func write(_ listing: Listing) throws {
    try session.execute(
      """
      INSERT INTO listing (sku, platform, shop, state, at, proposed_by, approved_by, sold_out) VALUES (?, ?, ?, ?, ?, ?, ?, 0)
      ON CONFLICT (sku, platform, shop) DO UPDATE SET state = excluded.state, at = excluded.at, proposed_by = excluded.proposed_by,
        approved_by = excluded.approved_by, sold_out = CASE WHEN excluded.state = 'delisted' THEN listing.sold_out ELSE 0 END,
        refused = CASE WHEN excluded.state = 'delisted' THEN listing.refused ELSE 0 END
      """, listing.sku, listing.shop.platform, listing.shop.shop, listing.state.rawValue, listing.at.milliseconds,
      listing.proposedBy, listing.approvedBy)
    try redoListing(listing.sku)
  }

  /// APR-1: what was approved and is still to be published is one matter per SKU, due 48 hours after the oldest of them; what sold out and
  /// is still up is another (INV-3).
  func redoListing(_ sku: String) throws {
    let approved = try session.integer(
      """
      SELECT at FROM listing WHERE sku = ? AND (state = 'toPublish' OR (state = 'toTakeDown' AND sold_out = 0)) ORDER BY at LIMIT 1
      """, sku)
    try redo(
      .publishListing, sku, due: approved.map { Instant(milliseconds: $0).advanced(byHours: WorkPlan.judgementHours) })
    let soldOut = try session.integer(
      "SELECT at FROM listing WHERE sku = ? AND state = 'toTakeDown' AND sold_out = 1 ORDER BY at LIMIT 1", sku)
    try redo(.delist, sku, due: soldOut.map { Instant(milliseconds: $0).advanced(byHours: WorkPlan.countHours) })
  }

  private func redo(_ kind: WorkKind, _ sku: String, due: Instant?) throws {
    if let due {
      try put(WorkItem(kind, .sku(sku), due: due))
    } else {
      try session.execute("DELETE FROM work_item WHERE subject = ? AND kind = ?", Subject.sku(sku).text, kind.rawValue)
    }
  }

  /// INV-1: what left the shelf beyond what lay at the SKU's own place came from the others, in the order of their names.
  func takeFromBins(_ sku: String, onHand: Int) throws {
    var left = (try session.integer("SELECT sum(quantity) FROM sku_bin WHERE sku = ?", sku)).map(Int.init) ?? 0
    guard left > onHand else { return }
    let bins = try session.all("SELECT location, quantity FROM sku_bin WHERE sku = ? ORDER BY location", sku) {
      ($0.text(0), Int($0.int(1)))
    }
    for (location, quantity) in bins where left > onHand {
      let taken = min(quantity, left - onHand)
      left -= taken
      if taken == quantity {
        try session.execute("DELETE FROM sku_bin WHERE sku = ? AND location = ?", sku, location)
      } else {
        try session.execute("UPDATE sku_bin SET quantity = ? WHERE sku = ? AND location = ?", quantity - taken, sku, location)
      }
    }
  }
}
