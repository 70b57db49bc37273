import DeskCore

extension Desk {
  /// One order with everything about it, as `reader` may see it.
  ///
  /// - Throws: `notFound`.
  public func card(of id: OrderID, for reader: Actor) throws -> OrderCard {
    try engine.read { try card(of: id, for: reader, $0) }
  }

  /// An order by shopdesk's or the platform's number.
  public func findOrder(_ text: String) throws -> OrderID {
    if let id = OrderID(text) { return id }
    let found = try engine.read { connection in
      try connection.all("SELECT id FROM orders WHERE number = ? ORDER BY id LIMIT 2", text) { OrderID(number: $0.int(0)) }
    }
    guard let id = found.first else { throw Refusal.notFound(text) }
    return id
  }

  func card(of id: OrderID, for reader: Actor, _ connection: any SQLSession) throws -> OrderCard {
    let load = SituationLoader(session: connection)
    guard let (order, facts) = try load.order(id) else { throw Refusal.notFound(id.text) }
    let reader = try load.reader(reader, of: id, at: now)
    var situation = Situation(order: order, facts: facts, actor: reader, now: now, calendar: settings.calendar)
    situation.lines = try load.lines(of: id)
    situation.amendments = try load.amendments(of: id)
    situation.parcels = try load.parcels(of: id)
    situation.merged = try load.merged(situation.currentLines.map(\.sku))
    situation.cases = try load.cases(of: id)
    // Also what an amendment or a case sends instead.
    let others = situation.parcels.flatMap(\.lines).map(\.sku) + situation.cases.flatMap(\.out).map(\.sku)
    let skus = Set(situation.lines.map(\.sku) + situation.currentLines.map(\.sku) + others)
    situation.stock = try load.stock(skus)
    situation.catalogue = try load.catalogue(skus)
    var work = ChangeWriter.work(order, facts, situation.parcels, settings.calendar)
    let requests = try load.requests(of: id)
    work += situation.cases.flatMap(WorkPlan.items(for:)) + requests.flatMap(WorkPlan.items(for:))
    let subjects =
      [id.text] + situation.parcels.map(\.id.text) + situation.cases.map(\.id.text) + requests.map(\.id.text)
    let timeline = try subjects.flatMap { try log(subject: $0, before: nil, limit: 50, for: reader, connection) }
      .sorted { $0.seq > $1.seq }
    try load.authority(into: &situation)
    var card = OrderCard(
      order: order, facts: facts, lines: situation.lines, amendments: situation.amendments, parcels: situation.parcels, work: work,
      timeline: timeline, stock: situation.stock, catalogue: situation.catalogue, commands: [], unmasked: reader.seesBuyers)
    card.offer(situation, requests)
    card.promotions = try PromotionUsing(session: connection, zone: settings.calendar.zone).check(situation)
    // An order that is shipped or closed can't ship together with anything.
    card.history = try HistoryReader(reader: reader, session: connection).history(of: order, card.current)
    if !facts.stage.isBeforeShipping { card.history?.together = [] }
    if reader.seesBuyers { card.mark = try load.mark(of: order) }
    card.notes = reader.seesBuyers ? try notes(on: id, connection) : []
    card.hideWords(from: reader)
    card.isUnmaskedForNow = reader.isUnmasked
    return card
  }

  /// The order of a case.
  ///
  /// - Throws: `notFound`.
  public func order(of id: CaseID) throws -> OrderID {
    guard let order = try engine.read({ try SituationLoader(session: $0).order(of: id) }) else { throw Refusal.notFound(id.text) }
    return order
  }

  /// 话术, by name.
  public func phrases() throws -> [Phrase] {
    try engine.read { connection in
      try connection.all("SELECT name, text FROM phrase ORDER BY name") { Phrase(name: $0.text(0), text: $0.text(1)) }
    }
  }

  /// ROL-3: the limits in force.
  public func authority() throws -> AuthorityLimits {
    try engine.read { try SituationLoader(session: $0).limits() }
  }

  public func card(of id: ParcelID, for reader: Actor) throws -> ParcelCard {
    try engine.read { connection in
      var card = try card(of: id, for: reader, connection)
      let members = try connection.all("SELECT id FROM parcel WHERE bundle = ? AND stage <> 'voided'", id.text) {
        ParcelID(stored: $0.text(0))
      }.sorted()
      card.box = try members.map { try self.card(of: $0, for: reader, connection) }
      return card
    }
  }

  private func card(of id: ParcelID, for reader: Actor, _ connection: any SQLSession) throws -> ParcelCard {
    let load = SituationLoader(session: connection)
    guard let orderID = try load.order(of: id) else { throw Refusal.notFound(id.text) }
    let order = try card(of: orderID, for: reader, connection)
    guard let parcel = order.parcels.first(where: { $0.id == id }) else { throw Refusal.notFound(id.text) }
    let counted = try Set(parcel.lines.map(\.sku)).filter { try load.isBeingCounted($0) }
    return ParcelCard(
      parcel: parcel, order: order, lines: Self.sheetLines(parcel, order, counted: counted),
      commands: order.parcelCommands[id] ?? [])
  }

  /// ORD-10: the parcel whose box it travels in, or itself.
  public func boxLead(of id: ParcelID) throws -> ParcelID {
    try engine.read { try $0.first("SELECT bundle FROM parcel WHERE id = ?", id.text) { $0.optionalText(0) } }
      .flatMap { $0 }.map(ParcelID.init(stored:)) ?? id
  }

  /// A SKU by its code or one of its barcodes. Nil: none of that name.
  public func findSKU(_ text: String) throws -> String? {
    try engine.read { connection in
      let code = try SituationLoader(session: connection).code(of: text.trimmingBlanks())
      return try connection.first("SELECT code FROM sku WHERE code = ?", code) { $0.text(0) }
    }
  }

  /// A parcel by what a scanner reads: its id, its dispatch note's id (`P261124-0042/1`) or its waybill. Nil: none of that name.
  public func findParcel(_ scan: String) throws -> ParcelID? {
    let text = scan.trimmingBlanks()
    let plain = String(text.split(separator: "/").first ?? "")
    return try engine.read { connection in
      if let id = ParcelID(plain), try connection.integer("SELECT 1 FROM parcel WHERE id = ?", id.text) != nil { return id }
      return try connection.first("SELECT parcel FROM waybill WHERE number = ?", text.uppercased()) { ParcelID(stored: $0.text(0)) }
    }
  }
}
