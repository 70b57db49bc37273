import DeskCore

/// Keeps what SKUs are found by. `CatalogueWriter` is the only one who calls it: whoever writes a title, a place or a barcode tells that one.
struct GoodsWordsTable {
  let session: any SQLSession

  func note(_ sku: String) throws {
    guard let item = try SituationLoader(session: session).item(sku) else { return }
    try note(item)
  }

  /// - Parameter item: as it is stored now, its barcodes in their order.
  func note(_ item: CatalogueItem) throws {
    try session.execute(
      "INSERT INTO sku_words (sku, words) VALUES (?, ?) ON CONFLICT (sku) DO UPDATE SET words = excluded.words", item.sku,
      GoodsWords.text(of: item))
  }

  /// All of them anew: for a file that an older program wrote.
  func derive() throws {
    let codes = try session.all("SELECT code FROM sku ORDER BY code") { $0.text(0) }
    for code in codes { try note(code) }
  }

  /// Those that don't say what the catalogue does; the first twenty.
  func faults() throws -> [VerifyFault] {
    let stored = try session.all(
      "SELECT s.code, s.title, s.attributes, s.location, coalesce(w.words, '') FROM sku s LEFT JOIN sku_words w ON w.sku = s.code ORDER BY s.code"
    ) { row in
      (
        CatalogueItem(sku: row.text(0), title: row.text(1), attributes: row.text(2), location: row.text(3), isComplete: true),
        row.text(4)
      )
    }
    let barcodes = Dictionary(
      grouping: try session.all("SELECT sku, barcode FROM sku_barcode ORDER BY sku, barcode") { ($0.text(0), $0.text(1)) }, by: \.0)
    var faults: [VerifyFault] = []
    for (item, words) in stored where faults.count < 20 {
      var item = item
      item.barcodes = barcodes[item.sku]?.map(\.1) ?? []
      if GoodsWords.text(of: item) != words { faults.append("SKU \(item.sku) isn't found by what the catalogue says of it") }
    }
    return faults
  }
}
