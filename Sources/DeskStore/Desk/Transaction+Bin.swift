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
    var use: AuthorityUse?
    if case .countStock(_, let quantity, _) = command { use = try useOfBinCount(sku, difference: quantity - onHand, actor) }
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    var before: [(String, JSON)] = []
    var after: [(String, JSON)] = []
    var relisted: [RequestID] = []
    switch command {
    case .countStock(_, let quantity, let note):
      guard quantity >= reserved else { throw Refusal(rule: "INV-5", .belowReserved(sku: sku, reserved: reserved)) }
      if quantity != onHand {
        guard note != nil else { throw Refusal(rule: "INV-5", .explanationNeeded(sku: sku, book: onHand, counted: quantity)) }
        let movement = StockMovement(.counted, sku: sku, onHand: quantity - onHand, subject: command.subject)
        try writer.write(movement)
        relisted = try writer.settleListings([movement], by: actor.name)
      }
      (before, after) = ([("onHand", .int(onHand))], [("onHand", .int(quantity))])
      try writer.write([use].compactMap(\.self), on: nil)
      try writer.noteCounted(sku)
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
        body: RecordBody.text(args: command.json, before: before, after: after, more: RecordBody.relisting(relisted))))
    return Receipt(
      seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: seen + 1, at: now,
      warnings: relisted.map { .relistAsked($0) })
  }

  /// INV-5: one person's word on a bin after a shortage (FUL-3) reaches as far as their own amount on that day; what is beyond it, or of a
  /// value that nobody knows, is counted blind, by two.
  ///
  /// - Returns: what the word decides; nil: the bin is as the book says.
  private func useOfBinCount(_ sku: String, difference: Int, _ actor: Actor) throws -> AuthorityUse? {
    try notMerged(sku, rule: "INV-5")
    if let count = try load.openCount(of: sku) { throw Refusal(rule: "INV-5", .alreadyCounting(sku: sku, count: count.text)) }
    guard difference != 0 else { return nil }
    let terms = try load.terms(sku)
    if let piece = terms?.cost ?? terms?.price {
      let use = AuthorityUse(.writeOff, piece.times(abs(difference)))
      if try load.room(of: actor, on: nil, at: now, settings.calendar).approver(for: use) == nil { return use }
    }
    throw Refusal(rule: "INV-5", .countNeeded(sku: sku), mayBeDoneBy: Authority.mayBeDone(by: .openCount))
  }
}
