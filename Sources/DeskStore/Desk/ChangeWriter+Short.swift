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

  /// INV-3.
  func delistIfEmpty(_ sku: String) throws {
    let delisted = try session.integer(
      """
      UPDATE sku SET delisted_at = ?, taken_down_at = NULL WHERE code = ? AND delisted_at IS NULL
        AND EXISTS (SELECT 1 FROM stock_level l WHERE l.sku = sku.code AND l.on_hand <= l.reserved) RETURNING 1
      """, now.milliseconds, sku)
    if delisted != nil { try put(WorkItem(.delist, .sku(sku), due: now.advanced(byHours: WorkPlan.countHours))) }
  }
}
