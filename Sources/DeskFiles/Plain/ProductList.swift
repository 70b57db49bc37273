import DeskCore

/// Reads the console's own product and stock file: a header with `商家编码` (or `SKU编码`, `sku`) and one or more of `条码`, `库位`, `数量`,
/// with `名称`, `成本`, `底价`, `安全库存` if wanted; English names work as well (`barcode`, `location`, `quantity`, `name`, `cost`, `floor price`,
/// `safety stock`).
struct ProductList: Sendable {
  var intake: FileIntake
  var products: [ImportedProduct] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var seen: Set<String> = []
    reading: while true {
      switch try rows.next(needed: [.sku]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        var product = ImportedProduct(sku: try rows.watchedID(.sku), row: rows.row)
        if product.sku.isEmpty { rows.rejectOnce(.sku, .missingValue, &bad) }
        product.quantity = rows.pieces(.stock, bad: &bad)
        product.barcode = Self.stated(try rows.watchedID(.barcode))
        product.location = Self.stated(rows.string(.location))
        product.cost = rows.money(.productCost, bad: &bad)
        product.floorPrice = rows.money(.productFloor, bad: &bad)
        product.safety = rows.pieces(.productSafety, bad: &bad)
        product.name = Self.stated(rows.string(.productName))
        if !bad, !seen.insert(product.sku).inserted { rows.rejectOnce(.sku, .other("twice: \(Excerpt.of(product.sku))"), &bad) }
        if !bad { products.append(product) }
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  private static func stated(_ text: String) -> String? { text.isEmpty ? nil : text }
}
