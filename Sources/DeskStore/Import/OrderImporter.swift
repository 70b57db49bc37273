import DeskCore

/// Brings a run of imported orders into the shop, inside one transaction: new ones are written, known ones observed, older exports skipped.
struct OrderImporter {
  enum Result { case new, changed, same, older }

  let connection: any SQLSession
  let actor: Actor
  let role: Role
  let now: Instant
  let settings: ShopSettings
  /// SKUs met for the first time, over all transactions of the import.
  private(set) var newSKUs = 0
  private var known: Set<String>
  private let inserter: OrderInserter
  private var records: RecordWriter
  private var nextOrder: Int64
  private let find: SQLStatement
  private let work: SQLStatement
  private let load: SituationLoader

  init(_ connection: any SQLSession, run: Int64, actor: Actor, role: Role, now: Instant, settings: ShopSettings, known: Set<String>)
    throws
  {
    self.connection = connection
    self.actor = actor
    self.role = role
    self.now = now
    self.settings = settings
    self.known = known
    inserter = try OrderInserter(connection, run: run, at: now)
    records = try RecordWriter(connection)
    nextOrder = try connection.integer("SELECT 1 + coalesce(max(id), 0) FROM orders") ?? 1
    find = try connection.statement("SELECT id, platform, shop FROM orders WHERE number = ?")
    work = try connection.statement("INSERT INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, NULL)")
    load = SituationLoader(session: connection)
  }

  var skus: Set<String> { known }

  mutating func take(_ order: ImportedOrder, _ prepared: PreparedOrder, platform: String, shop: String, exportedAt: Instant?) throws
    -> Result
  {
    for line in order.lines { try meet(line) }
    if let id = try existing(order.number, platform, shop) { return try observe(order, id, exportedAt) }
    try add(order, prepared, exportedAt)
    return .new
  }

  /// Taobao and Tmall number their orders together, whichever shop; other platforms number by shop.
  private func existing(_ number: String, _ platform: String, _ shop: String) throws -> OrderID? {
    find.bindText(1, number)
    defer { find.reset() }
    while try find.step() {
      let (theirs, id) = (find.text(1), OrderID(number: find.int(0)))
      let family: Set = ["taobao", "tmall"]
      if family.contains(theirs), family.contains(platform) { return id }
      if theirs == platform, find.text(2) == shop { return id }
    }
    return nil
  }

  private mutating func add(_ imported: ImportedOrder, _ prepared: PreparedOrder, _ exportedAt: Instant?) throws {
    let id = OrderID(number: nextOrder)
    nextOrder += 1
    try inserter.insert(imported, prepared.form, as: id)
    if let lines = prepared.lines { try inserter.insert(imported.lines, lines, of: id) }
    var facts = OrderFacts(id: id, stage: prepared.stage, trade: imported.status)
    facts.platformRefund = imported.refunded ?? .zero
    try inserter.insert(facts, seenAt: exportedAt)
    let subject = Subject.order(id).text
    for item in WorkPlan.items(
      forNew: facts, paidAt: imported.paidAt, createdAt: imported.createdAt, importedAt: now, settings.calendar)
    {
      work.bindText(1, item.kind.rawValue)
      work.bindInt(2, item.due.milliseconds)
      work.bindText(3, subject)
      try work.run()
    }
    try record(subject, version: 1, prepared.body)
  }

  /// A known order: what is newer is observed, missing lines are added, a changed address becomes an amendment; the original stays.
  private mutating func observe(_ imported: ImportedOrder, _ id: OrderID, _ exportedAt: Instant?) throws -> Result {
    guard let (order, facts) = try load.order(id),
      let seenAt = try connection.integer("SELECT trade_seen_at FROM order_state WHERE order_id = ?", id.number)
    else { throw StoreFault.corrupt("order_state \(id.text)") }
    let stored = ExportClaim(status: facts.trade, exportedAt: seenAt == 0 ? nil : Instant(milliseconds: seenAt))
    let isOlder = !ExportClaim(status: imported.status, exportedAt: exportedAt).supersedes(stored)
    if let exportedAt, !isOlder, exportedAt.milliseconds > seenAt {
      try connection.execute("UPDATE order_state SET trade_seen_at = ? WHERE order_id = ?", exportedAt.milliseconds, id.number)
    }
    var situation = Situation(order: order, facts: facts, actor: actor, now: now, calendar: settings.calendar)
    situation.lines = try load.lines(of: id)
    situation.amendments = try load.amendments(of: id)
    situation.parcels = try load.parcels(of: id)
    var members: [(String, JSON)] = [("number", .string(imported.number))]
    var changed = false
    if situation.lines.isEmpty, !imported.lines.isEmpty {
      let form = OriginalForm(imported.lines)
      try inserter.insert(imported.lines, form, of: id)
      try TermWriter(connection).add(imported.lines.map { Terms.sku($0.sku) }, to: id)
      members.append(("lines", .string(form.digest)))
      situation.lines = try load.lines(of: id)
      changed = true
    }
    // An older file says nothing of the state, but details that are missing are welcome from any.
    if isOlder, !changed { return .older }
    let seen =
      isOlder
      ? Observation(trade: facts.trade, refunded: facts.platformRefund, linesAdded: true)
      : Observation(
        trade: imported.status, refunded: imported.refunded ?? facts.platformRefund,
        contact: imported.masked ? nil : .init(imported),
        linesAdded: changed)
    guard let changes = try Decision.observe(seen, situation) else {
      return .same
    }
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    _ = try writer.write(changes, from: situation)
    let after = changes.facts ?? facts
    members.append(("trade", .string(seen.trade.code)))
    let body = JSON.object([
      ("args", .object(members)), ("before", .object(facts.fields)), ("after", .object(after.fields)),
      ("amended", .array(changes.amendments.map { .string($0.redFlagNote) })),
    ])
    try record(Subject.order(id).text, version: after.version, body.text)
    return .changed
  }

  /// Unknown SKUs enter the catalogue 'to be completed', with an empty shelf: stock is never invented.
  private mutating func meet(_ line: ImportedLine) throws {
    guard known.insert(line.sku).inserted else { return }
    guard try connection.integer("SELECT 1 FROM sku WHERE code = ?", line.sku) == nil else { return }
    try CatalogueWriter(session: connection, now: now).add(
      CatalogueItem(sku: line.sku, title: line.title, attributes: line.attributes, isComplete: false))
    newSKUs += 1
  }

  private mutating func record(_ subject: String, version: Int, _ body: String) throws {
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: CommandKind.importOrders.rawValue,
        commandID: nil,
        subject: subject, version: version, done: true, body: body))
  }
}
