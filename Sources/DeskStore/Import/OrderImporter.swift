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
  private let series: RecordSeries
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
    series = RecordSeries(at: now, actor: actor, role: role, command: .importOrders)
    try records.begin(series)
    nextOrder = try connection.integer("SELECT 1 + coalesce(max(id), 0) FROM orders") ?? 1
    find = try connection.statement("SELECT id, platform, shop FROM orders WHERE number = ?")
    work = try connection.statement(BulkInserts.work)
    load = SituationLoader(session: connection)
  }

  var skus: Set<String> { known }

  /// Takes a run of orders of a batch; `each` hears of every one.
  mutating func take(
    _ range: Range<Int>, of batch: ImportedBatch, _ prepared: PreparedRun, _ each: (Int, Result) -> Void
  ) throws {
    for sku in prepared.skus { try meet(batch.orders[range.lowerBound + sku.order].lines[sku.line]) }
    let first = nextOrder
    var known: [Int] = []
    try prepared.form.bytes.withUnsafeBytes { memory in
      for index in range {
        let exportedAt = batch.files[batch.orderFiles[index]].exportedAt
        if let id = try existing(prepared, index - range.lowerBound, in: memory) {
          each(index, try observe(batch.orders[index], id, exportedAt))
          known.append(index)
        } else {
          try add(prepared, index - range.lowerBound, in: memory, exportedAt)
          each(index, .new)
        }
      }
    }
    if known.isEmpty { return try inserter.insert(prepared.blocks, from: OrderID(number: first)) }
    var blocks = SourceBlock.Builder()
    let old = Set(known)
    for index in range where !old.contains(index) { blocks.add(batch.orders[index]) }
    try inserter.insert(blocks.finish(), from: OrderID(number: first))
  }

  /// Taobao and Tmall number their orders together, whichever shop; other platforms number by shop.
  private func existing(_ prepared: PreparedRun, _ index: Int, in memory: UnsafeRawBufferPointer) throws -> OrderID? {
    let first = prepared.orders[index].texts
    find.bindText(1, in: memory, prepared.form.spans[first + 2])
    defer { find.reset() }
    while try find.step() {
      let (theirs, id) = (find.text(1), OrderID(number: find.int(0)))
      let platform = String(decoding: memory[prepared.form.spans[first]], as: UTF8.self)
      if Self.family.contains(theirs), Self.family.contains(platform) { return id }
      if theirs == platform, find.text(2).utf8.elementsEqual(memory[prepared.form.spans[first + 1]]) { return id }
    }
    return nil
  }

  private static let family: Set = ["taobao", "tmall"]

  private mutating func add(
    _ prepared: PreparedRun, _ index: Int, in memory: UnsafeRawBufferPointer, _ exportedAt: Instant?
  ) throws {
    let order = prepared.orders[index]
    let id = OrderID(number: nextOrder)
    nextOrder += 1
    try inserter.insert(order, prepared.form.spans, in: memory, as: id)
    try inserter.insert(prepared.lines[order.lines], prepared.form.spans, in: memory, of: id)
    var facts = OrderFacts(id: id, stage: order.stage, trade: order.trade)
    facts.platformRefund = order.refunded
    try inserter.insert(facts, seenAt: exportedAt)
    let subject = Subject.order(id).text
    for item in WorkPlan.items(
      forNew: facts, paidAt: order.paidAt, createdAt: order.createdAt, importedAt: now, settings.calendar)
    {
      work.bindText(1, item.kind.rawValue)
      work.bindInt(2, item.due.milliseconds)
      work.bindText(3, subject)
      try work.run()
    }
    try records.append(subject, version: 1, body: order.body, in: memory, of: series)
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
      var form = OriginalForm()
      form.add(imported.lines)
      try inserter.insertLate(imported.lines, form, of: id)
      try TermWriter(connection).add(imported.lines.map { Terms.sku($0.sku) }, to: id)
      members.append(("lines", .string(form.digest)))
      situation.lines = try load.lines(of: id)
      changed = true
    }
    // An older file says nothing of the state, but details that are missing are welcome from any.
    if isOlder, !changed { return .older }
    var seen =
      isOlder
      ? Observation(trade: facts.trade, refunded: facts.platformRefund, linesAdded: true)
      : Observation(
        trade: imported.status, refunded: imported.refunded ?? facts.platformRefund,
        contact: imported.masked ? nil : .init(imported),
        linesAdded: changed)
    if !isOlder { (seen.paid, seen.paidAt) = (imported.paid, imported.paidAt) }
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
    if after.stage == .closed, facts.stage != .closed {
      try PromotionUsing(session: connection, zone: settings.calendar.zone).giveBack(id, record: records.seq + 1, at: now)
    }
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
