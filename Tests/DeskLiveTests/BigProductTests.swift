import DeskCore
import DeskLive
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("A file of 20,000 products")
struct BigProductTests {
  @Test("INV-1, INV-4: of 20,000 rows 37 are broken: each is named by row and column, all others come in, and twice is once")
  func thirtySeven() throws {
    let shop = try TestShop()
    let session = try shop.session(.merchandiser)
    var text = "商家编码,名称,条码,库位,数量,成本,底价,安全库存,价格,店铺\n"
    var wanted: Set<String> = []
    for number in 1...20_000 {
      var cells = [
        "G-\(number)", "商品 \(number)", "69\(1_000_000 + number)", "A-\(number % 90)", "\(number % 50)", "12.50", "15.00",
        "\(number % 20)", "19.90", "taobao/示例旗舰店",
      ]
      // Every 540th row lacks something, or says something that can't be.
      if number % 540 == 0 {
        let (place, cell) = [(0, ""), (4, "x"), (5, "十二"), (6, "-3"), (7, "1.5"), (8, "0"), (9, "*")][number / 540 % 7]
        cells[place] = cell
        wanted.insert("\(number + 1) \(["商家编码", "", "", "", "数量", "成本", "底价", "安全库存", "价格", "店铺"][place])")
      }
      text += cells.joined(separator: ",") + "\n"
    }
    #expect(wanted.count == 37)
    let path = shop.folder.appendingPathComponent("products.csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let report = try ImportUseCase(shop.desk).run([path], id: "products-1", by: session)
    let file = try #require(report.files.first)
    #expect(Set(file.rejected.map { "\($0.row) \($0.column)" }) == wanted)
    #expect(file.rejected.count == 37 && file.new == 20_000 - 37)
    let page = try shop.desk.stock(find: "G-19999")
    let terms = GoodsTerms(cost: Money(fen: 1250), floorPrice: Money(fen: 1500), price: Money(fen: 1990), safety: 19)
    #expect(page.rows.map(\.terms) == [terms] && page.rows.first?.listings.map(\.state) == [.listed])
    #expect(page.rows.first?.level.onHand == 49)
    #expect(try shop.desk.verify().sentences == [])
    let again = try ImportUseCase(shop.desk).run([path], id: "products-2", by: session)
    #expect(again.files.first.map { [$0.new, $0.changed, $0.same] } == [0, 0, 20_000 - 37])
  }

  @Test("Measurements: shelves that are filled for them are as verify would have them")
  func filled() throws {
    let shop = try TestShop()
    try shop.desk.fillGoods(skus: 300, movements: 12_000, days: 1825, by: shop.session(.merchandiser))
    #expect(try shop.desk.verify().sentences == [])
    #expect(try shop.desk.stock(find: "G-000299").rows.count == 1)
    #expect(try shop.desk.movements(of: "G-000001", limit: 500).count == 40)
  }
}
