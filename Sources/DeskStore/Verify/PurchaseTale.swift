import DeskCore

/// INV-6: purchases, their lines and what happened to their goods, carried out again from the records.
struct PurchaseTale {
  static let kinds: [CommandKind] = [
    .draftPurchase, .editPurchase, .placePurchase, .receivePurchase, .inspectPurchase, .stowPurchase, .returnPurchase,
    .cancelPurchase,
    .closePurchase,
  ]

  private var purchases: [PurchaseID: Purchase] = [:]
  private var acts: [Act: Int] = [:]

  private struct Act: Hashable {
    var purchase: PurchaseID
    var record: Int64
    var sku: String
    var kind: String
  }

  mutating func hear(_ seq: Int64, _ kind: CommandKind, _ draft: RecordDraft, _ body: JSON) {
    let args = body["args"] ?? .null
    if kind == .draftPurchase {
      guard let id = body.toldText("made").flatMap({ PurchaseID($0) }) else { return }
      purchases[id] = Purchase(
        id: id, supplier: args.toldText("supplier") ?? "", note: args.toldText("note") ?? "", draftedBy: draft.person,
        draftedAt: draft.at, lines: Self.lines(body["after"]?.toldText("goods") ?? ""))
      return
    }
    guard let id = PurchaseID(draft.subject), var purchase = purchases[id] else { return }
    var touched: Set<String> = []
    for (name, value) in body["after"]?.toldMembers ?? [] {
      if let dot = name.lastIndex(of: ".") {
        let sku = String(name[..<dot])
        touched.insert(sku)
        set(String(name[name.index(after: dot)...]), value, sku, &purchase, seq)
      } else {
        Self.set(name, value, &purchase)
      }
    }
    for sku in touched {
      guard let place = purchase.lines.firstIndex(where: { $0.sku == sku }) else { continue }
      guard purchase.lines[place].ordered > 0 else {
        purchase.lines.remove(at: place)
        continue
      }
      purchase.lines[place].wait(since: draft.at)
    }
    purchase.version = draft.version
    if kind == .placePurchase {
      purchase.placedBy = body.toldText("asked") ?? draft.person
      purchase.placedAt = draft.at
    }
    if !purchase.state.isOpen { purchase.closedAt = draft.at }
    purchases[id] = purchase
  }

  private static func set(_ name: String, _ value: JSON, _ purchase: inout Purchase) {
    let text: String? = if case .string(let text) = value { text } else { nil }
    switch name {
    case "state": purchase.state = text.flatMap(Purchase.State.init(rawValue:)) ?? purchase.state
    case "expected": purchase.expected = text.flatMap { ShopDay(iso: $0) }
    case "approvedBy": purchase.approvedBy = text
    case "reason": purchase.reason = text
    default: break
    }
  }

  private mutating func set(_ name: String, _ value: JSON, _ sku: String, _ purchase: inout Purchase, _ record: Int64) {
    if !purchase.lines.contains(where: { $0.sku == sku }) {
      purchase.lines.append(PurchaseLine(sku: sku, ordered: 0, cost: .zero))
    }
    guard let place = purchase.lines.firstIndex(where: { $0.sku == sku }) else { return }
    if case .string(let text) = value {
      if name == "cost", let cost = Money(decimal: text) { purchase.lines[place].cost = cost }
      return
    }
    guard case .int(let number) = value else { return }
    func act(_ kind: PurchaseAct, _ path: WritableKeyPath<PurchaseLine, Int>) {
      let pieces = Int(number) - purchase.lines[place][keyPath: path]
      acts[Act(purchase: purchase.id, record: record, sku: sku, kind: kind.rawValue), default: 0] += pieces
      purchase.lines[place][keyPath: path] = Int(number)
    }
    switch PurchaseAct(rawValue: name) {
    case .delivered: act(.delivered, \.delivered)
    case .accepted: act(.accepted, \.accepted)
    case .rejected: act(.rejected, \.rejected)
    case .stowed: act(.stowed, \.stowed)
    case .returned: act(.returned, \.returned)
    case nil: if name == "ordered" { purchase.lines[place].ordered = Int(number) }
    }
  }

