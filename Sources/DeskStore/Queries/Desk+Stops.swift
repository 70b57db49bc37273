import DeskCore

extension Desk {
  /// ORD-8: the parcels that are to be stopped and that nobody has answered for, the oldest wish first.
  public func stops(limit: Int = 50, for reader: Actor) throws -> [StopRow] {
    try engine.read { connection in
      let ids = try connection.all(
        "SELECT subject FROM work_item WHERE kind = ? ORDER BY due, subject LIMIT ?", WorkKind.intercept.rawValue, limit
      ) { ParcelID(stored: $0.text(0)) }
      return try ids.compactMap { try stop($0, for: reader, connection) }
    }
  }

  private func stop(_ id: ParcelID, for reader: Actor, _ connection: any SQLSession) throws -> StopRow? {
    let found = try connection.first(
      """
      SELECT p.order_id, p.version, p.stage, o.number, o.recipient, p.courier, p.waybill, p.stop_state, p.stop_by, p.stop_at, p.stop_reason,
        p.stop_seen_by, p.stop_seen_at FROM parcel p JOIN orders o ON o.id = p.order_id WHERE p.id = ?
      """, id.text
    ) { row -> (OrderID, StopRow)? in
      guard let stage = ParcelStage(rawValue: row.text(2)),
        let state = row.optionalText(7).flatMap(Interception.State.init(rawValue:))
      else { return nil }
      let stop = Interception(
        // What was typed may name the buyer.
        state: state, by: row.text(8), at: row.instant(9), reason: reader.seesBuyers ? row.text(10) : "",
        seenBy: row.optionalText(11),
        seenAt: row.optionalInstant(12))
      let recipient = reader.seesBuyers ? row.text(4) : Masking.name(row.text(4))
      return (
        OrderID(number: row.int(0)),
        StopRow(
          parcel: id, version: Int(row.int(1)), stage: stage, number: row.text(3), recipient: recipient, goods: "",
          courier: row.optionalText(5), waybill: row.optionalText(6), stop: stop)
      )
    }
    guard let (order, stop) = found ?? nil else { return nil }
    var row = stop
    row.goods = try Self.goods(of: order, connection) ?? ""
    return row
  }
}
