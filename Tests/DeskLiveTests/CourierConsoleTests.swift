import DeskConsole
import DeskCore
import DeskTestKit
import Foundation
import Testing

/// Couriers and ship files from the console's palette, on a real shop.
@Suite struct CourierConsoleTests {
  private func command(_ words: String, on driver: ConsoleDriver) {
    driver.press(":")
    driver.type(words)
    driver.press(.enter)
  }

  @Test("FUL-5, FUL-6: a shipper imports rules and numbers, fills the wave and a template, and reads a refusal back, by palette")
  func byPalette() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let order = OrderID(number: 1)
    try shop.perform(.contactOrder(order, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    let id = try #require(try shop.perform(.confirmOrder(order), as: .presaleAgent).parcels.first)
    func write(_ name: String, _ text: String) throws -> String {
      let path = shop.folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: path)
      return path.path
    }
    let driver = try shop.console(.shipper)
    command("import " + (try write("rules.csv", "优先级,省份,快递公司\n1,浙江,圆通\n")), on: driver)
    driver.press(.escape)
    command("wave-assign", on: driver)
    #expect(driver.shows("缺 1 个") || driver.toast?.contains("缺 1 个") == true)
    command("import " + (try write("pool.csv", "快递公司,运单号\n圆通,YT8812345678901\n")), on: driver)
    driver.press(.escape)
    command("wave-assign", on: driver)
    #expect(driver.toast == "已填 1 个运单号")
    func parcel() throws -> Parcel { try shop.desk.card(of: id, for: shop.actor(.shipper)).parcel }
    #expect(try parcel().waybill == "YT8812345678901")
    for step: Command in [
      .printParcel(id), .pickParcel(id), .packParcel(id, scans: ["690001"], weight: 500), .shipParcel(id),
    ] { try shop.perform(step, as: .shipper) }
    command("export taobao " + (try write("t.csv", "订单编号,物流公司,物流单号\n1001,,\n")), on: driver)
    #expect(driver.shows("模板填入 1 行, 追加 0 行"))
    driver.press(.escape)
    command("import " + (try write("r.csv", "订单编号,物流单号,结果,描述\n1001,YT8812345678901,失败,已退款\n")), on: driver)
    driver.press(.escape)
    #expect(try parcel().shipFault?.text == "已退款")
    #expect(driver.shows("发货被拒"))
    driver.press(.escape)
    // FUL-9: the month's bill, by the same palette.
    command("reconcile 圆通", on: driver)
    #expect(driver.toast?.contains(":reconcile") == true)
    command(
      "reconcile 圆通 2026-01 " + (try write("bill.csv", "运单号,重量,运费\nYT8812345678901,0.5,3.20\nYT7,1,9.90\n,1,x\n")), on: driver)
    #expect(driver.shows("YT7") && driver.shows("bill.csv") == false)
    #expect(try shop.desk.log(limit: 1).first?.command == "reconcileBill")
  }
}
