import DeskCore
import Foundation

/// What a record says besides who, when and on what: the arguments, what changed, and what the receipt showed. Canonical JSON, built once.
enum RecordBody {
  static func text(_ command: Command, _ before: Situation, _ changes: Changes, _ receipt: Receipt, made: ChangeWriter.Made)
    -> String
  {
    var was: [(String, JSON)] = []
    var became: [(String, JSON)] = []
    // What isn't of the subject itself stands with the name of whose it is.
    let order = before.subject == .order(before.order.id) ? "" : before.order.id.text + "."
    if let facts = changes.facts { difference(before.facts.fields, facts.fields, order, &was, &became) }
    for parcel in changes.parcels {
      guard let old = before.parcels.first(where: { $0.id == parcel.id }) else { continue }
      difference(old.fields, parcel.fields, parcel.id == before.parcel?.id ? "" : parcel.id.text + ".", &was, &became)
    }
    if let now = changes.afterCase, let old = before.afterCase { difference(old.fields, now.fields, "", &was, &became) }
    var members: [(String, JSON)] = [("args", command.json), ("before", .object(was)), ("after", .object(became))]
    if let entry = changes.entry, entry.kind == .amendment { members.append(("note", .string(entry.text))) }
    if let author = before.author { members.append(("asked", .string(author))) }
    members += outcome(receipt) + reported(command, before, changes)
    if !made.cases.isEmpty { members.append(("opened", .array(made.cases.map(\.opening)))) }
    members += relisting(made.relisting)
    return JSON.object(members).text
  }

  /// As above, of a subject whose fields are all there is to tell.
  static func text(
    _ command: Command, before: [(String, JSON)], after: [(String, JSON)], _ receipt: Receipt, asked: [(String, JSON)] = []
  )
    -> String
  {
    var was: [(String, JSON)] = []
    var became: [(String, JSON)] = []
    difference(before, after, "", &was, &became)
    return JSON.object(
      [("args", command.json), ("before", .object(was)), ("after", .object(became))] + asked + outcome(receipt)
    ).text
  }

  static func text(args: JSON, before: [(String, JSON)] = [], after: [(String, JSON)] = [], more: [(String, JSON)] = []) -> String {
    JSON.object([("args", args), ("before", .object(before)), ("after", .object(after))] + more).text
  }

  /// INV-3: the requests to list again that an act has brought about.
  static func relisting(_ requests: [RequestID]) -> [(String, JSON)] {
    requests.isEmpty ? [] : [("relisting", .array(requests.map { .string($0.text) }))]
  }

  private static func outcome(_ receipt: Receipt) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    if !receipt.parcels.isEmpty { members.append(("parcels", .array(receipt.parcels.map { .string($0.text) }))) }
    if !receipt.cases.isEmpty { members.append(("cases", .array(receipt.cases.map { .string($0.text) }))) }
    if let count = receipt.count { members.append(("count", .string(count.text))) }
    if let request = receipt.request { members.append(("request", .string(request.text))) }
    if let made = receipt.made { members.append(("made", .string(made.text))) }
    for case .giftMissing(let sku, let promotion) in receipt.warnings {
      members.append(("giftMissing", .string("\(promotion.text) \(sku)")))
    }
    if let waybill = receipt.waybill { members.append(("waybill", .string(waybill))) }
    let shapes = receipt.warnings.compactMap { warning -> JSON? in
      if case .waybillShape(_, let courier) = warning { return .string(courier) }
      return nil
    }
    if !shapes.isEmpty { members.append(("shape", .array(shapes))) }
    members += offDuty(receipt.warnings)
    for case .notCarriedOut(let rule) in receipt.warnings { members.append(("notCarriedOut", .string(rule))) }
    if receipt.warnings.contains(where: { if case .waybillTakenFromPool = $0 { true } else { false } }) {
      members.append(("pool", .bool(true)))
    }
    return members
  }

  private static func difference(
    _ old: [(String, JSON)], _ new: [(String, JSON)], _ prefix: String, _ was: inout [(String, JSON)],
    _ became: inout [(String, JSON)]
  ) {
    for (a, b) in zip(old, new) where a.1 != b.1 {
      was.append((prefix + a.0, a.1))
      became.append((prefix + b.0, b.1))
    }
  }
}

extension Desk {
  /// The arguments that a command id was used with, the person whom it was about among them; nil: it wasn't used.
  public func recordedArguments(of id: String) throws -> JSON? {
    let found = try engine.read {
      try $0.first("SELECT command, subject, body FROM record WHERE command_id = ?", id) { ($0.text(0), $0.text(1), $0.text(2)) }
    }
    guard let (command, subject, body) = found, case .object(var members)? = JSONText.parse(body)?["args"] else { return nil }
    if case .person(let name)? = Subject(subject), let kind = CommandKind(rawValue: command) {
      members.append((kind.subjectArgument, .string(name)))
    }
    return .object(members)
  }
}

extension Transaction {
  /// The receipt of a command id that was carried out before, read back from its record; nil when it wasn't.
  ///
  /// - Throws: `commandIDReused` when the id belongs to another command or to somebody else's.
  func receipt(of id: String, for command: Command, by actor: Actor) throws -> Receipt? {
    let found = try connection.first("SELECT seq, command, subject, version, at, body, person FROM record WHERE command_id = ?", id)
    {
      row in
      (row.int(0), row.text(1), row.text(2), Int(row.int(3)), row.instant(4), row.text(5), row.text(6))
    }
    guard let (seq, name, subject, version, at, body, person) = found else { return nil }
    guard person == actor.name, name == command.kind.rawValue, subject == command.subject.text,
      body.hasPrefix("{\"args\":" + command.json.text + ",")
    else {
      throw Refusal(.refused, rule: "REC-1", .commandIDReused)
    }
    var members = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    if case .approveRequest = command { members.merge(try carried(id)) { own, _ in own } }
    let waybill = members["waybill"] as? String
    var warnings = (members["shape"] as? [String] ?? []).map { Changes.Warning.waybillShape(number: waybill ?? "", courier: $0) }
    warnings += (members["relisting"] as? [String] ?? []).compactMap { RequestID($0) }.map { .relistAsked($0) }
    warnings += RecordBody.warnings(members)
    if let rule = members["notCarriedOut"] as? String { warnings.append(.notCarriedOut(rule: rule)) }
    if let drained = members["drained"] as? [String] {
      warnings.append(.drained(moved: drained.count, left: (members["left"] as? [String])?.count ?? 0))
    }
    if members["pool"] != nil, let waybill { warnings.insert(.waybillTakenFromPool(number: waybill), at: 0) }
    var receipt = Receipt(
      seq: seq, command: name, subject: subject, version: version, at: at,
      parcels: (members["parcels"] as? [String] ?? []).map(ParcelID.init(stored:)), waybill: waybill,
      cases: (members["cases"] as? [String] ?? []).compactMap { CaseID($0) },
      request: (members["request"] as? String).flatMap { RequestID($0) },
      count: (members["count"] as? String).flatMap { CountID($0) }, warnings: warnings,
      repeated: true)
    receipt.file = members["backup"] as? String
    receipt.made = (members["made"] as? String).flatMap { Subject($0) }
    return receipt
  }

  /// APR-1: what the request that this command approved brought about stands in the record of its being carried out.
  private func carried(_ id: String) throws -> [String: Any] {
    let body = try connection.first("SELECT body FROM record WHERE command_id = ?", id + "/carried") { $0.text(0) }
    let members = body.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) } as? [String: Any] ?? [:]
    return members.filter { $0.key == "parcels" || $0.key == "cases" || $0.key == "made" }
  }
}
