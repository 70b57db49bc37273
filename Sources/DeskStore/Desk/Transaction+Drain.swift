import DeskCore

extension Transaction {
  /// SUP-1: what somebody holds goes back to its queue, or to another, each with a record of its own; escalations and exceptions, which must
  /// be somebody's, to that other or to whoever drains.
  func drain(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    guard case .drainPerson(let name, let to, let reason) = command else {
      throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    guard let account = try load.account(of: name) else { throw Refusal.notFound(command.subject.text) }
    let enough = Authority.rosters(account.roles)
    guard actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: "SUP-1", .belowLevel(enough[0]), mayBeDoneBy: enough)
    }
    guard to != name else { throw Refusal.argument("person", .notAChoice) }
    if let to, try load.account(of: to)?.isDisabled != false { throw Refusal.notFound(Subject.person(to).text) }
    let held = try connection.all("SELECT DISTINCT subject FROM work_item WHERE owner = ? ORDER BY subject LIMIT 500", name) {
      Subject($0.text(0))
    }.compactMap(\.self)
    try checkVersion(version, now: account.version, command.subject)
    let all = try connection.integer("SELECT count(DISTINCT subject) FROM work_item WHERE owner = ?", name) ?? 0
    let beyond = max(0, Int(all) - held.count)
    guard !held.isEmpty else { throw Refusal(rule: "SUP-1", .holdsNothing) }
    var (moved, left): ([String], [String]) = ([], [])
    for subject in held {
      for one in try parts(of: subject, held: name, to, reason) {
        do {
          try connection.attempt { try carry(one, to, id: "\(id)/\(moved.count + 1)", actor: actor, role: role) }
          moved.append(one.subject.text)
        } catch is Refusal {
          left.append(one.subject.text)
        }
      }
    }
    var records = try RecordWriter(connection)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: account.version, at: now)
    receipt.warnings = try offDuty(command) + [.drained(moved: moved.count, left: left.count + beyond)]
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: account.version, done: true,
        body: RecordBody.text(
          args: command.json,
          more: [("drained", .array(moved.map(JSON.string))), ("left", .array(left.map(JSON.string)))]
            + RecordBody.offDuty(receipt.warnings))))
    return receipt
  }

  /// What takes a subject out of somebody's hands.
  private func parts(of subject: Subject, held name: String, _ to: String?, _ reason: String) throws -> [Command] {
    switch subject {
    case .order(let id):
      guard let (_, facts) = try load.order(id) else { return [] }
      var parts: [Command] = []
      if facts.claimedBy == name { parts.append(to.map { .assignOrder(id, person: $0) } ?? .releaseOrder(id)) }
      if facts.care.escalatedTo == name { parts.append(.escalateOrder(id, reason: reason, to: to)) }
      return parts
    case .parcel(let id):
      guard let order = try load.order(of: id), let parcel = try load.parcels(of: order).first(where: { $0.id == id }),
        let exception = parcel.exception, exception.owner == name
      else { return [] }
      let hours = Int(exception.next.seconds(since: now) / 3600)
      return [.followException(id, note: reason, hours: min(max(hours, 1), Command.hoursRange.upperBound))]
    default: return []
    }
  }

  /// As one that leads, whoever may drain: the whole was authorised.
  private func carry(_ command: Command, _ to: String?, id: String, actor: Actor, role: Role) throws {
    var lead = actor
    if lead.role(for: command.kind) == nil || lead.role(for: .assignOrder) == nil { lead.roles.append(.agentLead) }
    // AFT-4: an exception is owned by whoever follows it.
    if let to, case .followException = command { lead.name = to }
    let situation = try situation(for: command, lead)
    _ = try write(try Decision.carryOut(command.kind, situation), command, situation, id: id, actor: actor, role: role)
  }
}
