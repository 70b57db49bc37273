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
    (product.barcode, product.quantity, product.location, product.name) = (barcode, quantity, location, "品\(sku)")
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
    #expect(file.rejected == [RejectedRow(row: 7, column: "barcode", reason: .other("690001 = A"))])
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
    #expect(file.rejected == [RejectedRow(row: 9, column: "floorPrice", reason: .other("INV-4: 9.00 → 8.00"))])
    #expect(try shop.desk.stockRow("A").terms.cost == Money(fen: 500))
    cheaper.floorPrice = nil
    #expect(try take(shop, [cheaper], id: "4").changed == 1)
    #expect(try shop.desk.stockRow("A").terms.cost == Money(fen: 400))
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
