import Crypto
import DeskCore

extension Desk {
  /// SHA-256 of a file, in hexadecimal.
  public static func digest(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }

  /// FUL-9: holds a courier's bill of a month against our parcels and the tariff, and leaves a record of who did it with what came out.
  ///
  /// - Parameters:
  ///   - courier: its code or any of its names.
  ///   - month: the month's first day.
  ///   - tolerance: grams by which two scales may differ.
  /// - Throws: `unknownCourier`, `notPermitted`, recorded as any refused attempt.
  public func reconcile(
    _ bill: CourierBill, courier name: String, month: ShopDay, tolerance: Int = Reconciliation.usualTolerance, by session: Session
  ) throws -> Reconciliation {
    guard let courier = CourierTable.find(name)?.code else { throw Refusal(rule: "FUL-9", .unknownCourier(name)) }
    let result = try engine.read { connection in
      Reconciliation(
        courier: courier, month: month, bill: bill.rows, ours: try ours(courier, month, bill, connection),
        tariffs: try SituationLoader(session: connection).tariffs(courier), tolerance: tolerance)
    }
    try recordShop(.reconcileBill, args: result.record(bill), by: session)
    return result
  }

  /// What the courier took in the month, and parcels of other months and stages of which the bill tells.
  private func ours(_ courier: String, _ month: ShopDay, _ bill: CourierBill, _ connection: any SQLSession) throws -> [BilledParcel]
  {
    let zone = settings.calendar.zone
    func read(_ row: SQLStatement) -> BilledParcel {
      BilledParcel(
        parcel: ParcelID(stored: row.text(0)), waybill: row.text(1), grams: row.optionalInt(2).map(Int.init), address: row.text(3),
        handedOver: row.optionalInstant(4).map { zone.local($0).day })
    }
    let taken = try connection.all(
      """
      SELECT p.id, p.waybill, p.weight, coalesce((SELECT a.amended FROM amendment a WHERE a.order_id = p.order_id AND a.field = 'address'
        ORDER BY a.number DESC LIMIT 1), o.address), p.handed_over_at
      FROM parcel p JOIN orders o ON o.id = p.order_id
      WHERE p.handed_over_at >= ? AND p.handed_over_at < ? AND p.courier = ? AND p.waybill IS NOT NULL AND p.bundle IS NULL
      """, zone.instant(month).milliseconds, zone.instant(month.nextMonth).milliseconds, courier, read: read)
    var known = Set(taken.map(\.waybill))
    var found = taken
    for row in bill.rows where known.insert(row.waybill).inserted {
      let one = try connection.first(
        """
        SELECT p.id, w.number, p.weight, o.address, CASE WHEN p.waybill = w.number THEN p.handed_over_at END
        FROM waybill w JOIN parcel p ON p.id = w.parcel JOIN orders o ON o.id = p.order_id WHERE w.number = ? AND w.courier = ?
        """, row.waybill, courier, read: read)
      if let one { found.append(one) }
    }
    return found
  }
}
