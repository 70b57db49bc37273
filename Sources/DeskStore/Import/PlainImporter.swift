import DeskCore

/// Waybill numbers for the pools: the console's own plain file.
struct PlainImporter {
  let connection: any SQLSession
  let now: Instant

  func take(_ batch: ImportedBatch, _ report: inout ImportReport) throws {
    if let file = batch.files.firstIndex(where: { $0.kind == .waybills }) {
      for waybill in batch.waybills { try take(waybill, &report.files[file]) }
    }
  }

  /// FUL-5: a number that a parcel has, or that is in the pool already, is taken once.
  private func take(_ imported: ImportedWaybill, _ file: inout ImportReport.File) throws {
    var waybill = imported
    waybill.number = waybill.number.uppercased()
    guard let courier = CourierTable.find(waybill.courier) else {
      file.rejected.append(RejectedRow(row: waybill.row, column: "courier", reason: .other(waybill.courier)))
      return
    }
    let number = waybill.number.uppercased()
    if try connection.integer(
      "SELECT 1 FROM waybill WHERE number = ? UNION ALL SELECT 1 FROM waybill_pool WHERE number = ?", number, number
    ) != nil {
      file.same += 1
      return
    }
    try connection.execute(
      "INSERT INTO waybill_pool (number, courier, added_at) VALUES (?, ?, ?)", number, courier.code, now.milliseconds)
    file.new += 1
  }
}
