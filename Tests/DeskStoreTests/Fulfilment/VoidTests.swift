import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Parcels that don't leave")
struct VoidTests {
  @Test(
    "ORD-8, INV-1: voiding gives the goods back: reserved ones are released, taken ones put on the shelf",
    arguments: [(.queued, "released"), (.printed, "released"), (.picked, "returned"), (.packed, "returned")]
      as [(ParcelStage, String)])
  func givesBack(stage: ParcelStage, movement: String) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    try shop.perform(.voidParcel(parcel, reason: "买家取消"), as: .agentLead)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 5, reserved: 0))
    #expect(try shop.desk.movements(of: "SKU-1").first?.kind.rawValue == movement)
    #expect(try shop.facts().stage == .awaitingConfirmation)
    #expect(try shop.work() == ["confirm O0000001"])
    try shop.expectSound()
  }

  @Test("A void order can be confirmed again: a new parcel, a new number")
  func again() throws {
    let (shop, first) = try Scene.parcel(.packed)
    try shop.perform(.voidParcel(first, reason: "改地址"), as: .shipper)
    let second = try #require(try shop.perform(.confirmOrder(Scene.order), as: .presaleAgent).parcels.first)
    #expect(second.text == "P260105-0002")
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 5, reserved: 1))
    #expect(try shop.parcel(first).stage == .voided)
    try shop.expectSound()
  }

  private func observe(_ shop: TestShop, _ status: TradeStatus, refund: Int64 = 0) throws {
    var order = ImportedOrder.paid("1001", message: "请发蓝色")
    order.status = status
    order.refunded = Money(fen: refund)
    try shop.take([order])
  }

  private func steps(_ parcel: ParcelID, _ stage: ParcelStage) -> [Command] {
    switch stage {
    case .queued: [.assignWaybill(parcel, courier: "YTO", number: nil), .printParcel(parcel)]
    case .printed: [.printParcel(parcel), .pickParcel(parcel)]
    case .picked: [.printParcel(parcel), .packParcel(parcel, scans: ["690001"], weight: nil)]
    case .packed: [.weighParcel(parcel, grams: 5), .shipParcel(parcel)]
    default: [.handOverParcel(parcel)]
    }
  }

  @Test(
    "ORD-8, trap 30: an order that the platform closed stops its parcel in every stage; only voiding is left",
    arguments: [ParcelStage.queued, .printed, .picked, .packed, .shipped])
  func closed(stage: ParcelStage) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    try observe(shop, .closedRefunded)
    #expect(try shop.facts().stage == .closed)
    #expect(try shop.work() == ["stopParcel \(parcel.text)"])
    let before = try Foreign(shop.path).dump()
    for step in steps(parcel, stage) {
      #expect(
        try shop.refusal(step, as: .shipper) == Refusal(rule: "ORD-8", .orderNotOpen(order: "O0000001", stage: "closed")),
        "\(step.kind)")
    }
    #expect(try Foreign(shop.path).dump() == before)
    try shop.expectSound()
    try shop.perform(.voidParcel(parcel, reason: "退款"), as: .shipper)
    #expect(try shop.work() == [])
    #expect(try shop.facts().stage == .closed)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 5, reserved: 0))
    try shop.expectSound()
  }

  @Test(
    "ORD-8: a whole refund on the platform before shipping stops the parcel as well",
    arguments: [ParcelStage.queued, .printed, .picked, .packed])
  func refunded(stage: ParcelStage) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    try observe(shop, .awaitingShipment, refund: 1000)
    for step in steps(parcel, stage) {
      #expect(
        try shop.refusal(step, as: .shipper)
          == Refusal(rule: "ORD-8", .refundedOnPlatform(Money(fen: 1000)), mayBeDoneBy: [.agentLead, .shipper]), "\(step.kind)")
    }
    #expect(try shop.work().contains("stopParcel \(parcel.text)"))
    try shop.expectSound()
    try shop.perform(.voidParcel(parcel, reason: "退款"), as: .shipper)
    #expect(try shop.refusal(.confirmOrder(Scene.order), as: .presaleAgent)?.reason == .refundedOnPlatform(Money(fen: 1000)))
    try shop.expectSound()
  }

  @Test("A part of the money given back stops nothing; shipped by other means does, and the void order is shipped")
  func otherwise() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    try observe(shop, .awaitingShipment, refund: 999)
    #expect(try shop.work() == ["pick \(parcel.text)"])
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper) == nil)
    try observe(shop, .awaitingReceipt)
    #expect(try shop.refusal(.pickParcel(parcel), as: .shipper)?.reason == .platformForbids(.awaitingReceipt))
    #expect(try shop.work() == ["stopParcel \(parcel.text)"])
    try shop.perform(.voidParcel(parcel, reason: "已另发"), as: .shipper)
    #expect(try shop.facts().stage == .shipped)
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("ORD-8: what was handed over is beyond stopping; it makes no work and nothing moves back")
  func gone() throws {
    let (shop, parcel) = try Scene.parcel(.handedOver)
    try observe(shop, .closedRefunded)
    #expect(try shop.parcel(parcel).stage == .handedOver)
    #expect(try shop.work() == [])
    #expect(try shop.level().onHand == 4)
    try shop.expectSound()
  }
}
