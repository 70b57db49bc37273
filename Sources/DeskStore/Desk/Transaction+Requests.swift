import DeskCore
import Foundation

extension Transaction {
  /// APR-1: a request is decided; when it is approved, what it asks for is carried out in the same transaction, by the rules of now.
  func performOnRequest(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    guard case .request(let number) = command.subject, let request = try load.request(number) else {
      throw Refusal.notFound(command.subject.text)
    }
    try checkVersion(version, now: request.version, command.subject)
    let facts = try load.facts(of: request, actor, at: now, settings.calendar)
    let answer: String? =
      switch command {
      case .approveRequest(_, let note): note
      case .rejectRequest(_, let reason): reason
      default: nil
      }
    var (decided, uses) = try Decision.decide(command.kind, facts, answer: answer)
    // INV-4, ROL-3: a floor price raised over it, another promotion beside it, another limit have put it before somebody else already; this
    // is the last word.
    if command.decides, let need = try needNow(of: request), !actor.roles.contains(where: Authority.above(need.level).contains) {
      throw Refusal(.notPermitted, rule: "APR-1", .belowLevel(need.level), mayBeDoneBy: Authority.above(need.level))
    }
    guard case .approveRequest = command else {
      let receipt = try write(decided, before: request, uses, command, id: id, actor: actor, role: role)
      try settlePromotion(request, by: command, id: id, actor: actor, role: role)
      if decided.stage == .rejected, request.command == .listSKU {
        try ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: receipt.seq).refuse(
          request.asked())
      }
      if request.command == .addPerson, case .person(let name) = request.subject { try dropFirstPassword(of: name) }
      return receipt
    }
    let asked = try request.asked()
    let asker = try load.actor(named: request.askedBy, terminal: actor.terminal, at: now)
    let author = asker ?? Actor(name: request.askedBy, displayName: request.askedBy, roles: [], terminal: actor.terminal)
    // ROL-4: refused outright, not asked of somebody else and failed.
    if let order = request.order, !Separation.before(asked.kind).isEmpty {
      var situation = try situation(for: .releaseOrder(order), actor)
      situation.cases = try load.cases(of: order)
      if let done = try ownBefore(asked.kind, situation, by: actor.hands) {
        throw Refusal(rule: "ROL-4", .separated(from: done), mayBeDoneBy: Authority.above(request.level))
      }
    }
    do {
      return try connection.attempt {
        var receipt = try write(decided, before: request, uses, command, id: id, actor: actor, role: role)
        let carried = try carryOut(asked, id: id + "/carried", version: nil, actor: actor, role: role, author: author)
        receipt.parcels = carried.parcels
        receipt.cases = carried.cases
        receipt.made = carried.made
        return receipt
      }
    } catch let refusal as Refusal {
      // The state has moved on since it was asked: approved all the same, and somebody must look (48 hours).
      decided.stage = .failed
      decided.answer = "\(refusal.rule ?? "") \(refusal.code.rawValue)"
      uses = []
      return try write(
        decided, before: request, uses, command, id: id, actor: actor, role: role,
        warnings: [.notCarriedOut(rule: refusal.rule ?? "")])
    }
  }

  private func write(
    _ request: ApprovalRequest, before: ApprovalRequest, _ uses: [AuthorityUse], _ command: Command, id: String, actor: Actor,
    role: Role, warnings: [Changes.Warning] = []
  ) throws -> Receipt {
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(request, before: before)
    try writer.write(uses, on: request.order)
    // What was noted with the answer is found with the order.
    if let order = request.order { try TermWriter(connection).add(Changes(), command, to: order) }
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: request.version, at: now,
      warnings: warnings)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: request.version, done: true,
        body: RecordBody.text(command, before: before.fields, after: request.fields, receipt)))
    return receipt
  }
}

extension ApprovalRequest {
  /// APR-1: it waits, and would set otherwise what the command sets.
  func isRival(of command: Command) -> Bool { stage == .proposed && (try? asked()).map(command.isRival) == true }

  /// The command that was asked for, read back from its record form.
  func asked() throws -> Command {
    let members = (try? JSONSerialization.jsonObject(with: Data(arguments.utf8))) as? [String: Any] ?? [:]
    var values: [String: Arguments.Value] = [:]
    for (name, value) in members {
      switch value {
      case let text as String: values[name] = .text(text)
      case let list as [String]: values[name] = .list(list)
      case let number as NSNumber: values[name] = .number(number.int64Value)
      default: throw StoreFault.corrupt("approval \(id.text)")
      }
    }
    values[command.subjectArgument] = .text(subject.argument)
    return try Command(command, Arguments(values))
  }
}

extension Situation {
  /// The version that a command's person names: that of its subject.
  var seenVersion: Int {
    if let afterCase { return afterCase.version }
    return parcel?.version ?? facts.version
  }

  func version(after changes: Changes) -> Int {
    if let afterCase { return changes.afterCase?.version ?? afterCase.version }
    if let parcel { return changes.parcels.first { $0.id == parcel.id }?.version ?? parcel.version }
    return changes.facts?.version ?? facts.version
  }
}
