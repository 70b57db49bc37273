import DeskCore

/// SKUs as the stock list shows them.
struct StockReader {
  let session: any SQLSession

  func row(_ sku: String) throws -> StockRow? {
    let found = try session.first(
      """
      SELECT s.title, s.attributes, s.location, s.is_complete, s.version, l.on_hand, l.reserved, l.on_hold, s.cost, s.floor_price, s.price,
        s.next_price, s.next_price_by, s.next_price_at, s.safety, s.supplier, l.incoming
      FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?
      """, sku
    ) { row in
      var level = StockLevel(sku: sku, onHand: Int(row.int(5)), reserved: Int(row.int(6)), onHold: Int(row.int(7)))
      level.incoming = Int(row.int(16))
      return StockRow(
        item: CatalogueItem(
          sku: sku, title: row.text(0), attributes: row.text(1), location: row.text(2), isComplete: row.bool(3)),
        level: level,
        version: Int(row.int(4)), terms: GoodsTerms(row, at: 8))
    }
    guard var row = found else { return nil }
    let load = SituationLoader(session: session)
    row.item.barcodes = try session.all("SELECT barcode FROM sku_barcode WHERE sku = ? ORDER BY barcode", sku) { $0.text(0) }
    row.listings = try load.listings(of: sku)
    row.bins = try load.bins(of: sku)
    row.isCounted = try load.isBeingCounted(sku)
    return row
  }

  /// Pieces in totes, by SKU: of the parcels that are picked and not packed, which are those of an hour or two.
  ///
  /// - Parameter sku: of this one alone.
  func inTotes(_ sku: String? = nil) throws -> [String: Int] {
    let found = try session.all(
      """
      SELECT l.sku, sum(l.quantity) FROM parcel p JOIN parcel_line l ON l.parcel = p.id
      WHERE p.stage = 'picked' AND (? IS NULL OR l.sku = ?) GROUP BY l.sku
      """, sku, sku
    ) { ($0.text(0), Int($0.int(1))) }
    return Dictionary(found, uniquingKeysWith: +)
  }

  /// What a SKU holds in the columns by which one sorts.
  struct Place {
    var sku: String
    var title, location: String
    var safety, price, onHand, reserved, onHold, incoming: Int64

    init(_ row: SQLStatement) {
      (sku, title, location) = (row.text(0), row.text(1), row.text(2))
      (safety, price) = (row.int(3), row.int(4))
      (onHand, reserved, onHold) = (row.int(5), row.int(6), row.int(7))
      incoming = row.int(8)
    }

    /// The column's value: a text, or a number.
    func value(_ order: StockOrder) -> SQLValue {
      switch order {
      case .code: .text(sku)
      case .title: .text(title)
      case .location: .text(location)
      case .safety: .int(safety)
      case .price: .int(price)
      case .onHand: .int(onHand)
      case .reserved: .int(reserved)
      case .onHold: .int(onHold)
      case .incoming: .int(incoming)
      case .available: .int(onHand - reserved - onHold)
      }
    }
  }

  func place(_ sku: String) throws -> Place? {
    try session.first(
      """
      SELECT s.code, s.title, s.location, s.safety, coalesce(s.price, -1), l.on_hand, l.reserved, l.on_hold, l.incoming
      FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?
      """, sku, read: Place.init)
  }

  /// The codes that come after one (nil: from the start), at most `limit`. Few matches are sorted here; many are met soon on the way along
  /// the column's index.
  func codes(_ ask: StockAsk, after: String?, limit: Int) throws -> [String] {
    let words = GoodsWords.wanted(ask.find)
    let from = try after.flatMap(place)
    if ask.order != .code, words.contains(where: { !$0.isEmpty }) {
      var places = try session.all(
        """
        SELECT w.sku, s.title, s.location, s.safety, coalesce(s.price, -1), l.on_hand, l.reserved, l.on_hold, l.incoming
        FROM sku_words w JOIN sku s ON s.code = w.sku JOIN stock_level l ON l.sku = w.sku
        WHERE instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 ORDER BY w.sku LIMIT ?
        """, words[0], words[1], words[2], words[3], Self.few + 1, read: Place.init)
      if places.count <= Self.few {
        places.sort { precedes($0, $1, ask) }
        if let from { places = places.filter { precedes(from, $0, ask) } }
        return places.prefix(limit).map(\.sku)
      }
    }
    let start = from.map { ($0.value(ask.order), $0.sku) } ?? beginning(ask)
    if ask.order == .code {
      return try session.all(
        StockWalk.sql(.code, reversed: ask.isReversed), start.0, "", words[0], words[1], words[2], words[3], limit
      ) { $0.text(0) }
    }
    return try session.all(
      StockWalk.sql(ask.order, reversed: ask.isReversed), start.0, start.0, start.1, words[0], words[1], words[2], words[3], limit
    ) { $0.text(0) }
  }

  /// Matches that are sorted here rather than looked for along an index.
  private static let few = 3000

  private func beginning(_ ask: StockAsk) -> (SQLValue, String) {
    let end = "\u{10FFFF}\u{10FFFF}"
    switch ask.order {
    case .code, .title, .location: return ask.isReversed ? (.text(end), end) : (.text(""), "")
    default: return ask.isReversed ? (.int(.max), end) : (.int(.min), "")
    }
  }

  private func precedes(_ a: Place, _ b: Place, _ ask: StockAsk) -> Bool {
    func less(_ a: Place, _ b: Place) -> Bool {
      switch (a.value(ask.order), b.value(ask.order)) {
      case (.int(let one), .int(let other)) where one != other: one < other
      case (.text(let one), .text(let other)) where one != other: Self.less(one, other)
      default: Self.less(a.sku, b.sku)
      }
    }
    return ask.isReversed ? less(b, a) : less(a, b)
  }

  /// As the store compares texts: by their bytes.
  private static func less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
