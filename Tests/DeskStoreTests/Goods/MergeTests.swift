import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Two codes for the same goods")
struct MergeTests {
  private func shop() throws -> TestShop {
    let shop = try GoodsScene.priced()
    try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690002", title: "四件套"), as: .merchandiser)
    return shop
  }

  @Test("INV-1: stock, places, holds and barcodes go over by movements; the old code is closed")
  func merged() throws {
    let shop = try shop()
    try shop.perform(.moveStock(sku: "A", quantity: 5, from: nil, to: "C-02"), as: .shipper)
    try shop.perform(.holdStock(sku: "A", quantity: 2, reason: "色差"), as: .merchandiser)
    let id = try #require(try shop.perform(.mergeSKU(sku: "A", into: "B", reason: "同款"), as: .merchandiser).request)
    #expect(try shop.level("A").onHand == 12)
    try shop.perform(.approveRequest(id, note: nil), as: .director)
    #expect(try shop.level("A") == StockLevel(sku: "A", onHand: 0, reserved: 0))
    let row = try shop.desk.stockRow("B")
    #expect(row.level == StockLevel(sku: "B", onHand: 15, reserved: 0, onHold: 2))
    #expect(row.bins == ["A-01": 7, "C-02": 5] && Set(row.item.barcodes) == ["690001", "690002"])
    #expect(try shop.desk.movements(of: "A").first.map { ($0.kind, $0.onHand) }! == (.merged, -12))
    #expect(try shop.desk.movements(of: "B").first.map { ($0.kind, $0.onHand) }! == (.merged, 12))
    #expect(
      try shop.refusal(.mergeSKU(sku: "A", into: "B", reason: "又"), as: .merchandiser)?.reason == .mergedSKU("A", into: "B"))
    #expect(
      try shop.refusal(.mergeSKU(sku: "B", into: "A", reason: "回"), as: .merchandiser)?.reason == .mergedSKU("A", into: "B"))
    try shop.expectSound()
  }

  @Test("INV-1: refused into itself, into nothing, while listed, while being counted")
  func refused() throws {
    let shop = try shop()
    func reason(_ sku: String, _ into: String) throws -> Refusal.Reason? {
      try shop.refusal(.mergeSKU(sku: sku, into: into, reason: "x"), as: .merchandiser)?.reason
    }
    #expect(try reason("A", "A") == .nothingToChange)
    #expect(try reason("A", "X") == .unknownSKU("X"))
    try shop.approve(.listSKU(sku: "A", shop: GoodsScene.shop, note: nil), by: .planner, as: .director)
    #expect(try reason("A", "B") == .stillListed("A"))
    try shop.perform(.openCount(.asked, skus: ["B"], zone: nil, size: nil), as: .merchandiser)
    #expect(try reason("A", "B") == .alreadyCounting(sku: "B", count: "K0000001"))
  }

  @Test("INV-1, INV-2: refused while pieces are promised to an order or lie in a parcel")
  func promised() throws {
    for stage in [ParcelStage.printed, .picked] {
      let (shop, _) = try Scene.parcel(stage)
      try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690102", title: "枕套"), as: .merchandiser)
      guard
        case .inParcels("SKU-1", _)? = try shop.refusal(.mergeSKU(sku: "SKU-1", into: "B", reason: "x"), as: .merchandiser)?.reason
      else {
        Issue.record("merged what is in a parcel that is \(stage)")
        continue
      }
    }
  }

  @Test("INV-1, INV-2: an order that still names the old code takes the goods of the new one, and their way back goes there too")
  func ordersOfTheOldCode() throws {
    let shop = try shop()
    try shop.perform(.receiveStock(sku: "C", quantity: 1, location: "C-01", barcode: "690003", title: "四件套"), as: .merchandiser)
    try shop.take([.paid("1001", sku: "A", quantity: 2)])
    try shop.approve(.mergeSKU(sku: "A", into: "B", reason: "同款"), by: .merchandiser, as: .director)
    try shop.approve(.mergeSKU(sku: "B", into: "C", reason: "同款"), by: .merchandiser, as: .director)
    let parcel = try Scene.confirm(shop)
    #expect(try shop.parcel(parcel).lines.map(\.sku) == ["C"])
    #expect(try shop.level("C") == StockLevel(sku: "C", onHand: 16, reserved: 2))
    #expect(try shop.desk.shortages().rows.isEmpty)
    // The original stays as it was imported.
    #expect(try shop.desk.card(of: Scene.order, for: shop.actor(.presaleAgent)).lines.map(\.sku) == ["A"])
    try shop.perform(.cancelOrder(Scene.order, reason: "不要了"), as: .presaleAgent)
    #expect(try shop.level("C") == StockLevel(sku: "C", onHand: 16, reserved: 0))
    try shop.expectSound()
  }

  @Test("INV-1, AFT-3: what comes back under a code that was merged meanwhile is the other one's")
  func comesBack() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690102", title: "枕套"), as: .merchandiser)
    try shop.approve(.mergeSKU(sku: "SKU-1", into: "B", reason: "同款"), by: .merchandiser, as: .director)
    let wish = AfterCaseWish(.returnRefund, amount: Money(fen: 1000), goods: [GoodsCount("1", 1)], reason: "不合适")
    let one = try CaseScene.open(shop, wish)
    try shop.perform(.approveCase(one, note: nil), as: .aftersaleAgent)
    try shop.perform(.receiveCase(one, goods: [], note: nil), as: .shipper)
    try shop.perform(.inspectCase(one, verdict: .accepted, damaged: [], note: nil), as: .shipper)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 0, reserved: 0))
    #expect(try shop.level("B").onHand == 8)
    #expect(try shop.desk.movements(of: "B").first.map { ($0.kind, $0.onHand, $0.place) }! == (.returned, 1, "SKU-1 → B"))
    try shop.expectSound()
  }
}