  /// `A-1:20@40.00 B:3@1.50`; a code may have blanks in it.
  private static func lines(_ goods: String) -> [PurchaseLine] {
    var lines: [PurchaseLine] = []
    var open = ""
    for word in goods.split(separator: " ", omittingEmptySubsequences: false) {
      open += (open.isEmpty ? "" : " ") + word
      guard let wish = PurchaseWish(open), let cost = wish.cost else { continue }
      lines.append(PurchaseLine(sku: wish.sku, ordered: wish.quantity, cost: cost))
      open = ""
    }
    return lines
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let load = SituationLoader(session: connection)
    var left = purchases
    let ids = try connection.all("SELECT id FROM purchase ORDER BY id") { PurchaseID(number: $0.int(0)) }
    for id in ids {
      guard let stored = try load.purchase(id) else { continue }
      guard let told = left.removeValue(forKey: id) else {
        report.faults.append("no record tells that \(id.text) was drafted")
        continue
      }
      let places = try connection.all("SELECT position FROM purchase_line WHERE purchase = ? ORDER BY position, sku", id.number) {
        Int($0.int(0))
      }
      let wrong = told.differing(from: stored) + (places == Array(1...max(1, places.count)) || places.isEmpty ? [] : ["position"])
      if !wrong.isEmpty {
        report.faults.append("\(id.text) isn't what its records tell of: \(wrong.joined(separator: ", "))")
      }
    }
    for id in left.keys.sorted() { report.faults.append("\(id.text) is missing that a record drafted") }
    var open = acts
    let stored = try connection.all(
      "SELECT purchase, record, sku, kind, sum(pieces) FROM purchase_act GROUP BY purchase, record, sku, kind ORDER BY 1, 2, 3, 4"
    ) {
      (Act(purchase: PurchaseID(number: $0.int(0)), record: $0.int(1), sku: $0.text(2), kind: $0.text(3)), Int($0.int(4)))
    }
    for (act, pieces) in stored where open.removeValue(forKey: act) != pieces {
      report.faults.append("\(pieces) of \(act.sku) \(act.kind) in \(act.purchase.text) isn't what record \(act.record) tells of")
    }
    for act in open.filter({ $0.value != 0 }).keys.sorted(by: { ($0.record, $0.sku) < ($1.record, $1.sku) }).prefix(20) {
      report.faults.append(
        "that \(act.sku) was \(act.kind) in \(act.purchase.text) is missing, of which record \(act.record) tells")
    }
  }
}

extension PurchaseLine {
  /// What waits began to wait with the first piece of it.
  fileprivate mutating func wait(since at: Instant) {
    inspectSince = toInspect == 0 ? nil : inspectSince ?? at
    stowSince = toStow == 0 ? nil : stowSince ?? at
    returnSince = toReturn == 0 ? nil : returnSince ?? at
  }
}

extension Purchase {
  /// What isn't as in `other`, by name.
  fileprivate func differing(from other: Purchase) -> [String] {
    var wrong = zip(Self.names, zip(values, other.values)).filter { $0.1.0 != $0.1.1 }.map(\.0)
    for sku in Set(lines.map(\.sku)).union(other.lines.map(\.sku)).sorted() where line(sku) != other.line(sku) { wrong.append(sku) }
    if wrong.isEmpty, lines != other.lines { wrong.append("position") }
    return wrong
  }

  private static let names = [
    "version", "supplier", "state", "note", "expected", "draftedBy", "draftedAt", "placedBy", "placedAt", "approvedBy", "closedAt",
    "reason",
  ]

  private var values: [String?] {
    [
      "\(version)", supplier, state.rawValue, note, expected?.iso, draftedBy, "\(draftedAt.milliseconds)", placedBy,
      placedAt.map { "\($0.milliseconds)" }, approvedBy, closedAt.map { "\($0.milliseconds)" }, reason,
    ]
  }
}
