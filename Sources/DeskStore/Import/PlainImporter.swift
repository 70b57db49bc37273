import DeskCore

/// Products with barcodes, locations and stock, and waybill numbers for the pools: the console's own plain files.
struct PlainImporter {
  /// INV-4: SKU, cost, floor price and safety stock of what the file said anew, for the import's record.
  private(set) var priced: [JSON] = []
  let connection: any SQLSession
  let actor: Actor
  let now: Instant
  let settings: ShopSettings

  init(connection: any SQLSession, actor: Actor, now: Instant, settings: ShopSettings) {
    self.connection = connection
    self.actor = actor
    self.now = now
    self.settings = settings
  }

  mutating func take(_ batch: ImportedBatch, _ report: inout ImportReport) throws {
    if let file = batch.files.firstIndex(where: { $0.kind == .products }) {
      // All that comes in is told by the record that the import ends with.
      let record = try RecordWriter(connection).seq + 1
      for product in batch.products { try take(product, record: record, &report.files[file]) }
    }
    if let file = batch.files.firstIndex(where: { $0.kind == .waybills }) {
      for waybill in batch.waybills { try take(waybill, &report.files[file]) }
    }
  }

  /// Stock stated for a SKU with an empty ledger is received; where goods are on the books already a count decides (INV-5), not a file.
  private mutating func take(_ product: ImportedProduct, record: Int64, _ file: inout ImportReport.File) throws {
    let load = SituationLoader(session: connection)
    let before = try load.item(product.sku)
    let terms = before == nil ? nil : try load.terms(product.sku)
    if let floor = product.floorPrice, let known = terms?.floorPrice, floor != known {
      file.rejected.append(
        RejectedRow(row: product.row, column: "floorPrice", reason: .other("INV-4: \(known.decimal) → \(floor.decimal)")))
      return
    }
    var owner: String?
    if let barcode = product.barcode {
      owner = try connection.first("SELECT sku FROM sku_barcode WHERE barcode = ?", barcode) { $0.text(0) }
      if let owner, owner != product.sku {
        file.rejected.append(RejectedRow(row: product.row, column: "barcode", reason: .other("\(barcode) = \(owner)")))
        return
      }
    }
    if before == nil {
      try CatalogueWriter(session: connection, now: now).add(
        CatalogueItem(sku: product.sku, title: product.name ?? product.sku, isComplete: false))
    }
    if let barcode = product.barcode, owner == nil {
      try connection.execute("INSERT INTO sku_barcode (barcode, sku) VALUES (?, ?)", barcode, product.sku)
    }
    if before.map({ says(product, newBarcode: product.barcode != nil && owner == nil, of: $0) }) ?? true { try describe(product) }
    let isPriced = try price(product, terms ?? GoodsTerms())
    try stock(product, record: record, &file)
    let after = try load.item(product.sku)
    if before == nil { file.new += 1 } else if before == after, !isPriced { file.same += 1 } else { file.changed += 1 }
  }

  /// Whether the row says anything of the SKU that isn't known: a version that goes up without a change would be a conflict to whoever
  /// looks at the SKU.
  private func says(_ product: ImportedProduct, newBarcode: Bool, of item: CatalogueItem) -> Bool {
    newBarcode || (product.name ?? item.title) != item.title || (product.location ?? item.location) != item.location
      || (!item.isComplete && !item.barcodes.isEmpty)
  }

  /// Cost, floor price and safety stock as the file states them; whether any of them is new.
  private mutating func price(_ product: ImportedProduct, _ terms: GoodsTerms) throws -> Bool {
    let (cost, floor, safety) = (product.cost ?? terms.cost, product.floorPrice ?? terms.floorPrice, product.safety ?? terms.safety)
    guard (cost, floor, safety) != (terms.cost, terms.floorPrice, terms.safety) else { return false }
    try connection.execute(
      "UPDATE sku SET version = version + 1, cost = ?, floor_price = ?, safety = ? WHERE code = ?", cost?.fen, floor?.fen, safety,
      product.sku)
    priced.append(.array([.string(product.sku), .optional(cost?.decimal), .optional(floor?.decimal), .int(safety)]))
    return true
  }

  private func describe(_ product: ImportedProduct) throws {
    try connection.execute(
      "UPDATE sku SET version = version + 1, title = coalesce(?, title), location = coalesce(?, location) WHERE code = ?",
      product.name,
      product.location, product.sku)
    try CatalogueWriter(session: connection, now: now).noteCompletion(of: product.sku)
  }

  private func stock(_ product: ImportedProduct, record: Int64, _ file: inout ImportReport.File) throws {
    let moved = try connection.integer("SELECT 1 FROM movement WHERE sku = ? LIMIT 1", product.sku) != nil
    if let quantity = product.quantity, quantity > 0 {
      if moved {
        let level = try SituationLoader(session: connection).stock([product.sku])[product.sku]
        if level?.onHand != quantity {
          file.rejected.append(
            RejectedRow(row: product.row, column: "quantity", reason: .other("INV-5: \(level?.onHand ?? 0) → \(quantity)")))
        }
      } else {
        let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: record)
        try writer.write(StockMovement(.received, sku: product.sku, onHand: quantity, subject: .sku(product.sku)))
      }
    }
  }

  /// FUL-5: a number that a parcel has, or that is in the pool already, is taken once.
  private func take(_ imported: ImportedWaybill, _ file: inout ImportReport.File) throws {
    var waybill = imported
    waybill.number = waybill.number.uppercased()
    guard let courier = CourierTable.find(waybill.courier) else {
      file.rejected.append(RejectedRow(row: waybill.row, column: "courier", reason: .other(waybill.courier)))
      return
    }
    let number = waybill.number.uppercased()
    if try connection.integer(
      "SELECT 1 FROM waybill WHERE number = ? UNION ALL SELECT 1 FROM waybill_pool WHERE number = ?", number, number
    ) != nil {
      file.same += 1
      return
    }
    try connection.execute(
      "INSERT INTO waybill_pool (number, courier, added_at) VALUES (?, ?, ?)", number, courier.code, now.milliseconds)
    file.new += 1
  }
}
