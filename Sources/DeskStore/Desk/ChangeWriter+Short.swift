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
      UPDATE listing SET state = CASE WHEN state = 'listed' THEN 'toTakeDown' ELSE 'delisted' END, at = ?, proposed_by = NULL,
        approved_by = NULL, sold_out = 1
      WHERE sku = ? AND (state = 'listed' OR state = 'toPublish')
      """, now.milliseconds, sku)
    try redoListing(sku)
  }
}
