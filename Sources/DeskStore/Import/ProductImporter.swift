import DeskCore

/// Brings SKUs of product files into the catalogue: a new one is added, of a known one only what the file states is changed, and each that is
/// new or changed leaves a record of its own (REC-1).
///
/// What a file may never do: stock changes by movements only (INV-1, INV-5); a price that stands or waits to be published, a floor price and
/// a listing that is known stay as they are (INV-3, INV-4).
struct ProductImporter {
  let connection: any SQLSession
  let actor: Actor
  let role: Role
  let now: Instant
  let settings: ShopSettings
  private let load: SituationLoader
  private let catalogue: CatalogueWriter
  private var records: RecordWriter
  private let find: SQLStatement
  /// SKUs of which a price, a floor or a cost is another than before.
  private var priced: Set<String> = []

  init(_ connection: any SQLSession, actor: Actor, role: Role, now: Instant, settings: ShopSettings) throws {
    self.connection = connection
    self.actor = actor
    self.role = role
    self.now = now
    self.settings = settings
    load = SituationLoader(session: connection)
    catalogue = CatalogueWriter(session: connection, now: now)
    records = try RecordWriter(connection)
    find = try connection.statement(
      """
      SELECT s.title, s.attributes, s.location, s.is_complete, s.version, s.cost, s.floor_price, s.price, s.next_price, s.next_price_by,
        s.next_price_at, s.safety, s.supplier, s.merged_into, l.on_hand, l.reserved, l.on_hold, l.moves
      FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?
      """)
  }

  /// - Parameter usual: the shop that is meant where the file names none.
  mutating func take(_ product: ImportedProduct, usual: ShopName, headers: [String: String], _ file: inout ImportReport.File) throws
  {
    var plan = ProductPlan(product, headers: headers, known: try known(product.sku), at: now)
    try plan.weigh(usual: usual, connection)
    file.warnings += plan.warnings
    if let rejected = plan.rejected {
      file.rejected.append(rejected)
      return
    }
    let stated = plan.stock(&file)
    guard plan.isNew || plan.changes || stated > 0 else {
      file.same += 1
      return
    }
    let version = (plan.known?.version ?? 0) + 1
    if plan.isNew {
      try catalogue.add(plan.item, plan.terms)
    } else {
      try catalogue.change(plan.item, plan.terms, version: version, newBarcodes: plan.newBarcodes, isDescribed: plan.isDescribed)
    }
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    for listing in plan.listings { try writer.write(told: listing) }
    if stated > 0 { try writer.write(StockMovement(.received, sku: product.sku, onHand: stated, subject: .sku(product.sku))) }
    // INV-3: what has been on the shelf and is gone is taken down; of what never was there nothing is known yet.
    let isGone = !plan.listings.isEmpty && plan.known.map { $0.moves > 0 && $0.level.available <= 0 } ?? false
    if isGone { try writer.delistIfEmpty(product.sku) }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: CommandKind.importProducts.rawValue,
        commandID: nil, subject: Subject.sku(product.sku).text, version: version, done: true,
        body: plan.body(file: file.file, isGone: isGone)))
    let before = plan.known?.terms
    if !plan.isNew, before?.lowest != plan.terms.lowest || before?.price != plan.terms.price || before?.cost != plan.terms.cost {
      priced.insert(product.sku)
    }
    if plan.isNew { file.new += 1 } else { file.changed += 1 }
  }

  /// APR-1: what waits and rests on what the file has changed goes to whoever must decide it now. Nothing may be taken after it.
  func finish() throws {
    try Transaction(connection, now: now, settings: settings).reroute(
      resting: priced, because: .importProducts, actor: actor, role: role)
  }

  private func known(_ sku: String) throws -> ProductPlan.Known? {
    find.bindText(1, sku)
    defer { find.reset() }
    guard try find.step() else { return nil }
    var item = CatalogueItem(
      sku: sku, title: find.text(0), attributes: find.text(1), location: find.text(2), isComplete: find.bool(3))
    item.barcodes = try connection.all("SELECT barcode FROM sku_barcode WHERE sku = ? ORDER BY barcode", sku) { $0.text(0) }
    return ProductPlan.Known(
      item: item, version: Int(find.int(4)), terms: GoodsTerms(find, at: 5), mergedInto: find.optionalText(13),
      level: StockLevel(sku: sku, onHand: Int(find.int(14)), reserved: Int(find.int(15)), onHold: Int(find.int(16))),
      moves: Int(find.int(17)))
  }
}

extension ChangeWriter {
  /// INV-4: what a file says of a shop of which nothing was known. Nobody has proposed or approved it.
  fileprivate func write(told listing: Listing) throws {
    try session.execute(
      "INSERT INTO listing (sku, platform, shop, state, at, proposed_by, approved_by, sold_out) VALUES (?, ?, ?, ?, ?, NULL, NULL, 0)",
      listing.sku, listing.shop.platform, listing.shop.shop, listing.state.rawValue, listing.at.milliseconds)
  }
}
