import DeskCore

extension Transaction {
  /// Commands on a SKU that the core decides: its facts, places, prices and listings.
  func performOnGoods(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    var facts = try load.goods(for: command, author ?? actor, at: now, settings.calendar)
    try checkVersion(version, now: facts.version, command.subject)
    if author != nil { facts.approver = actor.name }
    let changes = try Decision.decide(command, facts)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(changes, from: facts)
    let next = facts.version + 1
    try connection.execute("UPDATE sku SET version = ? WHERE code = ?", next, facts.item.sku)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: next, at: now)
    if let merged = changes.merged { _ = try relist(merged.into, by: actor, writer) }
    if case .freeStock = command { receipt.request = try relist(facts.item.sku, by: actor, writer) }
    let after = try load.stock([facts.item.sku])[facts.item.sku] ?? facts.level
    let body = RecordBody.text(
      command, before: facts.fields, after: facts.fields(after: changes, level: after), receipt,
      asked: author.map { [("asked", .string($0.name))] } ?? [])
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: next, done: true, body: body))
    return receipt
  }

  /// INV-3: what sold out and is there again is asked to be listed, never listed by itself. Nil: nothing is to be asked, or somebody has.
  func relist(_ sku: String, by actor: Actor, _ writer: ChangeWriter) throws -> RequestID? {
    guard let level = try load.stock([sku])[sku], level.available > 0 else { return nil }
    let shops = try connection.all(
      """
      SELECT platform, shop FROM listing WHERE sku = ? AND (state = 'delisted' OR state = 'toTakeDown') AND sold_out = 1 ORDER BY platform, shop
      """, sku
    ) { ShopName(platform: $0.text(0), shop: $0.text(1)) }
    let open = Set(try load.openRequests(on: .sku(sku)).filter { $0.command == .listSKU }.map(\.arguments))
    var last: RequestID?
    for shop in shops {
      let command = Command.listSKU(sku: sku, shop: shop, note: nil)
      guard !open.contains(command.json.text) else { continue }
      last = try writer.ask(ApprovalNeed(.director), command, on: nil).id
    }
    return last
  }
}

extension Transaction {
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
    let request = try writer.ask(need, command, on: nil)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: version ?? 0, at: now,
      request: request.id)
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

  func fields(after changes: GoodsChanges, level: StockLevel) -> [(String, JSON)] {
    Self.fields(changes.item, changes.terms, changes.bins, changes.listing, level)
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
