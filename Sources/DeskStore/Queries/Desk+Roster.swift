import DeskCore

extension Desk {
  /// ROL-8: everybody who may sign in, from a day on: at most 31 days.
  public func roster(from: ShopDay, days: Int = 7) throws -> RosterSheet {
    try engine.read {
      try RosterReader(session: $0, now: now, zone: try settings($0).calendar.zone).sheet(from, max(1, min(days, 31)))
    }
  }

  /// What the roster says of somebody now.
  public func duty(of person: String) throws -> Duty {
    try engine.read { try RosterReader(session: $0, now: now, zone: try settings($0).calendar.zone).duty(of: person) }
  }

  /// ROL-8: outside the service hours the hotline goes to this person; nil: it is service time, or nobody is entered.
  public func hotline() throws -> String? {
    try engine.read { connection in
      let at = try settings(connection).calendar.zone.local(now)
      // After midnight it is still the evening's.
      guard !(RosterPlan.service.opens..<RosterPlan.service.closes).contains(at.second) else { return nil }
      let day = at.second < RosterPlan.service.opens ? at.day.advanced(by: -1) : at.day
      return try connection.first("SELECT person FROM hotline_day WHERE day = ?", Int64(day.number)) { $0.text(0) }
    }
  }
}

struct RosterReader {
  let session: any SQLSession
  let now: Instant
  let zone: ShopZone

  func duty(of person: String) throws -> Duty {
    let at = zone.local(now)
    let leaves = try SituationLoader(session: session).leaves(of: person, after: now)
    return Duty(
      try shift(of: person, at.day), second: at.second, isOnLeave: leaves.contains { $0.covers(now, now.advanced(bySeconds: 1)) },
      isAbsent: try isAbsent(person, at.day))
  }

  func shift(of person: String, _ day: ShopDay) throws -> Shift? {
    try session.first("SELECT shift FROM roster_day WHERE day = ? AND person = ?", Int64(day.number), person) {
      Shift(rawValue: $0.text(0))
    }.flatMap { $0 }
  }

  private func isAbsent(_ person: String, _ day: ShopDay) throws -> Bool {
    try session.integer("SELECT 1 FROM absence WHERE day = ? AND person = ?", Int64(day.number), person) != nil
  }

  /// - Parameter all: everybody, where that is known already.
  func sheet(_ from: ShopDay, _ days: Int, _ all: [PeopleReader.One]? = nil) throws -> RosterSheet {
    let reader = PeopleReader(session: session, now: now, zone: zone)
    let people = try (all ?? reader.all()).filter { !$0.isDisabled }
    let to = from.advanced(by: days)
    let (first, last) = (Int64(from.number), Int64(to.number))
    let entered = try session.all("SELECT person, day, shift FROM roster_day WHERE day >= ? AND day < ?", first, last) {
      (Key($0.text(0), $0.int(1)), Shift(rawValue: $0.text(2)))
    }
    let shifts = Dictionary(entered, uniquingKeysWith: { old, _ in old }).compactMapValues { $0 }
    let absent = Set(
      try session.all("SELECT person, day FROM absence WHERE day >= ? AND day < ?", first, last) { Key($0.text(0), $0.int(1)) })
    let onCall = Dictionary(
      try session.all("SELECT day, person FROM hotline_day WHERE day >= ? AND day < ?", first, last) { ($0.int(0), $0.text(1)) },
      uniquingKeysWith: { old, _ in old })
    let leaves = Dictionary(
      grouping: try session.all(
        """
        SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at FROM leave
        WHERE ends_at > ? AND starts_at < ?
        """, zone.instant(from).milliseconds, zone.instant(to).milliseconds, read: Leave.init
      ).compactMap(\.self), by: \.person)
    let numbers = (0..<days).map { first + Int64($0) }
    var sheet = RosterSheet(from: from, days: days)
    let due = people.filter(isDue).map(\.name)
    if !due.isEmpty {
      let came = try reader.came()
      sheet.missing = due.filter { !came.contains($0) }
    }
    sheet.rows = people.map { one in
      let away = (0..<days).map { offset -> Bool in
        let day = from.advanced(by: offset)
        return (leaves[one.name] ?? []).contains { $0.covers(zone.instant(day), zone.instant(day.advanced(by: 1))) }
      }
      return RosterSheet.Row(
        person: one.name, displayName: one.displayName, roles: one.own, shifts: numbers.map { shifts[Key(one.name, $0)] },
        leave: away, absent: numbers.map { absent.contains(Key(one.name, $0)) }, now: one.duty, holds: one.load)
    }
    sheet.hotline = numbers.map { onCall[$0] }
    return sheet
  }

  /// ROL-9: a quarter of an hour after the shift has begun somebody should have come.
  private func isDue(_ one: PeopleReader.One) -> Bool {
    guard one.duty == .on || one.duty == .onBreak, let hours = one.shift?.hours else { return false }
    return zone.local(now).second >= hours.lowerBound + Presence.dueAfter
  }

  private struct Key: Hashable {
    var person: String
    var day: Int64
    init(_ person: String, _ day: Int64) { (self.person, self.day) = (person, day) }
  }
}
