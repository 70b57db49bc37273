import DeskCore

extension Transaction {
  /// `countStock` and `delistSKU`; nil: another command.
  func performOnBin(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt? {
    let sku: String
    switch command {
    case .countStock(let name, _, _), .delistSKU(let name, _): sku = name
    default: return nil
    }
    let found = try connection.first(
      "SELECT s.version, l.on_hand, l.reserved + l.on_hold FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?", sku
    ) { (Int($0.int(0)), Int($0.int(1)), Int($0.int(2))) }
    guard let (seen, onHand, reserved) = found else { throw Refusal(rule: "INV-1", .unknownSKU(sku)) }
    try checkVersion(version, now: seen, command.subject)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    var before: [(String, JSON)] = []
    var after: [(String, JSON)] = []
    switch command {
    case .countStock(_, let quantity, let note):
      guard quantity >= reserved else { throw Refusal(rule: "INV-5", .belowReserved(sku: sku, reserved: reserved)) }
      if quantity != onHand {
        guard note != nil else { throw Refusal(rule: "INV-5", .explanationNeeded(sku: sku, book: onHand, counted: quantity)) }
        try writer.write(StockMovement(.counted, sku: sku, onHand: quantity - onHand, subject: command.subject))
      }
      (before, after) = ([("onHand", .int(onHand))], [("onHand", .int(quantity))])
      try connection.execute("UPDATE sku SET count_asked_at = NULL WHERE code = ?", sku)
      try connection.execute("DELETE FROM work_item WHERE subject = ? AND kind = 'countBin'", command.subject.text)
      try writer.delistIfEmpty(sku)
    default:
      let down = try connection.integer(
        "UPDATE listing SET state = 'delisted', at = ? WHERE sku = ? AND state = 'toTakeDown' AND sold_out = 1 RETURNING 1",
        now.milliseconds, sku)
      guard down != nil else { throw Refusal(rule: "INV-3", .notDelisted(sku)) }
      try writer.redoListing(sku)
    }
    try connection.execute("UPDATE sku SET version = version + 1 WHERE code = ?", sku)
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: seen + 1, done: true,
        body: RecordBody.text(args: command.json, before: before, after: after)))
    return Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: seen + 1, at: now)
  }
}
