import DeskCore

/// Reads a file of waybill numbers bought from couriers: a header with `快递公司` (or `物流公司`, `courier`) and `运单号` (or `快递单号`, `物流单号`,
/// `number`). A number that occurs twice is rejected the second time (FUL-5).
struct WaybillList: Sendable {
  var intake: FileIntake
  var waybills: [ImportedWaybill] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var seen: Set<String> = []
    reading: while true {
      switch try rows.next(needed: [.poolCourier, .poolNumber]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        let name = rows.repeating(.poolCourier)
        let number = OrderNumber.waybill(try rows.watchedID(.poolNumber))
        if name.isEmpty { rows.rejectOnce(.poolCourier, .missingValue, &bad) }
        if number.isEmpty { rows.rejectOnce(.poolNumber, .missingValue, &bad) }
        if !bad, !OrderNumber.isPlausible(number) { rows.rejectOnce(.poolNumber, .notANumber(Excerpt.of(number)), &bad) }
        if !bad, !seen.insert(number).inserted { rows.rejectOnce(.poolNumber, .other("twice: \(number)"), &bad) }
        if bad { continue }
        let courier = CourierTable.find(name)
        waybills.append(
          ImportedWaybill(
            courier: courier?.code ?? name, number: number,
            shapeMatches: courier.map { CourierTable.shapeMatches($0, number) } ?? true, row: rows.row))
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }
}
