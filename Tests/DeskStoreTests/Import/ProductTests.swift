import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Product files")
struct ProductTests {
  private func product(_ sku: String, barcode: String? = nil, quantity: Int? = nil, location: String? = nil, row: Int = 2)
    -> ImportedProduct
  {
    var product = ImportedProduct(sku: sku, row: row)
    (product.barcodes, product.quantity, product.location, product.name) = (
      barcode.map { [$0] } ?? [], quantity, location, "品\(sku)"
    )
    return product
  }

  private func take(_ shop: TestShop, _ products: [ImportedProduct], id: String) throws -> ImportReport.File {
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "products.csv", kind: .products, platform: "", layout: "products")]
    batch.products = products
    return try #require(try shop.desk.importBatch(batch, id: id, by: shop.session(.merchandiser)).files.first)
  }

  @Test("INV-1: stock that a file states is received once; the same file again changes nothing")
  func once() throws {
    let shop = try TestShop()
    let rows = [product("A", barcode: "690001", quantity: 5, location: "A-01"), product("B", row: 3)]
    #expect(try take(shop, rows, id: "1").new == 2)
    #expect(try shop.level("A").onHand == 5)
    #expect(try shop.desk.stockRow("A").item.isComplete)
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    let again = try take(shop, rows, id: "2")
    #expect([again.new, again.changed, again.same] == [0, 0, 2])
    #expect(again.rejected.isEmpty)
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
    try shop.expectSound()
  }

  @Test("INV-5: where goods are on the books a count decides, not a file: the row says so")
  func counted() throws {
    let shop = try TestShop()
    _ = try take(shop, [product("A", quantity: 5)], id: "1")
    #expect(
      try take(shop, [product("A", quantity: 9)], id: "2").rejected == [
        RejectedRow(row: 2, column: "quantity", reason: .other("INV-5: 5 → 9"))
      ])
    #expect(try shop.level("A").onHand == 5)
  }

  @Test("INV-1: a row whose barcode belongs to another SKU is rejected, and leaves nothing behind")
  func barcodeTaken() throws {
    let shop = try TestShop()
    _ = try take(shop, [product("A", barcode: "690001", quantity: 5)], id: "1")
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    let file = try take(shop, [product("B", barcode: "690001", quantity: 3, row: 7)], id: "2")
    #expect(file.rejected == [RejectedRow(row: 7, column: "barcode", reason: .barcodeTaken("690001", sku: "A"))])
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
  }

  @Test("INV-4: a file states cost and safety stock; a floor price only where there is none, else the row is named")
  func terms() throws {
    let shop = try TestShop()
    var first = product("A")
    (first.cost, first.floorPrice, first.safety) = (Money(fen: 500), Money(fen: 900), 20)
    #expect(try take(shop, [first], id: "1").new == 1)
    #expect(try shop.desk.stockRow("A").terms == GoodsTerms(cost: Money(fen: 500), floorPrice: Money(fen: 900), safety: 20))
    #expect(try take(shop, [first], id: "2").same == 1)
    var cheaper = product("A", row: 9)
    (cheaper.cost, cheaper.floorPrice) = (Money(fen: 400), Money(fen: 800))
    let file = try take(shop, [cheaper], id: "3")
    #expect(file.rejected == [RejectedRow(row: 9, column: "floorPrice", reason: .priceStands("9.00", stated: "8.00"))])
    #expect(try shop.desk.stockRow("A").terms.cost == Money(fen: 500))
    cheaper.floorPrice = nil
    // ROL-3: by the cost it is reckoned what one may write off alone; a file raises it and never lowers it, or says the first of goods that are there.
    #expect(
      try take(shop, [cheaper], id: "4").rejected == [
        RejectedRow(row: 9, column: "cost", reason: .priceStands("5.00", stated: "4.00"))
      ])
    cheaper.cost = Money(fen: 600)
    #expect(try take(shop, [cheaper], id: "5").changed == 1)
    #expect(try shop.desk.stockRow("A").terms.cost == Money(fen: 600))
    try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: nil, title: "枕套"), as: .merchandiser)
    var second = product("B", row: 4)
    second.cost = Money(fen: 1)
    #expect(
      try take(shop, [second], id: "6").rejected == [
        RejectedRow(row: 4, column: "cost", reason: .priceStands("-", stated: "0.01"))
      ])
    try shop.expectSound()
  }

  @Test("INV-4: a price and a shop come in where nothing is known; our own file is refused what has to be approved, row by row")
  func priceAndShop() throws {
    let shop = try GoodsScene.at(.toPublish)
    var news = product("N", barcode: "6902", location: "A-02", row: 2)
    (news.price, news.listings) = (Money(fen: 1990), [ImportedListing(ShopName(platform: "", shop: "专营店"))])
    var dear = product("A", row: 3)
    dear.price = Money(fen: 12_000)
    var listed = product("A", row: 4)
    listed.listings = [ImportedListing(GoodsScene.shop)]
    var low = product("L", row: 5)
    (low.price, low.floorPrice) = (Money(fen: 100), Money(fen: 200))
    var moved = product("A", location: "B-09", row: 6)
    moved.name = nil
    try shop.perform(.moveStock(sku: "A", quantity: 2, from: nil, to: "B-09"), as: .merchandiser)
    let file = try take(shop, [news, dear, listed, low, moved], id: "1")
    #expect(
      file.rejected == [
        RejectedRow(row: 3, column: "price", reason: .priceStands("100.00", stated: "120.00")),
        RejectedRow(
          row: 4, column: "listing", reason: .listingDiffers(shop: GoodsScene.shop.text, state: .toPublish, isForSale: true)),
        RejectedRow(row: 5, column: "price", reason: .belowFloor(floor: "2.00", stated: "1.00")),
        RejectedRow(row: 6, column: "location", reason: .placeTaken("B-09")),
      ])
    #expect(file.new == 1 && file.warnings.isEmpty)
    let row = try shop.desk.stockRow("N")
    #expect(row.terms.price == Money(fen: 1990) && row.item.isComplete)
    #expect(row.listings.map(\.shop.text) == ["taobao/专营店"] && row.listings.map(\.state) == [.listed])
    #expect(try shop.desk.stockRow("A").item.title == "四件套")
    #expect(throws: Refusal.self) { try shop.desk.stockRow("L") }
    try shop.expectSound()
  }

  @Test("REC-1: each SKU that is new or changed leaves a record of its own; one that stays as it is leaves none")
  func records() throws {
    let shop = try TestShop()
    _ = try take(shop, [product("A", barcode: "690001", quantity: 5, location: "A-01"), product("B", row: 3)], id: "1")
    _ = try take(shop, [product("A", location: "A-02"), product("B", row: 3)], id: "2")
    #expect(try shop.desk.log(subject: "sku:B").count == 1)
    let told = try shop.desk.log(subject: "sku:A")
    #expect(told.count == 2)
    #expect(
      told.first?.body
        == #"{"args":{"file":"products.csv","row":2},"before":{"location":"A-01"},"after":{"location":"A-02"}}"#)
    try shop.expectSound()
  }

  @Test("INV-1: a large file comes in by pieces, each whole; goods are as from a small one")
  func large() throws {
    let shop = try TestShop(inMemory: true)
    let rows = (1...5001).map { product("G\($0)", barcode: "69\($0)", quantity: $0 % 3, location: "A-\($0 % 40)", row: $0 + 1) }
    #expect(try take(shop, rows, id: "1").new == rows.count)
    #expect(try shop.level("G\(rows.count)").onHand == rows.count % 3)
    #expect(try take(shop, rows, id: "2").same == rows.count)
    try shop.expectSound()
  }

  @Test("A SKU met in an order is completed by a file")
  func completes() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    #expect(try take(shop, [product("SKU-1", barcode: "690001", quantity: 5, location: "A-01")], id: "1").changed == 1)
    #expect(try shop.work() == ["contact O0000001"])
    #expect(try shop.desk.stockRow("SKU-1").item.title == "品SKU-1")
    try shop.expectSound()
  }
}
