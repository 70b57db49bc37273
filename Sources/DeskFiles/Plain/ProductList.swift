import DeskCore

/// Reads the console's own product and stock file: a header with `商家编码` (or `SKU编码`, `sku`) and one or more of `名称`, `属性`, `条码`,
/// `库位`, `数量`, `成本`, `底价`, `价格`, `安全库存`, `店铺`; English names work as well (`title`, `attributes`, `barcode`, `location`,
/// `quantity`, `cost`, `floor price`, `price`, `safety stock`, `shop`).
struct ProductList: Sendable {
  var intake: FileIntake
  var products: [ImportedProduct] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var seen: [String: Int] = [:]
    reading: while true {
      switch try rows.next(needed: [.sku]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        var product = ImportedProduct(sku: try rows.watchedID(.sku), row: rows.row)
        if product.sku.isEmpty { rows.rejectOnce(.sku, .missingValue, &bad) }
        product.quantity = rows.pieces(.stock, bad: &bad)
        product.barcodes = Barcodes.read(try rows.watchedID(.barcode))
        product.location = Self.stated(rows.string(.location))
        product.cost = rows.money(.productCost, bad: &bad)
        product.floorPrice = rows.money(.productFloor, bad: &bad)
        product.price = rows.price(.productPrice, bad: &bad)
        product.safety = rows.pieces(.productSafety, bad: &bad)
        product.name = Self.stated(rows.string(.productName))
        product.attributes = Self.stated(rows.string(.productAttributes))
        product.listings = Self.shops(&rows, bad: &bad)
        if !bad, let first = seen[product.sku] {
          rows.rejectOnce(.sku, .duplicateSKU(Excerpt.of(product.sku), firstRow: first), &bad)
        }
        guard !bad else { continue }
        seen[product.sku] = product.row
        products.append(product)
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
    for (name, column) in Self.told where rows.layout.has(column) { self.intake.headers[name] = rows.layout.header(column) }
  }

  /// The columns of which the store may have to speak.
  private static let told: [(String, Column)] = [
    ("sku", .sku), ("barcode", .barcode), ("location", .location), ("quantity", .stock), ("floorPrice", .productFloor),
    ("price", .productPrice), ("listing", .productShop),
  ]

  /// Where it is for sale: `taobao/示例旗舰店`, or the shop's name alone; several are divided by `;`.
  private static func shops(_ rows: inout RowReader, bad: inout Bool) -> [ImportedListing] {
    var found: [ImportedListing] = []
    for part in rows.repeating(.productShop).split(whereSeparator: { ";；".contains($0) }) {
      let name = CellText.clean(String(part))
      if name.isEmpty { continue }
      guard name != "*", let shop = name.contains("/") ? ShopName(name) : ShopName(platform: "", shop: name) else {
        rows.rejectOnce(.productShop, .notAShop(Excerpt.of(name)), &bad)
        continue
      }
      if !found.contains(ImportedListing(shop)) { found.append(ImportedListing(shop)) }
    }
    return found
  }

  private static func stated(_ text: String) -> String? { text.isEmpty ? nil : text }
}
