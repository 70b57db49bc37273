import DeskCore
import DeskStore
import Foundation
import Testing

@testable import DeskLive

@Suite struct DemoTradeTests {
  /// A working afternoon, a night, a Sunday: what a new user finds in the demo.
  @Test(
    "PRO-1 to PRO-5, INV-4, INV-5, ORD-10: a new user finds promotions, events, prices and a count on their way, and two parcels for one box",
    arguments: ["2026-11-24T13:42", "2026-11-25T00:20", "2026-11-29T23:50"])
  func everyPaneIsFilled(moment: String) throws {
    let parts = moment.split(separator: "T")
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    let now = ShopZone.shanghai.instant(ShopDay(iso: parts[0])!, second: clock[0] * 3600 + clock[1] * 60)
    let folder = FileManager.default.temporaryDirectory.path + "/shopdesk-demo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DemoShop(seed: 7, orders: 60).make(at: folder + "/shop.db", now: now)
    let desk = try Desk.open(folder + "/shop.db", fixedClock: { now })
    defer { desk.close() }
    func actor(_ name: String) throws -> Actor {
      try desk.actor(of: desk.signIn(name, password: DemoShop.password, terminal: "test").session)
    }
    let director = try actor("linguodong")
    #expect(try desk.promotions().rows.map(\.stage) == [.submitted, .live, .ended])
    let over = try desk.promotionCard(PromotionID(number: 1), for: director)
    #expect(over.results.during.orders > 0 && over.results.during.units > 3)
    for visits in [over.traffic.during, over.traffic.before] { #expect(visits.visitors ?? 0 > 100) }
    #expect(over.traffic.during.visitors ?? 0 > over.traffic.before.visitors ?? 0)
    #expect(try desk.promotionCard(PromotionID(number: 3), for: director).conflicts.isEmpty)
    #expect(try Set(desk.events(for: director).map(\.event.stage)) == [.announced, .signedUp])
    let counts = try desk.queueCounts().filter { $0.open > 0 }.map(\.kind)
    for kind: WorkKind in [.publishPrice, .publishListing, .approveByDirector, .enterCount, .settleCount, .eventStep] {
      #expect(counts.contains(kind), "\(kind)")
    }
    let goods = try desk.stock(StockAsk(), limit: 100).rows
    #expect(goods.count == 24 && goods.allSatisfy { $0.terms.price != nil && $0.terms.cost != nil })
    #expect(goods.filter { $0.listings.contains { $0.state == .listed } }.count > 15)
    // What buyers paid is what promotions say.
    for row in try desk.find("", stage: nil, after: nil, limit: 100, for: director).rows {
      let outcome = try desk.card(of: row.id, for: director).promotions?.outcome
      #expect(outcome == nil || outcome == .match || row.stage == .awaitingPayment, "\(row.id.text)")
    }
    // INV-3, INV-6: days of cover, goods that sold out and are still up, a relisting to decide on, a shortage.
    let needs = try desk.replenishment(limit: 100).rows
    #expect(needs.contains { $0.need.last7 > 0 && $0.need.coverDays != nil }, "\(needs.map(\.sku))")
    let soldOut = try desk.publishing(limit: 100).rows.filter { $0.sku == "KTL-15-WH" && $0.available == 0 }
    #expect(!soldOut.isEmpty)
    #expect(try desk.shortages(limit: 50).rows.map(\.sku).contains("KTL-15-WH"))
    let asked = try desk.requests(for: director).rows
    #expect(asked.contains { $0.command == .listSKU && $0.stage == .proposed && $0.subject == .sku("YY-KID-BL-130") })
    let wave = desk.settings.calendar.currentWave(at: now)
    #expect(try desk.mergeAdvice(wave: wave, for: actor("liuyang")).proposals.count == 1)
    #expect(try desk.courierRules().rows.count == 6)
    #expect(try desk.verify().sentences == [])
  }

  @Test("ROL-1, ROL-6: each of the demo's people holds the one post they stand for; the administrator has none of the business")
  func onePostEach() throws {
    let now = ShopZone.shanghai.instant(ShopDay(iso: "2026-11-24")!, second: 13 * 3600)
    let folder = FileManager.default.temporaryDirectory.path + "/shopdesk-demo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let demo = DemoShop(seed: 7, orders: 20)
    try demo.make(at: folder + "/shop.db", now: now)
    let desk = try Desk.open(folder + "/shop.db", fixedClock: { now })
    defer { desk.close() }
    let held = Dictionary(uniqueKeysWithValues: try desk.people().map { ($0.name, $0.roles) })
    #expect(held == Dictionary(uniqueKeysWithValues: demo.people.map { ($0.name, [$0.role]) }))
    #expect(held["admin"] == [.dbAdmin] && held["duyun"] == [.generalManager])
  }
}
