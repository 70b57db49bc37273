import DeskCore
import Foundation

extension Desk {
  /// The first person of a new shop holds dbAdmin and generalManager (contract.md, `init`); everybody else is added by command.
  ///
  /// - Throws: a refusal when the password breaks ROL-7.
  public func addFirstPerson(_ name: String, displayName: String, password: String) throws {
    let name = name.lowercased()
    let faults = PasswordRule.faults(password, person: name)
    guard faults.isEmpty else { throw Refusal(.refused, rule: "ROL-7", .password(faults)) }
    let hash = try PasswordHash.make(password, log2Rounds: hashRounds)
    try engine.write { connection in
      guard try connection.integer("SELECT 1 FROM person LIMIT 1") == nil else { throw Refusal(rule: "ROL-6", .personExists(name)) }
      try connection.execute(
        "INSERT INTO person (name, display_name, version, created_at) VALUES (?, ?, 1, ?)", name, displayName, now.milliseconds)
      for (position, role) in [Role.dbAdmin, .generalManager].enumerated() {
        try connection.execute(
          "INSERT INTO person_role (person, position, role) VALUES (?, ?, ?)", name, position + 1, role.rawValue)
      }
      try store(hash, for: name, mustChange: false, connection)
      var records = try RecordWriter(connection)
      try records.append(
        RecordDraft(
          at: now, person: name, role: nil, terminal: "init", command: "init", commandID: nil, subject: Subject.person(name).text,
          version: 1,
          done: true,
          body: RecordBody.text(args: .object([("shop", .string(settings.name)), ("training", .bool(settings.training))]))))
    }
  }

  /// Ends a session. An unknown one is over already.
  public func signOut(_ session: Session) throws {
    try engine.seat { connection in
      guard let actor = try? Transaction(connection, now: now, settings: settings).actor(of: session, settled: false) else {
        return
      }
      try connection.execute("DELETE FROM session WHERE token = ?", session.digest)
      try recordAccount(.signOut, actor, connection)
    }
  }

  /// Who holds the session now.
  ///
  /// - Throws: `notSignedIn` when it ended, expired, or the person was disabled.
  ///   `mustChangePassword` where that comes before anything else, unless it isn't asked for (`settled`).
  public func actor(of session: Session, settled: Bool = true) throws -> Actor {
    try engine.read { try Transaction($0, now: now, settings: settings).actor(of: session, settled: settled) }
  }

  /// Says that the session is in use: who is 'on' is counted by it. Called once a minute, not per key.
  public func touch(_ session: Session) throws {
    try engine.seat { try $0.execute("UPDATE session SET seen_at = ? WHERE token = ?", now.milliseconds, session.digest) }
  }

  /// Leaves the idle lock: checks the password of the session's person, which then is enough for what needs it again (ROL-7).
  public func unlock(_ session: Session, password: String) throws {
    try check(password, of: actor(of: session).name, otherwise: Refusal(.notPermitted, rule: "ROL-7", .signInFailed))
    try engine.seat { try $0.execute("UPDATE session SET confirmed_at = ? WHERE token = ?", now.milliseconds, session.digest) }
  }

  /// One's own password. The present one is asked for (ASVS 6.2.3); the record says that it was changed and nothing else.
  public func changePassword(_ session: Session, from old: String, to new: String) throws {
    let actor = try engine.read { try Transaction($0, now: now, settings: settings).actor(of: session, settled: false) }
    if let account = actor.account { throw Refusal(rule: "ROL-7", .borrowedAccount(of: account)) }
    try check(old, of: actor.name, otherwise: Refusal(.refused, rule: "ROL-7", .wrongPassword))
    guard new != old else { throw Refusal(rule: "ROL-7", .nothingToChange) }
    try setPassword(new, of: actor.name, mustChange: false, by: actor, .changePassword, keeping: session)
  }

  /// Gives a person a password.
  ///
  /// - Parameter mustChange: they must replace it by one of their own before anything else (ASVS 6.4.1); not for a new person whose
  ///   password scripts use at once (contract.md, `person add`).
  public func resetPassword(of name: String, to new: String, mustChange: Bool = true, by session: Session) throws {
    let actor = try actor(of: session)
    guard actor.role(for: .resetPassword) != nil else {
      try engine.write { try recordAccount(.resetPassword, actor, $0, subject: name.lowercased(), done: false) }
      throw Refusal.notPermitted(.resetPassword)
    }
    // One's own is changed with the present one (ASVS 6.2.3), whoever one is.
    guard !actor.isSame(as: name.lowercased()) else { throw Refusal(rule: "ROL-4", .ownAccount) }
    try requirePassword(session)
    try setPassword(new, of: name.lowercased(), mustChange: mustChange, by: actor, .resetPassword)
  }

  /// Everybody by name.
  ///
  /// - Parameter system: what the shop's own acts are said to be by; nobody is meant by it.
  public func namedPeople(system: String? = nil) throws -> NamedPeople {
    var people = try engine.read { connection in
      try connection.all("SELECT name, display_name, disabled_at IS NOT NULL FROM person ORDER BY name") {
        (name: $0.text(0), displayName: $0.text(1), disabled: $0.bool(2))
      }
    }
    if let system { people.append((Actor.systemName, system, true)) }
    return NamedPeople(people)
  }

