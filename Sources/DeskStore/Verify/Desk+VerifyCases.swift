import DeskCore

extension Desk {
  /// AFT-2: of no order more was refunded than paid, nor more came back than was shipped.
  func verifyCases(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let load = SituationLoader(session: connection)
    for id in try connection.all("SELECT DISTINCT order_id FROM after_case ORDER BY 1", read: { OrderID(number: $0.int(0)) }) {
      guard let (order, facts) = try load.order(id) else { continue }
      let reader = Actor(name: "", displayName: "", roles: [], terminal: "")
      var situation = Situation(order: order, facts: facts, actor: reader, now: now, calendar: settings.calendar)
      situation.lines = try load.lines(of: id)
      situation.parcels = try load.parcels(of: id)
      situation.cases = try load.cases(of: id)
      let settled = situation.cases.reduce(Money.zero) { $0 + ($1.settled ?? .zero) }
      if settled > facts.paid(order) {
        report.faults.append("\(settled.fen) fen were refunded on order \(id.text), \(facts.paid(order).fen) were paid")
      }
      let shipped = situation.balance.shipped
      var returned: [CaseBalance.Item: Int] = [:]
      for line in situation.cases.filter(\.binds).flatMap(\.back) {
        returned[.init(line: line.line, sku: line.sku), default: 0] += line.received
      }
      for (item, count) in returned.sorted(by: { ($0.key.line, $0.key.sku) < ($1.key.line, $1.key.sku) })
      where count > shipped[item] ?? 0 {
        report.faults.append("\(count) of \(item.sku) came back on order \(id.text), \(shipped[item] ?? 0) were shipped")
      }
    }
  }
}
