import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Visits of many days and shops")
struct TrafficSumTests {
  @Test("PRO-5: figures beyond all measure are counted as a thousand million, and their sum doesn't overflow")
  func beyondMeasure() throws {
    let shop = try PromotionScene.at(.ended)
    let day = try #require(ShopDay(iso: "2026-01-06"))
    try shop.desk.rawSQL(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO traffic SELECT \(day.number), 'taobao', 'shop' || i, 'A', '', 999999999999, 999999999999, 10000, 10000 FROM n
      """)
    let figures = try shop.promotion().traffic.during
    #expect(figures.visits == 2_000_000_000_000 && figures.visitors == 2_000_000_000_000)
    #expect(figures.conversion == 10_000 && figures.bounce == 10_000)
  }
}
