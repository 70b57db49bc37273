import DeskCore

/// Which parcels a paper or a file is made of.
public struct SheetQuery: Sendable {
  public var wave: ShopDay
  public var stages: Set<ParcelStage>
  public var courier: String?
  /// Also what other waves still have to do, and what was handed over since then.
  public var lateSince: Instant?

  public init(wave: ShopDay, stages: Set<ParcelStage>, courier: String? = nil, lateSince: Instant? = nil) {
    self.wave = wave
    self.stages = stages
    self.courier = courier
    self.lateSince = lateSince
  }
}

extension Desk {
  /// Parcels with what papers tell of them, in the order of their numbers: the order as it stands, its goods and where they lie; without
  /// timeline, history, notes and what could be done. One consistent state, a handful of indexed reads for each parcel.
  public func sheets(_ query: SheetQuery, for reader: Actor) throws -> [ParcelCard] {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      var catalogue: [String: CatalogueItem] = [:]
      var counted: Set<String> = []
      return try sheetIDs(query, connection).compactMap { id, orderID -> ParcelCard? in
        guard let (order, facts) = try load.order(orderID) else { return nil }
        let parcels = try load.parcels(of: orderID)
        guard let parcel = parcels.first(where: { $0.id == id }), query.courier == nil || parcel.courier == query.courier else {
          return nil
        }
        for sku in Set(parcel.lines.map(\.sku)) where catalogue[sku] == nil {
          catalogue[sku] = try load.item(sku)
          if try load.isBeingCounted(sku) { counted.insert(sku) }
        }
        var card = OrderCard(
          order: order, facts: facts, lines: try load.lines(of: orderID),
          amendments: facts.amendments > 0 ? try load.amendments(of: orderID) : [], parcels: parcels, work: [], timeline: [],
          stock: [:],
          catalogue: catalogue.filter { item in parcel.lines.contains { $0.sku == item.key } }, commands: [],
          unmasked: reader.seesBuyers)
        card.hideWords(from: reader)
        return ParcelCard(
          parcel: parcel.shown(to: reader), order: card, lines: Self.sheetLines(parcel, card, counted: counted), commands: [])
      }
    }
  }

  /// - Parameter counted: SKUs that somebody counts at this time (INV-5).
  static func sheetLines(_ parcel: Parcel, _ order: OrderCard, counted: Set<String>) -> [ParcelCard.Line] {
    let current = order.current
    return parcel.lines.map { line in
      let item = order.catalogue[line.sku]
      return ParcelCard.Line(
        sku: line.sku, title: item?.title ?? "", attributes: current.attributes[line.line]?.current ?? item?.attributes ?? "",
        location: item?.location ?? "", barcode: item?.barcodes.first ?? "", quantity: line.quantity, scanned: line.scanned,
        isCounted: counted.contains(line.sku))
    }.sorted { ($0.location, $0.sku) < ($1.location, $1.sku) }
  }

  private func sheetIDs(_ query: SheetQuery, _ connection: any SQLSession) throws -> [(ParcelID, OrderID)] {
    func read(_ row: SQLStatement) -> (ParcelID, OrderID)? {
      guard let stage = ParcelStage(rawValue: row.text(1)), query.stages.contains(stage) else { return nil }
      return (ParcelID(stored: row.text(0)), OrderID(number: row.int(2)))
    }
    var found = try connection.all(
      "SELECT id, stage, order_id FROM parcel WHERE wave = ?", Int64(query.wave.number), read: read)
    if let since = query.lateSince {
      // What is still to be done of any wave has an open item; what is being stopped has that alone.
      found += try connection.all(
        """
        SELECT p.id, p.stage, p.order_id FROM work_item w JOIN parcel p ON p.id = w.subject
        WHERE w.kind IN ('print', 'pick', 'pack', 'ship', 'handOver', 'stopParcel', 'intercept')
        """, read: read)
      if query.stages.contains(.handedOver) {
        found += try connection.all(
          "SELECT id, stage, order_id FROM parcel WHERE handed_over_at >= ?", since.milliseconds, read: read)
      }
    }
    var known = Set<ParcelID>()
    return found.compactMap(\.self).filter { known.insert($0.0).inserted }.sorted { $0.0 < $1.0 }
  }
}
