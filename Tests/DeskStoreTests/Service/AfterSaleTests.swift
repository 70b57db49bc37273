import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("After-sale cases")
struct AfterSaleTests {
  private let order = Scene.order

  /// Two SKU-1 and one SKU-2, handed over; shelves then hold 3 and 4.
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    var imported = ImportedOrder.paid("1001", quantity: 2)
    imported.lines += ImportedOrder.paid("x", sku: "SKU-2").lines
    imported.paid = Money(fen: 3000)
    (imported.goods, imported.total) = (imported.paid, imported.paid)
    try shop.take([imported])
    for sku in ["SKU-1", "SKU-2"] {
      try shop.perform(.receiveStock(sku: sku, quantity: 5, location: "A", barcode: "69-\(sku)", title: nil), as: .merchandiser)
    }
    try ship(try Scene.confirm(shop), ["SKU-1", "SKU-1", "SKU-2"], shop, waybill: Scene.waybill)
    return shop
  }

  private func ship(_ parcel: ParcelID, _ scans: [String], _ shop: TestShop, waybill: String) throws {
    for step in [
      Command.assignWaybill(parcel, courier: "YTO", number: waybill), .printParcel(parcel), .pickParcel(parcel),
      .packParcel(parcel, scans: scans, weight: nil), .shipParcel(parcel), .handOverParcel(parcel),
    ] { try shop.perform(step, as: .shipper) }
  }

  private func run(_ shop: TestShop, _ steps: [(Command, Role)]) throws {
    for (command, role) in steps { try shop.perform(command, as: role) }
  }

  @Test("AFT-1, AFT-2: a refund from request to closed: settled once, and what is left is all that is left")
  func refund() throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 1000), reason: "少件"))
    #expect(try shop.work() == ["decideCase \(id.text)"])
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    #expect(try shop.work() == ["settleCase \(id.text)"])
    try shop.perform(.settleCase(id, amount: nil, note: "支付宝"), as: .aftersaleAgent)
    #expect(try shop.afterCase(id).settled == Money(fen: 1000))
    #expect(try shop.refusal(.settleCase(id, amount: nil, note: nil), as: .agentLead)?.rule == "AFT-1")
    #expect(try shop.work() == ["closeCase \(id.text)"])
    let balance = try shop.desk.card(of: order, for: shop.actor(.agentLead)).balance
    #expect(balance?.refundable == Money(fen: 2000))
    try shop.perform(.closeCase(id, note: nil), as: .aftersaleAgent)
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("AFT-1, AFT-2: what came of a return is inspected, the rest no longer awaited; somebody says what the part is worth")
  func partOfAReturn() throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, AfterCaseWish(.returnRefund, goods: [GoodsCount("1", 2)], reason: "不喜欢"))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    try shop.perform(.receiveCase(id, goods: [GoodsCount("1", 1)], note: "只有一件"), as: .shipper)
    let before = try shop.level("SKU-1").onHand
    try shop.perform(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .shipper)
    #expect(try shop.level("SKU-1").onHand == before + 1)
    #expect(try shop.work() == ["settleCase \(id.text)"])
    #expect(try shop.refusal(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent) == .argument("amount", .missing))
    try shop.perform(.settleCase(id, amount: Money(fen: 1000), note: nil), as: .aftersaleAgent)
    try shop.expectSound()
  }

  @Test("AFT-1: a voided parcel of a case is sent once more; one that is on its way isn't")
  func sentOnceMore() throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, AfterCaseWish(.gift, amount: Money(fen: 500), send: [GoodsCount("SKU-1", 1)], reason: "补偿"))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    #expect(try shop.refusal(.approveCase(id, note: nil), as: .aftersaleAgent)?.reason == .alreadyApproved(id.text))
    func sent() throws -> [Parcel] {
      try shop.desk.card(of: order, for: shop.actor(.shipper)).parcels.filter { $0.afterCase == id }
    }
    let first = try #require(try sent().first)
    try shop.perform(.voidParcel(first.id, reason: "装错"), as: .shipper)
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    #expect(try sent().map(\.stage) == [.voided, .queued])
    try shop.expectSound()
  }

  @Test("AFT-1, AFT-3: a return: good pieces go back to the shelf, damaged ones are written off, a part may be paid")
  func returned() throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, AfterCaseWish(.returnRefund, goods: [GoodsCount("1", 2)], reason: "不喜欢"))
    #expect(try shop.afterCase(id).amount == Money(fen: 2000))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    #expect(try shop.work() == ["awaitReturn \(id.text)"])
    #expect(
      try shop.refusal(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .shipper)?.reason
        == .goodsNotReceived(id.text))
    try shop.perform(.receiveCase(id, goods: [GoodsCount("SKU-1", 1)], note: nil), as: .shipper)
    #expect(try shop.afterCase(id).reception == .partly)
    #expect(try shop.refusal(.withdrawCase(id, reason: "x"), as: .aftersaleAgent)?.reason == .alreadyMoving(id.text))
    try shop.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
    #expect(try shop.work() == ["inspectReturn \(id.text)"])
    #expect(try shop.refusal(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent)?.reason == .goodsNotInspected(id.text))
    try shop.perform(.inspectCase(id, verdict: .accepted, damaged: [GoodsCount("1", 1)], note: "一件破损"), as: .merchandiser)
    #expect(try shop.level("SKU-1") == StockLevel(sku: "SKU-1", onHand: 4, reserved: 0))
    #expect(try shop.desk.movements(of: "SKU-1").prefix(2).map(\.kind) == [.writtenOff, .returned])
    try shop.perform(.settleCase(id, amount: Money(fen: 1500), note: "折旧"), as: .aftersaleAgent)
    #expect(try shop.afterCase(id).settled == Money(fen: 1500))
    try shop.expectSound()
  }

  @Test("AFT-1: goods that nobody can take: the case is refused after all, they may be sent back again, and nothing moved")
  func rejected() throws {
    let shop = try shop()
    let wish = AfterCaseWish(.returnRefund, goods: [GoodsCount("2")], reason: "不喜欢")
    let id = try CaseScene.open(shop, wish)
    try run(
      shop,
      [
        (.approveCase(id, note: nil), .aftersaleAgent), (.receiveCase(id, goods: [], note: nil), .shipper),
        (.inspectCase(id, verdict: .rejected, damaged: [], note: "用过"), .shipper),
      ])
    #expect(try shop.level("SKU-2").onHand == 4)
    #expect(try shop.refusal(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent)?.reason == .goodsWereRejected(id.text))
    try run(shop, [(.refuseCase(id, reason: "用过"), .aftersaleAgent), (.closeCase(id, note: nil), .aftersaleAgent)])
    #expect(try shop.afterCase(try CaseScene.open(shop, wish)).lines.map(\.quantity) == [1], "closed, a refused case binds nothing")
    try shop.expectSound()
  }

  @Test("AFT-1, INV-2: an exchange: goods back, the new ones reserved, picked, packed, shipped, settled when they left")
  func exchange() throws {
    let shop = try shop()
    let id = try CaseScene.open(
      shop, AfterCaseWish(.exchange, goods: [GoodsCount("1", 1)], send: [GoodsCount("SKU-2", 1)], reason: "换色"))
    try run(shop, [(.approveCase(id, note: nil), .aftersaleAgent), (.receiveCase(id, goods: [], note: nil), .shipper)])
    let receipt = try shop.perform(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .shipper)
    let parcel = try #require(receipt.parcels.first)
    #expect(try shop.level("SKU-2") == StockLevel(sku: "SKU-2", onHand: 4, reserved: 1))
    #expect(try shop.level("SKU-1").onHand == 4)
    let card = try shop.desk.card(of: parcel, for: shop.actor(.shipper))
    #expect(card.lines.map(\.barcode) == ["69-SKU-2"])
    #expect(
      try shop.refusal(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent)?.reason == .replacementNotShipped(id.text))
    try ship(parcel, ["69-SKU-2"], shop, waybill: "YT0000000000077")
    #expect(try shop.level("SKU-2") == StockLevel(sku: "SKU-2", onHand: 3, reserved: 0))
    try run(shop, [(.settleCase(id, amount: nil, note: nil), .aftersaleAgent), (.closeCase(id, note: nil), .aftersaleAgent)])
    #expect(try shop.afterCase(id).settled == nil, "no money went back")
    #expect(try shop.facts().stage == .shipped)
    // What was sent instead may come back in its turn, what came back may not.
    let again = try CaseScene.open(shop, AfterCaseWish(.exchange, goods: [GoodsCount("0", 1)], reason: "又坏了"))
    #expect(try shop.afterCase(again).lines.map(\.sku) == ["SKU-2", "SKU-2"])
    let twice = Command.openCase(order, AfterCaseWish(.returnRefund, goods: [GoodsCount("1", 2)], reason: "x"))
    #expect(try shop.refusal(twice, as: .aftersaleAgent)?.reason == .returnTooMany(sku: "SKU-1", asked: 2, possible: 1))
    try shop.expectSound()
  }

  @Test("AFT-1, INV-2: an exchange for what isn't there stops at the inspection, with nothing moved")
  func exchangeShort() throws {
    let shop = try shop()
    try shop.perform(.receiveStock(sku: "SKU-9", quantity: 1, location: nil, barcode: nil, title: "稀有"), as: .merchandiser)
    let tooMany = AfterCaseWish(.exchange, goods: [GoodsCount("1", 1)], send: [GoodsCount("SKU-9", 2)], reason: "换款")
    #expect(try shop.refusal(.openCase(order, tooMany), as: .aftersaleAgent) == .argument("send", .outOfRange))
    let id = try CaseScene.open(
      shop, AfterCaseWish(.exchange, goods: [GoodsCount("1", 2)], send: [GoodsCount("SKU-9", 2)], reason: "换款"))
    try run(shop, [(.approveCase(id, note: nil), .aftersaleAgent), (.receiveCase(id, goods: [], note: nil), .shipper)])
    let before = try Foreign(shop.path).dump()
    let refusal = try shop.refusal(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .shipper)
    #expect(refusal == Refusal(rule: "INV-2", .outOfStock([.init(sku: "SKU-9", needed: 2, available: 1)])))
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test(
    "AFT-1: a resend and a gift go out with the approval and are settled when they have left",
    arguments: [
      AfterCaseWish(.resend, goods: [GoodsCount("1", 1)], reason: "丢件"),
      AfterCaseWish(.gift, amount: Money(fen: 500), send: [GoodsCount("SKU-1", 1)], reason: "补偿"),
    ])
  func sends(wish: AfterCaseWish) throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, wish)
    let card = try shop.desk.card(of: order, for: shop.actor(.aftersaleAgent)).cases.first
    #expect(card?.commands.first { $0.kind == .approveCase }?.refusal == nil)
    let parcel = try #require(try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent).parcels.first)
    #expect(try shop.level("SKU-1") == StockLevel(sku: "SKU-1", onHand: 3, reserved: 1))
    try ship(parcel, ["SKU-1"], shop, waybill: "YT0000000000078")
    try run(shop, [(.settleCase(id, amount: nil, note: nil), .aftersaleAgent), (.closeCase(id, note: nil), .aftersaleAgent)])
    try shop.expectSound()
  }

  @Test("AFT-1: a gift before its order is confirmed is printed and shipped like any other parcel")
  func giftBefore() throws {
    let shop = try Scene.order(.awaitingContact)
    let id = try CaseScene.open(shop, AfterCaseWish(.gift, amount: Money(fen: 500), send: [GoodsCount("SKU-1", 1)], reason: "补偿"))
    let parcel = try #require(try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent).parcels.first)
    try shop.expectSound()
    try ship(parcel, ["690001"], shop, waybill: "YT0000000000079")
    #expect(try shop.facts().stage == .awaitingContact)
    try shop.expectSound()
  }

  @Test("AFT-1: a case parcel that is void lets a resend be withdrawn and asked for anew")
  func voided() throws {
    let shop = try shop()
    let wish = AfterCaseWish(.resend, goods: [GoodsCount("1", 1)], reason: "丢件")
    let id = try CaseScene.open(shop, wish)
    let parcel = try #require(try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent).parcels.first)
    #expect(try shop.refusal(.withdrawCase(id, reason: "x"), as: .aftersaleAgent)?.reason == .alreadyMoving(id.text))
    try shop.perform(.voidParcel(parcel, reason: "地址错"), as: .shipper)
    #expect(try shop.facts().stage == .shipped)
    try shop.perform(.withdrawCase(id, reason: "地址错"), as: .aftersaleAgent)
    _ = try CaseScene.open(shop, wish)
    try shop.expectSound()
  }

  @Test("AFT-1: a dispute has its own deadline and is answered before its case is closed")
  func dispute() throws {
    let shop = try shop()
    let id = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 100), reason: "维权"))
    try shop.perform(.disputeCase(id, number: "TK-77", hours: 48), as: .aftersaleAgent)
    let rows = try shop.desk.queue([.dispute], for: shop.actor(.aftersaleAgent)).rows
    #expect(rows.map(\.due) == [shop.clock.now.advanced(byHours: 48)])
    try shop.perform(.refuseCase(id, reason: "无凭证"), as: .aftersaleAgent)
    #expect(try shop.refusal(.closeCase(id, note: nil), as: .aftersaleAgent) == Refusal(rule: "AFT-1", .disputeOpen(id.text)))
    try run(shop, [(.answerDispute(id, note: "已举证"), .aftersaleAgent), (.closeCase(id, note: nil), .aftersaleAgent)])
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("AFT-2: repeated refunds share what was paid: what is promised to one can't be asked for by another")
  func repeated() throws {
    let shop = try shop()
    let first = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 2000), reason: "a"))
    func ask(_ fen: Int64) throws -> Refusal? {
      try shop.refusal(.openCase(order, AfterCaseWish(.refund, amount: Money(fen: fen), reason: "b")), as: .aftersaleAgent)
    }
    #expect(try ask(1001) == Refusal(rule: "AFT-2", .refundTooHigh(asked: Money(fen: 1001), possible: Money(fen: 1000))))
    #expect(try ask(1000) == nil)
    try shop.perform(.refuseCase(first, reason: "x"), as: .aftersaleAgent)
    #expect(try ask(2000) == nil)
    #expect(try ask(1)?.rule == "AFT-2")
    try shop.expectSound()
  }

  @Test("ROL-3: a case above its agent's amount waits for the lead, above theirs for the director")
  func authority() throws {
    let shop = try shop()
    for (role, fen) in [(Role.aftersaleAgent, 999), (.agentLead, 1999)] as [(Role, Int64)] {
      try shop.perform(
        .setAuthority(role: role, amount: .refund, perOrder: Money(fen: fen), perDay: Money(fen: 90_000)), as: .director)
    }
    let small = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 1000), reason: "a"))
    let large = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 2000), reason: "b"))
    let low = try #require(try shop.perform(.approveCase(small, note: nil), as: .aftersaleAgent).request)
    let high = try #require(try shop.perform(.approveCase(large, note: nil), as: .agentLead).request)
    #expect(try [shop.request(low).level, shop.request(high).level] == [.agentLead, .director])
    #expect(try shop.afterCase(small).stage == .requested)
    try run(shop, [(.approveRequest(low, note: nil), .agentLead), (.approveRequest(high, note: nil), .director)])
    #expect(try [shop.afterCase(small).stage, shop.afterCase(large).stage] == [.approved, .approved])
    try shop.expectSound()
  }
}
