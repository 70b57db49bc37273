import DeskCore

extension Desk {
  /// SUP-3: what the department did in the day, week or month that holds `day`. Of days that are kept it reads their figures, of the others
  /// their records; see ``keepDays()``.
  ///
  /// - Throws: `booksBeginLater` when the period ends before the books begin, `dayNotBegun` when it is still to come.
  public func workReport(_ period: WorkPeriod, around day: ShopDay, leaves: Bool = false) throws -> WorkReport {
    try engine.read { session in
      try WorkReader(session: session, calendar: settings(session).calendar, now: now, leaves: leaves).report(period, around: day)
    }
  }

  /// Keeps the figures of days that are over and aren't kept yet, the oldest first. Reading is done outside the write turn, so nobody waits
  /// longer than for one day's few rows.
  ///
  /// - Parameter most: how many days at most; the rest is for the next time.
  /// - Returns: how many were kept.
  @discardableResult
  public func keepDays(atMost most: Int = 400) throws -> Int {
    let days = try engine.read { session in
      try session.all(
        """
        SELECT day FROM book_day WHERE day < (SELECT max(day) FROM book_day)
          AND NOT EXISTS (SELECT 1 FROM day_figure f WHERE f.day = book_day.day AND f.figure = 'closing') ORDER BY day LIMIT ?
        """, most
      ) { ShopDay(number: Int32($0.int(0))) }
    }
    for day in days {
      let figures = try engine.read { session in
        let calendar = try settings(session).calendar
        let closing = try BookDays.closing(of: day, today: calendar.zone.local(now).day, session)
        return try DayFigures.tell(closing, calendar, session)
      }
      try engine.write { try figures.keep(day, $0) }
    }
    return days.count
  }
}

extension BookDays {
  /// The first day of a period on which the books had begun; its own first day when they begin later.
  static func firstDay(of period: WorkPeriod, around day: ShopDay, _ session: any SQLSession) throws -> ShopDay {
    let days = period.days(around: day)
    guard let first = try session.integer("SELECT day FROM book_day ORDER BY day LIMIT 1").map({ ShopDay(number: Int32($0)) })
    else {
      return days.lowerBound
    }
    return days.contains(first) ? first : days.lowerBound
  }
}

/// Puts a report together from the figures of its days.
struct WorkReader {
  let session: any SQLSession
  let calendar: ShopCalendar
  let now: Instant
  /// See ``BookDays/closing(of:today:leaves:_:)``.
  var leaves = false

  private var today: ShopDay { calendar.zone.local(now).day }

  func report(_ period: WorkPeriod, around day: ShopDay) throws -> WorkReport {
    let days = period.days(around: day)
    let first = try BookDays.firstDay(of: period, around: day, session)
    _ = try BookDays.closing(of: first, today: today, session)
    // What the clock and the books have reached.
    let booked =
      try session.integer("SELECT day FROM book_day ORDER BY day DESC LIMIT 1").map { ShopDay(number: Int32($0)) } ?? today
    let reached = min(days.upperBound, max(today, booked))
    var report = WorkReport(
      period: period, days: days, closing: try BookDays.closing(of: reached, today: today, leaves: leaves, session),
      isOver: false)
    report.isOver = reached == days.upperBound && report.closing.isOver
    var agents: [String: WorkReport.Agent] = [:]
    var sums: [String: FinanceReport.Sum] = [:]
    var stock: Int64 = 0
    var next = first
    while next <= reached {
      let figures = try figures(next)
      add(figures, on: next, &report, &agents, &sums)
      stock += figures[.stock]
      report.weekdays[next.weekday - 1] += 1
      next = next.advanced(by: 1)
    }
    report.agents = agents.values.sorted { ($1.inquiries, $0.person) < ($0.inquiries, $1.person) }
    report.sums = sums.sorted { $0.key < $1.key }.map(\.value)
    report.flows = try flows(days)
    if period == .day { report.left = try LeftReader(session: session).tell(report.closing) }
    try reckonStock(&report, moved: stock, from: reached.advanced(by: 1), until: max(today, booked))
    return report
  }

