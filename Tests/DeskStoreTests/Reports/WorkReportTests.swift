import DeskCore
import DeskTestKit
import Testing

@_spi(Testing) @testable import DeskStore

/// SUP-3: the department's day, week and month.
@Suite("Work report")
struct WorkReportTests {
  private let monday = ReportScene.monday
  private let one = OrderID(number: 1)

  /// Two days: three orders sold on Monday, contacted in time and late, one shipped, one refunded on Tuesday.
  private func shop() throws -> TestShop {
    let shop = try ReportScene.stocked(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("2001", fen: 5000, shipping: 600, discount: 100), .sold("2002", fen: 7000, shop: "乙店")])
    try shop.perform(.contactOrder(OrderID(number: 2), outcome: .noAnswer, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.contactOrder(OrderID(number: 2), outcome: .confirmed, channel: .wangwang, note: nil), as: .agentLead)
    try ReportScene.ship(one, in: shop, weight: 500, waybill: "YT0000000000001")
    shop.move(to: TestClock.at(2026, 1, 6, 10, 0))
    try shop.perform(.contactOrder(OrderID(number: 3), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try ReportScene.refund(one, 300, in: shop)
    try shop.perform(.cancelOrder(OrderID(number: 3), reason: "不要了"), as: .agentLead)
    return shop
  }

  @Test("SUP-3: contacts, confirmed orders, refunds, after-sale and stock of a day, to the fen")
  func day() throws {
    let shop = try shop()
    let report = try shop.desk.workReport(.day, around: monday)
    let finance = try shop.desk.financeReport(of: monday)
    #expect(report.total == finance.total && report.sums == finance.sums && report.isOver)
    // Order 1 was contacted by the way it is shipped, order 2 by the agent, then by the lead.
    let agent = try #require(report.agents.first { $0.person == "presaleagent" })
    #expect(report.team.inquiries == 2 && report.team.deals == 1)
    #expect(agent.inquiries >= 1 && report.agents.allSatisfy { $0.within <= $0.timed && $0.timed <= $0.inquiries })
    #expect(report.lateContacts == report.team.timed - report.team.within)
    #expect(report.soldPieces == 1 && report.stockAfter == 499 && report.stockBefore == 0)
    #expect(report.hours[0][9].contacts >= 2 && report.hours[0][9].people >= 1)
    let tuesday = try shop.desk.workReport(.day, around: monday.advanced(by: 1))
    #expect(tuesday.total.refunds == Money(fen: 300) && tuesday.cases == [.refund: 1] && tuesday.settled == 1)
    #expect(tuesday.cancelled == 1 && tuesday.stockBefore == 499 && tuesday.stockAfter == 499 && !tuesday.isOver)
    try shop.expectSound()
  }

  @Test("SUP-3: a week and a month are the sum of their days, kept or told anew")
  func sums() throws {
    let shop = try shop()
    shop.move(to: TestClock.at(2026, 1, 7, 9, 0))
    try shop.perform(.noteOrder(one, text: "x", flag: nil), as: .presaleAgent)
    let before = try WorkPeriod.allCases.map { try shop.desk.workReport($0, around: monday) }
    #expect(try shop.desk.keepDays() == 2)
    #expect(try shop.desk.keepDays() == 0)
    #expect(try WorkPeriod.allCases.map { try shop.desk.workReport($0, around: monday) } == before)
    let days = try (5...7).map { try shop.desk.workReport(.day, around: ShopDay(year: 2026, month: 1, day: $0)!) }
    let month = before[2]
    #expect(month.team.inquiries == days.reduce(0) { $0 + $1.team.inquiries })
    #expect(month.total.net == days.reduce(Money.zero) { $0 + $1.total.net })
    #expect(month.soldPieces == days.reduce(0) { $0 + $1.soldPieces })
    #expect(month.turnsInHundredths == (month.soldPieces * 200 + 249) / 499)
    try shop.expectSound()
  }

  @Test("SUP-3: a day that is over is the same for ever, whatever comes later")
  func reproducible() throws {
    let shop = try shop()
    let monday = try shop.desk.workReport(.day, around: monday)
    shop.move(to: TestClock.at(2026, 1, 8, 9, 0))
    try shop.perform(.contactOrder(OrderID(number: 2), outcome: .confirmed, channel: .phone, note: nil), as: .agentLead)
    try shop.take([.sold("2003", fen: 100)])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 7, location: nil, barcode: nil, title: nil), as: .merchandiser)
    #expect(try shop.desk.workReport(.day, around: self.monday) == monday)
    try shop.desk.keepDays()
    #expect(try shop.desk.workReport(.day, around: self.monday) == monday)
  }

