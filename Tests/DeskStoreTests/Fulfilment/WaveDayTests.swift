import DeskCore
import DeskTestKit
import Testing

/// FUL-1, FUL-3, FUL-5, FUL-7: a wave's day besides the straight way.
@Suite("The wave's day")
struct WaveDayTests {
  private let order = Scene.order

  @Test("FUL-5: a new number voids the old one, which nobody else ever gets")
  func renewed() throws {
    let (shop, id) = try Scene.parcel(.printed)
    try shop.perform(.renewWaybill(id, courier: "YTO", number: "YT0000000000031", reason: "面单破损"), as: .shipper)
    #expect(try shop.parcel(id).waybill == "YT0000000000031" && shop.parcel(id).isPaperVoid)
    #expect(try shop.refusal(.pickParcel(id), as: .shipper)?.rule == "ORD-5")
    try shop.perform(.printParcel(id), as: .shipper)
    try shop.perform(.pickParcel(id), as: .shipper)
    let taken = try shop.refusal(.renewWaybill(id, courier: "YTO", number: Scene.waybill, reason: "换回"), as: .shipper)
    guard case .waybillTaken(Scene.waybill, id.text, _)? = taken?.reason else {
      return #expect(Bool(false), "\(String(describing: taken))")
    }
    try shop.expectSound()
  }

