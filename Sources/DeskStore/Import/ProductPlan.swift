import DeskCore

/// What a row of a product file comes to: what of it is taken, what stays as it is, and why the row can't be taken at all.
struct ProductPlan {
  /// What the shop knows of the SKU.
  struct Known {
    var item: CatalogueItem
    var version: Int
    var terms: GoodsTerms
    var mergedInto: String?
    var level: StockLevel
    /// Movements so far: without any, nobody has said what is on the shelf.
    var moves: Int
  }

  let product: ImportedProduct
  let known: Known?
  let now: Instant
  private let headers: [String: String]
  private(set) var item: CatalogueItem
  private(set) var terms: GoodsTerms
  /// Of shops of which nothing was known.
  private(set) var listings: [Listing] = []
  private(set) var rejected: RejectedRow?
  private(set) var warnings: [RejectedRow] = []

  init(_ product: ImportedProduct, headers: [String: String], known: Known?, at now: Instant) {
    self.product = product
    self.headers = headers
    self.known = known
    self.now = now
    item = known?.item ?? CatalogueItem(sku: product.sku, title: product.name ?? product.sku, isComplete: false)
    terms = known?.terms ?? GoodsTerms()
    // A marketplace's words count while nobody has completed the SKU: afterwards it is called as the merchandiser calls it.
    if known == nil || product.teller == .shop || known?.item.isComplete == false {
      item.title = product.name ?? item.title
      item.attributes = product.attributes ?? item.attributes
    }
    item.location = product.location ?? item.location
    item.barcodes = (item.barcodes + product.barcodes.filter { !item.barcodes.contains($0) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    terms.cost = product.cost ?? terms.cost
    terms.safety = product.safety ?? terms.safety
  }

  var isNew: Bool { known == nil }
  var isDescribed: Bool { known.map { $0.item != item } ?? true }
  var newBarcodes: [String] { item.barcodes.filter { known?.item.barcodes.contains($0) != true } }
  var changes: Bool { isDescribed || known?.terms != terms || !listings.isEmpty }

  /// Looks at what the shop knows already.
  mutating func weigh(usual: ShopName, _ session: any SQLSession) throws {
    if let into = known?.mergedInto { return reject("sku", .mergedSKU(product.sku, into: into)) }
    if let floor = product.floorPrice {
      if let stands = terms.floorPrice, stands != floor {
        return reject("floorPrice", .priceStands(stands.decimal, stated: floor.decimal))
      }
      terms.floorPrice = floor
    }
    weighCost()
    weighPrice()
    for barcode in newBarcodes where rejected == nil {
      let owner = try session.first("SELECT sku FROM sku_barcode WHERE barcode = ?", barcode) { $0.text(0) }
      if let owner { reject("barcode", .barcodeTaken(barcode, sku: owner)) }
    }
    if let known, item.location != known.item.location, rejected == nil {
      let there = try session.integer("SELECT 1 FROM sku_bin WHERE sku = ? AND location = ?", product.sku, item.location)
      if there != nil { reject("location", .placeTaken(item.location)) }
    }
    for listing in product.listings where rejected == nil { try weigh(listing, usual, session) }
  }

  /// ROL-3: by the cost it is reckoned how much somebody may write off alone; of goods that are on the books nobody lowers it by a file, or is
  /// the first to say it.
  private mutating func weighCost() {
    guard let cost = product.cost, let known, rejected == nil else { return }
    if let stands = known.terms.cost {
      if cost < stands { reject("cost", .priceStands(stands.decimal, stated: cost.decimal)) }
    } else if known.level.onHand > 0 {
      reject("cost", .priceStands("-", stated: cost.decimal))
    }
  }

  private mutating func weighPrice() {
    guard let price = product.price, rejected == nil else { return }
    if let next = terms.next {
      if product.teller == .marketplace || next.price != price {
        differ("price", .priceWaits(next.price.decimal, stated: price.decimal))
      }
    } else if let stands = terms.price {
      if stands != price { differ("price", .priceStands(stands.decimal, stated: price.decimal)) }
    } else if let floor = terms.lowest, price < floor {
      differ("price", .belowFloor(floor: floor.decimal, stated: price.decimal))
    } else {
      terms.price = price
    }
  }

  private mutating func weigh(_ told: ImportedListing, _ usual: ShopName, _ session: any SQLSession) throws {
    let shop = told.shop(or: usual)
    guard let known else { return take(told, shop) }
    let load = SituationLoader(session: session)
    guard let listing = try load.listing(of: known.item.sku, in: shop) ?? load.listing(of: known.item.sku, in: .everywhere) else {
      return take(told, shop)
    }
    let agrees =
      switch listing.state {
      case .listed: told.isForSale
      case .unlisted, .delisted: !told.isForSale
      // Until somebody has said that it is done, the marketplace still shows what was.
      case .toTakeDown: told.isForSale
      case .toPublish: !told.isForSale
      }
    if !agrees { differ("listing", .listingDiffers(shop: shop.text, state: listing.state, isForSale: told.isForSale)) }
  }

  private mutating func take(_ told: ImportedListing, _ shop: ShopName) {
    listings.append(Listing(sku: product.sku, shop: shop, state: told.isForSale ? .listed : .unlisted, at: now))
  }

  /// INV-5: stock stated for a SKU with an empty ledger is received; where goods are on the books a count decides, not a file.
  ///
  /// - Returns: pieces to be received.
  func stock(_ file: inout ImportReport.File) -> Int {
    guard let quantity = product.quantity, quantity > 0 else { return 0 }
    guard let known, known.moves > 0 else { return quantity }
    if known.level.onHand != quantity {
      file.rejected.append(row("quantity", .other("INV-5: \(known.level.onHand) → \(quantity)")))
    }
    return 0
  }

  private mutating func reject(_ column: String, _ reason: RejectReason) { rejected = row(column, reason) }

  /// Our own file is told what it can't have; a marketplace's is taken for the rest.
  private mutating func differ(_ column: String, _ reason: RejectReason) {
    if product.teller == .shop { reject(column, reason) } else { warnings.append(row(column, reason)) }
  }

  private func row(_ column: String, _ reason: RejectReason) -> RejectedRow {
    let header = (product.isVariant ? headers["variant." + column] : nil) ?? headers[column] ?? column
    return RejectedRow(row: product.row, column: header, reason: reason)
  }

  /// What the record tells: where it came from, and whatever is otherwise now.
  func body(file: String, isGone: Bool) -> String {
    var before: [(String, JSON)] = []
    var after: [(String, JSON)] = []
    func tell(_ name: String, _ was: String?, _ is: String?) {
      guard was ?? "" != `is` ?? "" else { return }
      if known != nil { before.append((name, .optional(was))) }
      after.append((name, .optional(`is`)))
    }
    let (old, stood) = (known?.item, known?.terms)
    tell("title", old?.title, item.title)
    tell("attributes", old?.attributes, item.attributes)
    tell("location", old?.location, item.location)
    tell("barcodes", old?.barcodes.joined(separator: " "), item.barcodes.joined(separator: " "))
    tell("cost", stood?.cost?.decimal, terms.cost?.decimal)
    tell("floorPrice", stood?.floorPrice?.decimal, terms.floorPrice?.decimal)
    tell("price", stood?.price?.decimal, terms.price?.decimal)
    if terms.safety != stood?.safety ?? 0 {
      if let stood { before.append(("safety", .int(stood.safety))) }
      after.append(("safety", .int(terms.safety)))
    }
    if !listings.isEmpty {
      after.append(("listings", .array(listings.map { .string("\($0.shop.text) \($0.state.rawValue)") })))
    }
    // INV-3: nothing of it is there any more, so what the file says is for sale is to be taken down.
    if isGone { after.append(("gone", .bool(true))) }
    return RecordBody.text(args: .object([("file", .string(file)), ("row", .int(product.row))]), before: before, after: after)
  }
}
