import DeskCore
import Testing

@testable import DeskFiles

@Suite struct PlainFileTests {
  @Test("Product files, with Chinese or English names: empty cells say nothing, zero says zero")
  func products() throws {
    let chinese = "商家编码,条码,库位,数量,名称\nA-1,6901234567892,B-03,0,杯子\nA-2,,,,\nA-1,,,5,\n,,,1,\nA-3,,,x,\n"
    let batch = try OrderFileImport().read([("stock.csv", Array(chinese.utf8))])
    #expect(batch.files[0].kind == .products && batch.files[0].layout == "shopdesk-products" && batch.files[0].rows == 5)
    var first = ImportedProduct(sku: "A-1", row: 2)
    first.barcodes = ["6901234567892"]
    first.location = "B-03"
    first.quantity = 0
    first.name = "杯子"
    #expect(batch.products == [first, ImportedProduct(sku: "A-2", row: 3)])
    #expect(
      batch.files[0].rejected == [
        RejectedRow(row: 4, column: "商家编码", reason: .duplicateSKU("A-1", firstRow: 2)),
        RejectedRow(row: 5, column: "商家编码", reason: .missingValue),
        RejectedRow(row: 6, column: "数量", reason: .notANumber("x")),
      ])
    let english = try OrderFileImport().read([("stock.csv", Array("sku\tquantity\nA\t7\n".utf8))])
    #expect(english.products.map(\.quantity) == [7])
  }

  @Test("INV-1, INV-4: price, attributes, several barcodes and shops; what is no price or no shop is named")
  func goods() throws {
    let text =
      "商家编码,属性,条码,价格,店铺\nA-1,颜色分类：红,6901 6902；6901,19.90,tmall/旗舰店;专营店\nA-2,,,0,\nA-3,,,1,*\nA-4,,,-5,\nA-5,,,9,taobao/\n"
    let batch = try OrderFileImport().read([("goods.csv", Array(text.utf8))])
    var first = ImportedProduct(sku: "A-1", row: 2)
    (first.attributes, first.barcodes, first.price) = ("颜色分类：红", ["6901", "6902"], Money(fen: 1990))
    first.listings = [
      ImportedListing(ShopName(platform: "tmall", shop: "旗舰店")), ImportedListing(ShopName(platform: "", shop: "专营店")),
    ]
    #expect(batch.products == [first])
    #expect(
      batch.files[0].rejected == [
        RejectedRow(row: 3, column: "价格", reason: .notAPrice("0.00")), RejectedRow(row: 4, column: "店铺", reason: .notAShop("*")),
        RejectedRow(row: 5, column: "价格", reason: .notMoney("-5")), RejectedRow(row: 6, column: "店铺", reason: .notAShop("taobao/")),
      ])
    #expect(batch.files[0].headers["price"] == "价格" && batch.files[0].headers["quantity"] == nil)
  }

  @Test("FUL-5: waybill files name known couriers by code, warn of foreign shapes, reject a number's second row")
  func waybills() throws {
    let text = "快递公司,运单号\n圆通,YT8962646785389\n韵达快递,463431409940372\n圆通,123\n圆通,YT8962646785389\n无名快递,X1\n"
    let batch = try OrderFileImport().read([("pool.csv", Array(text.utf8))])
    #expect(batch.files[0].kind == .waybills)
    #expect(batch.waybills.map(\.courier) == ["YTO", "YUNDA", "YTO", "无名快递"])
    #expect(batch.waybills.map(\.shapeMatches) == [true, true, false, true])
    #expect(batch.files[0].rejected.map(\.reason) == [.other("twice: YT8962646785389")])
  }

  @Test("A supplier's ship-back file is no waybill pool")
  func shipBack() throws {
    guard case .unknownLayout = try Fixtures.refusal([("x.csv", Array("订单号,快递公司,快递单号\n".utf8))]).reason else {
      Issue.record("taken")
      return
    }
  }
}
