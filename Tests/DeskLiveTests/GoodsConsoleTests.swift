import DeskConsole
import DeskCore
import DeskTestKit
import Foundation
import Testing

/// Lists of goods from the console, on a real shop.
@Suite struct GoodsConsoleTests {
  @Test("INV-3, INV-7: by key and by palette a list is recorded and lies beside the papers")
  func lists() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: "6901", title: "杯子"), as: .merchandiser)
    let asked = try shop.perform(.writeOffStock(sku: "A", quantity: 1, reason: "碎"), as: .merchandiser).request
    try shop.perform(.approveRequest(#require(asked), note: nil), as: .director)
    let driver = try shop.console(.merchandiser)
    driver.press("3", "x", .enter)
    let folder = shop.folder.appendingPathComponent("print")
    func text(_ name: String) throws -> String { try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) }
    #expect(driver.toast?.contains("1 行") == true)
    #expect(try text("listing-2026-01-05-134100.csv").contains(#""全部","全部","A","杯子","","下架","#))
    driver.command("export-stock bands")
    #expect(try text("stock-2026-01-05-134100.csv").contains(#""A","杯子","","缺货","#))
    #expect(try shop.desk.log(limit: 2).map(\.command) == ["exportStock", "exportListing"])
  }

  @Test("INV-4: a marketplace's package comes in by the palette, for the shop that is named after it")
  func package() throws {
    let shop = try TestShop()
    let path = shop.folder.appendingPathComponent("goods.csv")
    let text = "version 1.00\ntitle\tprice\tapprove_status\tskuProps\touter_id\n\"杯子\"\t9.90\t1\t\"\"\t\"A\"\n"
    try Data(text.utf8).write(to: path)
    let driver = try shop.console(.merchandiser)
    driver.command("import \(path.path) --shop 专营店 --platform tmall")
    #expect(driver.shows("taobao-assistant-5?"))
    driver.press(.escape)
    #expect(try shop.desk.stockRow("A").listings.map(\.shop.text) == ["tmall/专营店"])
    driver.command("import \(path.path) --platform ebay")
    #expect(driver.toast?.contains("--platform taobao|tmall") == true)
  }

  @Test("REC-4: who may not is refused on the spot")
  func refused() throws {
    let shop = try TestShop()
    let driver = try shop.console(.shipper)
    driver.press("3", "X")
    #expect(driver.toast?.contains("导出库存表") == true || driver.shows("不能"))
    #expect(try shop.desk.log(limit: 5).allSatisfy { $0.command != "exportStock" || !$0.done })
  }
}
