import DeskCore

extension Desk {
  /// SUP-1, ROL-8: to whom an order may be given, whoever is on duty and holds least first.
  public func assignees() throws -> [Assignee] {
    try engine.read { session in
      let reader = PeopleReader(session: session, now: now, zone: try settings(session).calendar.zone)
      let seen = try reader.seen()
      return try reader.all().filter { one in
        !one.isDisabled && (one.own + one.standing).contains { Authority.allows($0, .claimOrder) }
      }.map { one in
        Assignee(
          person: one.name, displayName: one.displayName, duty: one.duty,
          isHere: Presence(one.duty, seenAt: seen[one.name], now: now).isHere, load: one.load, late: one.late)
      }.sorted(by: <)
    }
  }

  /// ROL-10: when somebody's shift of today ends; nil: they have none, or are on leave then.
  public func shiftEnd(of person: String) throws -> Instant? {
    try engine.read { try RosterReader(session: $0, now: now, zone: try settings($0).calendar.zone).shiftEnd(of: person) }
  }

  /// ROL-10: what is still open with somebody whose shift ends, the most urgent first, and who is on after it; nil: they have no shift.
  public func shiftEnd(for reader: Actor) throws -> ShiftEnd? {
    let found = try engine.read { session -> ShiftEnd? in
      let roster = RosterReader(session: session, now: now, zone: try settings(session).calendar.zone)
      guard let until = try roster.shiftEnd(of: reader.name) else { return nil }
      let open = try session.integer("SELECT count(*) FROM work_item WHERE owner = ?", reader.name) ?? 0
      return ShiftEnd(until: until, open: Int(open), next: try roster.on(at: until).filter { $0 != reader.name })
    }
    guard var end = found, end.open > 0 else { return found }
    end.first = try queue(WorkKind.allCases, owner: reader.name, limit: 3, for: reader).rows
    return end
  }
}

extension RosterReader {
  func shiftEnd(of person: String) throws -> Instant? {
    let day = zone.local(now).day
    guard let hours = try shift(of: person, day)?.hours else { return nil }
    let end = zone.instant(day, second: hours.upperBound)
    let leaves = try SituationLoader(session: session).leaves(of: person, after: end.advanced(bySeconds: -1))
    return leaves.contains { $0.covers(end.advanced(bySeconds: -1), end) } ? nil : end
  }

  /// Who works at a moment of today by the roster and is on no leave then.
  func on(at moment: Instant) throws -> [String] {
    let at = zone.local(moment)
    let rostered = try session.all("SELECT person, shift FROM roster_day WHERE day = ? ORDER BY person", Int64(at.day.number)) {
      ($0.text(0), Shift(rawValue: $0.text(1)))
    }
    let load = SituationLoader(session: session)
    return try rostered.filter { $0.1?.hours?.contains(at.second) == true }.map(\.0).filter { person in
      try !load.leaves(of: person, after: moment).contains { $0.covers(moment, moment.advanced(bySeconds: 1)) }
    }
  }
}

extension Transaction {
  /// SUP-1, ROL-8: what is given to somebody who isn't there by the roster is given all the same, and it is said.
  func offDuty(_ command: Command) throws -> [Changes.Warning] {
    let person: String? =
      switch command {
      case .assignOrder(_, let person): person
      case .escalateOrder(_, _, let to), .drainPerson(_, let to, _): to
      default: nil
      }
    guard let person else { return [] }
    let duty = try RosterReader(session: connection, now: now, zone: settings.calendar.zone).duty(of: person)
    return duty.takesWork ? [] : [.notOnDuty(person: person, duty)]
  }
}
