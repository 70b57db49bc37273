import DeskCore

extension Transaction {
  /// INV-6: commands on a purchase that is there.
  func performOnPurchase(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt
  {
    let named = try named(command)
    var facts = try load.purchasing(named, author ?? actor, at: now, settings.calendar)
    try checkVersion(version, now: facts.purchase.version, command.subject)
    if author != nil {
      facts.approver = actor.name
      // The request that is being carried out is no longer in its own way.
      facts.asked = nil
    }
    let changes = try Decision.decide(named, facts)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(changes, from: facts.purchase)
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: changes.purchase.version,
      at: now)
    let relisted = try writer.settleListings(changes.movements, by: (author ?? actor).name)
    receipt.warnings += changes.warnings + relisted.map { .relistAsked($0) }
    let body = RecordBody.text(
      command, before: facts.purchase.told(changes.purchase), after: changes.purchase.told(facts.purchase), receipt,
      asked: (author.map { [("asked", .string($0.name))] } ?? []) + RecordBody.relisting(relisted)
        + RecordBody.tooMany(changes.warnings)
        + (changes.cost.map { [("costs", .object([($0.sku, .string($0.cost.decimal))]))] } ?? []))
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: changes.purchase.version, done: true, body: body))
    return receipt
  }

  /// The command with codes where barcodes were scanned.
  private func named(_ command: Command) throws -> Command {
    switch command {
    case .editPurchase(let id, let sku, let quantity, let cost):
      .editPurchase(id, sku: try load.code(of: sku), quantity: quantity, cost: cost)
    case .receivePurchase(let id, let goods, let note):
      .receivePurchase(id, goods: try goods.map { PurchaseWish(try load.code(of: $0.sku), $0.quantity) }, note: note)
    case .inspectPurchase(let id, let sku, let accepted, let rejected, let reason):
      .inspectPurchase(id, sku: try load.code(of: sku), accepted: accepted, rejected: rejected, reason: reason)
    case .stowPurchase(let id, let sku, let quantity, let location):
      .stowPurchase(id, sku: try load.code(of: sku), quantity: quantity, location: location)
    case .returnPurchase(let id, let sku, let quantity, let note):
      .returnPurchase(id, sku: try load.code(of: sku), quantity: quantity, note: note)
    default: command
    }
  }

  /// A purchase begins: with the goods that were named, or with what the replenishment list has for its supplier.
  func draftPurchase(_ command: Command, id: String, actor: Actor, role: Role) throws -> Receipt {
    guard case .draftPurchase(let code, let goods, let note) = command else {
      throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    guard let supplier = try load.supplier(code) else { throw Refusal(rule: "DIS-3", .unknownSupplier(code)) }
    var wishes = try goods.map { PurchaseWish(try load.code(of: $0.sku), $0.quantity, cost: $0.cost) }
    if wishes.isEmpty {
      wishes = try ReplenishmentReader(session: connection, now: now, calendar: settings.calendar).rows(of: code).prefix(500)
        .map { PurchaseWish($0.sku, $0.need.order) }
      guard !wishes.isEmpty else { throw Refusal(rule: "INV-6", .nothingToOrder(supplier: code)) }
    }
    let lines = try Decision.lines(of: wishes, try load.known(wishes.map(\.sku)))
    var records = try RecordWriter(connection)
    let number = PurchaseID(number: try connection.integer("SELECT 1 + coalesce(max(id), 0) FROM purchase") ?? 1)
    try connection.execute(
      "INSERT INTO purchase (id, version, supplier, state, note, drafted_by, drafted_at) VALUES (?, 1, ?, 'draft', ?, ?, ?)",
      number.number, supplier.code, note ?? "", actor.name, now.milliseconds)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(lines, of: number, before: [])
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: 0, at: now)
    receipt.made = .purchase(number)
    let told = lines.map { PurchaseWish($0.sku, $0.ordered, cost: $0.cost).text }.joined(separator: " ")
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 0, done: true,
        body: RecordBody.text(command, before: [("goods", .string(""))], after: [("goods", .string(told))], receipt)))
    return receipt
  }

  /// DIS-3: a supplier's file.
  ///
  /// - Returns: what stood before, for the record.
  func saveSupplier(_ code: String, _ fields: SupplierFields) throws -> [(String, JSON)] {
    let standing = try load.supplier(code)
    let written = try fields.applied(to: standing, code: code)
    try connection.execute(
      """
      INSERT INTO supplier (code, name, contact, phone, lead_days, terms) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, contact = excluded.contact, phone = excluded.phone,
        lead_days = excluded.lead_days, terms = excluded.terms
      """, code, written.name, written.contact, written.phone, written.leadDays, written.terms)
    return standing?.fields ?? []
  }
}

extension Purchase {
  /// What a record tells of it: its own fields, and those of each line that isn't as in `other`.
  func told(_ other: Purchase) -> [(String, JSON)] {
    let skus = Set(lines.map(\.sku)).union(other.lines.map(\.sku)).sorted()
    return fields
      + skus.flatMap { sku -> [(String, JSON)] in
        let (mine, its) = (line(sku), other.line(sku))
        guard mine != its else { return [] }
        let empty = PurchaseLine(sku: sku, ordered: 0, cost: .zero)
        return (mine ?? empty).fields.dropFirst().map { ("\(sku).\($0.0)", $0.1) }
      }
  }
}
