import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("From a shortage to the goods on the shelf")
struct PurchaseStoryTests {
  @Test(
    "INV-3, INV-6, FUL-3: short at picking, delisted, the agent told, bought, received, inspected, put away; relisting asked, approved, listed"
  )
  func story() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    let at = ShopName(platform: "taobao", shop: "示例旗舰店")
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "40"), by: .merchandiser, as: .director)
    try shop.approve(.setPrice(sku: "SKU-1", price: Money(fen: 10_000), note: nil), by: .planner, as: .director)
    try shop.perform(.publishPrice(sku: "SKU-1"), as: .merchandiser)
    try shop.approve(.listSKU(sku: "SKU-1", shop: at, note: nil), by: .merchandiser, as: .director)
    try shop.perform(.publishListing(sku: "SKU-1", shop: at), as: .merchandiser)
    // Four of five are broken on the shelf; the fifth isn't there when it is picked.
    try shop.approve(.writeOffStock(sku: "SKU-1", quantity: 4, reason: "水浸"), by: .merchandiser, as: .director)
    try shop.perform(.shortParcel(parcel, sku: "SKU-1", missing: 1, reason: "货架上没有"), as: .shipper)
    #expect(try shop.listing("SKU-1") == .toTakeDown)
    var work = try shop.work()
    #expect(work.contains("delist sku:SKU-1") && work.contains("shortage O0000001") && work.contains("countBin sku:SKU-1"))
    #expect(try shop.desk.shortages().rows.map(\.sku) == ["SKU-1"])
    try shop.perform(.publishListing(sku: "SKU-1", shop: at), as: .merchandiser)
    #expect(try shop.listing("SKU-1") == .delisted)
    try shop.perform(.chooseShortage(Scene.order, choice: .wait, note: "等三天"), as: .presaleAgent)

    // What the order waits for is owed: the list proposes it, and a purchase takes it over.
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织", leadDays: 3)), as: .buyer)
    try shop.perform(.editSKU(sku: "SKU-1", field: .supplier, to: "hz-tex"), as: .merchandiser)
    try shop.perform(.editSKU(sku: "SKU-1", field: .safety, to: "6"), as: .merchandiser)
    let proposed = try #require(try shop.desk.replenishment(supplier: "hz-tex").rows.first)
    #expect(proposed.sku == "SKU-1" && proposed.facts.owed == 1 && proposed.need.order == 7)
    let drafted = try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [], note: nil), as: .buyer)
    #expect(drafted.made == .purchase(PurchaseScene.id))
    #expect(try shop.purchase().lines.map(\.ordered) == [7])
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "SKU-1", quantity: 10, cost: Money(fen: 3800)), as: .buyer)
    try shop.perform(.placePurchase(PurchaseScene.id, expected: nil, note: nil), as: .buyer)
    #expect(try shop.purchase().expected?.iso == "2026-01-08")
    #expect(try shop.level().incoming == 10)
    #expect(try shop.desk.replenishment().rows.isEmpty)
    #expect(try shop.work().contains("expectGoods B0000001"))

    // Eleven come: one too many, and one is torn.
    try shop.perform(.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("690001", 11)], note: "一箱"), as: .shipper)
    work = try shop.work()
    #expect(work.contains("inspectGoods B0000001") && !work.contains("expectGoods B0000001"))
    let inspect = { (good: Int, bad: Int) in
      Command.inspectPurchase(PurchaseScene.id, sku: "SKU-1", accepted: good, rejected: bad, reason: "破洞")
    }
    #expect(try shop.refusal(inspect(11, 0), as: .buyer)?.reason == .acceptsTooMany(sku: "SKU-1", asked: 11, possible: 10))
    try shop.perform(inspect(9, 2), as: .buyer)
    work = try shop.work()
    #expect(work.contains("stowGoods B0000001") && work.contains("returnGoods B0000001") && work.contains("expectGoods B0000001"))
    #expect(try shop.level().onHand == 0)
    let stowed = try shop.perform(.stowPurchase(PurchaseScene.id, sku: "SKU-1", quantity: 9, location: "B-07"), as: .merchandiser)
    #expect(try shop.level().onHand == 9 && shop.level().incoming == 1)
    #expect(try shop.desk.stockRow("SKU-1").bins == ["B-07": 9])
    // Sold out and there again: asked, not done by itself.
    // It was put away, and what was asked for stands beside it: nothing of the stowing waits.
    guard stowed.request == nil, case .relistAsked(let request)? = stowed.warnings.first else {
      Issue.record("\(stowed)")
      return
    }
    #expect(try shop.listing("SKU-1") == .delisted)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    try shop.perform(.publishListing(sku: "SKU-1", shop: at), as: .merchandiser)
    #expect(try shop.listing("SKU-1") == .listed)

    #expect(
      try shop.refusal(.closePurchase(PurchaseScene.id, reason: "缺一件不补"), as: .buyer)?.reason
        == .goodsInHand(sku: "SKU-1", inspect: 0, stow: 0, back: 2))
    try shop.perform(.returnPurchase(PurchaseScene.id, sku: "SKU-1", quantity: 2, note: "司机带回"), as: .buyer)
    #expect(try shop.purchase().state == .receiving)
    try shop.perform(.closePurchase(PurchaseScene.id, reason: "缺一件不补"), as: .buyer)
    #expect(try shop.purchase().state == .closed && shop.level().incoming == 0)
    #expect(try !shop.work().contains { $0.hasSuffix("B0000001") })
    // The cost that stands isn't the purchase's to change.
    #expect(try shop.desk.stockRow("SKU-1").terms.cost == Money(fen: 4000))
    try shop.expectSound()
  }

  @Test("INV-6: all there, good and put away: it closes by itself; a SKU without a place and a cost gets both")
  func whole() throws {
    let shop = try PurchaseScene.at(.draft)
    try shop.perform(.receiveStock(sku: "N", quantity: 1, location: nil, barcode: "690009", title: "新品"), as: .merchandiser)
    #expect(
      try shop.refusal(.editPurchase(PurchaseScene.id, sku: "N", quantity: 5, cost: nil), as: .buyer)?.reason == .noCost("N"))
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "690009", quantity: 5, cost: Money(fen: 250)), as: .buyer)
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "A", quantity: 0, cost: nil), as: .buyer)
    try shop.perform(.placePurchase(PurchaseScene.id, expected: ShopDay(iso: "2026-01-05")!, note: nil), as: .buyer)
    try shop.perform(.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("N", 5)], note: nil), as: .merchandiser)
    try shop.perform(.inspectPurchase(PurchaseScene.id, sku: "N", accepted: 5, rejected: 0, reason: nil), as: .buyer)
    let stow = { (location: String?) in Command.stowPurchase(PurchaseScene.id, sku: "N", quantity: 5, location: location) }
    #expect(try shop.refusal(stow(nil), as: .shipper)?.reason == .argument(name: "location", fault: .missing))
    try shop.perform(stow("D-01"), as: .shipper)
    let row = try shop.desk.stockRow("N")
    #expect(row.item.location == "D-01" && row.item.isComplete && row.terms.cost == Money(fen: 250) && row.bins.isEmpty)
    #expect(row.level.onHand == 6)
    #expect(try shop.purchase().state == .closed)
    try shop.expectSound()
  }

  @Test("ROL-3, INV-6: above the buyer's amounts it waits for the director, unchanged until then; what it needs is reckoned again")
  func amounts() throws {
    let shop = try PurchaseScene.at(.draft)
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "A", quantity: 501, cost: Money(fen: 4000)), as: .buyer)
    let request = try #require(try shop.perform(.placePurchase(PurchaseScene.id, expected: nil, note: nil), as: .buyer).request)
    let asked = try shop.desk.request(request, for: shop.actor(.director))
    #expect(asked.level == .director && asked.use == AuthorityUse(.purchase, Money(fen: 2_004_000)))
    #expect(try shop.purchase().state == .draft)
    #expect(
      try shop.refusal(.editPurchase(PurchaseScene.id, sku: "A", quantity: 900, cost: nil), as: .buyer)?.reason
        == .alreadyAsked(request: request.text, by: "buyer"))
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .agentLead)?.code == .notPermitted)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    let purchase = try shop.purchase()
    #expect(purchase.state == .placed && purchase.placedBy == "buyer" && purchase.approvedBy == "director")
    try shop.expectSound()
    // Within the amounts of one purchase, but not of the day.
    let second = PurchaseID(number: 2)
    for number in 0..<3 {
      try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 490)], note: nil), as: .buyer)
      let id = PurchaseID(number: second.number + Int64(number))
      let receipt = try shop.perform(.placePurchase(id, expected: nil, note: nil), as: .buyer)
      #expect((receipt.request == nil) == (number < 2))
    }
    try shop.expectSound()
  }

  @Test(
    "INV-6: what isn't so is refused with words: unknown supplier and SKU, a merged one, a day that is past, more than there is")
  func refused() throws {
    let shop = try PurchaseScene.at(.receiving)
    func reason(_ command: Command, as role: Role = .buyer) throws -> Refusal.Reason? {
      try shop.refusal(command, as: role)?.reason
    }
    #expect(try reason(.draftPurchase(supplier: "x", goods: [], note: nil)) == .unknownSupplier("x"))
    #expect(try reason(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("X", 1)], note: nil)) == .unknownSKU("X"))
    #expect(try reason(.draftPurchase(supplier: "hz-tex", goods: [], note: nil)) == .nothingToOrder(supplier: "hz-tex"))
    #expect(
      try reason(.stowPurchase(PurchaseScene.id, sku: "A", quantity: 5, location: nil))
        == .notSoManyInHand(sku: "A", step: "stow", asked: 5, there: 4))
    #expect(
      try reason(.inspectPurchase(PurchaseScene.id, sku: "A", accepted: 5, rejected: 2, reason: "破"))
        == .notSoManyInHand(sku: "A", step: "inspect", asked: 7, there: 6))
    #expect(
      try reason(.returnPurchase(PurchaseScene.id, sku: "A", quantity: 3, note: nil))
        == .notSoManyInHand(sku: "A", step: "return", asked: 3, there: 2))
    #expect(
      try reason(.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("B", 3)], note: nil))
        == .notInPurchase(sku: "B", purchase: "B0000001"))
    #expect(try reason(.editSKU(sku: "A", field: .supplier, to: "x"), as: .merchandiser) == .unknownSupplier("x"))
    try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690002", title: "枕套"), as: .merchandiser)
    #expect(
      try reason(.mergeSKU(sku: "A", into: "B", reason: "同款"), as: .merchandiser) == .onPurchase(sku: "A", purchase: "B0000001"))
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 1)], note: nil), as: .buyer)
    #expect(
      try reason(.placePurchase(PurchaseID(number: 2), expected: ShopDay(iso: "2026-01-04")!, note: nil))
        == .dayIsPast(ShopDay(iso: "2026-01-04")!))
    try shop.perform(.editPurchase(PurchaseID(number: 2), sku: "A", quantity: 0, cost: nil), as: .buyer)
    #expect(try reason(.placePurchase(PurchaseID(number: 2), expected: nil, note: nil)) == .emptyPurchase)
    #expect(try reason(.saveSupplier(code: "sz", SupplierFields(phone: "1"))) == .argument(name: "title", fault: .missing))
    #expect(try reason(.saveSupplier(code: "hz-tex", SupplierFields(leadDays: 3))) == .nothingToChange)
    try shop.expectSound()
  }

  @Test(
    "INV-6: verify finds what was changed behind its back",
    arguments: [
      ("UPDATE purchase_line SET delivered = 13", "A in B0000001 isn't the sum of what happened to it"),
      ("UPDATE stock_level SET incoming = 3", "3 of A are said to be coming, purchases owe 20"),
      (
        "UPDATE purchase SET state = 'placed' WHERE id = 1; UPDATE stock_level SET incoming = 0",
        "0 of A are said to be coming, purchases owe 20"
      ),
      ("INSERT INTO sku_day VALUES (20000, 'A', 4)", "4 of A sold on 2024-10-04 isn't what the ledger says"),
      (
        "DROP TRIGGER purchase_act_no_update; UPDATE purchase_act SET person = 'x' WHERE seq = 1",
        "act 1 on A in B0000001 isn't what its record tells of"
      ),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try PurchaseScene.at(.receiving)
    try shop.expectSound("before")
    try Foreign(shop.path).run(sql)
    #expect(try shop.desk.verify().sentences.contains(fault))
  }
}
