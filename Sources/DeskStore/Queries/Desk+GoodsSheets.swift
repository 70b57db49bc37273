import DeskCore

extension Desk {
  /// INV-3, INV-4: everything that waits to be put up or taken down: on all marketplaces, on one platform, in shops of one name. What is to
  /// be done wherever it is sold belongs to each of them.
  public func listingSheet(platform: String?, shop: String?) throws -> [ListingSheetRow] {
    try engine.read { try GoodsSheets(session: $0).listings(platform: platform, shop: shop) }
  }

  /// INV-7: every SKU that is one of its own, by code.
  public func stockSheet(for reader: Actor) throws -> [StockSheetRow] {
    try engine.read { try GoodsSheets(session: $0).stock(isBlind: reader.role(for: .enterCount) != nil) }
  }
}

/// Lists of goods that leave the shop.
struct GoodsSheets {
  let session: any SQLSession

  func listings(platform: String?, shop: String?) throws -> [ListingSheetRow] {
    let rows = try session.all(
      """
      SELECT l.sku, l.platform, l.shop, l.state, l.at, l.proposed_by, l.approved_by, s.title, s.attributes, s.price, l.sold_out
      FROM listing l JOIN sku s ON s.code = l.sku WHERE l.state = 'toPublish' OR l.state = 'toTakeDown'
      ORDER BY l.platform, l.shop, l.state DESC, l.sku
      """
    ) { row in
      ListingSheetRow(
        listing: try Listing(row), title: row.text(7), attributes: row.text(8), price: row.optionalInt(9).map { Money(fen: $0) },
        isSoldOut: row.bool(10))
    }
    return rows.filter { row in
      let place = row.listing.shop
      return place == .everywhere || (platform ?? place.platform, shop ?? place.shop) == (place.platform, place.shop)
    }
  }

  /// - Parameter isBlind: without the pieces of what is being counted (INV-5).
  func stock(isBlind: Bool) throws -> [StockSheetRow] {
    let counted =
      isBlind
      ? Set(
        try session.all(
          """
          SELECT l.sku FROM count_line l JOIN stock_count c ON c.id = l.count_id
          WHERE c.state = 'counting' AND l.state <> 'matched' AND l.state <> 'booked' AND (l.state = 'open' OR l.state = 'recount')
          """
        ) { $0.text(0) }) : []
    return try session.all(
      """
      SELECT s.code, s.title, s.attributes, l.on_hand - l.reserved - l.on_hold, s.safety, s.price
      FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.merged_into IS NULL ORDER BY s.code
      """
    ) { row in
      let sku = row.text(0)
      return StockSheetRow(
        sku: sku, title: row.text(1), attributes: row.text(2), available: counted.contains(sku) ? nil : Int(row.int(3)),
        safety: Int(row.int(4)), price: row.optionalInt(5).map { Money(fen: $0) })
    }
  }
}
