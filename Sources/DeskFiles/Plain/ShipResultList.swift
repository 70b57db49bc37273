import DeskCore

/// Reads what a marketplace answered to a ship file (FUL-6): the file with `结果,描述`, or `操作状态,备注`, filled (formats.md 4.1).
struct ShipResultList: Sendable {
  var intake: FileIntake
  var results: [ImportedShipResult] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    reading: while true {
      switch try rows.next(needed: [.resultOrder, .result]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        let number = try rows.watchedID(.resultOrder)
        // Hints of the template, and footers.
        if !number.utf8.contains(where: { (0x30...0x39).contains($0) }) || !OrderNumber.isPlausible(number) {
          if number.isEmpty { rows.rejectOnce(.resultOrder, .missingValue, &bad) }
          continue
        }
        let word = rows.repeating(.result)
        let succeeded = Self.succeeded(word)
        if succeeded == nil { rows.rejectOnce(.result, word.isEmpty ? .missingValue : .notAResult(Excerpt.of(word)), &bad) }
        guard !bad, let succeeded else { continue }
        let waybill = OrderNumber.waybill(try rows.watchedID(.resultWaybill)).uppercased()
        let text = rows.repeating(.resultText)
        results.append(
          ImportedShipResult(
            number: number, waybill: waybill.isEmpty ? nil : waybill, succeeded: succeeded,
            text: String((text.isEmpty && !succeeded ? word : text).prefix(Arguments.longestText)), row: rows.row,
            orderColumn: rows.layout.header(.resultOrder), waybillColumn: rows.layout.header(.resultWaybill)))
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  /// Nil for words that say neither: they aren't taken for one.
  static func succeeded(_ word: String) -> Bool? {
    let word = word.lowercased()
    for no in ["失败", "错误", "未成功", "不成功", "fail", "error"] where word.contains(no) { return false }
    for yes in ["成功", "已发货", "success"] where word.contains(yes) { return true }
    return word == "ok" ? true : nil
  }
}
