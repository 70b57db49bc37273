import DeskCore

extension Transaction {
  /// INV-5: commands on a count that is there.
  func performOnCount(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    var facts = try load.counting(command, author ?? actor, at: now, settings.calendar)
    try checkVersion(version, now: facts.count.version, command.subject)
    if let author, author.name != actor.name { (facts.approver, facts.approverAccount) = (actor.name, actor.account) }
    let changes = try Decision.decide(command, facts)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    let request = try writer.write(changes, from: facts)
    let relisted = try writer.settleListings([changes.movement].compactMap(\.self), by: (author ?? actor).name)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: changes.count.version, at: now,
      request: request, warnings: relisted.map { .relistAsked($0) })
    let body = RecordBody.text(
      command, before: facts.count.fields + (facts.line?.fields ?? []), after: changes.count.fields + (changes.line?.fields ?? []),
      receipt,
      asked: (author.map { [("asked", .string($0.name))] } ?? []) + RecordBody.relisting(relisted) + command.told(of: facts.line))
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: changes.count.version, done: true, body: body))
    return receipt
  }

  /// INV-5: a count begins.
  func openCount(_ command: Command, id: String, actor: Actor, role: Role) throws -> Receipt {
    guard case .openCount(let kind, let skus, let zone, let size) = command else {
      throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    let last = try connection.integer("SELECT size FROM stock_count WHERE size IS NOT NULL ORDER BY id DESC LIMIT 1").map(Int.init)
    let open = try connection.first(
      "SELECT id FROM stock_count WHERE kind = ? AND (state = 'counting' OR state = 'signing') ORDER BY id LIMIT 1", kind.rawValue
    ) { CountID(number: $0.int(0)) }
    try CountPlan.checkSigner(kind, opener: actor, otherSigners: try load.people(whoMay: .signCount, besides: actor.name, at: now))
    let candidates = try load.countCandidates()
    let chosen = try CountPlan.choose(
      kind, from: candidates, named: skus, zone: zone, size: size ?? last ?? CountPlan.size, open: open, now: now)
    let all = candidates.count { $0.mergedInto == nil }
    let serves = CountPlan.servesDuty(kind, zone: zone, chosen: chosen.count, of: all)
    var records = try RecordWriter(connection)
    let count = CountID(number: try connection.integer("SELECT 1 + coalesce(max(id), 0) FROM stock_count") ?? 1)
    try connection.execute(
      """
      INSERT INTO stock_count (id, version, kind, state, zone, size, opened_by, opened_at, line_count, open_lines, serves)
      VALUES (?, 1, ?, 'counting', ?, ?, ?, ?, ?, ?, ?)
      """, count.number, kind.rawValue, zone, kind == .part ? size : nil, actor.name, now.milliseconds, chosen.count, chosen.count,
      serves)
    for sku in chosen {
      try connection.execute(
        "INSERT INTO count_line (count_id, sku, location, state, at) SELECT ?, code, location, 'open', ? FROM sku WHERE code = ?",
        count.number, now.milliseconds, sku)
    }
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.redoItems(of: count)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: 0, at: now, count: count)
    if kind == .part, !serves { receipt.warnings = [.servesNoDuty(skus: chosen.count, least: min(CountPlan.least, all))] }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 0, done: true,
        body: RecordBody.text(
          command, before: [("lines", .int(0))], after: [("lines", .int(chosen.count))], receipt,
          asked: RecordBody.noDuty(receipt.warnings) + [("goods", .string(try CountTale.goods(of: count, connection)))])))
    return receipt
  }
}

extension Command {
  /// The code behind what was scanned, for the record, where that is another.
  fileprivate func told(of line: CountLine?) -> [(String, JSON)] {
    guard let line, let said = countedSKU, said != line.sku else { return [] }
    return [("counted", .string(line.sku))]
  }
}
