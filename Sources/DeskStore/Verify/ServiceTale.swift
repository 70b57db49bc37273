import DeskCore
import Foundation

/// What records tell of cases, requests, stopped parcels and an order's care, to be compared with what is stored.
struct ServiceTale: RecordTale {
  /// The last value told of each watched fact, by subject.
  private var facts: [String: [String: String]] = [:]
  /// Cases as they were opened.
  private var opened: [String: String] = [:]
  /// Who asked for a parcel to be stopped, and when.
  private var stops: [String: String] = [:]

  /// Facts of an order that only customer service's own commands change.
  private static let care: Set = [
    "reminded", "cancelled", "escalatedTo", "offeredBy", "rating", "ratingAnswered", "visited", "reported", "verdict",
  ]
  private static let stop: Set = ["interception", "exception"]

  private static let commands: Set<String> = {
    let kinds: [CommandKind] = [
      .cancelOrder, .remindOrder, .escalateOrder, .answerEscalation, .assignOrder, .offerOrder, .acceptOrder, .recordReview,
      .answerReview,
      .visitBuyer, .reportBuyer, .judgeBuyer, .openCase, .interceptParcel, .seeInterception, .foundParcel, .goneParcel,
      .liftInterception,
      .reportException, .followException, .solveException,
    ]
    return Set((kinds + CommandKind.allCases.filter { $0.target == .afterCase || $0.target == .request }).map(\.rawValue))
  }()

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done, Self.commands.contains(draft.command) else { return }
    let members = (try? JSONSerialization.jsonObject(with: Data(draft.body.utf8))) as? [String: Any] ?? [:]
    for (name, value) in members["after"] as? [String: Any] ?? [:] {
      // What isn't of the record's own subject stands with the name of whose it is.
      let parts = name.split(separator: ".", maxSplits: 1)
      let subject = parts.count == 2 ? String(parts[0]) : draft.subject
      let field = String(parts.last ?? "")
      facts[subject, default: [:]][field] = Self.plain(value)
      if field == "interception", value as? String == Interception.State.requested.rawValue {
        stops[subject] = "\(draft.person)|\(draft.at.milliseconds)"
      }
    }
    for one in members["opened"] as? [[String: Any]] ?? [] {
      guard let id = one["case"] as? String else { continue }
      opened[id] = Self.opening(one) + "|\(draft.person)|\(draft.at.milliseconds)"
    }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let load = SituationLoader(session: connection)
    var left = Set(opened.keys)
    let cases = try connection.all("SELECT DISTINCT order_id FROM after_case ORDER BY 1") { OrderID(number: $0.int(0)) }
    for one in try cases.flatMap(load.cases(of:)) {
      left.remove(one.id.text)
      let stored = Self.opening(one.opening) + "|\(one.openedBy)|\(one.openedAt.milliseconds)"
      if opened[one.id.text] != stored { report.faults.append("case \(one.id.text) isn't the one that a record opened") }
      let first = AfterCase(
        id: one.id, order: one.order, kind: one.kind, amount: one.amount, lines: one.lines.map(Self.untouched), reason: one.reason,
        by: one.openedBy, at: one.openedAt)
      compare(one.id.text, one.fields, first.fields, &report)
    }
    for id in left.sorted() { report.faults.append("case \(id) is missing that a record opened") }
    let requests = try connection.all(ApprovalRequest.rows, where: "ORDER BY id")
    for one in requests {
      var first = one
      (first.stage, first.decidedBy, first.answer) = (.proposed, nil, nil)
      compare(one.id.text, one.fields, first.fields, &report)
    }
    try compareParcels(&report, load)
    let cared = try connection.all("SELECT order_id FROM order_care ORDER BY 1") { OrderID(number: $0.int(0)) }
    let told = facts.keys.filter { $0.hasPrefix("O") }.compactMap { OrderID($0) }
    for id in Set(cared).union(told).sorted() {
      guard let (_, now) = try load.order(id) else { continue }
      compare(id.text, now.care.fields.filter { Self.care.contains($0.0) }, OrderCare().fields, &report)
    }
    report.checks.append(("cases", opened.count))
  }

  private func compareParcels(_ report: inout VerifyReport, _ load: SituationLoader) throws {
    let orders = try load.session.all(
      "SELECT DISTINCT order_id FROM parcel WHERE stop_state IS NOT NULL OR exception IS NOT NULL ORDER BY 1"
    ) { OrderID(number: $0.int(0)) }
    let told = try facts.keys.filter { $0.hasPrefix("P") }.compactMap { try load.order(of: ParcelID(stored: $0)) }
    for parcel in try Set(orders).union(told).sorted().flatMap(load.parcels(of:)) {
      let id = parcel.id.text
      let before = Parcel(id: parcel.id, order: parcel.order, wave: parcel.wave, lines: [], queuedAt: parcel.queuedAt)
      compare(id, parcel.fields.filter { Self.stop.contains($0.0) }, before.fields, &report)
      let stop = parcel.interception.map { "\($0.by)|\($0.at.milliseconds)" }
      if stop != stops[id] { report.faults.append("who stopped parcel \(id), and when, isn't what its records tell of") }
    }
  }

  private func compare(_ subject: String, _ now: [(String, JSON)], _ first: [(String, JSON)], _ report: inout VerifyReport) {
    let first = Dictionary(first.map { ($0.0, Self.plain($0.1)) }, uniquingKeysWith: { one, _ in one })
    for (field, value) in now {
      let told = facts[subject]?[field] ?? first[field] ?? "null"
      let stored = Self.plain(value)
      if stored != told { report.faults.append("\(field) of \(subject) is \(stored), its records tell of \(told)") }
    }
  }

  private static func untouched(_ line: AfterCase.Line) -> AfterCase.Line {
    AfterCase.Line(line: line.line, sku: line.sku, quantity: line.quantity, isOutgoing: line.isOutgoing)
  }

  private static func opening(_ json: JSON) -> String {
    opening((try? JSONSerialization.jsonObject(with: Data(json.text.utf8))) as? [String: Any] ?? [:])
  }

  private static func opening(_ members: [String: Any]) -> String {
    let lines = (members["lines"] as? [String] ?? []).joined(separator: ",")
    return (["case", "order", "kind", "amount", "reason"].map { plain(members[$0] ?? NSNull()) } + [lines]).joined(separator: "|")
  }

  /// Truths and numbers alike: a parser doesn't tell 1 from true.
  private static func plain(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber: String(number.int64Value)
    default: "null"
    }
  }

  private static func plain(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .bool(let truth): truth ? "1" : "0"
    default: value.text
    }
  }
}

extension AfterCase {
  /// The case as it was opened, for the record that opens it.
  var opening: JSON {
    .object([
      ("case", .string(id.text)), ("order", .string(order.text)), ("kind", .string(kind.rawValue)), ("amount", .int(amount.fen)),
      ("reason", .string(reason)),
      ("lines", .array(lines.map { .string("\($0.line) \($0.sku) \($0.quantity) \($0.isOutgoing ? "out" : "back")") })),
    ])
  }
}