  @Test("SUP-3: a kept day stays true when an import says later when an order that was contacted unpaid was paid")
  func paidLater() throws {
    let shop = try ReportScene.stocked(at: TestClock.at(2026, 1, 5, 9, 0))
    // To be shipped, the marketplace says, and not yet when it was paid.
    var unpaid = ImportedOrder.sold("2001", fen: 5000, isPaid: false)
    (unpaid.status, unpaid.createdAt) = (.awaitingShipment, TestClock.at(2026, 1, 5, 8, 40))
    try shop.take([unpaid], exportedAt: TestClock.at(2026, 1, 5, 8, 50))
    try shop.perform(.contactOrder(OrderID(number: 2), outcome: .noAnswer, channel: .phone, note: nil), as: .presaleAgent)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    try shop.perform(.noteOrder(one, text: "x", flag: nil), as: .presaleAgent)
    try shop.desk.keepDays()
    let before = try shop.desk.workReport(.day, around: monday)
    #expect(before.team.inquiries == 1 && before.team.timed == 1 && before.lateContacts == 1)
    var paid = ImportedOrder.sold("2001", fen: 5000)
    (paid.createdAt, paid.paidAt) = (unpaid.createdAt, TestClock.at(2026, 1, 5, 8, 55))
    try shop.take([paid], exportedAt: TestClock.at(2026, 1, 6, 8, 59))
    #expect(try shop.desk.workReport(.day, around: monday) == before)
    try shop.expectSound()
  }

  @Test("SUP-3: a week runs from Saturday to Friday, a month over its days")
  func periods() {
    let friday = ShopDay(iso: "2026-01-09")!
    let week = ShopDay(iso: "2026-01-03")!...friday
    for day in 3...9 { #expect(WorkPeriod.week.days(around: ShopDay(year: 2026, month: 1, day: day)!) == week) }
    #expect(WorkPeriod.week.days(around: friday.advanced(by: 1)).lowerBound == friday.advanced(by: 1))
    #expect(WorkPeriod.month.days(around: ShopDay(iso: "2028-02-10")!).upperBound == ShopDay(iso: "2028-02-29")!)
    #expect(WorkPeriod.month.days(around: ShopDay(iso: "2026-12-31")!).lowerBound == ShopDay(iso: "2026-12-01")!)
  }

  @Test("ORD-2: time to contact counts service hours only")
  func serviceTime() {
    let hours = ServiceHours.standard
    func seconds(_ from: Instant, _ to: Instant) -> Int { hours.seconds(from: from, to: to, in: .shanghai) }
    #expect(seconds(TestClock.at(2026, 1, 5, 9, 0), TestClock.at(2026, 1, 5, 9, 7, 5)) == 425)
    #expect(seconds(TestClock.at(2026, 1, 5, 20, 58), TestClock.at(2026, 1, 6, 8, 35)) == 420)
    #expect(seconds(TestClock.at(2026, 1, 5, 3, 0), TestClock.at(2026, 1, 5, 8, 31)) == 60)
    #expect(seconds(TestClock.at(2026, 1, 5, 22, 0), TestClock.at(2026, 1, 6, 6, 0)) == 0)
    #expect(seconds(TestClock.at(2026, 1, 5, 9, 0), TestClock.at(2026, 1, 5, 8, 0)) == 0)
    // Whatever is within ten minutes by the deadline is within 600 seconds by the clock.
    for minute in stride(from: 0, to: 1440, by: 7) {
      let paid = TestClock.at(2026, 1, 5, 0, 0).advanced(byMinutes: Int64(minute))
      #expect(seconds(paid, hours.due(after: paid, minutes: 10, in: .shanghai)) == 600)
    }
  }

  @Test(
    "SUP-3: verify tells each kept day again and names the first figure that differs",
    arguments: [
      ("UPDATE day_figure SET value = value + 1 WHERE figure = 'inquiries'", "inquiries of"),
      ("DELETE FROM day_figure WHERE figure = 'net' OR figure = 'goods'", "goods of"),
      ("INSERT INTO day_figure VALUES (20458, 'settled', '', 4)", "settled on 2026-01-05"),
      ("UPDATE day_figure SET day = day + 10000", "figures of"),
    ])
  func forged(change: String, fault: String) throws {
    let shop = try shop()
    shop.move(to: TestClock.at(2026, 1, 7, 9, 0))
    try shop.perform(.noteOrder(one, text: "x", flag: nil), as: .presaleAgent)
    try shop.desk.keepDays()
    try shop.expectSound()
    try Foreign(shop.path).run(change)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.contains(fault) }, "found: \(faults)")
  }

  @Test("SUP-3: refused before the books begin and for what is still to come")
  func bounds() throws {
    let shop = try ReportScene.stocked()
    #expect(throws: Refusal.self) { try shop.desk.workReport(.day, around: monday.advanced(by: 1)) }
    #expect(throws: Refusal.self) { try shop.desk.workReport(.month, around: ShopDay(iso: "2025-12-31")!) }
    #expect(try shop.desk.workReport(.month, around: monday.advanced(by: 20)).days.lowerBound == ShopDay(iso: "2026-01-01")!)
    #expect(try shop.refusal(.exportWorkReport(.day, monday), as: .presaleAgent)?.code == .notPermitted)
    #expect(try shop.refusal(.exportWorkReport(.week, monday.advanced(by: 30)), as: .agentLead)?.rule == "FUL-8")
  }
}
