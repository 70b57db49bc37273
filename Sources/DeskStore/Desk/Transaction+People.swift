import DeskCore

extension Transaction {
  /// Users, grants and stand-ins (ROL-1, ROL-5, ROL-6). Passwords never pass through here: they are no part of any record.
  func performOnPerson(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    let zone = settings.calendar.zone
    var facts = try load.posts(for: command, author ?? actor, at: now, zone)
    if let author, author.name != actor.name { (facts.approver, facts.approverAccount) = (actor.name, actor.account) }
    if let account = facts.account { try checkVersion(version, now: account.version, command.subject) }
    let changes = try Decision.decide(command, facts)
    var records = try RecordWriter(connection)
    try write(changes, facts, command, record: records.seq + 1)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: changes.account.version, at: now
    )
    let after = try load.posts(for: command, facts.actor, at: now, zone)
    let body = RecordBody.text(
      command, before: facts.fields, after: after.fields, receipt,
      asked: author.map { [("asked", .string($0.name))] } ?? [])
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: changes.account.version, done: true, body: body))
    return receipt
  }

  private func write(_ changes: PostChanges, _ facts: PostFacts, _ command: Command, record: Int64) throws {
    let name = facts.person
    let account = changes.account
    if facts.account == nil {
      try connection.execute(
        "INSERT INTO person (name, display_name, version, created_at) VALUES (?, ?, 1, ?)", name, account.displayName,
        now.milliseconds)
      try adoptFirstPassword(of: name)
    } else {
      try connection.execute("UPDATE person SET version = ? WHERE name = ?", account.version, name)
    }
    let old = facts.account?.roles ?? []
    for role in account.roles where !old.contains(role) {
      try connection.execute(
        "INSERT INTO person_role (person, position, role) VALUES (?, (SELECT 1 + coalesce(max(position), 0) FROM person_role WHERE person = ?), ?)",
        name, name, role.rawValue)
    }
    for role in old where !account.roles.contains(role) {
      try connection.execute("DELETE FROM person_role WHERE person = ? AND role = ?", name, role.rawValue)
    }
    if account.isDisabled != facts.account?.isDisabled ?? false {
      try connection.execute("UPDATE person SET disabled_at = ? WHERE name = ?", account.isDisabled ? now.milliseconds : nil, name)
      if account.isDisabled { try connection.execute("DELETE FROM session WHERE person = ? OR borrower = ?", name, name) }
    }
    if changes.endsSessions { try connection.execute("DELETE FROM session WHERE person = ? OR borrower = ?", name, name) }
    if let loan = changes.loan { try write(loan, record: record) }
    for day in changes.roster { try write(day, record: record) }
    for day in changes.hotline { try writeHotline(name, day, record: record) }
    if let absence = changes.absence { try write(absence, record: record) }
    if let standIn = changes.standIn { try write(standIn, record: record) }
    if let leave = changes.leave { try write(leave, record: record) }
  }

  private func write(_ standIn: StandIn, record: Int64) throws {
    guard let ended = standIn.endedAt else {
      try connection.execute(
        """
        INSERT INTO stand_in (id, person, role, starts_at, ends_at, reason, asked_by, approved_by, record)
        VALUES ((SELECT 1 + coalesce(max(id), 0) FROM stand_in), ?, ?, ?, ?, ?, ?, ?, ?)
        """, standIn.person, standIn.role.rawValue, standIn.from.milliseconds, standIn.until.milliseconds, standIn.reason,
        standIn.askedBy, standIn.approvedBy, record)
      return
    }
    try connection.execute(
      "UPDATE stand_in SET ended_at = ? WHERE person = ? AND role = ? AND starts_at = ? AND ended_at IS NULL", ended.milliseconds,
      standIn.person, standIn.role.rawValue, standIn.from.milliseconds)
  }

  private func write(_ leave: Leave, record: Int64) throws {
    guard let cancelled = leave.cancelledAt else {
      try connection.execute(
        """
        INSERT INTO leave (id, person, kind, starts_at, ends_at, reason, asked_by, approved_by, record)
        VALUES ((SELECT 1 + coalesce(max(id), 0) FROM leave), ?, ?, ?, ?, ?, ?, ?, ?)
        """, leave.person, leave.kind.rawValue, leave.from.milliseconds, leave.until.milliseconds, leave.reason, leave.askedBy,
        leave.approvedBy, record)
      return
    }
    try connection.execute(
      "UPDATE leave SET cancelled_at = ? WHERE person = ? AND starts_at = ? AND cancelled_at IS NULL", cancelled.milliseconds,
      leave.person, leave.from.milliseconds)
  }

  /// ROL-6: the password that was given when the account was asked for; who has none yet gets one by `resetPassword`.
  private func adoptFirstPassword(of name: String) throws {
    try connection.execute(
      """
      INSERT INTO credential (person, hash, set_at, must_change) SELECT person, hash, ?, 0 FROM first_password WHERE person = ?
      ON CONFLICT (person) DO NOTHING
      """, now.milliseconds, name)
    try dropFirstPassword(of: name)
  }

  func dropFirstPassword(of name: String) throws { try connection.execute("DELETE FROM first_password WHERE person = ?", name) }
}

extension PostFacts {
  /// What a record tells of an account.
  var fields: [(String, JSON)] {
    let open = standIns.filter { !$0.isOver(at: now) }.map { $0.recorded(in: zone) }
    return [
      ("displayName", .optional(account?.displayName)),
      ("roles", .optional(account.map { $0.roles.map(\.rawValue).joined(separator: " ") })),
      ("disabled", .bool(account?.isDisabled ?? false)), ("standIns", .string(open.joined(separator: ", "))),
      (
        "loans",
        .string(
          loans.filter { $0.holds(at: now) }.map { "\($0.borrower) \(zone.local($0.until).shopTime)" }.joined(separator: ", "))
      ),
      ("leaves", .string(leaves.filter { $0.cancelledAt == nil }.map { $0.recorded(in: zone) }.joined(separator: ", "))),
    ]
  }
}
