import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Lists of goods that leave the shop")
struct GoodsSheetTests {
  @Test(
    "INV-3, INV-4: what waits to be put up or taken down, with price, since when and on whose word; done, it is gone from the list")
  func listings() throws {
    let shop = try GoodsScene.at(.toPublish)
    let up = try #require(try shop.desk.listingSheet(platform: nil, shop: nil).first)
    #expect(up.listing.state == .toPublish && up.price == Money(fen: 10_000) && up.title == "四件套" && !up.isSoldOut)
    #expect((up.listing.proposedBy, up.listing.approvedBy) == ("planner", "director") && up.listing.at == shop.desk.now)
    try shop.perform(.publishListing(sku: "A", shop: GoodsScene.shop), as: .merchandiser)
    #expect(try shop.desk.listingSheet(platform: nil, shop: nil).isEmpty)
    // INV-3: sold out, it comes back by itself, on nobody's approval.
    try shop.approve(.writeOffStock(sku: "A", quantity: 12, reason: "水浸"), by: .merchandiser, as: .director)
    let down = try #require(try shop.desk.listingSheet(platform: nil, shop: nil).first)
    #expect(down.listing.state == .toTakeDown && down.isSoldOut && down.listing.approvedBy == nil)
    try shop.expectSound()
  }

  @Test("INV-3: by platform and shop; what is to be done wherever it is sold belongs to each")
  func filtered() throws {
    let shop = try GoodsScene.at(.toTakeDown)
    try shop.perform(.receiveStock(sku: "B", quantity: 1, location: "B-01", barcode: nil, title: "枕"), as: .merchandiser)
    try shop.approve(.writeOffStock(sku: "B", quantity: 1, reason: "碎"), by: .merchandiser, as: .director)
    func skus(_ platform: String?, _ name: String?) throws -> [String] {
      try shop.desk.listingSheet(platform: platform, shop: name).map(\.listing.sku)
    }
    #expect(try skus(nil, nil) == ["B", "A"])
    #expect(try skus("taobao", nil) == ["B", "A"])
    #expect(try skus("taobao", "示例旗舰店") == ["B", "A"])
    #expect(try skus("tmall", nil) == ["B"] && skus("taobao", "别的店") == ["B"] && skus(nil, "示例旗舰店") == ["B", "A"])
  }

  @Test("INV-7: every SKU that is one of its own, what is available of it, and the price that stands")
  func stock() throws {
    let shop = try GoodsScene.priced()
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 9000), note: nil), by: .planner, as: .director)
    try shop.perform(.holdStock(sku: "A", quantity: 5, reason: "待鉴定"), as: .merchandiser)
    try shop.perform(.receiveStock(sku: "B", quantity: 1, location: "B-01", barcode: nil, title: "同款"), as: .merchandiser)
    try shop.approve(.mergeSKU(sku: "B", into: "A", reason: "同款"), by: .merchandiser, as: .director)
    let rows = try shop.desk.stockSheet(for: shop.actor(.agentLead))
    #expect(
      rows == [StockSheetRow(sku: "A", title: "四件套", attributes: "", available: 8, safety: 0, price: Money(fen: 10_000))])
  }

  @Test("INV-5: whoever may be counting a SKU reads no book out of the list")
  func blind() throws {
    let shop = try CountScene.at(.open)
    #expect(try shop.desk.stockSheet(for: shop.actor(.merchandiser)).map(\.available) == [nil])
    #expect(try shop.desk.stockSheet(for: shop.actor(.director)).map(\.available) == [12])
  }

  @Test("REC-1: the record tells what left: which listings, and of how many SKUs")
  func records() throws {
    let shop = try GoodsScene.at(.toPublish)
    let command = Command.exportListing(platform: "taobao", shop: nil)
    let first = try shop.perform(command, as: .merchandiser, id: "x1")
    #expect(try shop.perform(command, as: .merchandiser, id: "x1").seq == first.seq)
    try shop.perform(.exportStock(.bands), as: .agentLead)
    let bodies = try shop.desk.log(limit: 2).map(\.body)
    #expect(
      bodies == [
        #"{"args":{"figures":"bands"},"before":{},"after":{"rows":1}}"#,
        #"{"args":{"platform":"taobao"},"before":{},"after":{"rows":1,"listings":["A taobao/示例旗舰店 toPublish"]}}"#,
      ])
    try shop.expectSound()
  }

  @Test(
    "INV-7: little is what is no more than the safety stock, or five; nothing is none",
    arguments: [
      (0, 0, StockBand.none), (-2, 9, .none), (1, 0, .low), (5, 0, .low), (6, 0, .plenty), (9, 9, .low), (10, 9, .plenty),
    ])
  func bands(available: Int, safety: Int, band: StockBand) { #expect(StockBand(available: available, safety: safety) == band) }
}
