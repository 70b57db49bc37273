import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("SUP-5, ROL-10: contacts against the roster, and what a day left open")
struct RosterReportTests {
  private let monday = ReportScene.monday
  private func order(_ number: Int64) -> OrderID { OrderID(number: number) }

  @Test(
    "SUP-5: minutes on shift by hour, without meals and leave, as the day left them: whatever is recorded later changes nothing")
  func minutes() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("1", fen: 1000), .sold("2", fen: 1000)])
    try shop.perform(.setRoster(name: "presaleagent", from: monday, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "aftersaleagent", from: monday, to: nil, shift: .late), as: .agentLead)
    try shop.perform(.setRoster(name: "shipper", from: monday, to: nil, shift: .day), as: .director)
    try shop.perform(
      .askLeave(name: "presaleagent", kind: .emergency, from: "2026-01-05 16:00", until: "2026-01-05 18:30", reason: "牙痛"),
      as: .agentLead)
    try shop.perform(.contactOrder(order(1), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    let expected = [8: 30, 9: 60, 10: 60, 11: 30, 12: 30, 13: 90, 14: 120, 15: 120, 16: 60, 17: 30, 18: 30, 19: 60, 23: 30]
    func minutes() throws -> [Int] { try shop.desk.workReport(.day, around: monday).hours[0].map(\.rosteredMinutes) }
    #expect(try minutes().reduce(0, +) == 30, "what is still to come isn't told")
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    // Asked for as the first act of the morning it is what it is ever after.
    let asked = try shop.desk.workReport(.day, around: monday, leaves: true)
    try shop.perform(.noteOrder(order(1), text: "x", flag: nil), as: .presaleAgent)
    #expect(try shop.desk.workReport(.day, around: monday) == asked)
    let told = try minutes()
    for (hour, count) in expected { #expect(told[hour] == count, "\(hour):00") }
    #expect(told.reduce(0, +) == 540 - 150 + 540)
    let before = try shop.desk.workReport(.day, around: monday)
    try shop.perform(
      .askLeave(name: "aftersaleagent", kind: .emergency, from: "2026-01-05 20:00", until: "2026-01-05 23:30", reason: "发烧"),
      as: .agentLead)
    try shop.perform(.noteAbsence(name: "shipper", day: monday, reason: "早退"), as: .director)
    #expect(try shop.desk.workReport(.day, around: monday) == before)
    try shop.desk.keepDays()
    #expect(try shop.desk.workReport(.day, around: monday) == before)
    try shop.expectSound()
  }

  @Test("SUP-5: where to add and where to take people, against the mean; without a roster there is nothing to say")
  func staffing() throws {
    let week = WorkPeriod.week.days(around: monday)
    let closing = DayClosing(day: monday, first: 1, last: 1, digest: "", isOver: true)
    var report = WorkReport(period: .week, days: week, closing: closing, isOver: true)
    report.weekdays = Array(repeating: 1, count: 7)
    report.hours[0][9].contacts = 12
    #expect(report.staffing.isEmpty && !report.isRostered)
    // Two on at nine and three at ten, eleven and twelve; eight contacts an hour would be the mean of 24 in 11 hours on shift: 2.2 each.
    report.hours[0][9].rosteredMinutes = 120
    for hour in 10...12 {
      report.hours[0][hour].contacts = 4
      report.hours[0][hour].rosteredMinutes = 180
    }
    report.hours[2][20].contacts = 3
    report.hours[2][21].contacts = 2
    let said = report.staffing
    #expect(said.map(\.advice) == [.add, .take, .take, .take, .add])
    #expect(said.first == Staffing(weekday: 1, hour: 9, contacts: 12, rosteredMinutes: 120, advice: .add))
    #expect(
      said.last == Staffing(weekday: 3, hour: 20, contacts: 3, rosteredMinutes: 0, advice: .add),
      "somebody called and nobody was on")
    // The last one on shift is never taken away.
    for hour in 10...12 { report.hours[0][hour].rosteredMinutes = 60 }
    #expect(!report.staffing.contains { $0.advice == .take })
  }

  @Test(
    "ROL-10: the day's report names what was left in hand or handed over and not accepted; later acts change no day that is over")
  func left() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 17, 0))
    try shop.take((1...4).map { .sold("\($0)", fen: 1000) })
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: nil, title: nil), as: .merchandiser)
    for number in 1...4 { try shop.perform(.claimOrder(order(Int64(number))), as: .presaleAgent) }
    try shop.perform(.offerOrder(order(2), promised: "明天回电"), as: .presaleAgent)
    try shop.perform(.contactOrder(order(3), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.confirmOrder(order(3)), as: .presaleAgent)
    try shop.perform(.releaseOrder(order(4)), as: .presaleAgent)
    func left(_ day: ShopDay) throws -> [String] {
      try shop.desk.workReport(.day, around: day).left.map { "\($0.person) \($0.number) \($0.isOffered)" }
    }
    let evening = ["presaleagent 1 false", "presaleagent 2 true"]
    #expect(try left(monday) == evening)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    try shop.perform(.acceptOrder(order(2)), as: .aftersaleAgent)
    try shop.perform(.contactOrder(order(1), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.confirmOrder(order(1)), as: .presaleAgent)
    #expect(try left(monday) == evening)
    #expect(try left(ReportScene.tuesday) == ["aftersaleagent 2 false"])
    #expect(try shop.desk.workReport(.week, around: monday).left.isEmpty)
    try shop.expectSound()
  }
}
