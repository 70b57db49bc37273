import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Amendments on the way")
struct AmendmentTests {
  private let order = Scene.order
  private let change = Command.amendOrder(Scene.order, field: .phone, to: "13900000000", line: nil, note: "买家要求")

  @Test("ORD-4: an amendment leaves the original as it came, and both are visible")
  func original() throws {
    let shop = try Scene.order(.awaitingContact)
    let before = try Foreign(shop.path).rows("SELECT * FROM orders")
    try shop.perform(change, as: .presaleAgent)
    #expect(try Foreign(shop.path).rows("SELECT * FROM orders") == before)
    let card = try shop.desk.card(of: order, for: shop.actor(.presaleAgent))
    #expect(card.order.phone == "13800138000")
    #expect(card.current.phone.current == "13900000000")
    #expect(card.facts.flag == .red)
    #expect(card.amendments.map(\.by) == ["presaleagent"])
    #expect(card.timeline.first?.body.contains("phone: 13800138000 → 13900000000") == true)
    try shop.expectSound()
  }

  @Test("ORD-5: whoever prints acknowledges the amendment first; printing, packing and acknowledging go on from there")
  func acknowledgeBeforePrint() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: Scene.waybill), as: .shipper)
    try shop.perform(change, as: .presaleAgent)
    let refusal = try shop.refusal(.printParcel(parcel), as: .shipper)
    #expect(
      refusal
        == Refusal(rule: "ORD-5", .flagUnacknowledged(note: "phone: 13800138000 → 13900000000"), mayBeDoneBy: [.shipper]))
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    #expect(try shop.refusal(.acknowledgeFlag(parcel), as: .shipper)?.reason == .nothingToAcknowledge)
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper) == nil)
  }

  @Test("FUL-4: an amendment that comes between picking and packing is acknowledged before the first scan")
  func acknowledgeBeforePacking() throws {
    let (shop, parcel) = try Scene.parcel(.picked)
    try shop.perform(change, as: .presaleAgent)
    let pack = Command.packParcel(parcel, scans: ["690001"], weight: nil)
    #expect(try shop.refusal(pack, as: .shipper)?.rule == "ORD-5")
    #expect(try shop.parcel(parcel).piecesScanned == 0)
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    let void = Refusal(rule: "ORD-5", .paperVoid(note: "P260105-0001/1"), mayBeDoneBy: [.shipper])
    #expect(try shop.refusal(pack, as: .shipper) == void)
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(pack, as: .shipper)
    try shop.perform(.shipParcel(parcel), as: .shipper)
    try shop.expectSound()
  }

  @Test("ORD-5: a second amendment must be acknowledged again")
  func second() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    try shop.perform(change, as: .presaleAgent)
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    try shop.perform(.amendOrder(order, field: .card, to: "生日快乐", line: nil, note: nil), as: .presaleAgent)
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper)?.reason == .flagUnacknowledged(note: "card:  → 生日快乐"))
  }

  @Test("ORD-5: what is packed isn't amended; it is stopped first")
  func packed() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    #expect(try shop.refusal(change, as: .presaleAgent)?.reason == .orderNotOpen(order: "O0000001", stage: "packed"))
    try shop.perform(.voidParcel(parcel, reason: "改电话"), as: .shipper)
    #expect(try shop.refusal(change, as: .presaleAgent) == nil)
    try shop.expectSound()
  }

  @Test("ORD-5: what a packer saw before a new amendment is stale: nobody acknowledges what they haven't read")
  func stale() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    try shop.perform(change, as: .presaleAgent)
    let seen = try shop.parcel(parcel).version
    try shop.perform(.amendOrder(order, field: .card, to: "生日快乐", line: nil, note: nil), as: .presaleAgent)
    #expect(try shop.refusal(.acknowledgeFlag(parcel), as: .shipper, version: seen)?.code == .stale)
    #expect(try shop.refusal(.acknowledgeFlag(parcel), as: .shipper, version: seen + 1) == nil)
  }

  @Test(
    "ROL-3: an agent's amendment of money within their amount is done; above it it waits for the lead, and nothing else is done")
  func money() throws {
    let shop = try Scene.order(.awaitingContact)
    let price = Command.amendOrder(order, field: .price, to: "8", line: 1, note: nil)
    #expect(try shop.perform(price, as: .presaleAgent).request == nil)
    #expect(try shop.desk.card(of: order, for: shop.actor(.agentLead)).current.prices[1]?.current == "8.00")
    try shop.perform(
      .setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 300), perDay: Money(fen: 900)), as: .director
    )
    let facts = try shop.facts()
    let asked = try shop.perform(.amendOrder(order, field: .price, to: "6", line: 1, note: nil), as: .presaleAgent)
    #expect(asked.request == RequestID(number: 1))
    #expect(try shop.facts() == facts)
    #expect(try shop.work().contains("approveByLead A0000001"))
    #expect(try shop.desk.log().first?.done == true)
    try shop.expectSound()
  }

  @Test("ORD-13: over an unread message nobody confirms, the lead neither")
  func messages() throws {
    let shop = try Scene.order(.awaitingConfirmation)
    for role in [Role.presaleAgent, .agentLead] {
      #expect(try shop.refusal(.confirmOrder(order), as: role)?.reason == .messagesUnread)
    }
    #expect(try shop.desk.queue([.confirm], for: shop.actor(.presaleAgent)).rows.map(\.hasUnreadMessages) == [true])
    try shop.perform(.reviewOrder(order), as: .agentLead)
    #expect(try shop.refusal(.reviewOrder(order), as: .agentLead)?.reason == .nothingToReview)
    #expect(try shop.refusal(.confirmOrder(order), as: .agentLead) == nil)
  }

  @Test("ORD-2, trap 28: a masked buyer's order is confirmed once name, phone and address are known")
  func masked() throws {
    let shop = try TestShop()
    var imported = ImportedOrder.paid("1001")
    imported.masked = true
    imported.recipient = "张*"
    imported.phone = "1******6198"
    imported.address = "上海 上海市 ****"
    try shop.take([imported])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: nil, barcode: nil, title: nil), as: .merchandiser)
    try Scene.contact(shop)
    #expect(
      try shop.refusal(.confirmOrder(order), as: .presaleAgent)
        == Refusal(rule: "ORD-2", .maskedBuyer, mayBeDoneBy: [.presaleAgent, .agentLead]))
    for (field, value) in [(AmendableField.recipient, "张三"), (.phone, "13900000000"), (.address, "上海 上海市 示例路2号")] {
      try shop.perform(.amendOrder(order, field: field, to: value, line: nil, note: nil), as: .presaleAgent)
    }
    #expect(try shop.refusal(.confirmOrder(order), as: .presaleAgent) == nil)
  }
}
