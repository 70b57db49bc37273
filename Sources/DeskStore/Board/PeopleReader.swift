import DeskCore

/// Everybody who may or might sign in, as of one moment: one question of each kind, however many people there are.
struct PeopleReader {
  struct One {
    var name: String
    var displayName: String
    var isDisabled: Bool
    /// In the order in which they were given.
    var own: [Role] = []
    /// ROL-5: what they stand in for now.
    var standing: [Role] = []
    /// ROL-8: today's.
    var shift: Shift?
    var duty = Duty.unknown
    /// Open items that they hold, and those of them that are late.
    var load = 0
    var late = 0
  }

  let session: any SQLSession
  let now: Instant
  let zone: ShopZone

  /// By name.
  func all() throws -> [One] {
    let at = zone.local(now)
    let day = Int64(at.day.number)
    let roles = try grouped(
      session.all("SELECT person, role FROM person_role ORDER BY person, position") { ($0.text(0), Role(rawValue: $0.text(1))) })
    let standIns = try session.all(
      """
      SELECT person, role, starts_at, ends_at, reason, asked_by, approved_by, ended_at FROM stand_in
      WHERE ends_at > ? AND starts_at <= ? AND ended_at IS NULL ORDER BY id
      """, now.milliseconds, now.milliseconds, read: StandIn.init
    ).compactMap(\.self)
    let shifts = Dictionary(
      try session.all("SELECT person, shift FROM roster_day WHERE day = ?", day) { ($0.text(0), Shift(rawValue: $0.text(1))) },
      uniquingKeysWith: { first, _ in first })
    let away = Set(
      try session.all(
        """
        SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at FROM leave
        WHERE ends_at > ? AND starts_at <= ?
        """, now.milliseconds, now.milliseconds, read: Leave.init
      ).compactMap(\.self).filter { $0.covers(now, now.advanced(bySeconds: 1)) }.map(\.person))
    let absent = Set(try session.all("SELECT person FROM absence WHERE day = ?", day) { $0.text(0) })
    let held = Dictionary(
      try session.all(
        """
        SELECT owner, count(*), sum(CASE WHEN due < ? THEN 1 ELSE 0 END) FROM work_item WHERE owner IS NOT NULL GROUP BY owner
        """, now.milliseconds
      ) { ($0.text(0), (Int($0.int(1)), Int($0.int(2)))) }, uniquingKeysWith: { first, _ in first })
    return try session.all("SELECT name, display_name, disabled_at IS NOT NULL FROM person ORDER BY name") {
      One(name: $0.text(0), displayName: $0.text(1), isDisabled: $0.bool(2))
    }.map { one in
      var one = one
      one.own = roles[one.name] ?? []
      let possible = Authority.posts(standInBy: one.own)
      one.standing = standIns.filter { $0.person == one.name && $0.holds(at: now) && possible.contains($0.role) }.map(\.role)
      one.shift = shifts[one.name] ?? nil
      one.duty = Duty(
        one.shift, second: at.second, isOnLeave: away.contains(one.name), isAbsent: absent.contains(one.name))
      (one.load, one.late) = held[one.name] ?? (0, 0)
      return one
    }
  }

  private func grouped(_ rows: [(String, Role?)]) -> [String: [Role]] {
    var all: [String: [Role]] = [:]
    for (person, role) in rows { if let role { all[person, default: []].append(role) } }
    return all
  }

  /// When whoever has a session that goes on was last seen, in the last twelve hours.
  func seen() throws -> [String: Instant] {
    Dictionary(
      try session.all(
        """
        SELECT coalesce(borrower, person), max(seen_at) FROM session WHERE seen_at > ? AND expires_at > ?
        GROUP BY coalesce(borrower, person)
        """, now.milliseconds - 12 * 3_600_000, now.milliseconds
      ) { ($0.text(0), $0.instant(1)) }, uniquingKeysWith: max)
  }

  /// Acts of each that were carried out since a record, by the index of people's records: signing in and out isn't one, nor what a file wrote.
  func acts(since record: Int64) throws -> [String: Int] {
    Dictionary(
      try session.all(
        """
        SELECT p.name, (SELECT count(*) FROM record WHERE person = p.name AND seq >= ? AND done = 1 AND command <> 'signIn'
          AND command <> 'signOut' AND (command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop'))
        FROM person p
        """, record
      ) { ($0.text(0), Int($0.int(1))) }, uniquingKeysWith: { first, _ in first })
  }

  /// ROL-9: who has signed in since midnight, or is still seen.
  func came() throws -> Set<String> {
    let midnight = zone.instant(zone.local(now).day).milliseconds
    let seen = try session.all("SELECT DISTINCT person FROM session WHERE borrower IS NULL AND seen_at >= ?", midnight) {
      $0.text(0)
    }
    let signedIn = try session.all(
      """
      SELECT DISTINCT subject FROM record WHERE command = 'signIn' AND seq >= ? AND done = 1 AND at >= ?
        AND (command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop')
      """, try Desk.firstOfToday(session), midnight
    ) { $0.text(0) }
    let names = signedIn.compactMap { subject -> String? in
      if case .person(let name)? = Subject(subject) { name } else { nil }
    }
    return Set(seen).union(names)
  }
}
