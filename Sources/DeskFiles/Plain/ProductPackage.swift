import DeskCore

/// Reads 淘宝助理's product package (formats.md 2): a `version` line, the columns' English keys, their Chinese titles, then an item a row.
///
/// Columns are found by their keys, so every layout from 47 to 67 columns and older ones are read alike. An item whose 销售属性组合 names
/// variants is as many SKUs. What the file says of quantities is the marketplace's and is not read.
struct ProductPackage: Sendable {
  var intake: FileIntake
  var products: [ImportedProduct] = []
  private var seen: [String: Int] = [:]

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var titles = 0
    reading: while true {
      switch try rows.next(needed: [.itemTitle, .itemPrice, .itemCode]) {
      case .end: break reading
      case .misfit: continue
      case .row where rows.string(.itemCode) == "商家编码" || rows.string(.itemTitle) == "宝贝名称": titles += 1
      case .row: try take(&rows)
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows - titles
    self.intake.rejected = rows.rejected
    self.intake.warnings = rows.warnings
    self.intake.headers = [
      "sku": "outer_id", "barcode": "barcode", "price": "price", "listing": "approve_status", "variant.sku": "skuProps",
      "variant.barcode": "sku_barcode", "variant.price": "skuProps",
    ]
  }

  private mutating func take(_ rows: inout RowReader) throws(FileRefusal) {
    var bad = false
    let title = rows.string(.itemTitle)
    if title.isEmpty { rows.rejectOnce(.itemTitle, .missingValue, &bad) }
    let variants = rows.string(.itemSKUs)
    var taken: [ImportedProduct] = []
    if variants.isEmpty {
      var product = ImportedProduct(sku: try rows.watchedID(.itemCode), row: rows.row)
      if product.sku.isEmpty { rows.rejectOnce(.itemCode, .missingValue, &bad) }
      product.price = rows.price(.itemPrice, bad: &bad)
      product.barcodes = Barcodes.read(try rows.watchedID(.itemBarcode))
      if !bad { taken = [product] }
    } else if let found = ItemVariant.read(variants) {
      if !bad { taken = self.variants(found, &rows) }
    } else {
      rows.rejectOnce(.itemSKUs, .notSKUs(Excerpt.of(variants)), &bad)
    }
    let listing = isForSale(&rows).map { ImportedListing(isForSale: $0) }
    for var product in taken {
      if let first = seen[product.sku] {
        rows.reject(rows.layout.header(product.isVariant ? .itemSKUs : .itemCode), .duplicateSKU(product.sku, firstRow: first))
        continue
      }
      seen[product.sku] = product.row
      product.name = title
      product.teller = .marketplace
      product.listings = listing.map { [$0] } ?? []
      products.append(product)
    }
  }

  /// The SKUs of an item. One that can't be taken is named, the others are.
  private func variants(_ found: [ItemVariant], _ rows: inout RowReader) -> [ImportedProduct] {
    let named = found.filter { !$0.code.isEmpty }
    if named.count < found.count {
      rows.reject(rows.layout.header(.itemSKUs), .codesMissing(found.count - named.count, of: found.count))
    }
    let names = ItemVariant.names(rows.string(.itemAliases), rows.string(.itemOwnValues))
    let barcodes = barcodes(of: found, &rows)
    var taken: [ImportedProduct] = []
    for (variant, barcode) in zip(found, barcodes) where !variant.code.isEmpty {
      guard let price = CellText.withBytes(variant.price, { CellText.money($0).value }), Command.priceRange.contains(price) else {
        rows.reject(rows.layout.header(.itemSKUs), .notAPrice(Excerpt.of("\(variant.code) \(variant.price)")))
        continue
      }
      var product = ImportedProduct(sku: variant.code, row: rows.row)
      product.isVariant = true
      product.price = price
      product.barcodes = Barcodes.read(barcode)
      product.attributes = variant.attributes(names)
      taken.append(product)
    }
    return taken
  }

  /// Barcodes in the order of the SKUs. No public file shows how the package tells them apart, so only as many as there are SKUs are taken.
  private func barcodes(of variants: [ItemVariant], _ rows: inout RowReader) -> [String] {
    let text = rows.string(.itemSKUBarcodes)
    let none = Array(repeating: "", count: variants.count)
    if text.isEmpty { return variants.count == 1 ? [rows.string(.itemBarcode)] : none }
    var parts = text.split(separator: ";", omittingEmptySubsequences: false).map { CellText.cleanID(String($0)) }
    if text.hasSuffix(";") { parts.removeLast() }
    guard parts.count == variants.count, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }) else {
      rows.warn(.itemSKUBarcodes, .notBarcodes(Excerpt.of(text)))
      return none
    }
    return parts
  }

  /// Whether the marketplace has the item for sale: the interface's words, or the package's digits (1 出售中; 0 and 2 仓库中).
  private func isForSale(_ rows: inout RowReader) -> Bool? {
    let text = rows.string(.itemStatus)
    switch text.lowercased() {
    case "": return nil
    case "onsale", "1", "出售中": return true
    case "instock", "0", "2", "仓库中": return false
    default:
      rows.warn(.itemStatus, .notAListing(Excerpt.of(text)))
      return nil
    }
  }
}

extension ProductPackage {
  private static let keys: Set<String> = ["title", "price", "outer_id", "skuProps"]
  /// How many columns are known; each version appends or inserts some.
  private static let widths = [47, 58, 63, 67]

  /// The layout of a row of English keys; nil when it isn't one.
  static func layout(_ names: [String], row: Int) -> Layout? {
    guard keys.isSubset(of: names) else { return nil }
    let name = "taobao-assistant-\(names.count)" + (widths.contains(names.count) ? "" : "?")
    return Layout(name: name, kind: .products, platform: "taobao", headers: names, headerRow: row)
  }

  static func isOne(_ layout: Layout) -> Bool { layout.has(.itemSKUs) && layout.has(.itemCode) && layout.has(.itemTitle) }
}
