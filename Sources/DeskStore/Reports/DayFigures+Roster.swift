import DeskCore

extension DayFigures {
  /// SUP-5: minutes that agents were on shift, by hour of the day, as the books' day left the roster: meals and leave are none, nor what of a
  /// day that isn't over is still to come. Agents are who work early or late (ROL-8): what somebody's post is now says nothing about that day.
  mutating func tellRoster(_ closing: DayClosing, _ zone: ShopZone, _ session: any SQLSession) throws {
    let shifts = try session.all(
      "SELECT person, shift FROM roster_day WHERE day = ? AND (shift = 'early' OR shift = 'late') AND record <= ?",
      Int64(closing.day.number), closing.last
    ) { ($0.text(0), Shift(rawValue: $0.text(1))) }
    guard !shifts.isEmpty else { return }
    let (begin, end) = (zone.instant(closing.day), zone.instant(closing.day.advanced(by: 1)))
    let reached = try session.first("SELECT at FROM record WHERE seq = ?", closing.last) { $0.instant(0) }
    let last = closing.isOver ? end : reached ?? begin
    let leaves = try session.all(
      """
      SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at FROM leave
      WHERE ends_at > ? AND starts_at < ? AND record <= ?
      """, begin.milliseconds, end.milliseconds, closing.last, read: Leave.init
    ).compactMap(\.self)
    for (person, shift) in shifts {
      guard let shift, let hours = shift.hours else { continue }
      let away = leaves.filter { $0.person == person }
      for minute in hours.lowerBound / 60..<hours.upperBound / 60 where shift.meal?.contains(minute * 60) != true {
        let at = begin.advanced(byMinutes: Int64(minute))
        if at >= last || away.contains(where: { $0.covers(at, at.advanced(bySeconds: 1)) }) { continue }
        add(.rostered, padded(minute / 60, 2))
      }
    }
  }
}
