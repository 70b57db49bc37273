import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("When counts are due, and of what")
struct CountDutyTests {
  private func due(_ kind: WorkKind, _ shop: TestShop) throws -> Instant? {
    try shop.desk.queue([kind], for: shop.actor(.merchandiser)).rows.first?.due
  }

  @Test("INV-5: a part count is due two working days after goods first came and after the last one, a full one by the month's end")
  func duties() throws {
    let shop = try GoodsScene.priced()
    // Monday 2026-01-05: Wednesday at six.
    #expect(try due(.partCount, shop) == TestClock.at(2026, 1, 7, 18, 0))
    #expect(try due(.fullCount, shop) == TestClock.at(2026, 1, 31, 18, 0))
    try shop.perform(.openCount(.part, skus: [], zone: nil, size: nil), as: .merchandiser)
    shop.clock.set(TestClock.at(2026, 1, 8, 9, 0))
    shop.endDay()
    try shop.enter(12, as: .shipper)
    // Thursday: the weekend isn't worked.
    #expect(try due(.partCount, shop) == TestClock.at(2026, 1, 12, 18, 0))
    #expect(try due(.fullCount, shop) == TestClock.at(2026, 1, 31, 18, 0))
    try shop.expectSound()
    try shop.perform(.setDay(ShopDay(iso: "2026-01-09")!, kind: .holiday, note: nil), as: .director)
    #expect(try due(.partCount, shop) == TestClock.at(2026, 1, 13, 18, 0))
    try shop.expectSound()
    shop.clock.set(TestClock.at(2026, 1, 30, 9, 0))
    shop.endDay()
    let full = try #require(
      try shop.perform(.openCount(.full, skus: [], zone: nil, size: nil), as: .merchandiser).count)
    try shop.perform(.enterCount(full, sku: "A", quantity: 12), as: .shipper)
    try shop.perform(.signCount(full, note: nil), as: .finance)
    #expect(try due(.fullCount, shop) == TestClock.at(2026, 2, 28, 18, 0))
    #expect(try due(.partCount, shop) == TestClock.at(2026, 2, 3, 18, 0))
    try shop.expectSound()
  }

  @Test("INV-5: each SKU comes round, fast movers more often; bounded, in walking order; the size named last stays")
  func chosen() throws {
    let day = Int64(86_400_000)
    let now = Instant(milliseconds: 400 * day)
    func one(_ sku: String, _ days: Int64?, _ moves: Int, at location: String = "A") -> CountPlan.Candidate {
      .init(
        sku: sku, location: location, countedAt: days.map { Instant(milliseconds: now.milliseconds - $0 * day) }, movements: moves)
    }
    let all = [one("fast", 3, 90), one("slow", 20, 0), one("new", nil, 0, at: "Z"), one("fresh", 1, 90), one("old", 300, 0)]
    func choose(_ size: Int) throws -> [String] {
      try CountPlan.choose(.part, from: all, named: [], zone: nil, size: size, open: nil, now: now)
    }
    // Never counted before all; 300 days × 10, then 3 days × 100, 20 × 10, 1 × 100.
    #expect(try choose(1) == ["new"])
    #expect(try choose(3) == ["fast", "old", "new"])
    #expect(try choose(4) == ["fast", "old", "slow", "new"])
    // Twelve SKUs by fours: after three counts each was counted once.
    let shop = try TestShop()
    for number in 1...12 {
      let sku = "S\(number)"
      try shop.perform(
        .receiveStock(sku: sku, quantity: number, location: "A-\(number)", barcode: "B\(number)", title: "枕套"), as: .merchandiser)
    }
    var seen: [String] = []
    for round in 1...3 {
      let id = try #require(
        try shop.perform(.openCount(.part, skus: [], zone: nil, size: round == 1 ? 4 : nil), as: .merchandiser).count)
      let rows = try shop.desk.countLines(of: id).rows
      #expect(rows.count == 4)
      for row in rows {
        seen.append(row.sku)
        try shop.perform(.enterCount(id, sku: row.sku, quantity: Int(row.sku.dropFirst())!), as: .shipper)
      }
      shop.clock.set(shop.clock.now.advanced(byHours: 48))
      shop.endDay()
    }
    #expect(Set(seen).count == 12)
    try shop.expectSound()
  }

  @Test("INV-5: verify sees an entry, a state and a booking that aren't what the records tell")
  func verified() throws {
    for (fault, part) in [
      ("UPDATE count_line SET state = 'matched' WHERE sku = 'A'", "is matched"),
      ("UPDATE stock_count SET open_lines = 1, state = 'counting', closed_at = NULL", "isn't as its SKUs say"),
      ("UPDATE stock_level SET moves = 7 WHERE sku = 'A'", "has not moved 7 times"),
      ("DELETE FROM work_item WHERE kind = 'partCount'", "partCount"),
    ] {
      let shop = try CountScene.at(.booked)
      try shop.expectSound()
      let foreign = try Foreign(shop.path)
      try foreign.run(fault)
      #expect(try shop.desk.verify().sentences.contains { $0.contains(part) }, "\(fault)")
    }
    let shop = try CountScene.at(.booked)
    #expect(throws: (any Error).self) { try Foreign(shop.path).run("UPDATE count_entry SET quantity = 9") }
  }
}