  private func figures(_ day: ShopDay) throws -> DayFigures {
    if let kept = try DayFigures.kept(day, session) { return kept }
    return try DayFigures.tell(try BookDays.closing(of: day, today: today, leaves: leaves, session), calendar, session)
  }

  private func add(
    _ figures: DayFigures, on day: ShopDay, _ report: inout WorkReport, _ agents: inout [String: WorkReport.Agent],
    _ sums: inout [String: FinanceReport.Sum]
  ) {
    for (key, value) in figures.values {
      let count = Int(value)
      func agent(_ path: WritableKeyPath<WorkReport.Agent, Int>) {
        agents[key.subject, default: WorkReport.Agent(person: key.subject)][keyPath: path] += count
      }
      func sum(_ change: (inout FinanceReport.Sum) -> Void) {
        let parts = key.subject.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        change(&sums[key.subject, default: FinanceReport.Sum(platform: parts.first ?? "", shop: parts.last ?? "")])
      }
      switch key.name {
      case .closing, .stock: break
      case .orders: sum { $0.orders += count }
      case .goods: sum { $0.goods += Money(fen: value) }
      case .shipping: sum { $0.shipping += Money(fen: value) }
      case .discounts: sum { $0.discounts += Money(fen: value) }
      case .refunds: sum { $0.refunds += Money(fen: value) }
      case .inquiries: agent(\.inquiries)
      case .deals: agent(\.deals)
      case .timed:
        agent(\.timed)
        report.lateContacts += count
      case .seconds: agent(\.seconds)
      case .within:
        agent(\.within)
        report.lateContacts -= count
      case .cases: if let kind = AfterCaseKind(rawValue: key.subject) { report.cases[kind, default: 0] += count }
      case .disputes: report.disputes += count
      case .settled: report.settled += count
      case .cancelled: report.cancelled += count
      case .lateParcels: report.lateParcels += count
      case .contacts: if let hour = hour(key) { report.hours[day.weekday - 1][hour].contacts += count }
      case .people: if let hour = hour(key) { report.hours[day.weekday - 1][hour].people += count }
      case .rostered: if let hour = hour(key) { report.hours[day.weekday - 1][hour].rosteredMinutes += count }
      case .sold: report.soldPieces += count
      }
    }
  }

  private func hour(_ key: DayFigures.Key) -> Int? { Int(key.subject).flatMap { (0..<24).contains($0) ? $0 : nil } }

  private func flows(_ days: ClosedRange<ShopDay>) throws -> [WorkReport.Flow] {
    let begin = WorkHours.hour(calendar.zone.instant(days.lowerBound))
    let end = WorkHours.hour(calendar.zone.instant(days.upperBound.advanced(by: 1)))
    let rows = try session.all(
      "SELECT kind, sum(came), sum(went) FROM work_hour WHERE hour >= ? AND hour < ? GROUP BY kind", begin, end
    ) { row in WorkKind(rawValue: row.text(0)).map { WorkReport.Flow(kind: $0, came: Int(row.int(1)), went: Int(row.int(2))) } }
    let known = Dictionary(rows.compactMap(\.self).map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    return WorkKind.allCases.compactMap { known[$0] }
  }

  /// Backwards from what lies there now.
  private func reckonStock(_ report: inout WorkReport, moved: Int64, from next: ShopDay, until last: ShopDay) throws {
    var stock = try session.integer("SELECT coalesce(sum(on_hand), 0) FROM stock_level") ?? 0
    var day = next
    while day <= last {
      stock -= try figures(day)[.stock]
      day = day.advanced(by: 1)
    }
    report.stockAfter = Int(stock)
    report.stockBefore = Int(stock - moved)
  }
}
