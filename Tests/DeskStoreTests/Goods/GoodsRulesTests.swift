import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("What goods' people should know while they still can do something about it")
struct GoodsRulesTests {
  @Test("INV-6: more than is awaited is said at receiving, with what was ordered, received and awaited, and again for the same id")
  func tooMany() throws {
    let shop = try PurchaseScene.at(.placed)
    let some = Command.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("690001", 12)], note: nil)
    #expect(try shop.perform(some, as: .shipper).warnings == [])
    let rest = Command.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("A", 11)], note: nil)
    let told: [Changes.Warning] = [.cameTooMany(sku: "A", ordered: 20, received: 23, left: 8)]
    #expect(try shop.perform(rest, as: .shipper, id: "rest").warnings == told)
    let again = try shop.perform(rest, as: .shipper, id: "rest")
    #expect(again.repeated && again.warnings == told)
    // What goes back is awaited anew.
    try shop.perform(.inspectPurchase(PurchaseScene.id, sku: "A", accepted: 10, rejected: 13, reason: "破洞"), as: .buyer)
    let replaced = Command.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("A", 10)], note: nil)
    #expect(try shop.perform(replaced, as: .shipper).warnings == [])
    try shop.expectSound()
  }

  @Test("INV-6: why a command on a purchase isn't possible is known before its form opens")
  func whyNot() throws {
    func reason(_ kind: CommandKind, _ state: Purchase.State) throws -> Refusal.Reason? {
      let shop = try PurchaseScene.at(state)
      let facts = PurchaseFacts(
        try shop.purchase(), actor: try shop.actor(.buyer), room: AuthorityRoom(AuthorityLimits(), roles: [.buyer]),
        today: ShopDay(iso: "2026-01-05")!, now: shop.clock.now)
      return Decision.refusal(kind, on: facts)?.reason
    }
    #expect(try reason(.placePurchase, .draft) == nil)
    guard case .wrongState? = try reason(.placePurchase, .placed) else {
      Issue.record("a placed purchase may be placed")
      return
    }
    guard case .wrongState? = try reason(.receivePurchase, .closed) else {
      Issue.record("a closed purchase may be received")
      return
    }
    for kind in [CommandKind.inspectPurchase, .stowPurchase, .returnPurchase] { #expect(try reason(kind, .receiving) == nil) }
    let shop = try PurchaseScene.at(.placed)
    try shop.perform(.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("A", 5)], note: nil), as: .shipper)
    let facts = PurchaseFacts(
      try shop.purchase(), actor: try shop.actor(.buyer), room: AuthorityRoom(AuthorityLimits(), roles: [.buyer]),
      today: ShopDay(iso: "2026-01-05")!, now: shop.clock.now)
    #expect(Decision.refusal(.stowPurchase, on: facts)?.reason == .nothingInHand(purchase: "B0000001", step: "stow"))
  }

  @Test("INV-5: a part count of one SKU, or of a zone, doesn't put off the one that is due; it says so when it is opened")
  func duty() throws {
    let shop = try GoodsScene.priced()
    for number in 1...11 {
      try shop.perform(
        .receiveStock(sku: "S\(number)", quantity: 1, location: "B-\(number)", barcode: "B\(number)", title: "枕套"),
        as: .merchandiser)
    }
    func due() throws -> Instant? { try shop.desk.queue([.partCount], for: shop.actor(.merchandiser)).rows.first?.due }
    let before = try due()
    shop.clock.advance(minutes: 24 * 60)
    shop.endDay()
    let one = try shop.perform(.openCount(.part, skus: [], zone: nil, size: 1), as: .merchandiser, id: "one")
    #expect(one.warnings == [.servesNoDuty(skus: 1, least: 10)])
    #expect(
      try shop.perform(.openCount(.part, skus: [], zone: nil, size: 1), as: .merchandiser, id: "one").warnings == one.warnings)
    try count(one, shop)
    #expect(try due() == before)
    let zone = try shop.perform(.openCount(.part, skus: [], zone: "B", size: 30), as: .merchandiser)
    #expect(zone.warnings == [.servesNoDuty(skus: 11, least: 10)])
    try count(zone, shop)
    #expect(try due() == before)
    try shop.expectSound()
    let whole = try shop.perform(.openCount(.part, skus: [], zone: nil, size: 10), as: .merchandiser)
    #expect(whole.warnings == [])
    try count(whole, shop)
    #expect(try due() != before)
    try shop.expectSound()
  }

  private func count(_ receipt: Receipt, _ shop: TestShop) throws {
    let id = try #require(receipt.count)
    for row in try shop.desk.countLines(of: id).rows {
      try shop.perform(.enterCount(id, sku: row.sku, quantity: shop.level(row.sku).onHand), as: .shipper)
    }
  }

  @Test("INV-5, ROL-4: the only person in finance doesn't open a full count that nobody else could sign; with a colleague they may")
  func signer() throws {
    let shop = try GoodsScene.priced()
    let full = Command.openCount(.full, skus: [], zone: nil, size: nil)
    let refusal = try shop.refusal(full, as: .finance)
    #expect(refusal?.reason == .nobodyElseSigns && refusal?.mayBeDoneBy == [.merchandiser, .director])
    _ = try shop.session(.finance, name: "colleague")
    #expect(try shop.refusal(full, as: .finance) == nil)
  }

  @Test("INV-5: a barcode names the SKU of a count as it does anywhere else")
  func barcode() throws {
    let shop = try CountScene.at(.open)
    try shop.perform(.enterCount(CountScene.id, sku: "690001", quantity: 12), as: .shipper)
    #expect(try shop.counted().state == .matched)
    #expect(try shop.desk.findSKU("690001") == "A" && shop.desk.findSKU("A") == "A" && shop.desk.findSKU("Z") == nil)
  }

  @Test("INV-1: what a write-off took from other places is gone from them in its record")
  func elsewhere() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.moveStock(sku: "A", quantity: 9, from: nil, to: "B-07"), as: .merchandiser)
    try shop.approve(.writeOffStock(sku: "A", quantity: 5, reason: "水浸"), by: .merchandiser, as: .director)
    #expect(try shop.desk.stockRow("A").bins == ["B-07": 7])
    let record = try #require(try shop.desk.log(subject: "sku:A", limit: 10).first { $0.command == "writeOffStock" })
    #expect(record.body.contains("B-07 ×9") && record.body.contains("B-07 ×7"), "\(record.body)")
  }

  @Test("INV-1: what is picked and not packed lies in a tote: neither on hand nor promised, and told apart")
  func totes() throws {
    let (shop, parcel) = try Scene.parcel(.picked)
    #expect(try shop.level().onHand == 4 && shop.level().reserved == 0 && shop.level().inTote == 1)
    #expect(try shop.desk.stock(find: "SKU-1").rows.first?.level.inTote == 1)
    try shop.perform(.packParcel(parcel, scans: ["690001"], weight: 500), as: .shipper)
    #expect(try shop.level().inTote == 0)
  }

  @Test("FUL-2: a day's ten-thousandth parcel comes after the one before it: in lists, pages and papers")
  func beyondFourDigits() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: nil, title: nil), as: .merchandiser)
    try shop.take([.paid("1002"), .paid("1003"), .paid("1004")])
    let first = try Scene.confirm(shop)
    try Foreign(shop.path).run("UPDATE wave SET last_parcel = 9998")
    var made = [first]
    for number in 2...4 { made.append(try Scene.confirm(shop, OrderID(number: Int64(number)))) }
    let wave = try shop.parcel(first).wave
    #expect(made.map { String($0.text.dropFirst(ParcelID.waveLength)) } == ["-0001", "-9999", "-10000", "-10001"])
    #expect(made.shuffled().sorted() == made)
    #expect(try #require(ParcelID("P260106-0001")) > made[3])
    for (wave, stage) in [(wave, nil), (wave, .queued), (nil, nil)] as [(ShopDay?, ParcelStage?)] {
      var seen: [ParcelID] = []
      var after: String?
      repeat {
        let page = try shop.desk.parcels(wave: wave, stage: stage, after: after, limit: 1, for: shop.actor(.shipper))
        seen += page.rows.map(\.id)
        after = page.next
      } while after != nil && seen.count < 9
      #expect(seen == made, "\(wave?.iso ?? "-") \(stage?.rawValue ?? "-")")
    }
  }
}
