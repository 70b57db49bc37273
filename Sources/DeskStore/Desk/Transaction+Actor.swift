import DeskCore

extension Transaction {
  /// Who holds the session, with the roles they hold at this moment: a person who was disabled stops here, and so does whose loan of an
  /// account is over; whose account was lent, until the loan ended by whatever way, must change the password (ROL-7).
  ///
  /// - Parameter settled: false where a password that must be changed may still be: to change it, and to leave.
  func actor(of session: Session, settled: Bool = true) throws -> Actor {
    let found = try connection.first(
      """
      SELECT p.name, p.display_name, s.terminal, s.borrower, b.display_name,
        s.must_change OR (s.borrower IS NULL AND EXISTS (
          SELECT 1 FROM account_loan l JOIN credential c ON c.person = l.person
          WHERE l.person = s.person AND l.ends_at > c.set_at AND coalesce(l.ended_at, l.ends_at) > c.set_at
            AND (l.ended_at IS NOT NULL OR l.ends_at <= ?)))
      FROM session s JOIN person p ON p.name = s.person LEFT JOIN person b ON b.name = s.borrower
      WHERE s.token = ? AND s.expires_at > ? AND p.disabled_at IS NULL AND (s.borrower IS NULL OR (b.disabled_at IS NULL AND EXISTS (
        SELECT 1 FROM account_loan l WHERE l.person = s.person AND l.borrower = s.borrower AND l.ended_at IS NULL AND l.ends_at > ?)))
      """, now.milliseconds, session.digest, now.milliseconds, now.milliseconds
    ) { ($0.text(0), $0.text(1), $0.text(2), $0.optionalText(3), $0.optionalText(4), $0.bool(5)) }
    guard let (name, displayName, terminal, borrower, borrowerName, mustChange) = found else {
      throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)
    }
    if mustChange, settled { throw Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword) }
    let own = try load.ownRoles(of: name)
    if let borrower {
      // ROL-7: the person acts, with what the account may; what it stands in for is its owner's.
      var actor = Actor(
        name: borrower, displayName: borrowerName ?? borrower, roles: own,
        terminal: AccountLoan.terminal(terminal, account: name))
      actor.account = name
      return actor
    }
    // ROL-5: it ends by the clock, also in the middle of a session.
    let standing = try load.standing(own, of: name, at: now)
    return Actor(name: name, displayName: displayName, roles: own + standing.map(\.role), terminal: terminal, standIns: standing)
  }

  /// ROL-7: what gives rights or much money away needs the password typed within the last minutes.
  ///
  /// - Throws: `passwordAgain`.
  func checkPassword(for command: Command, _ session: Session) throws {
    guard try needsPassword(command) else { return }
    try checkConfirmed(session)
  }

  func checkConfirmed(_ session: Session) throws {
    let confirmed = try connection.integer("SELECT confirmed_at FROM session WHERE token = ?", session.digest) ?? 0
    let minutes = Session.confirmedMinutes
    guard Instant(milliseconds: confirmed).advanced(byMinutes: minutes) <= now else { return }
    throw Refusal(rule: "ROL-7", .passwordAgain(minutes: Int(minutes)))
  }

  /// A request is as grave as what it asks for; a refund above somebody's amounts is one (ROL-3).
  private func needsPassword(_ command: Command) throws -> Bool {
    guard case .approveRequest(let id, _) = command else { return command.kind.needsPassword }
    guard let request = try load.request(id) else { return false }
    return request.command.needsPassword || request.use?.amount == .refund
  }

  /// REC-3: the latest reason holds.
  func unmask(_ order: OrderID, until: Instant, for actor: Actor, record: Int64) throws {
    try connection.execute("DELETE FROM unmasking WHERE until <= ?", now.milliseconds)
    try connection.execute(
      """
      INSERT INTO unmasking (person, order_id, until, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (person, order_id) DO UPDATE SET until = excluded.until, record = excluded.record
      """, actor.name, order.number, until.milliseconds, record)
  }

  /// ROL-4: which hand somebody had in an order's life already, of those that `kind` excludes.
  func ownBefore(_ kind: CommandKind, _ situation: Situation, by people: [String]) throws -> CommandKind? {
    for done in Separation.before(kind) {
      if done == .packParcel, situation.parcels.contains(where: { $0.packedBy.map(people.contains) == true }) { return done }
      let subjects =
        done.target == .parcel ? situation.parcels.map { Subject.parcel($0.id) } : situation.cases.map { .afterCase($0.id) }
      for subject in subjects {
        for person in Set(people) {
          let found = try connection.integer(
            "SELECT 1 FROM record WHERE subject = ? AND person = ? AND command = ? AND done = 1 LIMIT 1", subject.text, person,
            done.rawValue)
          if found != nil { return done }
        }
      }
    }
    return nil
  }
}

extension SituationLoader {
  /// REC-3: the reader, who sees this order's buyer while their reason holds.
  func reader(_ reader: Actor, of order: OrderID, at now: Instant) throws -> Actor {
    guard !reader.seesBuyers else { return reader }
    let until = try session.integer("SELECT until FROM unmasking WHERE person = ? AND order_id = ?", reader.name, order.number)
    var reader = reader
    reader.isUnmasked = until.map { $0 > now.milliseconds } ?? false
    return reader
  }
}
