import DeskCore

extension Desk {
  /// That every order which the index has passed is in it. What its other terms say is derived and holds no fact of its own; orders that
  /// an import has just brought may still wait for it.
  func verifyIndex(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let last = try connection.integer("SELECT last_order FROM search_progress WHERE id = 1") ?? 0
    for part in 0...FindPart.part(of: last) where last > 0 {
      let (first, end) = (part * FindPart.size, min((part + 1) * FindPart.size - 1, last))
      let orders = try connection.integer("SELECT count(*) FROM order_state WHERE order_id BETWEEN ? AND ?", first, end) ?? 0
      let found = try connection.integer(
        "SELECT count(*) FROM search_term WHERE part = ? AND term >= 'n' AND term < 'o' AND order_id <= ?", part, end)
      if found ?? 0 != orders { report.faults.append("the index of orders \(first) to \(end) has \(found ?? 0) of \(orders)") }
    }
    report.checks.append(("orders that can be found", Int(last)))
  }
}
