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
    // Looked at, nothing is used; an order paid before it began isn't concerned.
    #expect(try shop.promotion().planned.used == PromotionUse())
    let before = try shop.order("2003", paid: Money(fen: 10_000))
    _ = before
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
    #expect(try shop.desk.verify().faults.contains("what is used of promotion M0000001 isn't what its uses add up to"))
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
    shop.clock.advance(minutes: 1)
    let third = try shop.order("2003", paid: Money(fen: 10_000))
    #expect(try shop.desk.card(of: third, for: shop.actor(.presaleAgent)).promotions == nil)
    try shop.expectSound()
  }

  @Test("PRO-2: a gift that is due travels with the goods and is reserved; one that isn't there is said and holds nothing up")
  func gifts() throws {
    let shop = try PromotionScene.at(.draft, [.kind: "gift", .rule: "buy 1 give CUP:1@5"])
    try shop.perform(.receiveStock(sku: "CUP", quantity: 1, location: "B-01", barcode: "690777", title: "杯子"), as: .merchandiser)
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
}
