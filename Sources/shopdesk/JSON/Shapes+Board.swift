import DeskCore

extension Shapes {
  func board(_ board: Board) -> JSON {
    .object([
      ("at", time(board.at)), ("alerts", .array(board.alerts.map(alert))), ("queues", .array(board.queues.map(queue))),
      ("people", .array(board.people.map(person))),
    ])
  }

  private func queue(_ queue: Board.Queue) -> JSON {
    guard case .object(let members) = queueCount(queue.count) else { return .null }
    return .object(
      members + [
        (
          "holders",
          .array(queue.holders.map { .object([("person", .string($0.person)), ("count", .int($0.count))]) })
        ),
        (
          "hours",
          .array(queue.trend.map { .object([("open", .int($0.open)), ("came", .int($0.came)), ("went", .int($0.went))]) })
        ),
      ])
  }

  private func person(_ one: Board.Person) -> JSON {
    .object([
      ("name", .string(one.name)), ("displayName", .string(one.displayName)),
      ("roles", .array(one.roles.map { .string($0.rawValue) })), ("standIns", .array(one.standIns.map { .string($0.rawValue) })),
      ("seenAt", time(one.seenAt)), ("load", .int(one.load)), ("late", .int(one.late)),
      ("duty", .string(one.duty.rawValue)), ("doneToday", .int(one.doneToday)),
      ("contacts", .int(one.contacts)), ("averageContactSeconds", one.averageContactSeconds.map { .int($0) } ?? .null),
    ])
  }

  private func alert(_ alert: Board.Alert) -> JSON {
    func make(_ code: String, _ members: [(String, JSON)]) -> JSON { .object([("code", .string(code))] + members) }
    return switch alert {
    case .staleImport(let since): make("staleImport", [("since", time(since))])
    case .late(let items, let queues): make("late", [("items", .int(items)), ("queues", .int(queues))])
    case .overdueParcels(let count): make("overdueParcels", [("count", .int(count))])
    case .failedPrints(let count): make("failedPrints", [("count", .int(count))])
    case .heldByAbsent(let person, let count, let presence):
      make(
        "heldByAbsent",
        [
          ("person", .string(person)), ("count", .int(count)), ("duty", .string(presence.duty.rawValue)),
          ("sign", .string(presence.sign.rawValue)),
        ])
    case .missing(let person): make("missing", [("person", .string(person))])
    case .refundsToReview(let count): make("refundsToReview", [("count", .int(count))])
    case .backupMissing(let hours): make("backupMissing", [("hours", .int(hours))])
    case .drillDue: make("drillDue", [])
    case .reportDue(let period, let day): make("reportDue", [("period", .string(period.rawValue)), ("day", .string(day.iso))])
    }
  }

  func refund(_ refund: RefundRow, now: Instant) -> JSON {
    guard case .object(let members) = queueRow(refund.row, now: now) else { return .null }
    return .object(
      members + [
        ("work", .array(refund.kinds.map { .string($0.rawValue) })), ("reviewedBy", .optional(refund.reviewedBy)),
        ("reviewedAt", time(refund.reviewedAt)),
      ])
  }

  func workReport(_ report: WorkReport) -> [(String, JSON)] {
    func agent(_ one: WorkReport.Agent) -> [(String, JSON)] {
      [
        ("inquiries", .int(one.inquiries)), ("deals", .int(one.deals)), ("timed", .int(one.timed)),
        ("averageSeconds", one.averageSeconds.map { .int($0) } ?? .null), ("within10", .int(one.within)),
      ]
    }
    func sum(_ sum: FinanceReport.Sum) -> [(String, JSON)] {
      [
        ("orders", .int(sum.orders)), ("goods", money(sum.goods)), ("shipping", money(sum.shipping)),
        ("discounts", money(sum.discounts)), ("refunds", money(sum.refunds)), ("net", money(sum.net)),
      ]
    }
    let shops = report.sums.map { JSON.object([("platform", .string($0.platform)), ("shop", .string($0.shop))] + sum($0)) }
    let cases = report.cases.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSON.int($0.value)) }
    let hours = report.hours.enumerated().flatMap { day, row in
      row.enumerated().filter { !$0.element.isEmpty }.map { hour, one in
        JSON.object([
          ("weekday", .int(day + 1)), ("hour", .int(hour)), ("contacts", .int(one.contacts)), ("people", .int(one.people)),
          ("rosteredMinutes", .int(one.rosteredMinutes)),
        ])
      }
    }
    let staffing = report.staffing.map {
      JSON.object([
        ("weekday", .int($0.weekday)), ("hour", .int($0.hour)), ("contacts", .int($0.contacts)),
        ("rosteredMinutes", .int($0.rosteredMinutes)), ("advice", .string($0.advice.rawValue)),
      ])
    }
    let left = report.left.map {
      JSON.object([
        ("person", .string($0.person)), ("order", .string($0.order.text)), ("number", .string($0.number)),
        ("offered", .bool($0.isOffered)),
      ])
    }
    return [
      ("period", .string(report.period.rawValue)), ("from", .string(report.days.lowerBound.iso)),
      ("until", .string(report.days.upperBound.iso)), ("over", .bool(report.isOver)), ("record", .int(report.closing.last)),
      ("closing", .string(report.closing.mark.text)), ("shops", .array(shops)), ("total", .object(sum(report.total))),
      ("agents", .array(report.agents.map { .object([("person", .string($0.person))] + agent($0)) })),
      ("team", .object(agent(report.team))), ("cases", .object(cases)), ("disputes", .int(report.disputes)),
      ("settled", .int(report.settled)), ("cancelled", .int(report.cancelled)), ("lateContacts", .int(report.lateContacts)),
      ("lateParcels", .int(report.lateParcels)),
      (
        "queues",
        .array(
          report.flows.map { .object([("queue", .string($0.kind.rawValue)), ("came", .int($0.came)), ("went", .int($0.went))]) })
      ),
      ("soldPieces", .int(report.soldPieces)), ("stockBefore", .int(report.stockBefore)), ("stockAfter", .int(report.stockAfter)),
      ("turnsInHundredths", report.turnsInHundredths.map { .int($0) } ?? .null), ("hours", .array(hours)),
      ("staffing", .array(staffing)), ("left", .array(left)),
    ]
  }
}