  @Test(
    "FUL-3, ORD-9: what is missing at picking goes back to the agent, its bin is counted, at zero it is taken down",
    arguments: ShortageChoice.allCases)
  func short(choice: ShortageChoice) throws {
    let (shop, id) = try Scene.parcel(.printed)
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "5"), by: .merchandiser, as: .director)
    try shop.perform(.countStock(sku: "SKU-1", quantity: 1, note: "四件破损"), as: .merchandiser)
    #expect(
      try shop.refusal(.shortParcel(id, sku: "SKU-1", missing: 2, reason: "没有"), as: .shipper)?.reason
        == .missingTooMany(sku: "SKU-1", asked: 2, possible: 1))
    #expect(
      try shop.refusal(.shortParcel(id, sku: "SKU-9", missing: 1, reason: "没有"), as: .shipper)?.reason == .noSuchGoods("SKU-9"))
    try shop.perform(.shortParcel(id, sku: "SKU-1", missing: 1, reason: "货架上没有"), as: .shipper)
    #expect(try shop.parcel(id).stage == .voided)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 0, reserved: 0))
    #expect(try shop.facts().stage == .awaitingConfirmation)
    let work = try shop.work()
    for item in ["countBin sku:SKU-1", "delist sku:SKU-1", "shortage \(order.text)"] { #expect(work.contains(item), "\(work)") }
    try shop.expectSound()
    if choice != .untold { try shop.perform(.chooseShortage(order, choice: choice, note: nil), as: .presaleAgent) }
    #expect(try shop.refusal(.confirmOrder(order), as: .presaleAgent)?.rule == "INV-2")
    try shop.perform(.countStock(sku: "SKU-1", quantity: 0, note: nil), as: .merchandiser)
    try shop.perform(.delistSKU(sku: "SKU-1", note: nil), as: .merchandiser)
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 2, location: nil, barcode: nil, title: nil), as: .merchandiser)
    let again = try #require(try shop.perform(.confirmOrder(order), as: .presaleAgent).parcels.first)
    #expect(again != id)
    #expect(try !shop.work().contains("shortage \(order.text)"))
    try shop.expectSound()
  }

  @Test("INV-5: a count that differs is explained, and never below what is promised")
  func counted() throws {
    let shop = try Scene.order(.confirmed)
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "5"), by: .merchandiser, as: .director)
    #expect(
      try shop.refusal(.countStock(sku: "SKU-1", quantity: 0, note: "x"), as: .merchandiser)?.reason
        == .belowReserved(sku: "SKU-1", reserved: 1))
    #expect(
      try shop.refusal(.countStock(sku: "SKU-1", quantity: 4, note: nil), as: .merchandiser)?.reason
        == .explanationNeeded(sku: "SKU-1", book: 5, counted: 4))
    try shop.perform(.countStock(sku: "SKU-1", quantity: 4, note: "破一件"), as: .merchandiser)
    #expect(try shop.level().onHand == 4)
    try shop.expectSound()
  }

  @Test("FUL-4: a bench holds what it packs until it is set aside")
  func benches() throws {
    var orders = [ImportedOrder.paid("1001", quantity: 2)]
    orders[0].buyerMessage = ""
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take(orders)
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let id = try Scene.confirm(shop)
    try shop.perform(.assignWaybill(id, courier: "YTO", number: Scene.waybill), as: .shipper)
    try shop.perform(.printParcel(id), as: .shipper)
    try shop.perform(.pickParcel(id), as: .shipper)
    try shop.perform(.packParcel(id, scans: ["690001"], weight: nil), as: .shipper)
    let other = try shop.session(.shipper, name: "zhaolei")
    let refusal = #expect(throws: Refusal.self) {
      try shop.desk.perform(.packParcel(id, scans: ["690001"], weight: nil), id: "z1", by: other)
    }
    guard case .packedBy("shipper", _)? = refusal?.reason else { return #expect(Bool(false), "\(String(describing: refusal))") }
    try shop.perform(.suspendParcel(id, reason: "等配件"), as: .shipper)
    try shop.desk.perform(.packParcel(id, scans: ["690001"], weight: 700), id: "z2", by: other)
    #expect(try shop.parcel(id).packedBy == "zhaolei" && shop.parcel(id).packingBy == nil)
    try shop.expectSound()
  }

  @Test("FUL-7: the manifest is signed for what was scanned; what was expected and isn't in the bag is somebody's work")
  func signed() throws {
    let (shop, id) = try Scene.parcel(.shipped)
    #expect(try shop.refusal(.signManifest(courier: "圆通", driver: "王师傅"), as: .shipper)?.reason == .nothingToSign(courier: "圆通速递"))
    try shop.take([.paid("1002")])
    let second = OrderID(number: 2)
    try Scene.parcel(.handedOver, in: shop, second, waybill: "YT0000000000041")
    let receipt = try shop.perform(.signManifest(courier: "圆通", driver: "王师傅"), as: .shipper)
    #expect(receipt.parcels == [id])
    #expect(try shop.work().contains("notInBag \(id.text)"))
    try shop.expectSound()
    try shop.perform(.handOverParcel(id), as: .shipper)
    #expect(try !shop.work().contains("notInBag \(id.text)"))
    try shop.perform(.signManifest(courier: "圆通", driver: "王师傅"), as: .shipper)
    #expect(try shop.desk.manifests().map(\.scanned) == [1, 1])
    try shop.expectSound()
  }

  @Test("FUL-1: 13:59:59 is today's, 14:00:00 the next working day's; the lead makes an exception with a reason")
  func cutOff() throws {
    for (second, day) in [(13 * 3600 + 3599, "2026-01-05"), (14 * 3600, "2026-01-06")] {
      let shop = try Scene.order(.awaitingConfirmation)
      shop.clock.set(ShopZone.shanghai.instant(ShopDay(iso: "2026-01-05")!, second: second))
      try shop.perform(.reviewOrder(order), as: .presaleAgent)
      let id = try #require(try shop.perform(.confirmOrder(order), as: .presaleAgent).parcels.first)
      #expect(try shop.parcel(id).wave.iso == day)
      guard day == "2026-01-06" else { continue }
      #expect(
        try shop.refusal(.moveParcel(id, wave: ShopDay(iso: "2026-01-05")!, reason: "急"), as: .shipper)?.code == .notPermitted)
      try shop.perform(.moveParcel(id, wave: ShopDay(iso: "2026-01-05")!, reason: "买家急用"), as: .agentLead)
      #expect(try shop.parcel(id).wave.iso == "2026-01-05")
      #expect(
        try shop.refusal(.moveParcel(id, wave: ShopDay(iso: "2026-01-10")!, reason: "x"), as: .agentLead)?.reason
          == .waveNotWorked(ShopDay(iso: "2026-01-10")!))
      try shop.expectSound()
      // 14:00 has passed for it: late, with a reason, and in sight until done.
      try shop.perform(.explainLate(id, reason: "截止后加的"), as: .shipper)
      #expect(try shop.parcel(id).late?.reason == "截止后加的")
      #expect(try shop.work().contains("print \(id.text)"))
      try shop.expectSound()
    }
  }

  @Test("FUL-1: days and deadlines changed at one terminal hold at every other, for what is open too")
  func calendar() throws {
    let (shop, id) = try Scene.parcel(.queued)
    let other = try shop.terminal()
    defer { other.close() }
    _ = try other.dayStatus()
    try shop.perform(.setDeadlines(printBy: 12 * 3600, pickBy: 13 * 3600, packBy: 15 * 3600), as: .director)
    #expect(
      try shop.refusal(.setDeadlines(printBy: 13 * 3600, pickBy: 12 * 3600, packBy: 15 * 3600), as: .director)?.reason
        == .deadlinesOutOfOrder)
    #expect(
      try other.dayStatus().wave.steps.first?.deadline == ShopZone.shanghai.instant(ShopDay(iso: "2026-01-05")!, second: 12 * 3600))
    try other.perform(.explainLate(id, reason: "改了截止"), id: "late", by: shop.session(.shipper))
    try shop.expectSound()
    try shop.perform(.setDay(ShopDay(iso: "2026-01-06")!, kind: .holiday, note: "盘点"), as: .agentLead)
    _ = try other.dayStatus()
    #expect(
      other.settings.calendar.wave(confirmedAt: ShopZone.shanghai.instant(ShopDay(iso: "2026-01-05")!, second: 15 * 3600)).iso
        == "2026-01-07")
    #expect(
      try shop.refusal(.setDay(ShopDay(iso: "2026-01-06")!, kind: .holiday, note: nil), as: .agentLead)?.reason == .nothingToChange)
    try shop.expectSound()
  }
}
