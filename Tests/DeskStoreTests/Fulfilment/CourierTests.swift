import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// What files bring of couriers and calendar, what marketplaces answer, and what follows.
@Suite struct CourierTests {
  private func take(
    _ kind: ImportKind, into shop: TestShop, as role: Role, id: String, rejected: [RejectedRow] = [],
    _ fill: (inout ImportedBatch) -> Void
  ) throws -> ImportReport.File {
    var batch = ImportedBatch()
    var file = FileIntake(name: "\(kind.rawValue).csv", kind: kind, platform: "", layout: "test")
    file.rejected = rejected
    batch.files = [file]
    fill(&batch)
    return try shop.desk.importBatch(batch, id: id, by: shop.session(role)).files[0]
  }

  private func result(_ number: String, _ waybill: String?, _ succeeded: Bool, _ text: String = "") -> ImportedShipResult {
    ImportedShipResult(number: number, waybill: waybill, succeeded: succeeded, text: text, row: 2)
  }

  @Test("FUL-1: a calendar file is one record and reaches every terminal; with a bad row nothing of it is taken")
  func calendar() throws {
    let (shop, _) = try Scene.parcel(.queued)
    let other = try shop.terminal()
    defer { other.close() }
    _ = try other.dayStatus()
    let holiday = try #require(ShopDay(iso: "2026-01-06"))
    let saturday = try #require(ShopDay(iso: "2026-01-10"))
    let days = [ImportedDay(holiday, .holiday, note: "盘点", row: 2), ImportedDay(saturday, .workday, row: 3)]
    let bad = [RejectedRow(row: 4, column: "日期", reason: .notADay("x"))]
    let refused = try take(.calendar, into: shop, as: .director, id: "c1", rejected: bad) { $0.days = days }
    #expect(refused.new == 0 && shop.desk.settings.calendar.holidays.isEmpty)
    let told = try #require(try shop.desk.log(limit: 5).first { $0.command == "importCalendar" })
    #expect(told.body.contains(#""refusedWhole":{"row":4,"column":"日期","reason":"notADay(\"x\")"}"#))
    let taken = try take(.calendar, into: shop, as: .director, id: "c2") { $0.days = days }
    #expect(taken.new == 2)
    _ = try other.dayStatus()
    #expect(other.settings.calendar.kind(of: holiday) == .holiday && other.settings.calendar.isWorkingDay(saturday))
    #expect(try take(.calendar, into: shop, as: .agentLead, id: "c3") { $0.days = days }.same == 2)
    let record = try #require(try shop.desk.log(limit: 5).first { $0.command == "importCalendar" && $0.role == .director })
    #expect(record.body.contains("2026-01-10 workday"))
    try shop.expectSound()
  }

  @Test("FUL-6: a refused result is the shipper's work until somebody answers it, or a later file says success")
  func results() throws {
    let (shop, id) = try Scene.parcel(.shipped)
    func take(_ results: [ImportedShipResult], _ id: String) throws -> ImportReport.File {
      try self.take(.shipResults, into: shop, as: .shipper, id: id) { $0.shipResults = results }
    }
    try shop.take([.paid("1002")])
    let early = try take([result("1002", nil, true), result("1002", "YT0", false)], "early")
    #expect(early.rejected.map(\.reason) == [.orderNotShipped("awaitingContact"), .orderNotShipped("awaitingContact")])
    let strange = try take([result("9999", nil, true), result("1001", "YT0", true)], "r0")
    #expect(strange.rejected.map(\.reason) == [.unknownOrder("9999"), .notItsWaybill("YT0")])
    #expect(strange.rejected.map(\.row) == [2, 2])
    #expect(try take([result("1001", Scene.waybill, false, "订单已退款")], "r1").changed == 1)
    #expect(try shop.work().contains("shipFault \(id.text)"))
    #expect(try shop.parcel(id).shipFault?.text == "订单已退款")
    #expect(try shop.desk.parcels(wave: nil, for: shop.actor(.shipper)).rows.first?.hasShipFault == true)
    try shop.expectSound()
    #expect(try take([result("1001", nil, false, "订单已退款")], "r2").same == 1)
    #expect(try take([result("1001", nil, true)], "r3").new == 1)
    #expect(try shop.parcel(id).shipFault == nil && shop.parcel(id).toldAt != nil)
    #expect(try !shop.work().contains("shipFault \(id.text)"))
    #expect(try take([result("1001", nil, true)], "r4").same == 1)
    _ = try take([result("1001", nil, false, "公司不对")], "r5")
    try shop.perform(.answerShipFault(id, note: "已在后台手工发货"), as: .shipper)
    #expect(try shop.parcel(id).shipFault == nil)
    #expect(try shop.refusal(.answerShipFault(id, note: "x"), as: .shipper)?.reason == .noShipFault(id.text))
    #expect(try shop.desk.log(subject: id.text, limit: 20).filter { $0.command == "importShipResults" }.count == 3)
    try shop.expectSound()
  }

