import DeskCore

extension DayFigures {
  /// As they are kept; nil: the day isn't.
  static func kept(_ day: ShopDay, _ session: any SQLSession) throws -> DayFigures? {
    var figures = DayFigures()
    let rows = try session.all("SELECT figure, subject, value FROM day_figure WHERE day = ?", Int64(day.number)) {
      ($0.text(0), $0.text(1), $0.int(2))
    }
    for (name, subject, value) in rows {
      guard let name = Name(rawValue: name) else { throw StoreFault.corrupt("day_figure \(day.iso) \(name)") }
      figures.add(name, subject, value)
    }
    return rows.isEmpty ? nil : figures
  }

  func keep(_ day: ShopDay, _ session: any SQLSession) throws {
    for (key, value) in values {
      try session.execute(
        """
        INSERT INTO day_figure (day, figure, subject, value) VALUES (?, ?, ?, ?)
        ON CONFLICT (day, figure, subject) DO UPDATE SET value = excluded.value
        """, Int64(day.number), key.name.rawValue, key.subject, value)
    }
  }

  /// Each day that is kept, told again.
  static func verify(_ report: inout VerifyReport, today: ShopDay, _ calendar: ShopCalendar, _ session: any SQLSession) throws {
    let days = try session.all("SELECT DISTINCT day FROM day_figure ORDER BY day") { ShopDay(number: Int32($0.int(0))) }
    report.checks.append(("day figures", days.count))
    for day in days {
      guard let closing = try? BookDays.closing(of: day, today: today, session), closing.isOver else {
        report.faults.append("figures of \(day.iso) are kept, which isn't over")
        continue
      }
      let told = try tell(closing, calendar, session).values
      let kept = (try? kept(day, session))??.values ?? [:]
      let wrong = Set(told.keys).union(kept.keys).filter { told[$0] != kept[$0] }
      guard let first = wrong.min(by: { ($0.name.rawValue, $0.subject) < ($1.name.rawValue, $1.subject) }) else { continue }
      let (name, stored, sum) = (first.name.rawValue, kept[first] ?? 0, told[first] ?? 0)
      report.faults.append(
        first.subject.isEmpty
          ? "\(name) on \(day.iso) is kept as \(stored), its records tell \(sum)"
          : "\(name) of \(first.subject.replacingTabs) on \(day.iso) is kept as \(stored), its records tell \(sum)")
    }
  }
}

extension String {
  /// A key's parts, for people.
  fileprivate var replacingTabs: String { split(separator: "\t").joined(separator: "/") }
}
