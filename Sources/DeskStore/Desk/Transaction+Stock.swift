import DeskCore

extension Transaction {
  /// `receiveStock`: goods came in (INV-1, INV-6). Stock is never invented: a SKU that nobody knows needs at least a title.
  func performOnStock(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    guard case .receiveStock(let sku, let quantity, let location, let barcode, let title) = command else {
      if let receipt = try performOnBin(command, id: id, version: version, actor: actor, role: role) { return receipt }
      return try performOnGoods(command, id: id, version: version, actor: actor, role: role, author: author)
    }
    var records = try RecordWriter(connection)
    let catalogue = CatalogueWriter(session: connection, now: now)
    let seen = try connection.integer("SELECT version FROM sku WHERE code = ?", sku).map(Int.init)
    if let seen {
      try checkVersion(version, now: seen, command.subject)
      try notMerged(sku, rule: "INV-1")
    } else {
      guard let title else { throw Refusal(rule: "INV-1", .unknownSKU(sku)) }
      try catalogue.add(CatalogueItem(sku: sku, title: title, isComplete: false))
    }
    let next = (seen ?? 0) + 1
    if let barcode {
      let owner = try connection.first("SELECT sku FROM sku_barcode WHERE barcode = ?", barcode) { $0.text(0) }
      if let owner, owner != sku { throw Refusal(rule: "INV-1", .barcodeTaken(barcode: barcode, sku: owner)) }
      if owner == nil { try connection.execute("INSERT INTO sku_barcode (barcode, sku) VALUES (?, ?)", barcode, sku) }
    }
    let before = try load.stock([sku])[sku]
    // What lies at the SKU's own place isn't moved on paper: the new pieces lie elsewhere, until somebody moves them (INV-1).
    let home = try load.item(sku)?.location ?? ""
    let elsewhere = home.isEmpty || home == location || before?.onHand ?? 0 == 0 ? nil : location
    try connection.execute(
      "UPDATE sku SET version = ?, title = coalesce(?, title), location = coalesce(?, location) WHERE code = ?", next, title,
      elsewhere == nil ? location : nil, sku)
    try catalogue.noteCompletion(of: sku)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(StockMovement(.received, sku: sku, onHand: quantity, subject: command.subject, place: elsewhere))
    if let elsewhere { try writer.put(quantity, of: sku, at: elsewhere) }
    let onHand = before?.onHand ?? 0
    var receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: next, at: now)
    let relisted = try writer.relist(sku, by: actor.name)
    receipt.warnings += relisted.map { .relistAsked($0) }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: next, done: true,
        body: RecordBody.text(
          command, before: [("onHand", .int(onHand))], after: [("onHand", .int(onHand + quantity))], receipt,
          asked: RecordBody.relisting(relisted))))
    return receipt
  }
}

extension Transaction {
  func notMerged(_ sku: String, rule: String) throws {
    let into = try connection.first("SELECT merged_into FROM sku WHERE code = ?", sku) { $0.optionalText(0) }
    if let into = into ?? nil { throw Refusal(rule: rule, .mergedSKU(sku, into: into)) }
  }
}

/// Adds SKUs to the catalogue and says when one is complete.
struct CatalogueWriter {
  let session: any SQLSession
  let now: Instant

  /// A SKU that isn't there yet, with an empty shelf; what it lacks is work for the merchandiser.
  func add(_ item: CatalogueItem, _ terms: GoodsTerms = GoodsTerms()) throws {
    let isComplete = !item.location.isEmpty && !item.barcodes.isEmpty
    try session.execute(
      """
      INSERT INTO sku (code, title, attributes, location, is_complete, version, cost, floor_price, price, safety)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
      """, item.sku, item.title, item.attributes, item.location, isComplete, terms.cost?.fen, terms.floorPrice?.fen,
      terms.price?.fen, terms.safety)
    try session.execute("INSERT INTO stock_level (sku, on_hand, reserved) VALUES (?, 0, 0)", item.sku)
    for barcode in item.barcodes { try add(barcode, to: item.sku) }
    if !isComplete {
      try session.execute(
        "INSERT INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, NULL)", WorkKind.completeSKU.rawValue,
        now.advanced(byHours: WorkPlan.completionHours).milliseconds, Subject.sku(item.sku).text)
    }
    try GoodsWordsTable(session: session).note(item)
  }

  /// What a file says of a SKU that is there already. Prices that were approved stay.
  ///
  /// - Parameter isDescribed: whether anything but its terms is new.
  func change(_ item: CatalogueItem, _ terms: GoodsTerms, version: Int, newBarcodes: [String], isDescribed: Bool) throws {
    for barcode in newBarcodes { try add(barcode, to: item.sku) }
    try session.execute(
      """
      UPDATE sku SET version = ?, title = ?, attributes = ?, location = ?, cost = ?, floor_price = ?, price = ?, safety = ? WHERE code = ?
      """, version, item.title, item.attributes, item.location, terms.cost?.fen, terms.floorPrice?.fen, terms.price?.fen,
      terms.safety, item.sku)
    if isDescribed { try noteCompletion(of: item.sku) }
  }

  private func add(_ barcode: String, to sku: String) throws {
    try session.execute("INSERT INTO sku_barcode (barcode, sku) VALUES (?, ?)", barcode, sku)
  }

  /// Something that describes the SKU was written: what it is found by follows, and whether it is complete: it can be found on the shelf
  /// (location) and verified at the bench (barcode).
  func noteCompletion(of sku: String) throws {
    try GoodsWordsTable(session: session).note(sku)
    let complete = try session.integer(
      """
      UPDATE sku SET is_complete = 1 WHERE code = ? AND is_complete = 0 AND location <> ''
        AND EXISTS (SELECT 1 FROM sku_barcode b WHERE b.sku = sku.code) RETURNING 1
      """, sku)
    guard complete != nil else { return }
    try session.execute(
      "DELETE FROM work_item WHERE subject = ? AND kind = ?", Subject.sku(sku).text, WorkKind.completeSKU.rawValue)
  }
}
