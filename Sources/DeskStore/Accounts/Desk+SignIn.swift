import DeskCore

/// A session that has begun.
public struct BegunSession: Sendable {
  public var session: Session
  public var actor: Actor
  /// ROL-7: the password was given by somebody else, is too old, or was used by somebody else: nothing goes before it is changed.
  public var mustChange: Bool
  /// Until it must be changed; nil: it doesn't get old, or isn't one's own.
  public var passwordDaysLeft: Int?
}

extension Desk {
  /// Begins a session. Unknown person, wrong password, disabled and throttled get one answer after one time (ASVS 6.3.8).
  ///
  /// - Parameters:
  ///   - name: the person, or `limei@wangqiang`: limei, by her own password, in the account that was lent to her (ROL-7).
  ///   - terminal: where the person sits, for the records; cut to 80 characters.
  /// - Throws: `signInFailed`; `accountNotLent` once the password was right.
  public func signIn(_ name: String, password: String, terminal: String) throws -> BegunSession {
    let (name, account) = AccountLoan.names(name)
    let known = try engine.read { connection in
      try connection.first(
        """
        SELECT c.hash, coalesce((SELECT next_at FROM throttle WHERE person = p.name), 0), p.disabled_at IS NOT NULL
        FROM person p JOIN credential c ON c.person = p.name WHERE p.name = ?
        """, name
      ) { ($0.text(0), $0.instant(1), $0.bool(2)) }
    }
    // The hash is computed in every case, so that the time tells nothing.
    let stored =
      known.flatMap { PasswordHash(stored: $0.0) } ?? PasswordHash(log2Rounds: hashRounds, salt: Self.dummySalt, hash: [])
    let matches = try stored.matches(password)
    guard let known, matches, !known.2, known.1 <= now else {
      // Written for unknown names too, so that the time tells nothing; but not the name, which may be a password in the wrong field.
      try engine.seat { try countFailure(known == nil ? nil : name, $0) }
      throw Refusal(.notPermitted, rule: "ROL-7", .signInFailed)
    }
    return try begin(name, account, String(terminal.prefix(80)))
  }

  private func begin(_ name: String, _ account: String?, _ terminal: String) throws -> BegunSession {
    let session = Session.random()
    return try engine.seat { connection in
      let settings = try settings(connection)
      try connection.execute("DELETE FROM throttle WHERE person = ?", name)
      try connection.execute("DELETE FROM session WHERE expires_at < ?", now.milliseconds)
      let age = try passwordAge(of: name, settings, connection)
      try connection.execute(
        """
        INSERT INTO session (token, person, terminal, began_at, seen_at, expires_at, borrower, must_change, confirmed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, session.digest, account ?? name, terminal.replacing(" as ", with: " "), now.milliseconds, now.milliseconds,
        now.advanced(byHours: Session.lifetimeHours).milliseconds, account == nil ? nil : name, age.mustChange, now.milliseconds)
      let actor: Actor
      do {
        actor = try Transaction(connection, now: now, settings: settings).actor(of: session, settled: false)
      } catch let refusal as Refusal where account != nil && refusal.reason == .notSignedIn {
        throw Refusal(.notPermitted, rule: "ROL-7", .accountNotLent, mayBeDoneBy: Authority.mayBeDone(by: .borrowAccount))
      }
      try recordAccount(.signIn, actor, connection)
      return BegunSession(session: session, actor: actor, mustChange: age.mustChange, passwordDaysLeft: age.daysLeft)
    }
  }

  /// ROL-7: whether somebody's own password must be changed, and in how many days it will have to be.
  private func passwordAge(of name: String, _ settings: ShopSettings, _ connection: any SQLSession) throws
    -> (mustChange: Bool, daysLeft: Int?)
  {
    let found = try connection.first(
      """
      SELECT c.set_at, c.must_change OR EXISTS (SELECT 1 FROM account_loan l
        WHERE l.person = c.person AND coalesce(l.ended_at, l.ends_at) > c.set_at AND (l.ended_at IS NOT NULL OR l.ends_at <= ?))
      FROM credential c WHERE c.person = ?
      """, now.milliseconds, name
    ) { ($0.instant(0), $0.bool(1)) }
    guard let (setAt, mustChange) = found else { return (false, nil) }
    guard settings.passwordDays > 0 else { return (mustChange, nil) }
    let left = settings.passwordDays - Int(now.seconds(since: setAt) / 86_400)
    return (mustChange || left <= 0, max(left, 0))
  }

  /// ROL-7: in how many days the person's own password must be changed; nil: never, or it is a borrowed account.
  public func passwordDaysLeft(of actor: Actor) throws -> Int? {
    guard actor.account == nil else { return nil }
    return try engine.read { try passwordAge(of: actor.name, try settings($0), $0).daysLeft }
  }

  /// ROL-7: for what isn't a command of its own: a restore, somebody's new password.
  ///
  /// - Throws: `passwordAgain` where the password wasn't typed within the last minutes.
  public func requirePassword(_ session: Session) throws {
    try engine.read { try Transaction($0, now: now, settings: settings).checkConfirmed(session) }
  }

  /// Sessions that go on, the newest first: everybody's for who may end them, else one's own. Nothing of their tokens.
  public func sessions(for reader: Actor) throws -> [SessionRow] {
    let all = reader.role(for: .endSessions) != nil
    return try engine.read { connection in
      try connection.all(
        """
        SELECT person, borrower, terminal, began_at, seen_at, expires_at FROM session
        WHERE expires_at > ? AND (? OR person = ? OR borrower = ?) ORDER BY began_at DESC, person LIMIT 500
        """, now.milliseconds, all, reader.name, reader.name
      ) {
        SessionRow(
          person: $0.text(0), borrower: $0.optionalText(1), terminal: $0.text(2), began: $0.instant(3), seen: $0.instant(4),
          expires: $0.instant(5))
      }
    }
  }
}
