import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("Finance report")
struct FinanceReportTests {
  private let monday = ReportScene.monday
  private let tuesday = ReportScene.tuesday

  @Test("FUL-8: a day's orders, goods, shipping, discounts, refunds and net by shop, to the fen")
  func sums() throws {
    let shop = try ReportScene.shop()
    try shop.take([
      .sold("1001", fen: 10001, shipping: 600, discount: 333), .sold("1002", fen: 999, discount: 1),
      .sold("1003", fen: 5000, shipping: 800, refunded: 250), .sold("1004", fen: 7000, shop: "第二店", isPaid: false),
      .sold("1005", fen: 2500, shipping: 1, discount: 2501, shop: "第二店"),
    ])
    var gone = ImportedOrder.sold("1006", fen: 4000, refunded: 4000, shop: "第二店")
    gone.status = .closedRefunded
    var unpaid = ImportedOrder.sold("1007", fen: 4000, isPaid: false)
    unpaid.status = .closedUnpaid
    try shop.take([gone, unpaid])
    try ReportScene.refund(OrderID(number: 1), 1200, in: shop)
    let report = try shop.desk.financeReport(of: monday)
    #expect(report.sums.map(\.shop) == ["示例旗舰店", "第二店"].sorted())
    // 10001 + 999 + 5000; 600 + 800; 333 + 1; 250 told by the platform and 1200 of our own.
    #expect(report.sums.first { $0.shop == "示例旗舰店" }?.numbers == [3, 16000, 1400, 334, 1450, 15616])
    // The one for nothing, and the one that was paid and paid back.
    #expect(report.sums.first { $0.shop == "第二店" }?.numbers == [2, 6500, 1, 2501, 4000, 0])
    #expect(report.total.numbers == [5, 22500, 1401, 2835, 5450, 15616])
    #expect(report.refunds.map(\.counted.fen) == [1200, 250, 4000])
    #expect(report.refunds.map(\.cases) == [["C0000001"], [], []] && report.unrecorded == 0)
  }

  @Test(
    "FUL-8: what is imported late belongs to the day that heard of it: paid, refunded, and what the platform tells of our own refund"
  )
  func late() throws {
    let shop = try ReportScene.shop()
    try shop.take([.sold("1001", fen: 8000, shipping: 500, isPaid: false), .sold("1002", fen: 6000)], exportedAt: shop.clock.now)
    try ReportScene.refund(OrderID(number: 2), 1000, in: shop)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    let signed = try shop.desk.financeReport(of: monday)
    #expect(signed.total.numbers == [1, 6000, 0, 0, 1000, 5000])
    var paid = ImportedOrder.sold("1001", fen: 8000, shipping: 500, discount: 700)
    // As if it had been paid on Monday.
    paid.paidAt = TestClock.at(2026, 1, 5, 23, 0)
    try shop.take([paid, .sold("1002", fen: 6000, refunded: 1000)], exportedAt: shop.clock.now)
    var report = try shop.desk.financeReport(of: tuesday)
    // The platform's 1000 are our own of yesterday: told, but counted once.
    #expect(report.total.numbers == [1, 8000, 500, 700, 0, 7800])
    #expect(report.refunds.map { [$0.settled.fen, $0.told.fen, $0.counted.fen] } == [[0, 1000, 0]])
    shop.move(to: TestClock.at(2026, 1, 6, 10, 0))
    try shop.take([.sold("1002", fen: 6000, refunded: 1800)], exportedAt: shop.clock.now)
    report = try shop.desk.financeReport(of: tuesday)
    #expect(report.total.refunds == Money(fen: 800) && report.refunds.map(\.told.fen) == [1800])
    #expect(try shop.desk.financeReport(of: monday).sums == signed.sums)
    // The same file once more says nothing new.
    try shop.take([.sold("1002", fen: 6000, refunded: 1800), paid], exportedAt: shop.clock.now)
    #expect(try shop.desk.financeReport(of: tuesday).sums == report.sums)
    try shop.expectSound()
  }

  @Test("FUL-8: one day of a long history is read by its records and no others")
  func bounded() throws {
    let shop = try ReportScene.shop()
    var number = 1
    for day in 0..<5 {
      shop.move(to: TestClock.at(2026, 1, 5 + day, 9, 0))
      for _ in 0..<2 {
        try shop.take((0..<1100).map { .sold("9\(100_000 + number + $0)", fen: Int64(100 + $0), shipping: Int64(day)) })
        number += 1100
      }
    }
    shop.move(to: TestClock.at(2026, 1, 9, 18, 0))
    let count = Int(try Foreign(shop.path).value("SELECT count(*) FROM record")) ?? 0
    #expect(count > 10_000)
    let closing = try shop.desk.closing(of: ShopDay(iso: "2026-01-07")!)
    #expect(closing.last - closing.first + 1 == 2202)
    let report = try shop.desk.financeReport(of: closing.day)
    let goods = 2 * (0..<1100).reduce(Int64(0)) { $0 + 100 + Int64($1) }
    #expect(report.total.numbers == [2200, goods, 4400, 0, 0, goods + 4400])
    let foreign = try Foreign(shop.path)
    for sql in [FinanceReader.records, ShippingReader.records] {
      let plan = try foreign.rows("EXPLAIN QUERY PLAN \(sql)").map { $0[3] }
      #expect(plan == ["SEARCH record USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
    }
    for sql in [FinanceReader.earlier] {
      let plan = try foreign.rows("EXPLAIN QUERY PLAN \(sql)").map { $0[3] }
      #expect(plan == ["SEARCH record USING INDEX record_subject (subject=? AND seq<?)"])
    }
  }
}
