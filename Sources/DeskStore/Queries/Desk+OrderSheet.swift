import DeskCore

extension Desk {
  /// SUP-3: orders that were paid in a span of time, or placed in it where nobody paid, by number; as they stand, masked for who isn't shown
  /// buyers. One consistent state; reads every order once and a few rows for each of the span.
  public func orderSheet(_ span: Range<Instant>, for reader: Actor) throws -> [OrderSheetRow] {
    try engine.read { session in
      let load = SituationLoader(session: session)
      let ids = try session.all(
        """
        SELECT o.id FROM orders o LEFT JOIN order_care c ON c.order_id = o.id
        WHERE coalesce(o.paid_at, c.paid_at, o.created_at, o.imported_at) >= ?
          AND coalesce(o.paid_at, c.paid_at, o.created_at, o.imported_at) < ? ORDER BY o.id
        """, span.lowerBound.milliseconds, span.upperBound.milliseconds
      ) { OrderID(number: $0.int(0)) }
      return try ids.compactMap { id in
        guard let (order, facts) = try load.order(id) else { return nil }
        let shown = order.shown(to: reader)
        let amendments = facts.amendments > 0 ? try load.amendments(of: id).map { $0.shown(to: reader) } : []
        let settled = try session.integer("SELECT coalesce(sum(settled), 0) FROM after_case WHERE order_id = ?", id.number) ?? 0
        let waybills = try session.all(
          """
          SELECT coalesce(b.courier, p.courier), coalesce(b.waybill, p.waybill) FROM parcel p LEFT JOIN parcel b ON b.id = p.bundle
          WHERE p.order_id = ? AND p.stage <> 'voided' ORDER BY p.id
          """, id.number
        ) { (courier: $0.optionalText(0) ?? "", number: $0.optionalText(1) ?? "") }
        return OrderSheetRow(
          order: shown, facts: facts, current: CurrentOrder(shown, lines: [], amendments: amendments),
          settled: Money(fen: settled), waybills: waybills.filter { !$0.number.isEmpty })
      }
    }
  }
}
