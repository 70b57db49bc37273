import DeskCore

extension SituationLoader {
  /// Everything that a decision on somebody's account and posts may look at.
  func posts(for command: Command, _ actor: Actor, at now: Instant, _ zone: ShopZone) throws -> PostFacts {
    guard case .person(let name) = command.subject else { throw Refusal.notFound(command.subject.text) }
    let found = try session.first("SELECT display_name, version, disabled_at IS NOT NULL FROM person WHERE name = ?", name) {
      ($0.text(0), Int($0.int(1)), $0.bool(2))
    }
    var facts = PostFacts(person: name, account: nil, actor: actor, now: now, zone: zone)
    if let (displayName, version, isDisabled) = found {
      facts.account = .init(displayName: displayName, version: version, roles: try ownRoles(of: name), isDisabled: isDisabled)
      facts.standIns = try standIns(of: name, at: now)
      facts.leaves = try leaves(of: name, after: now.advanced(byHours: -24 * Leave.reportDays))
      facts.loans = try loans(of: name, at: now)
    }
    if case .borrowAccount(_, let by, _, _) = command { facts.peer = try account(of: by) }
    facts.otherAdministrators = Int(
      try session.integer(
        """
        SELECT count(*) FROM person_role r JOIN person p ON p.name = r.person
        WHERE r.role = 'dbAdmin' AND p.disabled_at IS NULL AND p.name <> ?
        """, name) ?? 0)
    facts.others = try others(besides: actor)
    return facts
  }

  func account(of person: String) throws -> PostFacts.Account? {
    let found = try session.first("SELECT display_name, version, disabled_at IS NOT NULL FROM person WHERE name = ?", person) {
      ($0.text(0), Int($0.int(1)), $0.bool(2))
    }
    guard let (displayName, version, isDisabled) = found else { return nil }
    return .init(displayName: displayName, version: version, roles: try ownRoles(of: person), isDisabled: isDisabled)
  }

  /// ROL-7: those of an account that hold.
  func loans(of person: String, at now: Instant) throws -> [AccountLoan] {
    try session.all(
      """
      SELECT person, borrower, reason, lent_by, starts_at, ends_at, ended_at FROM account_loan
      WHERE person = ? AND ends_at > ? AND ended_at IS NULL ORDER BY id
      """, person, now.milliseconds, read: AccountLoan.init)
  }

  /// The posts of people besides the actor who may sign in and have done so at least once: who can agree to something (ROL-6).
  func others(besides actor: Actor) throws -> Set<Role> {
    Set(
      try session.all(
        """
        SELECT DISTINCT r.role FROM person_role r JOIN person p ON p.name = r.person
        WHERE p.name <> ? AND p.disabled_at IS NULL AND (r.role = 'director' OR r.role = 'generalManager' OR r.role = 'dbAdmin')
          AND EXISTS (SELECT 1 FROM record c WHERE c.subject = 'person:' || p.name AND c.command = 'signIn' AND c.done = 1)
        """, actor.name
      ) { Role(rawValue: $0.text(0)) }.compactMap(\.self))
  }

  /// How many others could do a command now, by a post of their own or one that they stand in for.
  func people(whoMay command: CommandKind, besides person: String, at now: Instant) throws -> Int {
    let names = try session.all("SELECT name FROM person WHERE name <> ? AND disabled_at IS NULL", person) { $0.text(0) }
    return try names.count { try actor(named: $0, terminal: "", at: now)?.role(for: command) != nil }
  }

  /// In the order in which they were given.
  func ownRoles(of person: String) throws -> [Role] {
    try session.all("SELECT role FROM person_role WHERE person = ? ORDER BY position", person) { Role(rawValue: $0.text(0)) }
      .compactMap(\.self)
  }

  /// ROL-5: those of somebody that hold or will, the oldest first.
  func standIns(of person: String, at now: Instant) throws -> [StandIn] {
    try session.all(
      """
      SELECT person, role, starts_at, ends_at, reason, asked_by, approved_by, ended_at FROM stand_in
      WHERE person = ? AND ends_at > ? AND ended_at IS NULL ORDER BY id
      """, person, now.milliseconds, read: StandIn.init
    ).compactMap(\.self)
  }

  /// ROL-9: those of somebody that end after a moment, the oldest first.
  func leaves(of person: String, after moment: Instant) throws -> [Leave] {
    try session.all(
      """
      SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at FROM leave
      WHERE person = ? AND ends_at > ? ORDER BY starts_at, id
      """, person, moment.milliseconds, read: Leave.init
    ).compactMap(\.self)
  }

  /// ROL-5: what somebody stands in for at this moment, as far as a post of their own still lets them.
  func standing(_ own: [Role], of person: String, at now: Instant) throws -> [StandIn] {
    let open = try standIns(of: person, at: now).filter { $0.holds(at: now) }
    guard !open.isEmpty else { return [] }
    let possible = Authority.posts(standInBy: own)
    return open.filter { possible.contains($0.role) }
  }

  /// With what they stand in for now; nil: nobody of that name may act.
  func actor(named person: String, terminal: String, at now: Instant) throws -> Actor? {
    let found = try session.first("SELECT display_name FROM person WHERE name = ? AND disabled_at IS NULL", person) { $0.text(0) }
    guard let found else { return nil }
    let own = try ownRoles(of: person)
    let standing = try standing(own, of: person, at: now)
    return Actor(name: person, displayName: found, roles: own + standing.map(\.role), terminal: terminal, standIns: standing)
  }
}

extension Leave {
  init?(_ row: SQLStatement) {
    guard let kind = Kind(rawValue: row.text(1)) else { return nil }
    self.init(
      person: row.text(0), kind: kind, from: row.instant(2), until: row.instant(3), reason: row.text(4), askedBy: row.text(5),
      approvedBy: row.text(6), cancelledAt: row.optionalInstant(7))
  }

  /// `planned 2026-11-24 13:30 – 2026-11-25 00:00`, as a record tells it.
  func recorded(in zone: ShopZone) -> String {
    "\(kind.rawValue) \(zone.local(from).shopTime) – \(zone.local(until).shopTime)"
  }
}

extension StandIn {
  init?(_ row: SQLStatement) {
    guard let role = Role(rawValue: row.text(1)) else { return nil }
    self.init(
      person: row.text(0), role: role, from: row.instant(2), until: row.instant(3), reason: row.text(4), askedBy: row.text(5),
      approvedBy: row.text(6), endedAt: row.optionalInstant(7))
  }

  /// `shipper 2026-11-24 13:30 – 2026-11-25 00:00`, as a record tells it.
  func recorded(in zone: ShopZone) -> String {
    "\(role.rawValue) \(zone.local(from).shopTime) – \(zone.local(until).shopTime)"
  }
}

extension AccountLoan {
  init(_ row: SQLStatement) {
    self.init(
      person: row.text(0), borrower: row.text(1), reason: row.text(2), lentBy: row.text(3), from: row.instant(4),
      until: row.instant(5), endedAt: row.optionalInstant(6))
  }
}
