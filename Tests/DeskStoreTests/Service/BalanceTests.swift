import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Money and goods in balance")
struct BalanceTests {
  private let order = Scene.order
  private let id = CaseID(number: 1)

  /// Refused exactly so, and nothing written.
  private func expect(
    _ command: Command, _ role: Role, _ refusal: Refusal, _ shop: TestShop, at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Foreign(shop.path).dump()
    #expect(try shop.refusal(command, as: role) == refusal, sourceLocation: location)
    #expect(try Foreign(shop.path).dump() == before, sourceLocation: location)
  }

  private func open(_ wish: AfterCaseWish) -> Command { .openCase(order, wish) }

  @Test("AFT-2: more than was paid isn't refunded, at opening and at settling")
  func refundAbovePaid() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    let tooHigh = Refusal(rule: "AFT-2", .refundTooHigh(asked: Money(fen: 1001), possible: Money(fen: 1000)))
    try expect(open(AfterCaseWish(.refund, amount: Money(fen: 1001), reason: "x")), .aftersaleAgent, tooHigh, shop)
    try expect(open(AfterCaseWish(.returnRefund, amount: Money(fen: 1001), reason: "x")), .aftersaleAgent, tooHigh, shop)
    _ = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 600), reason: "x"))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    try expect(
      .settleCase(id, amount: Money(fen: 601), note: nil), .aftersaleAgent,
      Refusal(rule: "AFT-2", .refundTooHigh(asked: Money(fen: 601), possible: Money(fen: 600))), shop)
  }

  @Test("AFT-2: what the platform gave back counts")
  func platform() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    var refunded = ImportedOrder.paid("1001", message: "请发蓝色")
    refunded.refunded = Money(fen: 700)
    try shop.take([refunded])
    try expect(
      open(AfterCaseWish(.refund, amount: Money(fen: 301), reason: "x")), .aftersaleAgent,
      Refusal(rule: "AFT-2", .refundTooHigh(asked: Money(fen: 301), possible: Money(fen: 300))), shop)
  }

  @Test("AFT-2: a refund that the platform shows before it is settled here is settled all the same, once")
  func shownByThePlatform() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    let id = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 900), reason: "少件"))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    var refunded = ImportedOrder.paid("1001", message: "请发蓝色")
    refunded.refunded = Money(fen: 900)
    try shop.take([refunded])
    try shop.perform(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent)
    try expect(
      open(AfterCaseWish(.refund, amount: Money(fen: 101), reason: "x")), .aftersaleAgent,
      Refusal(rule: "AFT-2", .refundTooHigh(asked: Money(fen: 101), possible: Money(fen: 100))), shop)
    try shop.expectSound()
  }

  @Test("ROL-3: a gift says what it is worth: authority is measured by it")
  func giftWithoutAmount() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    try expect(
      open(AfterCaseWish(.gift, send: [GoodsCount("SKU-1", 1)], reason: "x")), .aftersaleAgent, .argument("amount", .missing), shop)
  }

  @Test("AFT-2: more than was shipped doesn't come back, also not named twice, and not before it was shipped")
  func returnAboveShipped() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    func many(_ sku: String, _ asked: Int, _ possible: Int) -> Refusal {
      Refusal(rule: "AFT-2", .returnTooMany(sku: sku, asked: asked, possible: possible))
    }
    try expect(
      open(AfterCaseWish(.returnRefund, goods: [GoodsCount("1", 2)], reason: "x")), .aftersaleAgent, many("SKU-1", 2, 1), shop)
    try expect(
      open(AfterCaseWish(.exchange, goods: [GoodsCount("1", 1), GoodsCount("sku-1", 1)], reason: "x")), .aftersaleAgent,
      many("SKU-1", 2, 1), shop)
    try expect(
      open(AfterCaseWish(.returnRefund, goods: [GoodsCount("7", 1)], reason: "x")), .aftersaleAgent,
      .argument("goods", .outOfRange), shop)
    let (packed, _) = try Scene.parcel(.packed)
    try expect(
      open(AfterCaseWish(.returnRefund, goods: [GoodsCount("1", 1)], reason: "x")), .aftersaleAgent, many("1", 1, 0), packed)
    try expect(
      open(AfterCaseWish(.returnRefund, reason: "x")), .aftersaleAgent, Refusal(rule: "AFT-2", .nothingShipped("O0000001")), packed)
  }

  @Test("AFT-2: an order that was shipped by other means has all its goods out, also after a gift was sent")
  func elsewhere() throws {
    let shop = try Scene.order(.finished)
    let gift = try CaseScene.open(shop, AfterCaseWish(.gift, amount: Money(fen: 100), send: [GoodsCount("SKU-1", 1)], reason: "x"))
    try shop.perform(.approveCase(gift, note: nil), as: .aftersaleAgent)
    let back = try CaseScene.open(shop, AfterCaseWish(.returnRefund, reason: "x"))
    #expect(try shop.afterCase(back).lines.map(\.quantity) == [1])
    try shop.expectSound()
  }

  @Test("AFT-2: more than the case is about isn't received, nor found damaged")
  func receiveAbove() throws {
    let shop = try CaseScene.at(.approved)
    try expect(
      .receiveCase(id, goods: [GoodsCount("1", 2)], note: nil), .shipper,
      Refusal(rule: "AFT-2", .returnTooMany(sku: "SKU-1", asked: 2, possible: 1)), shop)
    try expect(
      .receiveCase(id, goods: [GoodsCount("SKU-9", 1)], note: nil), .shipper, Refusal(rule: "AFT-2", .notInCase(code: "SKU-9")),
      shop)
    try shop.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
    try expect(
      .inspectCase(id, verdict: .accepted, damaged: [GoodsCount("1", 2)], note: nil), .shipper,
      Refusal(rule: "AFT-3", .returnTooMany(sku: "SKU-1", asked: 2, possible: 1)), shop)
    try expect(.receiveCase(id, goods: [], note: nil), .shipper, Refusal(rule: "AFT-1", .nothingAwaited(id.text)), shop)
  }

  @Test("AFT-2: goods of a parcel that was stopped and found don't come back, and what came back isn't found")
  func foundOrBack() throws {
    let (shop, parcel) = try Scene.parcel(.shipped)
    _ = try CaseScene.open(shop, AfterCaseWish(.returnRefund, reason: "x"))
    try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    try shop.perform(.interceptParcel(parcel, reason: "x"), as: .aftersaleAgent)
    let copy = try TestShop(copyOf: shop)
    try shop.perform(.foundParcel(parcel), as: .shipper)
    try expect(
      .receiveCase(id, goods: [], note: nil), .shipper, Refusal(rule: "AFT-2", .returnTooMany(sku: "SKU-1", asked: 1, possible: 0)),
      shop)
    try shop.expectSound()
    try copy.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
    try expect(.foundParcel(parcel), .shipper, Refusal(rule: "AFT-2", .goodsCameBack(id.text)), copy)
    try copy.perform(.goneParcel(parcel, note: nil), as: .shipper)
    try copy.expectSound()
  }

  @Test("AFT-2: money with three decimals, a case of nothing, one of an unpaid order", arguments: ["1.005", "0.001", "10.000"])
  func decimals(amount: String) throws {
    let arguments = Arguments(["order": .text("O0000001"), "kind": .text("refund"), "amount": .text(amount), "reason": .text("x")])
    #expect(throws: Refusal.argument("amount", .notMoney)) { try Command(.openCase, arguments) }
    let (shop, _) = try Scene.parcel(.handedOver)
    try expect(open(AfterCaseWish(.refund, reason: "x")), .aftersaleAgent, .argument("amount", .missing), shop)
    try expect(open(AfterCaseWish(.refund, amount: .zero, reason: "x")), .aftersaleAgent, .argument("amount", .outOfRange), shop)
    try expect(open(AfterCaseWish(.gift, reason: "x")), .aftersaleAgent, .argument("send", .missing), shop)
    try expect(
      open(AfterCaseWish(.gift, send: [GoodsCount("niemand", 1)], reason: "x")), .aftersaleAgent,
      Refusal(rule: "INV-1", .unknownSKU("niemand")), shop)
  }

  @Test("ORD-2: an address without a province isn't taken", arguments: ["示例路1号", "西湖区 示例路1号", "x"])
  func province(address: String) throws {
    let shop = try Scene.order(.awaitingContact)
    try expect(
      .amendOrder(order, field: .address, to: address, line: nil, note: nil), .presaleAgent,
      Refusal(.invalid, rule: "ORD-2", .addressWithoutProvince(address)), shop)
  }
}
