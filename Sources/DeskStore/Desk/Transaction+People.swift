import DeskCore

extension Transaction {
  /// Users and grants (ROL-1, ROL-6). Passwords never pass through here: they are no part of any record.
  func performOnPerson(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    var records = try RecordWriter(connection)
    let next: Int
    if case .addPerson(let name, let displayName, let first) = command {
      guard try connection.integer("SELECT 1 FROM person WHERE name = ?", name) == nil else {
        throw Refusal(rule: "ROL-1", .personExists(name))
      }
      try connection.execute(
        "INSERT INTO person (name, display_name, version, created_at) VALUES (?, ?, 1, ?)", name, displayName, now.milliseconds)
      try connection.execute("INSERT INTO person_role (person, position, role) VALUES (?, 1, ?)", name, first.rawValue)
      next = 1
    } else {
      next = try change(command, version: version, actor: actor)
    }
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: next, done: true, body: RecordBody.text(args: command.json)))
    return Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: next, at: now)
  }

  private func change(_ command: Command, version: Int?, actor: Actor) throws -> Int {
    guard case .person(let name) = command.subject,
      let person = try connection.first(
        "SELECT version, disabled_at IS NOT NULL FROM person WHERE name = ?", name, read: { (Int($0.int(0)), $0.bool(1)) })
    else { throw Refusal.notFound(command.subject.text) }
    try checkVersion(version, now: person.0, command.subject)
    let roles = try connection.all("SELECT role FROM person_role WHERE person = ? ORDER BY position", name) {
      Role(rawValue: $0.text(0))
    }
    switch command {
    case .grantRole(_, let role):
      // ROL-4: nobody raises themselves.
      guard name != actor.name else { throw Refusal(rule: "ROL-4", .ownAccount) }
      guard !roles.contains(role) else { throw Refusal(rule: "ROL-6", .roleAlreadyHeld(role)) }
      try connection.execute(
        "INSERT INTO person_role (person, position, role) VALUES (?, (SELECT 1 + coalesce(max(position), 0) FROM person_role WHERE person = ?), ?)",
        name, name, role.rawValue)
    case .revokeRole(_, let role):
      guard roles.contains(role) else { throw Refusal(rule: "ROL-6", .roleNotHeld(role)) }
      if role == .dbAdmin { try keepAnAdministrator(besides: name) }
      try connection.execute("DELETE FROM person_role WHERE person = ? AND role = ?", name, role.rawValue)
    case .disablePerson:
      guard name != actor.name else { throw Refusal(rule: "ROL-4", .ownAccount) }
      guard !person.1 else { throw Refusal(rule: "ROL-6", .alreadyDisabled) }
      if roles.contains(.dbAdmin) { try keepAnAdministrator(besides: name) }
      try connection.execute("UPDATE person SET disabled_at = ? WHERE name = ?", now.milliseconds, name)
      try connection.execute("DELETE FROM session WHERE person = ?", name)
    case .enablePerson:
      guard person.1 else { throw Refusal(rule: "ROL-6", .notDisabled) }
      try connection.execute("UPDATE person SET disabled_at = NULL WHERE name = ?", name)
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    try connection.execute("UPDATE person SET version = version + 1 WHERE name = ?", name)
    return person.0 + 1
  }

  /// A shop without anybody who can grant would be locked for ever.
  private func keepAnAdministrator(besides name: String) throws {
    let others = try connection.integer(
      """
      SELECT count(*) FROM person_role r JOIN person p ON p.name = r.person
      WHERE r.role = 'dbAdmin' AND p.disabled_at IS NULL AND p.name <> ?
      """, name)
    guard (others ?? 0) > 0 else { throw Refusal(rule: "ROL-6", .lastAdministrator) }
  }
}
