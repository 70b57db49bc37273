import DeskCore

/// Rows told by commands whose records are read the same way: the body of each is read once for all of them.
struct RowTales: RecordTale {
  private var loans: LoanTale
  private var roster = RosterTale()
  private var counts = CountTale()
  private var purchases = PurchaseTale()

  private static let kinds: Set<String> = Set(
    (LoanTale.kinds + RosterTale.kinds + CountTale.kinds + PurchaseTale.kinds).map(\.rawValue))

  init(zone: ShopZone) { loans = LoanTale(zone: zone) }

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done, Self.kinds.contains(draft.command), let kind = CommandKind(rawValue: draft.command),
      let body = JSONText.parse(draft.body)
    else { return }
    // What was only asked for has changed nothing; an explanation stands and asks for something else.
    guard body["request"] == nil || kind == .explainCount else { return }
    if LoanTale.kinds.contains(kind) { loans.hear(seq, kind, draft, body) }
    if RosterTale.kinds.contains(kind) { roster.hear(seq, kind, draft, body) }
    if CountTale.kinds.contains(kind) { counts.hear(seq, kind, draft, body) }
    if PurchaseTale.kinds.contains(kind) { purchases.hear(seq, kind, draft, body) }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    try loans.compare(&report, connection)
    try roster.compare(&report, connection)
    try counts.compare(&report, connection)
    try purchases.compare(&report, connection)
  }
}

extension JSON {
  /// A member's text; nil: it has none, or something else.
  func toldText(_ name: String) -> String? { if case .string(let text)? = self[name] { text } else { nil } }

  func toldNumber(_ name: String) -> Int64? { if case .int(let number)? = self[name] { number } else { nil } }

  func toldTexts(_ name: String) -> [String] {
    guard case .array(let items)? = self[name] else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  var toldMembers: [(String, JSON)] { if case .object(let members) = self { members } else { [] } }
}
