import DeskCore

/// INV-5: counts and each of their SKUs, as the records that opened, entered, explained, booked, signed or cancelled tell of them.
struct CountTale {
  static let kinds: [CommandKind] = [.openCount, .enterCount, .explainCount, .bookCount, .signCount, .cancelCount]

  private var counts: [CountID: Told] = [:]
  private var acts: [CountID: [Act]] = [:]

  private struct Told {
    var fields: [String: String]
    var openedAt: Instant
    /// Digest of its SKUs and where they lay; nil: an older program told none.
    var goods: String?
  }

  /// Something that was done to one of its SKUs.
  private struct Act {
    var record: Int64
    var kind: CommandKind
    /// As it was typed or scanned, and the code behind it where that is another.
    var said: String
    var code: String?
    var quantity: Int64?
    var reason: String?
    var line: String?
    var person: String
    var at: Instant
  }

  private struct Line: Equatable {
    var state = CountLine.State.open.rawValue
    var explanation: String?
    var explainedBy: String?
    var at: Instant
  }

  mutating func hear(_ seq: Int64, _ kind: CommandKind, _ draft: RecordDraft, _ body: JSON) {
    guard let args = body["args"] else { return }
    let after = body["after"] ?? .null
    if kind == .openCount { return open(draft, body, args, after) }
    guard let id = CountID(draft.subject), counts[id] != nil else { return }
    for name in ["state", "left", "signedBy"] { if let value = after[name] { counts[id]?.fields[name] = value.text } }
    counts[id]?.fields["version"] = "\(draft.version)"
    let state = after.toldText("state").flatMap(StockCount.State.init(rawValue:))
    if state == .closed || state == .cancelled { counts[id]?.fields["closedAt"] = "\(draft.at.milliseconds)" }
    guard let said = args.toldText("sku") else { return }
    acts[id, default: []].append(
      Act(
        record: seq, kind: kind, said: said, code: body.toldText("counted"), quantity: args.toldNumber("quantity"),
        reason: args.toldText("reason"), line: after.toldText("line"), person: draft.person, at: draft.at))
  }

  private mutating func open(_ draft: RecordDraft, _ body: JSON, _ args: JSON, _ after: JSON) {
    guard let id = body.toldText("count").flatMap({ CountID($0) }), let kind = args.toldText("kind") else { return }
    let lines = after["lines"]?.text ?? "0"
    var fields: [String: String] = [
      "version": "1", "kind": kind, "state": JSON.string(StockCount.State.counting.rawValue).text,
      "zone": (args["zone"] ?? .null).text, "openedBy": draft.person, "openedAt": "\(draft.at.milliseconds)", "closedAt": "null",
      "signedBy": "null", "lines": lines, "left": lines,
    ]
    fields["size"] = kind == StockCount.Kind.part.rawValue ? (args["size"] ?? .null).text : "null"
    // Of what somebody named, an older program kept that it serves the duty, which nothing asks of such a count.
    if kind != StockCount.Kind.asked.rawValue { fields["serves"] = body["noDuty"] == nil ? "1" : "0" }
    counts[id] = Told(fields: fields, openedAt: draft.at, goods: body.toldText("goods"))
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var left = counts
    let rows = try connection.all(
      """
      SELECT id, version, kind, state, zone, size, opened_by, opened_at, closed_at, signed_by, line_count, open_lines, serves
      FROM stock_count ORDER BY id
      """
    ) { row in
      (
        CountID(number: row.int(0)),
        [
          "version": "\(row.int(1))", "kind": row.text(2), "state": JSON.string(row.text(3)).text,
          "zone": JSON.optional(row.optionalText(4)).text, "size": row.optionalInt(5).map(String.init) ?? "null",
          "openedBy": row.text(6), "openedAt": "\(row.int(7))", "closedAt": row.optionalInt(8).map(String.init) ?? "null",
          "signedBy": JSON.optional(row.optionalText(9)).text, "lines": "\(row.int(10))", "left": "\(row.int(11))",
          "serves": "\(row.int(12))",
        ]
      )
    }
    let merged = try connection.all("SELECT code, merged_into FROM sku WHERE merged_into IS NOT NULL") { ($0.text(0), $0.text(1)) }
    let into = Dictionary(merged, uniquingKeysWith: { first, _ in first })
    for (id, stored) in rows {
      guard let told = left.removeValue(forKey: id) else {
        report.faults.append("no record tells that \(id.text) was opened")
        continue
      }
      let wrong = told.fields.filter { stored[$0.key] != $0.value }.keys.sorted()
      if !wrong.isEmpty {
        report.faults.append("\(id.text) isn't what its records tell of: \(wrong.joined(separator: ", "))")
      }
      if let goods = told.goods, try Self.goods(of: id, connection) != goods {
        report.faults.append("the SKUs of \(id.text), or where they lay, aren't those that were opened")
      }
      try compareLines(id, told, into, &report, connection)
    }
    for id in left.keys.sorted() { report.faults.append("\(id.text) is missing that a record opened") }
  }