  /// Everybody, with roles: never anything of their passwords.
  public func people() throws -> [(name: String, displayName: String, roles: [Role], disabled: Bool)] {
    try engine.read { connection in
      let people = try connection.all("SELECT name, display_name, disabled_at IS NOT NULL FROM person ORDER BY name") {
        ($0.text(0), $0.text(1), $0.bool(2))
      }
      return try people.map { name, displayName, disabled in
        let roles = try connection.all("SELECT role FROM person_role WHERE person = ? ORDER BY position", name) {
          Role(rawValue: $0.text(0))
        }
        return (name, displayName, roles.compactMap(\.self), disabled)
      }
    }
  }

  private func setPassword(
    _ new: String, of name: String, mustChange: Bool, by actor: Actor, _ kind: CommandKind, keeping kept: Session? = nil
  ) throws {
    let faults = PasswordRule.faults(new, person: name)
    guard faults.isEmpty else { throw Refusal(.refused, rule: "ROL-7", .password(faults)) }
    let hash = try PasswordHash.make(new, log2Rounds: hashRounds)
    try engine.write { connection in
      guard try connection.integer("SELECT 1 FROM person WHERE name = ?", name) != nil else {
        throw Refusal.notFound(Subject.person(name).text)
      }
      try store(hash, for: name, mustChange: mustChange, connection)
      // Whoever sat there with the old one is out (ASVS 7.4.3).
      try connection.execute(
        "DELETE FROM session WHERE (person = ? OR borrower = ?) AND token <> ?", name, name, kept?.digest ?? [])
      if let kept { try connection.execute("UPDATE session SET must_change = 0 WHERE token = ?", kept.digest) }
      try recordAccount(kind, actor, connection, subject: name)
    }
  }

  /// The password of somebody who is signed in: guessing it here is throttled as it is at the door.
  private func check(_ password: String, of name: String, otherwise refusal: Refusal) throws {
    let matches = try matches(name, password)
    let next = try engine.read { try $0.first("SELECT next_at FROM throttle WHERE person = ?", name) { $0.instant(0) } }
    guard matches, next ?? now <= now else {
      try engine.seat { try countFailure(name, $0) }
      throw refusal
    }
    try engine.seat { try $0.execute("DELETE FROM throttle WHERE person = ?", name) }
  }

  private func matches(_ name: String, _ password: String) throws -> Bool {
    let stored = try engine.read { try $0.first("SELECT hash FROM credential WHERE person = ?", name) { $0.text(0) } }
    guard let hash = stored.flatMap(PasswordHash.init(stored:)) else { return false }
    return try hash.matches(password)
  }

  private func store(_ hash: PasswordHash, for name: String, mustChange: Bool, _ connection: any SQLSession) throws {
    try connection.execute(
      """
      INSERT INTO credential (person, hash, set_at, must_change) VALUES (?, ?, ?, ?)
      ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, must_change = excluded.must_change
      """, name, hash.stored, now.milliseconds, mustChange)
  }

  func recordAccount(
    _ kind: CommandKind, _ actor: Actor, _ connection: any SQLSession, subject: String? = nil, done: Bool = true
  ) throws {
    // Who only looks sits in this process alone: that leaves no record (F12).
    guard engine.looking == nil else { return }
    var records = try RecordWriter(connection)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: actor.role(for: kind), terminal: actor.terminal, command: kind.rawValue, commandID: nil,
        subject: Subject.person(subject ?? actor.name).text, version: 0, done: done, body: RecordBody.text(args: .object([]))))
  }

  /// Five free tries, then the wait doubles up to 15 minutes; kept in the database, so that it holds on every terminal.
  func countFailure(_ known: String?, _ connection: any SQLSession) throws {
    let name = known ?? ""
    // A try during the wait changes nothing: nobody can keep somebody else out for longer than the wait itself.
    let next = try connection.integer("SELECT next_at FROM throttle WHERE person = ?", name) ?? 0
    guard next <= now.milliseconds else { return }
    let failures = 1 + (try connection.integer("SELECT failures FROM throttle WHERE person = ?", name) ?? 0)
    let wait = failures < 5 ? 0 : min(900, Int64(1) << min(failures - 4, 10))
    try connection.execute(
      """
      INSERT INTO throttle (person, failures, next_at) VALUES (?, ?, ?)
      ON CONFLICT (person) DO UPDATE SET failures = excluded.failures, next_at = excluded.next_at
      """, name, failures, now.advanced(bySeconds: wait).milliseconds)
    guard known != nil, engine.looking == nil else { return }
    var records = try RecordWriter(connection)
    try records.append(
      RecordDraft(
        at: now, person: name, role: nil, terminal: "", command: CommandKind.signIn.rawValue, commandID: nil,
        subject: Subject.person(name).text, version: 0, done: false, body: RecordBody.text(args: .object([]))))
  }

  var hashRounds: Int { settings.training ? PasswordHash.training : PasswordHash.real }
  static let dummySalt = [UInt8](repeating: 7, count: 16)
}
