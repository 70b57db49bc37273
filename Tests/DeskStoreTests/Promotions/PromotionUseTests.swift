import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("What orders use of promotions")
struct PromotionUseTests {
  private let id = PromotionScene.id

  @Test("PRO-2: what the buyer paid is held against the promotions of that moment; a mismatch is told")
  func mismatch() throws {
    let shop = try PromotionScene.at(.live)
    let right = try shop.order("2001", paid: Money(fen: 8_500))
    let wrong = try shop.order("2002", paid: Money(fen: 10_000))
    func outcome(_ id: OrderID) throws -> PromotionCheck.Outcome? {
      try shop.desk.card(of: id, for: shop.actor(.presaleAgent)).promotions?.outcome
    }
    #expect(try outcome(right) == .match)
    #expect(try outcome(wrong) == .mismatch(paid: Money(fen: 10_000), says: Money(fen: 8_500)))
    // Looked at, nothing is used.
    #expect(try shop.promotion().planned.used == PromotionUse())
    try shop.expectSound()
  }

  @Test("PRO-1, PRO-2: an order that was paid before it was up, because it began later or was published late, has nothing of it")
  func paidBefore() throws {
    let shop = try PromotionScene.at(.approved)
    let early = try shop.order("2001", paid: Money(fen: 10_000))
    // It should have begun in the night; the merchandiser puts it up in the afternoon.
    try shop.pass(days: 1)
    let late = try shop.order("2002", paid: Money(fen: 10_000))
    shop.clock.advance(minutes: 5)
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    shop.clock.advance(minutes: 5)
    let after = try shop.order("2003", paid: Money(fen: 8_500))
    func outcome(_ id: OrderID) throws -> PromotionCheck.Outcome? {
      try shop.desk.card(of: id, for: shop.actor(.presaleAgent)).promotions?.outcome
    }
    #expect(try outcome(early) == nil && outcome(late) == nil)
    #expect(try outcome(after) == .match)
    try shop.expectSound()
  }