  private func compareLines(
    _ id: CountID, _ told: Told, _ into: [String: String], _ report: inout VerifyReport, _ connection: any SQLSession
  ) throws {
    let stored = try connection.all(
      "SELECT sku, state, explanation, explained_by, at FROM count_line WHERE count_id = ? ORDER BY sku", id.number
    ) { ($0.text(0), Line(state: $0.text(1), explanation: $0.optionalText(2), explainedBy: $0.optionalText(3), at: $0.instant(4))) }
    let entries = try connection.all("SELECT record, sku, quantity FROM count_entry WHERE count_id = ? ORDER BY record", id.number)
    {
      ($0.int(0), ($0.text(1), $0.int(2)))
    }
    let entered = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    let known = Set(stored.map(\.0))
    var lines: [String: Line] = [:]
    var open = Set(entered.keys)
    var unsure: Set<String> = []
    for act in acts[id] ?? [] {
      if act.kind == .enterCount {
        let entry = entered[act.record]
        open.remove(act.record)
        if entry == nil || entry?.1 != act.quantity {
          report.faults.append("the entry in \(id.text) that record \(act.record) tells of isn't kept as it was")
        }
      }
      let codes = try codes(act, entered[act.record]?.0, known, into, connection)
      guard codes.count == 1, let sku = codes.first else {
        unsure.formUnion(codes)
        continue
      }
      var line = lines[sku] ?? Line(at: told.openedAt)
      if let state = act.line { line.state = state }
      line.explanation = act.kind == .enterCount ? nil : act.kind == .explainCount ? act.reason : line.explanation
      line.explainedBy = act.kind == .enterCount ? nil : act.kind == .explainCount ? act.person : line.explainedBy
      line.at = act.at
      lines[sku] = line
    }
    for record in open.sorted().prefix(20) {
      report.faults.append("record \(record) tells of no entry in \(id.text), where one stands")
    }
    let wrong = stored.filter { !unsure.contains($0.0) && lines[$0.0] ?? Line(at: told.openedAt) != $0.1 }
    for (sku, line) in wrong.prefix(20) {
      let tale = lines[sku] ?? Line(at: told.openedAt)
      let wrong = [
        ("state", line.state == tale.state), ("explanation", line.explanation == tale.explanation),
        ("explainedBy", line.explainedBy == tale.explainedBy), ("at", line.at == tale.at),
      ].filter { !$0.1 }.map(\.0)
      report.faults.append("\(sku) in \(id.text) isn't what its records tell of: \(wrong.joined(separator: ", "))")
    }
    for sku in Set(lines.keys).subtracting(known).sorted().prefix(20) {
      report.faults.append("\(sku) is missing in \(id.text), of which records tell")
    }
  }

  /// The SKU that an act named. What an older program wrote of a scan, without the code behind it, is told by its entry or the barcode:
  /// several when the barcode may have been of any of them, which are one by now (INV-1).
  ///
  /// - Parameter into: what each merged SKU was merged into.
  private func codes(
    _ act: Act, _ entered: String?, _ known: Set<String>, _ into: [String: String], _ connection: any SQLSession
  ) throws -> [String] {
    if let code = act.code ?? entered { return [code] }
    if known.contains(act.said) { return [act.said] }
    let leads = try connection.first("SELECT sku FROM sku_barcode WHERE barcode = ?", act.said) { $0.text(0) }
    guard let leads else { return [] }
    return known.filter { code in
      var end = code
      var steps = into.count
      while let next = into[end], steps > 0 { (end, steps) = (next, steps - 1) }
      return end == leads
    }
  }

  /// Over each SKU of a count and where it lay when it was opened, in the order of their codes.
  static func goods(of id: CountID, _ session: any SQLSession) throws -> String {
    var form = OriginalForm()
    let rows = try session.all("SELECT sku, location FROM count_line WHERE count_id = ? ORDER BY sku", id.number) {
      ($0.text(0), $0.text(1))
    }
    for (sku, location) in rows {
      form.text(sku)
      form.text(location)
    }
    return form.digest
  }
}
