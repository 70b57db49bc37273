import DeskCore
import Foundation

extension Transaction {
  /// APR-1: a request is decided; when it is approved, what it asks for is carried out in the same transaction, by the rules of now.
  func performOnRequest(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    let situation = try situation(for: command, actor)
    guard let request = situation.request else { throw Refusal.notFound(command.subject.text) }
    try checkVersion(version, now: request.version, command.subject)
    var changes = try Decision.decide(command.kind, situation)
    switch command {
    case .approveRequest(_, let note): changes.request?.answer = note
    case .rejectRequest(_, let reason): changes.request?.answer = reason
    default: break
    }
    guard case .approveRequest = command else {
      return try write(changes, command, situation, id: id, actor: actor, role: role)
    }
    let asked = try request.asked()
    let planned: (Situation, Changes)
    do {
      planned = try plan(asked, by: request.askedBy, terminal: actor.terminal)
    } catch let refusal as Refusal {
      // The state has moved on since it was asked: approved all the same, and somebody must look (48 hours).
      changes.request?.stage = .failed
      changes.request?.answer = "\(refusal.rule ?? "") \(refusal.code.rawValue)"
      changes.uses = []
      changes.warnings.append(.notCarriedOut(rule: refusal.rule ?? ""))
      return try write(changes, command, situation, id: id, actor: actor, role: role)
    }
    var receipt = try write(changes, command, situation, id: id, actor: actor, role: role)
    let carried = try write(planned.1, asked, planned.0, id: id + "/carried", actor: actor, role: role)
    receipt.parcels = carried.parcels
    receipt.cases = carried.cases
    return receipt
  }

  /// The asked command as its asker would do it now, with nothing above their authority left to ask.
  private func plan(_ asked: Command, by person: String, terminal: String) throws -> (Situation, Changes) {
    let found = try connection.first("SELECT display_name FROM person WHERE name = ?", person) { $0.text(0) }
    let asker = Actor(name: person, displayName: found ?? person, roles: try load.roles(of: person) ?? [], terminal: terminal)
    var situation = try situation(for: asked, asker)
    situation.author = person
    return (situation, try Decision.decide(asked.kind, situation))
  }
}

extension ApprovalRequest {
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
    values[command.subjectArgument] = .text(subject.text)
    return try Command(command, Arguments(values))
  }
}

extension Situation {
  /// The version that a command's person names: that of its subject.
  var seenVersion: Int {
    if let request { return request.version }
    if let afterCase { return afterCase.version }
    return parcel?.version ?? facts.version
  }

  func version(after changes: Changes) -> Int {
    if let request { return changes.request?.version ?? request.version }
    if let afterCase { return changes.afterCase?.version ?? afterCase.version }
    if let parcel { return changes.parcels.first { $0.id == parcel.id }?.version ?? parcel.version }
    return changes.facts?.version ?? facts.version
  }
}
