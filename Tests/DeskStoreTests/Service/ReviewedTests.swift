import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// What a review found, one test each.
@Suite("Money and goods that a review found astray")
struct ReviewedTests {
  private let order = Scene.order

  private func card(_ shop: TestShop) throws -> OrderCard { try shop.desk.card(of: order, for: shop.actor(.agentLead)) }

  @Test("AFT-2: what an order that came unpaid was paid later goes back like any other's; it is contacted from then on")
  func paidLater() throws {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    var unpaid = ImportedOrder.paid("1001")
    (unpaid.status, unpaid.paidAt, unpaid.paid) = (.awaitingPayment, nil, .zero)
    for index in unpaid.lines.indices { unpaid.lines[index].paid = .zero }
    try shop.take([unpaid])
    shop.clock.advance(minutes: 60)
    try shop.take([.paid("1001", at: shop.clock.now)])
    let paid = ImportedOrder.paid("1001").paid
    #expect(try card(shop).balance?.paid == paid)
    #expect(try shop.work().contains("contact O0000001"))
    let due = try shop.desk.queue([.contact], for: shop.actor(.agentLead)).rows.first
    #expect(due.map { $0.due > shop.clock.now } == true)
    #expect(due?.paid == paid)
    let made = try shop.perform(.cancelOrder(order, reason: "不要了"), as: .agentLead)
    let refund = try #require(made.cases.first)
    #expect(try card(shop).cases.first?.afterCase.amount == paid)
    try shop.perform(.approveCase(refund, note: nil), as: .aftersaleAgent)
    try shop.perform(.settleCase(refund, amount: nil, note: nil), as: .aftersaleAgent)
    try shop.expectSound()
  }

  @Test("ROL-3: approving uses the approver's own amounts; above them it is the next post's")
  func approversLimits() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    try shop.perform(.setAuthority(role: .aftersaleAgent, amount: .refund, perOrder: .zero, perDay: .zero), as: .director)
    try shop.perform(
      .setAuthority(role: .agentLead, amount: .refund, perOrder: Money(fen: 600), perDay: Money(fen: 600)), as: .director)
    func asked(_ fen: Int64) throws -> RequestID {
      let one = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: fen), reason: "少件"))
      return try #require(try shop.perform(.approveCase(one, note: nil), as: .aftersaleAgent).request)
    }
    let (first, second) = (try asked(400), try asked(400))
    try shop.perform(.approveRequest(first, note: nil), as: .agentLead)
    let refusal = try shop.refusal(.approveRequest(second, note: nil), as: .agentLead)
    #expect(refusal?.reason == .aboveAuthority(AuthorityUse(.refund, Money(fen: 400)), left: Money(fen: 200)))
    #expect(refusal?.mayBeDoneBy == [.director, .generalManager])
    try shop.perform(.approveRequest(second, note: nil), as: .director)
    try shop.expectSound()
  }

  @Test("APR-1: who looks at an order doesn't keep what was approved from being done")
  func heldWhileApproved() throws {
    let shop = try RequestScene.at(.proposed)
    try shop.perform(.claimOrder(order), as: .agentLead)
    let receipt = try shop.perform(.approveRequest(RequestID(number: 1), note: nil), as: .agentLead)
    #expect(receipt.warnings == [])
    #expect(try card(shop).requests.map(\.request.stage) == [.carriedOut])
  }

  @Test("ORD-8: what a case sends with an order that is cancelled stays in the house as well")
  func giftOfACancelledOrder() throws {
    let shop = try Scene.order(.confirmed)
    let gift = try CaseScene.open(shop, AfterCaseWish(.gift, amount: Money(fen: 100), send: [GoodsCount("SKU-1", 1)], reason: "补偿"))
    try shop.perform(.approveCase(gift, note: nil), as: .aftersaleAgent)
    try shop.perform(.cancelOrder(order, reason: "不要了"), as: .agentLead)
    #expect(try card(shop).parcels.allSatisfy { $0.stage == .voided })
    #expect(try shop.level().reserved == 0)
    try shop.expectSound()
  }

  @Test("ORD-5: an amendment makes the paper of a case's parcel void too")
  func paperOfACaseParcel() throws {
    let shop = try Scene.order(.confirmed)
    let gift = try CaseScene.open(shop, AfterCaseWish(.gift, amount: Money(fen: 100), send: [GoodsCount("SKU-1", 1)], reason: "补偿"))
    let parcel = try #require(try shop.perform(.approveCase(gift, note: nil), as: .aftersaleAgent).parcels.first)
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: "YT8812345678999"), as: .shipper)
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(.amendOrder(order, field: .address, to: "浙江省 杭州市 西湖区 示例路2号", line: nil, note: nil), as: .agentLead)
    #expect(try shop.work().contains("acknowledge \(parcel.text)"))
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    #expect(try shop.refusal(.pickParcel(parcel), as: .shipper)?.reason == .paperVoid(note: "\(parcel.text)/1"))
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(.pickParcel(parcel), as: .shipper)
  }

  @Test("ROL-10: an order that has ended waits for nobody to accept it")
  func offerOfAnEndedOrder() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(order), as: .presaleAgent)
    try shop.perform(.offerOrder(order, promised: "明天答复"), as: .presaleAgent)
    #expect(try shop.work().contains("acceptOffer O0000001"))
    try shop.perform(.cancelOrder(order, reason: "不要了"), as: .agentLead)
    #expect(try !shop.work().contains("acceptOffer O0000001"))
    try shop.expectSound()
  }

  @Test("AFT-2: cancelling opens no second return for goods that are on their way back")
  func returnedAlready() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    let first = try CaseScene.open(shop, AfterCaseWish(.returnRefund, reason: "不喜欢"))
    try shop.perform(.approveCase(first, note: nil), as: .aftersaleAgent)
    try shop.perform(.cancelOrder(order, reason: "不要了"), as: .agentLead)
    #expect(try card(shop).cases.filter { $0.afterCase.kind == .returnRefund }.count == 1)
    try shop.expectSound()
  }

  @Test("REC-3: reasons and answers, which may name the buyer, are hidden from who may not see the buyer")
  func wordsAreHidden() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    try shop.perform(.interceptParcel(parcel, reason: "买家 13800138000 要改"), as: .agentLead)
    let one = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 100), reason: "示例甲 少件"))
    let seen = try shop.desk.card(of: order, for: shop.actor(.designer))
    #expect(seen.parcels.first?.interception?.reason == "")
    #expect(seen.cases.map(\.afterCase.reason) == [""])
    #expect(try shop.desk.cases(for: shop.actor(.designer)).rows.map(\.reason) == [""])
    #expect(try shop.desk.cases(for: shop.actor(.agentLead)).rows.first { $0.id == one }?.reason == "示例甲 少件")
  }
}
