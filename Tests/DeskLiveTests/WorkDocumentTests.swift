import DeskConsole
import DeskCore
import DeskLive
import DeskTestKit
import Foundation
import Testing

/// SUP-3: the department's reports as they lie on paper and in files.
@Suite struct WorkDocumentTests {
  private let monday = ShopDay(iso: "2026-01-05")!
  private let shop: TestShop

  init() throws {
    shop = try TestShop(at: TestClock.at(2026, 1, 5, 13, 0), inMemory: true)
    var order = ImportedOrder.paid("609300000000001187")
    order.shopName = "=HYPERLINK(\"x\")<b>\u{1B}[31m"
    try shop.take([order, ImportedOrder.paid("609300000000002201")])
    try shop.perform(
      .contactOrder(OrderID(number: 1), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    shop.clock.set(TestClock.at(2026, 1, 6, 8, 0))
    shop.endDay()
    try shop.perform(.noteOrder(OrderID(number: 2), text: "x", flag: nil), as: .presaleAgent)
  }

  private func document(_ period: WorkPeriod, _ language: Language = .zh) throws -> WorkDocument {
    try WorkDocument(period, monday, shop.desk, language: language)
  }

  @Test("SUP-3: each period in each form and language says the same figures and ends with the closing digest")
  func forms() throws {
    let digest = try shop.desk.closing(of: monday).digest
    for period in WorkPeriod.allCases {
      for language in Language.allCases {
        let made = try document(period, language)
        #expect(made.report.team.inquiries == 1 && made.report.team.timed == 1)
        for format in [DayReport.Format.text, .html, .csv] {
          let text = String(decoding: try made.bytes(format), as: UTF8.self)
          #expect(text.contains(period == .day ? digest : made.report.closing.digest), "\(period) \(format)")
          #expect(text.contains(Texts(language).pick("接待", "contacted")), "\(period) \(format)")
        }
      }
    }
    #expect(try document(.day).name == "report-day-2026-01-05")
    #expect(try document(.week).name == "report-week-2026-01-03")
    #expect(try document(.week, .en).text.hasPrefix("Work report of the week 2026-01-03 – 2026-01-09\n"))
  }

  @Test("SUP-3: a day that is over is the same to the byte whatever comes later")
  func bytes() throws {
    func all() throws -> [[UInt8]] { try [DayReport.Format.text, .html, .csv].map { try document(.day).bytes($0) } }
    let before = try all()
    shop.clock.set(TestClock.at(2026, 1, 9, 8, 0))
    shop.endDay()
    try shop.take([.paid("609300000000003301")])
    #expect(try all() == before)
  }

  @Test(
    "SUP-5, ROL-10: contacts stand beside the hours on shift, and what the day left beside its person, on paper and in the file")
  func roster() throws {
    let shop = try TestShop(at: TestClock.at(2026, 1, 5, 9, 0), inMemory: true)
    try shop.take([.paid("609300000000001187"), .paid("609300000000002201")])
    try shop.perform(.setRoster(name: "presaleagent", from: monday, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.claimOrder(OrderID(number: 1)), as: .presaleAgent)
    try shop.perform(
      .contactOrder(OrderID(number: 2), outcome: .noAnswer, channel: .phone, note: nil), as: .agentLead)
    shop.clock.set(TestClock.at(2026, 1, 6, 8, 0))
    shop.endDay()
    try shop.perform(.noteOrder(OrderID(number: 2), text: "x", flag: nil), as: .presaleAgent)
    let made = try WorkDocument(.day, monday, shop.desk)
    for words in ["当日未完", "609300000000001187", "在手上", "联系次数/排班人时/在岗人次", "1/1/2", "可减人", "0/0.5/0"] {
      #expect(made.text.contains(words) == (words != "可减人"), "\(words): \(made.text)")
    }
    let csv = String(decoding: try made.bytes(.csv), as: UTF8.self)
    #expect(csv.contains("排班(分钟)") && csv.contains("当日未完"))
    let other = try WorkDocument(.week, monday, shop.desk, language: .en).text
    #expect(other.contains("Contacts / hours on shift / people at work") && !other.contains("Left open"))
  }

  @Test("Text from outside is no formula in a file, no markup on a page, and no control on paper")
  func hostile() throws {
    let made = try document(.month)
    let csv = String(decoding: try made.bytes(.csv), as: UTF8.self)
    for line in csv.split(separator: "\r\n") where !line.hasPrefix("\u{FEFF}") { #expect(line.hasPrefix("\"")) }
    #expect(!csv.contains(",\"=") && !csv.contains("\u{1B}"))
    let html = String(decoding: try made.bytes(.html), as: UTF8.self)
    #expect(html.contains("&lt;b&gt;") && !html.contains("<b>") && !html.contains("\u{1B}"))
    #expect(!made.text.contains("\u{1B}"))
  }
}
