import DeskCore

extension Transaction {
  /// APR-2: commands on a revision that was approved.
  func performOnRevision(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    guard case .revision(let number) = command.subject, let seen = try load.revision(number) else {
      throw Refusal.notFound(command.subject.text)
    }
    try checkVersion(version, now: seen.version, command.subject)
    let next = try Decision.decide(command, RevisionFacts(seen, actor: actor, now: now))
    if case .publishRevision = command { try holdAgainstWhatStands(seen.plan) }
    var records = try RecordWriter(connection)
    try write(next, before: seen, record: records.seq + 1, actor)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: next.version, at: now)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: next.version, done: true,
        body: RecordBody.text(command, before: seen.recorded, after: next.recorded, receipt)))
    return receipt
  }

  /// APR-1: what was proposed is approved: the revision gets its number, and somebody has to put it up.
  func makeRevision(_ plan: RevisionPlan, _ command: Command, id: String, actor: Actor, role: Role, author: Actor) throws -> Receipt
  {
    let same = try connection.integer(
      "SELECT id FROM page_revision WHERE page = ? AND part = ? AND becomes = ? AND state = 'toPublish' LIMIT 1", plan.page,
      plan.part,
      plan.to)
    guard same == nil else { throw Refusal(rule: "APR-2", .nothingToChange) }
    try holdAgainstWhatStands(plan)
    // By the time somebody approves it, its day may be over: that makes it late, not wrong.
    if actor.name == author.name, let due = plan.due, due < settings.calendar.zone.local(now).day {
      throw Refusal(.invalid, rule: "APR-2", .dayIsPast(due))
    }
    let number = RevisionID(number: 1 + (try connection.integer("SELECT max(id) FROM page_revision") ?? 0))
    let revision = PageRevision(number, plan, proposedBy: author.name, approvedBy: actor.name, approvedAt: now)
    var records = try RecordWriter(connection)
    // Tried before it is asked for, it has nobody yet who approved it.
    if actor.name != author.name { try write(revision, before: nil, record: records.seq + 1, actor) }
    let made = Subject.revision(number)
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 1, done: true,
        body: JSON.object([
          ("args", command.json), ("before", .object([])), ("after", .object(revision.recorded)), ("asked", .string(author.name)),
          ("made", .string(made.text)),
        ]).text))
    var receipt = Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: 1, at: now)
    receipt.made = made
    return receipt
  }

  /// APR-2: a revision says how the page reads before it; of what was published last that is known.
  private func holdAgainstWhatStands(_ plan: RevisionPlan) throws {
    let last = try connection.first(
      PageRevision.rows, where: "WHERE page = ? AND part = ? AND state = 'published' ORDER BY published_at DESC, id DESC LIMIT 1",
      plan.page, plan.part)
    if let refusal = PageRevision.refusal(of: plan, last: last) { throw refusal }
  }

  /// APR-2: the pages were gone through; the next time is in two weeks.
  func noteReview(_ note: String, by actor: Actor, record: Int64) throws {
    try connection.execute(
      "INSERT INTO page_review (id, person, at, note, record) VALUES ((SELECT 1 + coalesce(max(id), 0) FROM page_review), ?, ?, ?, ?)",
      actor.name, now.milliseconds, note, record)
    try DerivedWork(session: connection, calendar: settings.calendar).replaceReviewDuty()
  }

  private func write(_ new: PageRevision, before: PageRevision?, record: Int64, _ actor: Actor) throws {
    try connection.execute(
      """
      INSERT INTO page_revision (
        id, version, state, kind, page, part, was, becomes, due, proposed_by, approved_by, approved_at, changed_since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """, new.id.number, 1, PageRevision.State.toPublish.rawValue, new.plan.kind.rawValue, new.plan.page, new.plan.part,
      new.plan.from,
      new.plan.to, new.plan.due.map { Int64($0.number) }, new.proposedBy, new.approvedBy, new.approvedAt.milliseconds,
      new.plan.changedSince?.number)
    try connection.execute(
      "UPDATE page_revision SET version = ?, state = ?, published_by = ?, published_at = ?, reason = ? WHERE id = ?", new.version,
      new.state.rawValue, new.publishedBy, new.publishedAt?.milliseconds, new.reason, new.id.number)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: record)
    let zone = settings.calendar.zone
    try writer.change(before?.work(in: zone) ?? [], to: new.work(in: zone))
    if new.publishedAt != nil { try DerivedWork(session: connection, calendar: settings.calendar).replaceReviewDuty() }
  }
}

extension PageRevision {
  /// What its records tell of it.
  var recorded: [(String, JSON)] {
    [
      ("state", .string(state.rawValue)), ("kind", .string(plan.kind.rawValue)), ("page", .string(plan.page)),
      ("part", .string(plan.part)), ("from", .optional(plan.from)), ("to", .string(plan.to)), ("due", .optional(plan.due?.iso)),
      ("proposedBy", .string(proposedBy)), ("approvedBy", .string(approvedBy)), ("approvedAt", .int(approvedAt.milliseconds)),
      ("publishedBy", .optional(publishedBy)), ("publishedAt", publishedAt.map { .int($0.milliseconds) } ?? .null),
      ("reason", .optional(reason)),
    ] + (plan.changedSince.map { [("changedSince", .string($0.text))] } ?? [])
  }
}

extension SituationLoader {
  func revision(_ id: RevisionID) throws -> PageRevision? {
    try session.first(PageRevision.rows, where: "WHERE id = ?", id.number)
  }
}

extension PageRevision {
  static var rows: SQLRows<PageRevision> {
    SQLRows(
      select: """
        SELECT id, version, state, kind, page, part, was, becomes, due, proposed_by, approved_by, approved_at, published_by, published_at,
          reason, changed_since FROM page_revision
        """, read: PageRevision.init)
  }

  init(_ row: SQLStatement) throws {
    guard let state = State(rawValue: row.text(2)), let kind = RevisionPlan.Kind(rawValue: row.text(3)) else {
      throw StoreFault.corrupt("page_revision \(row.int(0))")
    }
    let plan = RevisionPlan(
      kind: kind, page: row.text(4), part: row.text(5), from: row.optionalText(6), to: row.text(7),
      due: row.optionalInt(8).map { ShopDay(number: Int32($0)) }, changedSince: row.optionalInt(15).map { RevisionID(number: $0) })
    self.init(
      RevisionID(number: row.int(0)), plan, proposedBy: row.text(9), approvedBy: row.text(10), approvedAt: row.instant(11))
    version = Int(row.int(1))
    self.state = state
    publishedBy = row.optionalText(12)
    publishedAt = row.optionalInstant(13)
    reason = row.optionalText(14)
  }
}