  @Test("PRO-2: uses are kept at confirmation, counted per buyer, given back when the order is closed; verify adds them up")
  func uses() throws {
    let shop = try PromotionScene.at(.live, [.buyerPieces: "2", .totalPieces: "10"])
    let first = try shop.confirmed("2001", pieces: 2, paid: Money(fen: 17_000), buyer: "甲")
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 2, orders: 1, spent: Money(fen: 3_000)))
    // The same buyer has had their two.
    let second = try shop.order("2002", paid: Money(fen: 10_000), buyer: "甲")
    #expect(try shop.desk.card(of: second, for: shop.actor(.presaleAgent)).promotions == nil)
    // Seen again, the first still has its own.
    #expect(try shop.desk.card(of: first, for: shop.actor(.presaleAgent)).promotions?.outcome == .match)
    try shop.perform(.cancelOrder(first, reason: "买家不要了"), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse())
    #expect(try shop.desk.card(of: second, for: shop.actor(.presaleAgent)).promotions?.outcome != nil)
    try shop.expectSound()
    let foreign = try Foreign(shop.path)
    try foreign.run("UPDATE promotion SET used_spent = 1")
    #expect(try shop.desk.verify().sentences.contains("what is used of promotion M0000001 isn't what its uses add up to"))
    #expect(throws: (any Error).self) { try foreign.run("UPDATE promotion_use SET spent = 1") }
  }

  @Test("PRO-2: the order that uses up the budget ends the promotion in the same transaction, by its own record")
  func budget() throws {
    let shop = try PromotionScene.at(.live, [.budget: "30"])
    _ = try shop.confirmed("2001", paid: Money(fen: 8_500))
    #expect(try shop.promotion().stage == .live)
    _ = try shop.confirmed("2002", paid: Money(fen: 8_500))
    #expect(try shop.promotion().stage == .ended)
    #expect(try shop.promotion().timeline.first?.command == "confirmOrder")
    #expect(try shop.work().contains("takeDownPromotion M0000001"))
    shop.clock.advance(minutes: 1)
    let third = try shop.order("2003", paid: Money(fen: 10_000))
    #expect(try shop.desk.card(of: third, for: shop.actor(.presaleAgent)).promotions == nil)
    try shop.expectSound()
  }

  @Test("PRO-2: a gift that is due travels with the goods and is reserved; one that isn't there is said and holds nothing up")
  func gifts() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.receiveStock(sku: "CUP", quantity: 1, location: "B-01", barcode: "690777", title: "杯子"), as: .merchandiser)
    try shop.perform(.draftPromotion(PromotionScene.fields([.kind: "gift", .rule: "buy 1 give CUP:1@5"])), as: .planner)
    try shop.approve(.submitPromotion(id, note: nil), by: .planner, as: .director)
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    try shop.pass(days: 1)
    let first = try shop.confirmed("2001", paid: Money(fen: 10_000))
    let parcel = try #require(try shop.desk.card(of: first, for: shop.actor(.shipper)).parcels.first)
    #expect(parcel.lines.map(\.sku) == ["A", "CUP"])
    #expect(try shop.level("CUP").reserved == 1)
    let second = try shop.order("2002", paid: Money(fen: 10_000))
    try Scene.contact(shop, second)
    let receipt = try shop.perform(.confirmOrder(second), as: .presaleAgent)
    #expect(receipt.warnings == [.giftMissing(sku: "CUP", promotion: id)])
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 1, orders: 1, spent: Money(fen: 500)))
    // Back to the shelf and confirmed again: the gift goes along once more, and is used once.
    try shop.perform(.voidParcel(parcel.id, reason: "重打"), as: .shipper)
    try shop.perform(.confirmOrder(first), as: .presaleAgent)
    #expect(try shop.level("CUP").reserved == 1)
    #expect(try shop.promotion().planned.used.orders == 1)
    try shop.expectSound()
  }

  @Test("PRO-2, ORD-5: an order whose price is amended after it was confirmed is reckoned again, in the amendment's own record")
  func amended() throws {
    let shop = try PromotionScene.at(.live, [.budget: "30"])
    let order = try shop.confirmed("2001", paid: Money(fen: 8_500))
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 1, orders: 1, spent: Money(fen: 1_500)))
    try shop.perform(.amendOrder(order, field: .price, to: "90", line: 1, note: "议价"), as: .presaleAgent)
    // 15 % of 90.
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 1, orders: 1, spent: Money(fen: 1_350)))
    let said = try shop.desk.card(of: order, for: shop.actor(.presaleAgent)).promotions?.outcome
    #expect(said == .mismatch(paid: Money(fen: 8_500), says: Money(fen: 7_650)))
    let rows = try Foreign(shop.path).rows(
      "SELECT u.orders, u.spent, r.command FROM promotion_use u JOIN record r ON r.seq = u.record ORDER BY u.seq")
    #expect(rows == [["1", "1500", "confirmOrder"], ["-1", "-1500", "amendOrder"], ["1", "1350", "amendOrder"]])
    // What isn't money changes nothing of it, nor does what only waits for approval.
    try shop.perform(.amendOrder(order, field: .phone, to: "13900000001", line: nil, note: nil), as: .presaleAgent)
    let asked = try shop.perform(.amendOrder(order, field: .price, to: "10", line: 1, note: nil), as: .presaleAgent)
    #expect(try shop.promotion().planned.used.spent == Money(fen: 1_350))
    try shop.perform(.approveRequest(#require(asked.request), note: nil), as: .agentLead)
    #expect(try shop.promotion().planned.used.spent == Money(fen: 150))
    try shop.expectSound()
  }

  @Test(
    "PRO-2: a price that falls below what a saving asks for gives the saving back; one that reaches it takes it up and may use it up"
  )
  func threshold() throws {
    let shop = try PromotionScene.at(.live, [.kind: "spendSave", .rule: "100-30", .totalOrders: "1"])
    let order = try shop.order("2001", paid: Money(fen: 7_000))
    shop.clock.advance(minutes: 5)
    _ = try Scene.confirm(shop, order)
    #expect(try shop.promotion().planned.used.orders == 1 && shop.promotion().stage == .ended)
    try shop.perform(.amendOrder(order, field: .price, to: "99", line: 1, note: nil), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse())
    // It ended when it was used up, and stays so.
    #expect(try shop.promotion().stage == .ended)
    try shop.perform(.amendOrder(order, field: .price, to: "100", line: 1, note: nil), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 0, orders: 1, spent: Money(fen: 3_000)))
    try shop.expectSound()
  }

  @Test("PRO-2, ORD-9: other goods after its parcel was voided give back what the old ones used, at once and for good")
  func otherGoods() throws {
    let shop = try PromotionScene.at(.live)
    try shop.perform(.receiveStock(sku: "B", quantity: 5, location: "B-01", barcode: "690002", title: "枕套"), as: .merchandiser)
    let order = try shop.confirmed("2001", pieces: 2, paid: Money(fen: 17_000))
    let parcel = try #require(try shop.desk.card(of: order, for: shop.actor(.shipper)).parcels.first)
    try shop.perform(.voidParcel(parcel.id, reason: "换货"), as: .shipper)
    // It is still its buyer's: what it uses is kept for it.
    #expect(try shop.promotion().planned.used.pieces == 2)
    try shop.perform(.amendOrder(order, field: .sku, to: "B", line: 1, note: nil), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse())
    try shop.perform(.confirmOrder(order), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse())
    try shop.expectSound()
  }

  @Test("PRO-2, ORD-8: what is cancelled after it was printed is given back when its parcel was found, and only once")
  func stopped() throws {
    let shop = try PromotionScene.at(.live)
    let order = try shop.confirmed("2001", paid: Money(fen: 8_500))
    let parcel = try #require(try shop.desk.card(of: order, for: shop.actor(.shipper)).parcels.first)
    try shop.perform(.assignWaybill(parcel.id, courier: "YTO", number: "YT8812345678901"), as: .shipper)
    try shop.perform(.printParcel(parcel.id), as: .shipper)
    try shop.perform(.cancelOrder(order, reason: "不要了"), as: .presaleAgent)
    #expect(try shop.promotion().planned.used.orders == 1)
    try shop.perform(.foundParcel(parcel.id), as: .shipper)
    #expect(try shop.promotion().planned.used == PromotionUse())
    var closed = ImportedOrder.paid("2001", sku: "A", at: shop.desk.now)
    closed.status = .closedRefunded
    try shop.take([closed])
    #expect(try Foreign(shop.path).value("SELECT count(*) FROM promotion_use") == "2")
    try shop.expectSound()
  }

  @Test("PRO-2: a gift that lies in a parcel was given, whatever the price becomes")
  func givenGift() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.receiveStock(sku: "CUP", quantity: 1, location: "B-01", barcode: "690777", title: "杯子"), as: .merchandiser)
    try shop.perform(.draftPromotion(PromotionScene.fields([.kind: "gift", .rule: "spend 100 give CUP:1@5"])), as: .planner)
    try shop.approve(.submitPromotion(id, note: nil), by: .planner, as: .director)
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    try shop.pass(days: 1)
    let order = try shop.confirmed("2001", paid: Money(fen: 10_000))
    try shop.perform(.amendOrder(order, field: .price, to: "95", line: 1, note: nil), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse(pieces: 1, orders: 1, spent: Money(fen: 500)))
    // Put back on the shelf it isn't given any more.
    let parcel = try #require(try shop.desk.card(of: order, for: shop.actor(.shipper)).parcels.first)
    try shop.perform(.voidParcel(parcel.id, reason: "重打"), as: .shipper)
    try shop.perform(.confirmOrder(order), as: .presaleAgent)
    #expect(try shop.promotion().planned.used == PromotionUse())
    try shop.expectSound()
  }
}
