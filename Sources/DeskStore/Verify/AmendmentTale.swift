import DeskCore
import Foundation

/// ORD-4: the amendments that an order's records tell of, to be compared with those that are stored.
struct AmendmentTale: RecordTale {
  private var told: [Int64: [String]] = [:]

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    let isAmendment = draft.command == CommandKind.amendOrder.rawValue
    let isImport = draft.command == CommandKind.importOrders.rawValue
    guard draft.done, isAmendment || (isImport && draft.body.contains("\"amended\":[\"")), let id = OrderID(draft.subject) else {
      return
    }
    let members = (try? JSONSerialization.jsonObject(with: Data(draft.body.utf8))) as? [String: Any] ?? [:]
    let note = (members["args"] as? [String: Any])?["note"] as? String
    // Above its actor's authority it was asked for, not made.
    if isAmendment, members["request"] != nil { return }
    let changes = isAmendment ? [members["note"] as? String ?? ""] : members["amended"] as? [String] ?? []
    told[id.number, default: []] += changes.map {
      Self.line($0, isAmendment ? note : Amendment.platformNote, members["asked"] as? String ?? draft.person, draft.at)
    }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var stored: [Int64: [String]] = [:]
    let load = SituationLoader(session: connection)
    let counts = try connection.all(
      """
      SELECT order_id, sum(amendments), sum(stored) FROM (
        SELECT order_id, amendments, 0 AS stored FROM order_state WHERE amendments > 0
        UNION ALL SELECT order_id, 0, 1 FROM amendment) a
      GROUP BY order_id ORDER BY order_id
      """
    ) { (OrderID(number: $0.int(0)), $0.int(1), $0.int(2)) }
    for (id, counted, found) in counts {
      if counted != found { report.faults.append("order \(id.text) counts \(counted) amendments, \(found) are stored") }
      stored[id.number] = try load.amendments(of: id).map { Self.line($0.redFlagNote, $0.note, $0.by, $0.at) }
    }
    for number in Set(stored.keys).union(told.keys).sorted() where stored[number] != told[number] {
      report.faults.append("the amendments of order \(OrderID(number: number).text) aren't those that its records tell of")
    }
    report.checks.append(("amendments", stored.values.reduce(0) { $0 + $1.count }))
  }

  private static func line(_ change: String, _ note: String?, _ person: String, _ at: Instant) -> String {
    JSON.array([.string(change), .optional(note), .string(person), .int(at.milliseconds)]).text
  }
}
