import DeskCore

extension Transaction {
  /// Commands on a SKU that the core decides: its facts, places, prices and listings.
  func performOnGoods(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    var facts = try load.goods(for: command, author ?? actor, at: now, settings.calendar)
    try checkVersion(version, now: facts.version, command.subject)
    if author != nil { facts.approver = actor.name }
    let changes: GoodsChanges
    do {
      changes = try Decision.decide(command, facts)
    } catch {
      throw try blind(error, facts)
    }
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(changes, from: facts)
    let next = facts.version + 1
    try connection.execute("UPDATE sku SET version = ? WHERE code = ?", next, facts.item.sku)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: next, at: now)
    // A code that was merged is sold no more, whatever it has left.
    let sold = changes.movements.filter { $0.sku == changes.merged?.into ?? $0.sku }
    let relisted = try writer.settleListings(sold, by: (author ?? actor).name)
    receipt.warnings += relisted.map { .relistAsked($0) }
    let after = try load.stock([facts.item.sku])[facts.item.sku] ?? facts.level
    let body = RecordBody.text(
      command, before: facts.fields, after: facts.fields(after: changes, level: after, bins: try load.bins(of: facts.item.sku)),
      receipt,
      asked: (author.map { [("asked", .string($0.name))] } ?? []) + RecordBody.relisting(relisted))
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: next, done: true, body: body))
    return receipt
  }
}

extension Transaction {
  /// INV-5: a refusal doesn't tell whoever may be counting a SKU how much of it the book has.
  private func blind(_ refusal: Refusal, _ facts: GoodsFacts) throws -> Refusal {
    switch refusal.reason {
    case .outOfStock, .tooFewAt: break
    default: return refusal
    }
    let sku = facts.item.sku
    guard !facts.actor.mayKnowBook(whenCounted: try load.isBeingCounted(sku)), let count = try load.openCount(of: sku) else {
      return refusal
    }
    return Refusal(rule: "INV-5", .alreadyCounting(sku: sku, count: count.text))
  }

  /// APR-1: whether the command must wait for somebody; nil: it is done at once.
  func need(for command: Command, _ actor: Actor) throws -> ApprovalNeed? {
    if case .bookCount = command {
      return ApprovalPolicy.need(forBooking: try load.counting(command, actor, at: now, settings.calendar))
    }
    if case .placePurchase = command {
      return ApprovalPolicy.need(forPlacing: try load.purchasing(command, actor, at: now, settings.calendar))
    }
    if case .person = command.subject {
      return ApprovalPolicy.need(for: command, try load.posts(for: command, actor, at: now, settings.calendar.zone))
    }
    if case .proposeRevision = command { return ApprovalPolicy.needForRevision }
    if case .setAuthority = command { return ApprovalPolicy.need(forLimitsBesides: try load.others(besides: actor)) }
    guard ApprovalPolicy.concerns(command.kind) else { return nil }
    return ApprovalPolicy.need(for: command, try load.goods(for: command, actor, at: now, settings.calendar))
  }

  /// The command waits for approval. It was tried all the same and taken back, so that nobody is asked to approve what couldn't be done.
  func ask(_ need: ApprovalNeed, _ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    struct Tried: Error {}
    do {
      try connection.attempt {
        _ = try carryOut(command, id: id, version: version, actor: actor, role: role, author: actor)
        throw Tried()
      }
    } catch is Tried {}
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    let before = try load.openRequests(on: command.subject).filter { $0.isRival(of: command) }
    let request = try writer.ask(need, command, on: nil)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: version ?? 0, at: now,
      request: request.id)
    receipt.warnings = before.map { .asksBeside($0) }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: receipt.version, done: true,
        body: RecordBody.text(command, before: [], after: [], receipt)))
    return receipt
  }
}

extension GoodsFacts {
  /// What a record tells of the SKU.
  var fields: [(String, JSON)] { Self.fields(item, terms, bins, listing, level) }

  /// - Parameter bins: what lies where afterwards; what left the shelf may have taken from them.
  func fields(after changes: GoodsChanges, level: StockLevel, bins: [String: Int]) -> [(String, JSON)] {
    Self.fields(changes.item, changes.terms, bins, changes.listing, level)
  }

  private static func fields(
    _ item: CatalogueItem, _ terms: GoodsTerms, _ bins: [String: Int], _ listing: Listing?, _ level: StockLevel
  ) -> [(String, JSON)] {
    let places = bins.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }.joined(separator: ", ")
    return [
      ("title", .string(item.title)), ("attributes", .string(item.attributes)), ("location", .string(item.location)),
      ("onHand", .int(level.onHand)), ("onHold", .int(level.onHold)), ("elsewhere", .string(places)),
    ] + terms.fields + (listing?.fields ?? [])
  }
}
