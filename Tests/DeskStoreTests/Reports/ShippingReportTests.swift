import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Shipping report")
struct ShippingReportTests {
  private let monday = ReportScene.monday
  private let tuesday = ReportScene.tuesday

  /// Monday: three parcels leave, of which one is handed over and one taken back; Tuesday: another, and Monday's third is handed over.
  private func day() throws -> (shop: TestShop, parcels: [ParcelID]) {
    let shop = try ReportScene.stocked()
    try shop.take([.sold("2001", fen: 3000), .sold("2002", fen: 4000), .sold("2003", fen: 5000)])
    shop.move(to: TestClock.at(2026, 1, 5, 15, 10))
    var parcels = [try ReportScene.ship(OrderID(number: 1), in: shop, weight: 410, waybill: "YT0000000000001")]
    parcels.append(try ReportScene.ship(OrderID(number: 2), in: shop, weight: nil, waybill: "YT0000000000002"))
    parcels.append(
      try ReportScene.ship(OrderID(number: 3), in: shop, weight: 90, waybill: "SF1000000000003", courier: "SF"))
    shop.move(to: TestClock.at(2026, 1, 5, 18, 5))
    try shop.perform(.handOverParcel(parcels[0]), as: .shipper)
    var closed = ImportedOrder.sold("2002", fen: 4000, refunded: 4000)
    closed.status = .closedRefunded
    try shop.take([closed])
    try shop.perform(.voidParcel(parcels[2], reason: "已退款"), as: .shipper)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 30))
    try shop.perform(.handOverParcel(parcels[1]), as: .shipper)
    parcels.append(try ReportScene.ship(OrderID(number: 4), in: shop, weight: 700, waybill: "YT0000000000004"))
    return (shop, parcels)
  }

  @Test("FUL-8: every parcel of the day with order, contents, courier, waybill, weight, packer, and what became of it by its end")
  func parcels() throws {
    let (shop, parcels) = try day()
    let report = try shop.desk.shippingReport(of: monday)
    #expect(report.parcels.map(\.parcel) == Array(parcels[0...2]))
    #expect(report.parcels.map(\.number) == ["700000000000", "2001", "2002"])
    #expect(
      report.parcels[0].content
        == ShippingReport.Content(
          goods: [.init(sku: "SKU-1", title: "示例商品", quantity: 1)], courier: "YTO", waybill: "YT0000000000001", weightGrams: 410,
          packedBy: "shipper"))
    #expect(report.parcels[1].content?.weightGrams == nil)
    #expect(
      report.parcels.map(\.outcome) == [
        .handedOver(at: TestClock.at(2026, 1, 5, 18, 5), by: "shipper"), .inHouse,
        .takenBack(at: TestClock.at(2026, 1, 5, 18, 5), by: "shipper"),
      ])
    var yto = ShippingReport.Sum(courier: "YTO")
    (yto.parcels, yto.boxes, yto.pieces, yto.grams, yto.unweighed, yto.handedOver) = (2, 2, 2, 410, 1, 1)
    var sf = ShippingReport.Sum(courier: "SF")
    (sf.parcels, sf.boxes, sf.pieces, sf.grams, sf.takenBack) = (1, 1, 1, 90, 1)
    #expect(report.sums == [sf, yto])
    #expect(report.total.parcels == 3 && report.total.grams == 500)
    let next = try shop.desk.shippingReport(of: tuesday)
    #expect(next.parcels.map(\.parcel) == [parcels[3]])
    #expect(
      next.carried == [.init(parcel: parcels[1], outcome: .handedOver(at: TestClock.at(2026, 1, 6, 9, 30), by: "shipper"))])
    try shop.expectSound()
  }

  @Test("ORD-10, FUL-8: a box counts once; its members are listed with its waybill, its weight stands with its lead")
  func box() throws {
    let shop = try ReportScene.stocked()
    var orders = [ImportedOrder.sold("2001", fen: 3000), .sold("2002", fen: 4000)]
    for index in orders.indices { orders[index].buyer = "同一买家" }
    try shop.take(orders)
    let lead = try Scene.confirm(shop, OrderID(number: 2))
    let member = try Scene.confirm(shop, OrderID(number: 3))
    for step in [
      Command.mergeParcel(member, into: lead), .assignWaybill(lead, courier: "YTO", number: "YT0000000000009"), .printParcel(lead),
      .pickParcel(lead), .packParcel(lead, scans: ["690001", "690001"], weight: 900), .shipParcel(lead), .handOverParcel(lead),
    ] { try shop.perform(step, as: .shipper) }
    let report = try shop.desk.shippingReport(of: monday)
    #expect(report.parcels.map(\.box) == [nil, lead])
    #expect(report.parcels.map { $0.content?.waybill } == ["YT0000000000009", "YT0000000000009"])
    #expect(report.total.parcels == 2 && report.total.boxes == 1 && report.total.grams == 900 && report.total.unweighed == 0)
    #expect(report.total.handedOver == 2)
  }

  @Test("AFT-3, FUL-8: what came back stands in the report, with what inspecting found by then")
  func returns() throws {
    let (shop, parcels) = try day()
    #expect(parcels.count == 4)
    let wish = AfterCaseWish(.returnRefund, reason: "不喜欢")
    let one = try CaseScene.open(shop, wish)
    try shop.perform(.approveCase(one, note: nil), as: .agentLead)
    try shop.perform(.receiveCase(one, goods: [], note: nil), as: .shipper)
    var report = try shop.desk.shippingReport(of: tuesday)
    #expect(report.returns.map(\.afterCase) == [one.text] && report.returns[0].verdict == nil)
    #expect(report.returns[0].goods == [.init(sku: "SKU-1", title: "示例商品", quantity: 1)])
    #expect(report.returns[0].by == "shipper" && report.returns[0].number == "700000000000")
    try shop.perform(.inspectCase(one, verdict: .accepted, damaged: [GoodsCount("1", 1)], note: nil), as: .shipper)
    report = try shop.desk.shippingReport(of: tuesday)
    #expect(report.returns[0].verdict == .accepted && report.returns[0].damaged == 1)
    #expect(try shop.desk.shippingReport(of: monday).returns.isEmpty)
    try shop.expectSound()
  }

  @Test("FUL-8: what a case sends stands with its case")
  func gift() throws {
    let (shop, _) = try day()
    let wish = AfterCaseWish(.gift, amount: Money(fen: 500), send: [GoodsCount("SKU-1", 1)], reason: "补偿")
    let one = try CaseScene.open(shop, wish)
    try shop.perform(.approveCase(one, note: nil), as: .agentLead)
    let sent = try #require(
      try shop.desk.card(of: Scene.order, for: shop.actor(.shipper)).parcels.first { $0.afterCase == one }?.id)
    for step in [
      Command.assignWaybill(sent, courier: "YTO", number: "YT0000000000077"), .printParcel(sent), .pickParcel(sent),
      .packParcel(sent, scans: ["690001"], weight: 33), .shipParcel(sent),
    ] { try shop.perform(step, as: .shipper) }
    let row = try #require(try shop.desk.shippingReport(of: tuesday).parcels.first { $0.parcel == sent })
    #expect(row.afterCase == one.text && row.content?.goods.first?.sku == "SKU-1")
  }

  @Test("FUL-8: whatever is changed later, by commands or by hand, yesterday's reports stay as they were")
  func storm() throws {
    let (shop, parcels) = try day()
    let shipping = try shop.desk.shippingReport(of: monday)
    let finance = try shop.desk.financeReport(of: monday)
    #expect(!shipping.parcels.isEmpty && !finance.refunds.isEmpty)
    try ReportScene.refund(OrderID(number: 1), 300, in: shop)
    try shop.take([.sold("2001", fen: 3000, refunded: 800), .sold("2003", fen: 5000, refunded: 100), .sold("2009", fen: 1)])
    try shop.perform(.handOverParcel(parcels[3]), as: .shipper)
    try shop.perform(.disablePerson(name: "shipper"), as: .dbAdmin)
    let foreign = try Foreign(shop.path)
    for change in [
      "UPDATE person SET display_name = '改名'", "UPDATE sku SET title = '改名', attributes = 'x'",
      "UPDATE parcel SET weight = 1, courier = 'SF', waybill = 'X', packed_by = 'x', shipped_at = 1, handed_over_at = 1, stage = 'voided'",
      "UPDATE parcel_line SET quantity = 7, sku = 'SKU-X'", "UPDATE order_state SET platform_refund = 9, stage = 'closed'",
      "UPDATE after_case SET received_at = 1, settled_at = 1", "UPDATE order_care SET paid = 1",
    ] { try foreign.run(change) }
    #expect(try shop.desk.shippingReport(of: monday) == shipping)
    #expect(try shop.desk.financeReport(of: monday) == finance)
  }

  @Test("FUL-8: a record from before shipping recorded contents is listed as not recorded, never guessed")
  func old() throws {
    let (shop, parcels) = try day()
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'record_no%'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    try foreign.run(
      """
      UPDATE record SET body = substr(body, 1, instr(body, ',"shipped":') - 1) || '}' WHERE body LIKE '%,"shipped":%';
      UPDATE record SET body = replace(body, ',"refunded":0}}', '}}') WHERE command = 'importOrders'
      """)
    let report = try shop.desk.shippingReport(of: monday)
    #expect(report.parcels.map(\.parcel) == Array(parcels[0...2]) && report.parcels.allSatisfy { $0.content == nil })
    #expect(report.sums.map(\.courier) == [nil] && report.total.unweighed == 3)
    let finance = try shop.desk.financeReport(of: monday)
    #expect(finance.unrecorded == 4 && finance.total.orders == 4)
  }
}