  @Test("FUL-5: no courier named: the buyer's wish first, then the rules; no rule says so; rules are replaced by the next file")
  func choice() throws {
    let (shop, id) = try Scene.parcel(.queued)
    let none = try shop.refusal(.assignWaybill(id, courier: nil, number: "YT0000000000077"), as: .shipper)
    guard case .noCourierRule? = none?.reason else { return #expect(Bool(false), "\(String(describing: none))") }
    let rules = [
      CourierRule(priority: 1, region: try #require(Region("浙江杭州")), from: 0, to: 1000, courier: "SF"),
      CourierRule(priority: 2, region: try #require(Region("浙江")), courier: "YTO"),
    ]
    #expect(try take(.courierRules, into: shop, as: .shipper, id: "k1") { $0.courierRules = rules }.new == 2)
    #expect(try shop.desk.courierRules().rows == rules)
    let empty = try shop.refusal(.assignWaybill(id, courier: nil, number: nil), as: .shipper)
    #expect(empty?.reason == .poolEmpty(courier: "圆通速递"))
    try shop.perform(.amendOrder(Scene.order, field: .courier, to: "顺丰", line: nil, note: nil), as: .presaleAgent)
    try shop.perform(.assignWaybill(id, courier: nil, number: "SF1234567890123"), as: .shipper)
    #expect(try shop.parcel(id).courier == "SF")
    let next = try take(.courierRules, into: shop, as: .shipper, id: "k2") { $0.courierRules = [rules[1]] }
    #expect(next.same == 1 && next.changed == 1)
    #expect(try shop.desk.courierRules().rows == [rules[1]])
    try shop.expectSound()
  }

  @Test("FUL-5: a wave gets its numbers all or none: a pool that is short says how many are missing")
  func wave() throws {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take((1...4).map { .paid("100\($0)") })
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let parcels = try (1...4).map { try Scene.confirm(shop, OrderID(number: Int64($0))) }
    let wave = try shop.parcel(parcels[0]).wave
    _ = try take(.courierRules, into: shop, as: .shipper, id: "k") { $0.courierRules = [CourierRule(priority: 1, courier: "YTO")] }
    try shop.perform(.amendOrder(OrderID(number: 4), field: .courier, to: "飞鸽", line: nil, note: nil), as: .presaleAgent)
    func pool(_ numbers: ClosedRange<Int>, _ id: String) throws {
      _ = try take(.waybills, into: shop, as: .shipper, id: id) { batch in
        batch.waybills = numbers.map {
          ImportedWaybill(courier: "YTO", number: "YT000000000000\($0)", shapeMatches: true, row: $0 + 1)
        }
      }
    }
    try pool(1...2, "p1")
    let refusal = #expect(throws: Refusal.self) {
      try shop.desk.assignWaybills(wave: wave, id: "w1", by: shop.session(.shipper))
    }
    #expect(refusal?.reason == .poolsShort([Refusal.PoolShortage(courier: "圆通速递", missing: 1)]))
    #expect(try parcels.allSatisfy { try shop.parcel($0).waybill == nil })
    #expect(throws: Refusal.notPermitted(.assignWaybill)) {
      try shop.desk.assignWaybills(wave: wave, id: "w2", by: shop.session(.finance))
    }
    try pool(3...4, "p2")
    let done = try shop.desk.assignWaybills(wave: wave, id: "w3", by: shop.session(.shipper))
    #expect(done.receipts.count == 3 && done.left.map(\.parcel) == [parcels[3]])
    #expect(done.left.first?.refusal.reason == .unknownCourier("飞鸽"))
    #expect(try parcels.prefix(3).allSatisfy { try shop.parcel($0).courier == "YTO" })
    #expect(try shop.desk.poolLevels() == ["YTO": 1])
    let again = try shop.desk.assignWaybills(wave: wave, id: "w3", by: shop.session(.shipper))
    #expect(again.receipts.isEmpty && again.left.count == 1)
    try shop.expectSound()
  }

  @Test("FUL-5: a long wave is numbered in short turns: others write in between, and whoever went without is named with why")
  func waveInTurns() throws {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take((1...5).map { .paid("100\($0)") })
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let parcels = try (1...5).map { try Scene.confirm(shop, OrderID(number: Int64($0))) }
    let wave = try shop.parcel(parcels[0]).wave
    _ = try take(.courierRules, into: shop, as: .shipper, id: "k") { $0.courierRules = [CourierRule(priority: 1, courier: "YTO")] }
    _ = try take(.waybills, into: shop, as: .shipper, id: "p") { batch in
      batch.waybills = (1...5).map {
        ImportedWaybill(courier: "YTO", number: "YT000000000000\($0)", shapeMatches: true, row: $0 + 1)
      }
    }
    let other = try shop.terminal()
    defer { other.close() }
    let hand = try shop.session(.shipper)
    var turns = 0
    let done = try shop.desk.assignWaybills(wave: wave, nil, id: "w", by: hand, chunk: 2) {
      turns += 1
      guard turns == 1 else { return }
      // Somebody else takes two numbers between the turns: were it one transaction, this would wait for its end.
      for parcel in parcels.suffix(2) {
        _ = try other.perform(.assignWaybill(parcel, courier: "YTO", number: nil), id: "o-\(parcel.text)", version: nil, by: hand)
      }
    }
    #expect(turns == 3)
    #expect(done.receipts.map(\.subject) == parcels.prefix(3).map(\.text))
    #expect(done.left.map(\.parcel) == Array(parcels.suffix(2)))
    // A pool that somebody empties meanwhile leaves what was given, and names the rest.
    try shop.take((6...8).map { .paid("100\($0)") })
    let more = try (6...8).map { try Scene.confirm(shop, OrderID(number: Int64($0))) }
    _ = try take(.waybills, into: shop, as: .shipper, id: "p2") { batch in
      batch.waybills = (6...8).map {
        ImportedWaybill(courier: "YTO", number: "YT000000000000\($0)", shapeMatches: true, row: $0 + 1)
      }
    }
    var cutTurns = 0
    let cut = try shop.desk.assignWaybills(wave: wave, more, id: "w2", by: hand, chunk: 2) {
      let renewed = Command.renewWaybill(parcels[3], courier: "YTO", number: nil, reason: "面单破损")
      _ = try other.perform(renewed, id: "renew-\(cutTurns)", version: nil, by: hand)
      cutTurns += 1
    }
    #expect(cut.receipts.map(\.subject) == more.prefix(2).map(\.text))
    #expect(cut.left.map(\.parcel) == [more[2]])
    #expect(cut.left.first?.refusal.reason == .poolsShort([Refusal.PoolShortage(courier: "圆通速递", missing: 1)]))
    try shop.expectSound()
  }

  @Test("FUL-9: a bill against what the courier took, recorded with who, which file and the sums")
  func bill() throws {
    let (shop, id) = try Scene.parcel(.handedOver)
    let month = try #require(ShopDay(month: "2026-01"))
    let tariff = CourierTariff(
      courier: "YTO", region: .everywhere, firstGrams: 1000, firstPrice: Money(fen: 320), stepGrams: 0, stepPrice: .zero,
      validFrom: month)
    #expect(try take(.tariffs, into: shop, as: .finance, id: "t") { $0.tariffs = [tariff] }.new == 1)
    #expect(try take(.tariffs, into: shop, as: .finance, id: "t2") { $0.tariffs = [tariff] }.same == 1)
    let rows = [
      CourierBillRow(waybill: Scene.waybill, grams: 500, price: Money(fen: 320), row: 2),
      CourierBillRow(waybill: "YT0", grams: 500, price: Money(fen: 450), row: 3),
    ]
    let bill = CourierBill(file: "圆通1月.csv", digest: Desk.digest(of: Array("abc".utf8)), rows: rows, rejected: [])
    #expect(bill.digest.hasPrefix("ba7816bf"))
    let found = try shop.desk.reconcile(bill, courier: "圆通", month: month, by: shop.session(.finance))
    #expect(found.matched == 1 && found.ours == 1 && found.billed.fen == 770 && found.expected.fen == 320)
    #expect(found.differences.map(\.kind) == [.notOurs])
    let none = try shop.desk.reconcile(
      CourierBill(file: "x", rows: [], rejected: []), courier: "YTO", month: month, by: shop.session(.shipper))
    #expect(none.differences.map(\.parcel) == [id] && none.differences.map(\.kind) == [.notBilled])
    #expect(
      try shop.desk.reconcile(bill, courier: "YTO", month: month.nextMonth, by: shop.session(.finance)).differences.first?.kind
        == .otherMonth)
    let record = try #require(try shop.desk.log(limit: 9).last { $0.command == "reconcileBill" })
    #expect(record.body.contains(bill.digest) && record.role == .finance)
    #expect(throws: Refusal.notPermitted(.reconcileBill)) {
      try shop.desk.reconcile(bill, courier: "YTO", month: month, by: shop.session(.designer))
    }
    try shop.expectSound()
  }
}
