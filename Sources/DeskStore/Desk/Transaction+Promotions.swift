import DeskCore

extension Transaction {
  /// PRO-1: commands on a promotion; `author`: who had proposed it, when it is approved.
  func performOnPromotion(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt
  {
    guard case .promotion(let number) = command.subject else { throw Refusal.notFound(command.subject.text) }
    var facts = try load.promotionFacts(number, author ?? actor, at: now, settings.calendar)
    try checkVersion(version, now: facts.planned.version, command.subject)
    facts.command = command
    guard let author else {
      guard case .submitPromotion = command else {
        let next = try Decision.decide(command.kind, facts)
        if case .editPromotion = command { try load.checkGoods(of: next.promotion, besides: facts.planned.promotion.named) }
        var receipt = try write(next, facts, command, id: id, actor: actor, role: role)
        if next.stored == .withdrawn, facts.planned.stored == .submitted {
          try withdrawRequests(on: number, actor: actor, role: role, id: id, receipt: &receipt)
        }
        return receipt
      }
      facts = facts.withConflicts()
      let next = try Decision.decide(command.kind, facts)
      let need = ApprovalPolicy.need(for: facts)
      return try write(next, facts, command, id: id, actor: actor, role: role, need: need)
    }
    facts.approver = actor.name
    let next = try Decision.decide(.approveRequest, facts)
    return try write(next, facts, command, id: id, actor: actor, role: role, asked: author.name)
  }

  /// What a decision on its request, other than approving it, means to the promotion: its own record, in the same transaction.
  func settlePromotion(_ request: ApprovalRequest, by command: Command, id: String, actor: Actor, role: Role) throws {
    guard request.command == .submitPromotion, case .promotion(let number) = request.subject else { return }
    var facts = try load.promotionFacts(number, actor, at: now, settings.calendar)
    guard facts.stage == .submitted else { return }
    facts.command = command
    let next = try Decision.decide(command.kind, facts)
    _ = try write(next, facts, command, id: id + "/promotion", actor: actor, role: role)
  }

  private func write(
    _ next: PlannedPromotion, _ facts: PromotionFacts, _ command: Command, id: String, actor: Actor, role: Role,
    need: ApprovalNeed? = nil, asked: String? = nil
  ) throws -> Receipt {
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(next, before: facts.planned)
    let subject = Subject.promotion(next.id).text
    var receipt = Receipt(seq: records.seq + 1, command: command.kind.rawValue, subject: subject, version: next.version, at: now)
    if let need { receipt.request = try writer.ask(need, command, on: nil).id }
    var more: [(String, JSON)] = asked.map { [("asked", .string($0))] } ?? []
    if need != nil { more.append(("conflicts", .array(facts.conflicts.map { .string($0.recorded) }))) }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: subject, version: next.version, done: true,
        body: RecordBody.text(command, before: facts.planned.recorded, after: next.recorded, receipt, asked: more)))
    return receipt
  }

  /// A promotion that is withdrawn has nothing to be approved.
  private func withdrawRequests(on number: PromotionID, actor: Actor, role: Role, id: String, receipt: inout Receipt) throws {
    for request in try load.openRequests(on: .promotion(number)) where request.command == .submitPromotion {
      var records = try RecordWriter(connection)
      let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
      var closed = request
      closed.version += 1
      closed.stage = .withdrawn
      try writer.write(closed, before: request)
      let command = Command.withdrawRequest(request.id)
      let done = Receipt(
        seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: closed.version, at: now)
      try records.append(
        RecordDraft(
          at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue,
          commandID: id + "/" + request.id.text, subject: command.subject.text, version: closed.version, done: true,
          body: RecordBody.text(command, before: request.fields, after: closed.fields, done)))
    }
  }

  /// A new promotion, or a platform event that was announced: the shop gives it its number.
  func make(_ command: Command, id: String, actor: Actor, role: Role) throws -> Receipt {
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    let made: Subject
    let after: [(String, JSON)]
    switch command {
    case .draftPromotion(let fields):
      let number = PromotionID(number: 1 + (try connection.integer("SELECT max(id) FROM promotion") ?? 0))
      let planned = try Decision.draft(fields, number, by: actor, at: now, in: settings.calendar.zone)
      try load.checkGoods(of: planned.promotion)
      try writer.write(planned, before: nil)
      (made, after) = (.promotion(number), planned.recorded)
    case .addEvent(let plan):
      let number = PlatformEventID(number: 1 + (try connection.integer("SELECT max(id) FROM platform_event") ?? 0))
      let event = try plan.event(number, in: settings.calendar.zone)
      try writer.write(event, version: 1, before: nil)
      (made, after) = (.event(number), event.recorded(in: settings.calendar.zone))
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 1, done: true,
        body: JSON.object([
          ("args", command.json), ("before", .object([])), ("after", .object(after)), ("made", .string(made.text)),
        ]).text))
    var receipt = Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: 1, at: now)
    receipt.made = made
    return receipt
  }

  func performOnEvent(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    guard case .stepEvent(let number, let step, let result, let promotion) = command, let (event, seen) = try load.event(number)
    else {
      throw Refusal.notFound(command.subject.text)
    }
    try checkVersion(version, now: seen, command.subject)
    if let promotion, try load.promotion(promotion, in: settings.calendar.zone) == nil { throw Refusal.notFound(promotion.text) }
    let next = try Decision.decide(
      step, EventFacts(event, version: seen, actor: actor, now: now), result: result, promotion: promotion)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(next, version: seen + 1, before: event)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: seen + 1, at: now)
    let zone = settings.calendar.zone
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: seen + 1, done: true,
        body: RecordBody.text(command, before: event.recorded(in: zone), after: next.recorded(in: zone), receipt)))
    return receipt
  }
}

extension PromotionConflict {
  /// As the record of a submission names it.
  var recorded: String {
    switch self {
    case .overlap(let overlap): "overlap \(overlap.with.text)"
    case .belowFloor(let floor): "belowFloor \(floor.sku) \(floor.after.decimal) < \(floor.floor.decimal)"
    case .shortOfStock(let shortage): "shortOfStock \(shortage.sku ?? "*") \(shortage.available) < \(shortage.needed)"
    }
  }
}
