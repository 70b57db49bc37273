import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("A promotion from draft to its result report")
struct PromotionStoryTests {
  @Test("PRO-1 to PRO-5: three people, a live day of orders, and what it brought against the time before")
  func story() throws {
    let shop = try GoodsScene.priced()
    let id = PromotionScene.id
    // A quiet day before: one order at the usual price.
    _ = try shop.confirmed("1001", paid: Money(fen: 10_000), buyer: "老客")
    // The planner writes 满减 for the next day; the check finds that 20 pieces aren't there.
    let fields = try PromotionScene.fields([
      .title: "周二满减", .kind: "spendSave", .rule: "200-30", .from: "2026-01-06", .until: "2026-01-06", .totalOrders: "3",
      .target: "20",
    ])
    try shop.perform(.draftPromotion(fields), as: .planner)
    #expect(try shop.refusal(.submitPromotion(id, note: nil), as: .planner)?.rule == "PRO-3")
    let request = try #require(try shop.perform(.submitPromotion(id, note: "明早到货"), as: .planner).request)
    try shop.perform(.approveRequest(request, note: "可以"), as: .director)
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    // The live day.
    try shop.pass(days: 1)
    #expect(try shop.promotion().stage == .live)
    for (number, buyer) in [("2001", "甲"), ("2002", "乙")] {
      _ = try shop.confirmed(number, pieces: 2, paid: Money(fen: 17_000), buyer: buyer)
    }
    let overpaid = try shop.order("2003", pieces: 2, paid: Money(fen: 20_000), buyer: "丙")
    let said = try shop.desk.card(of: overpaid, for: shop.actor(.presaleAgent)).promotions?.outcome
    #expect(said == .mismatch(paid: Money(fen: 20_000), says: Money(fen: 17_000)))
    // Visits come from the marketplace's file.
    let day = ShopDay(iso: "2026-01-06")!
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "visits.csv", kind: .traffic, platform: "taobao", layout: "traffic")]
    batch.traffic = [
      ImportedTraffic(day, sku: "A", visits: 300, visitors: 120, conversion: 250, row: 2),
      ImportedTraffic(day.advanced(by: -1), sku: "A", visits: 100, visitors: 60, conversion: 166, row: 3),
    ]
    _ = try shop.desk.importBatch(batch, id: "traffic-1", by: shop.session(.promoter))
    // The third order that uses it uses it up.
    shop.clock.advance(minutes: 60)
    let last = try shop.order("2004", pieces: 2, paid: Money(fen: 17_000), buyer: "丁")
    shop.clock.advance(minutes: 5)
    _ = try Scene.confirm(shop, last)
    #expect(try shop.promotion().stage == .ended)
    let card = try shop.promotion()
    #expect(card.results.during.orders == 4 && card.results.during.units == 8)
    #expect(card.results.during.revenue == Money(fen: 71_000) && card.results.during.discount == Money(fen: 9_000))
    #expect(card.planned.used == PromotionUse(pieces: 0, orders: 3, spent: Money(fen: 9_000)))
    // Visits count by whole days: today's are not yet all there.
    #expect(card.traffic == TrafficResults())
    // What is used up is still on the marketplace: the merchandiser takes it down.
    #expect(try shop.work().contains("takeDownPromotion M0000001"))
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    try shop.pass(days: 1)
    let visits = try shop.promotion().traffic
    #expect(visits.during.visits == 300 && visits.during.conversion == 250)
    #expect(visits.before.visits == 100)
    try shop.expectSound()
  }
}
