import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// What a marketplace shows of our goods: taken where nothing was known, else told and left as it is.
@Suite("Marketplaces' product packages")
struct PackageImportTests {
  private let here = GoodsScene.shop

  private func shown(_ sku: String, price: Int64? = nil, isForSale: Bool? = nil, row: Int = 4) -> ImportedProduct {
    var product = ImportedProduct(sku: sku, row: row)
    product.teller = .marketplace
    (product.name, product.price) = ("平台标题 \(sku)", price.map { Money(fen: $0) })
    product.listings = isForSale.map { [ImportedListing(isForSale: $0)] } ?? []
    return product
  }

  private func take(_ shop: TestShop, _ products: [ImportedProduct], to name: String? = nil) throws -> ImportReport.File {
    var batch = ImportedBatch()
    var file = FileIntake(name: "goods.csv", kind: .products, platform: "taobao", layout: "taobao-assistant-67")
    file.headers = ["price": "price", "listing": "approve_status", "barcode": "barcode", "sku": "outer_id"]
    batch.files = [file]
    batch.products = products
    let id = "package-\(try shop.desk.log(limit: 1).first?.seq ?? 0)"
    return try #require(
      try shop.desk.importBatch(batch, id: id, shop: name, by: shop.session(.merchandiser)).files.first)
  }

  @Test("INV-1, INV-4: what nobody knew is taken: title, attributes, price, and in which shop it is for sale; nothing on the shelf")
  func news() throws {
    let shop = try TestShop()
    var cup = shown("A", price: 5900, isForSale: true)
    (cup.attributes, cup.barcodes) = ("颜色分类：红", ["690001"])
    let file = try take(shop, [cup, shown("B", price: 100, isForSale: false, row: 5)], to: "旗舰店")
    #expect(file.new == 2 && file.rejected.isEmpty && file.warnings.isEmpty)
    let row = try shop.desk.stockRow("A")
    #expect(row.item.title == "平台标题 A" && row.item.attributes == "颜色分类：红" && row.item.barcodes == ["690001"])
    #expect(row.terms == GoodsTerms(price: Money(fen: 5900)) && row.level.onHand == 0)
    #expect(row.listings.map(\.shop.text) == ["taobao/旗舰店"] && row.listings.map(\.state) == [.listed])
    #expect(try shop.desk.stockRow("B").listings.map(\.state) == [.unlisted])
    // INV-3: nothing was ever on the shelf, so nothing has run out.
    #expect(try shop.work() == ["completeSKU sku:A", "completeSKU sku:B"])
    // REC-1: the SKU's own record tells what came, from where.
    let told = try #require(try shop.desk.log(subject: "sku:A").first)
    #expect(told.command == "importProducts" && told.by == "周莉")
    #expect(told.body.contains(#""args":{"file":"goods.csv","row":4}"#) && told.body.contains(#""price":"59.00""#))
    #expect(told.body.contains(#""listings":["taobao/旗舰店 listed"]"#))
    #expect(try shop.desk.stock(find: "690001 红").rows.map(\.key) == ["A"])
    try shop.expectSound()
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    #expect(try take(shop, [cup], to: "旗舰店").same == 1)
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
  }

  @Test("INV-4: a price that stands stays, and the row says so; one that was approved and waits is not overwritten either")
  func price() throws {
    let shop = try GoodsScene.priced()
    let other = try take(shop, [shown("A", price: 9000)])
    #expect(other.same == 1 && other.rejected.isEmpty)
    #expect(other.warnings == [RejectedRow(row: 4, column: "price", reason: .priceStands("100.00", stated: "90.00"))])
    #expect(try take(shop, [shown("A", price: 10_000)]).warnings.isEmpty)
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 8000), note: nil), by: .planner, as: .director)
    for stated in [Int64(8000), 10_000, 7000] {
      let decimal = Money(fen: stated).decimal
      #expect(
        try take(shop, [shown("A", price: stated)]).warnings == [
          RejectedRow(row: 4, column: "price", reason: .priceWaits("80.00", stated: decimal))
        ])
    }
    let terms = try shop.desk.stockRow("A").terms
    #expect(terms.price == Money(fen: 10_000) && terms.next?.price == Money(fen: 8000))
    try shop.expectSound()
  }

  @Test("INV-4: below the floor price nothing is taken as the price: that is the general manager's")
  func floor() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: nil, title: "品"), as: .merchandiser)
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.approve(.editSKU(sku: "A", field: .floorPrice, to: "60"), by: .merchandiser, as: .generalManager)
    let file = try take(shop, [shown("A", price: 5999)])
    #expect(file.warnings.map(\.reason) == [.belowFloor(floor: "60.00", stated: "59.99")])
    #expect(try shop.desk.stockRow("A").terms.price == nil)
  }

  @Test(
    "INV-3, INV-4: a listing that is known stays as it is; where the marketplace shows it otherwise the row says so",
    arguments: Listing.State.allCases)
  func listing(state: Listing.State) throws {
    let shop = try GoodsScene.at(state)
    // Nobody has said anything of the shop in which it was never proposed.
    let known: Listing.State? = state == .unlisted ? nil : state
    let agrees = [Listing.State.unlisted: nil, .toPublish: false, .listed: true, .toTakeDown: true, .delisted: false][state] ?? nil
    for isForSale in [true, false] {
      guard known != nil else { continue }
      let file = try take(shop, [shown("A", isForSale: isForSale)])
      let reason = RejectReason.listingDiffers(shop: here.text, state: state, isForSale: isForSale)
      #expect(file.warnings == (isForSale == agrees ? [] : [RejectedRow(row: 4, column: "approve_status", reason: reason)]))
      #expect(file.rejected.isEmpty && file.same == 1)
    }
    #expect(try shop.listing() == known)
    if known == nil {
      #expect(try take(shop, [shown("A", isForSale: true)]).changed == 1)
      #expect(try shop.listing() == .listed)
    }
    try shop.expectSound()
  }

  @Test(
    "INV-3: what is gone from the shelf and still for sale there is to be taken down; what is known as sold out everywhere stays so"
  )
  func soldOut() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: "6901", title: "品"), as: .merchandiser)
    try shop.approve(.writeOffStock(sku: "A", quantity: 1, reason: "碎"), by: .merchandiser, as: .director)
    let everywhere = try shop.desk.stockRow("A").listings
    #expect(everywhere.map(\.shop) == [.everywhere] && everywhere.map(\.state) == [.toTakeDown])
    #expect(try take(shop, [shown("A", isForSale: true)]).warnings.isEmpty)
    #expect(try shop.desk.stockRow("A").listings == everywhere)
    #expect(
      try take(shop, [shown("A", isForSale: false)]).warnings.map(\.reason) == [
        .listingDiffers(shop: here.text, state: .toTakeDown, isForSale: false)
      ])
    try shop.expectSound()
  }

  @Test("INV-3: gone from the shelf, and another shop still sells it: it is to be taken down there, within the day")
  func stillSold() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: "6901", title: "品"), as: .merchandiser)
    _ = try take(shop, [shown("A", isForSale: false)], to: "一店")
    try shop.approve(.writeOffStock(sku: "A", quantity: 1, reason: "碎"), by: .merchandiser, as: .director)
    #expect(try shop.desk.stockRow("A").listings.map(\.state) == [.unlisted])
    #expect(try take(shop, [shown("A", isForSale: true)], to: "二店").changed == 1)
    let states = try Dictionary(uniqueKeysWithValues: shop.desk.stockRow("A").listings.map { ($0.shop.shop, $0.state) })
    #expect(states == ["一店": .unlisted, "二店": .toTakeDown])
    #expect(try shop.work().contains("delist sku:A"))
    try shop.expectSound()
  }

  @Test("APR-2: a SKU that somebody has completed keeps the name that the shop gave it")
  func title() throws {
    let shop = try GoodsScene.priced()
    #expect(try take(shop, [shown("A")]).same == 1)
    #expect(try shop.desk.stockRow("A").item.title == "四件套")
    try shop.take([.paid("1001")])
    #expect(try take(shop, [shown("SKU-1")]).changed == 1)
    #expect(try shop.desk.stockRow("SKU-1").item.title == "平台标题 SKU-1")
    try shop.expectSound()
  }

  @Test("INV-1: a code that was merged into another is named and nothing of it is written")
  func merged() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.receiveStock(sku: "B", quantity: 1, location: "B-01", barcode: nil, title: "同款"), as: .merchandiser)
    try shop.approve(.mergeSKU(sku: "B", into: "A", reason: "同款"), by: .merchandiser, as: .director)
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    let file = try take(shop, [shown("B", price: 100, isForSale: true)])
    #expect(file.rejected == [RejectedRow(row: 4, column: "outer_id", reason: .mergedSKU("B", into: "A"))])
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
  }
}
