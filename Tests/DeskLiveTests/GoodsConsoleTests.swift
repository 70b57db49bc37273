import DeskCore
import DeskLive
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole

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

  @Test("REC-1: a list that can't be written leaves no record of its leaving; nor is a file left of which no record could be made")
  func failed() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: "6901", title: "杯子"), as: .merchandiser)
    // A file where the folder should be.
    let place = shop.folder.appendingPathComponent("print")
    try? FileManager.default.removeItem(at: place)
    try Data("x".utf8).write(to: place)
    let driver = try shop.console(.merchandiser)
    driver.command("export-stock pieces")
    #expect(driver.state.messages.last?.level == .error, "\(driver.toast ?? "-")")
    #expect(try shop.desk.log(limit: 50).allSatisfy { $0.command != "exportStock" })
    // The form stays to be sent once more.
    #expect(driver.shows("pieces") || driver.shows("件数"))
    driver.press(.escape)
    try FileManager.default.removeItem(at: place)
    driver.command("export-stock pieces")
    #expect(try shop.desk.log(limit: 1).first?.command == "exportStock")
  }

  @Test("INV-5: `:counts` and `:inbox` lead there from anywhere; who may not count is told so before they count")
  func places() throws {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: "A-01", barcode: "6901", title: "杯子"), as: .merchandiser)
    try shop.perform(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser)
    let driver = try shop.console(.director)
    driver.command("counts")
    #expect(driver.shows("K0000001"))
    driver.press(.enter)
    #expect(driver.state.context == .counting)
    for action in [Action.open, .command(.enterCount), .command(.explainCount), .command(.bookCount)] {
      #expect(driver.state.whyDisabled(action) != nil, "\(action)")
    }
    driver.scan("6901")
    #expect(driver.state.counts.open?.tally == nil)
    #expect(driver.toast?.contains("可由") == true, "\(driver.toast ?? "-")")
    driver.press(.escape, .escape)
    driver.command("inbox")
    #expect(driver.state.pane == .service && driver.state.service.queue == .inbox)
    let keeper = try shop.console(.merchandiser)
    keeper.command("counts")
    #expect(keeper.state.whyDisabled(.command(.signCount)) != nil)
    keeper.press(.enter)
    #expect(keeper.state.whyDisabled(.open) == nil && keeper.state.whyDisabled(.command(.explainCount)) != nil)
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
