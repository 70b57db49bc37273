import DeskCore
import DeskLive
import DeskTestKit
import Foundation
import Testing

/// FUL-8: the two reports as they lie on paper and in files.
@Suite struct DayReportTests {
  private let monday = ShopDay(iso: "2026-01-05")!
  private let shop: TestShop

  init() throws {
    shop = try TestShop(at: TestClock.at(2026, 1, 5, 13, 0), inMemory: true)
    var first = ImportedOrder.paid("609300000000001187")
    first.lines[0].title = "=HYPERLINK(\"x\")\n四件套"
    first.titles = first.lines[0].title
    first.shippingFee = Money(fen: 600)
    first.paid = Money(fen: 1500)
    first.lines[0].paid = Money(fen: 900)
    var second = ImportedOrder.paid("609300000000002201")
    second.refunded = Money(fen: 120)
    try shop.take([first, second])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "6901234567892", title: nil), as: .merchandiser)
    try shop.confirm(OrderID(number: 1))
    let parcel = ParcelID(stored: "P260105-0001")
    for step in [
      Command.assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), .printParcel(parcel), .pickParcel(parcel),
      .packParcel(parcel, scans: ["6901234567892"], weight: 480), .shipParcel(parcel), .handOverParcel(parcel),
    ] { try shop.perform(step, as: .shipper) }
    shop.clock.set(TestClock.at(2026, 1, 6, 8, 0))
    shop.endDay()
    try shop.perform(.noteOrder(OrderID(number: 2), text: "x", flag: nil), as: .presaleAgent)
  }

  private func text(_ kind: CommandKind) throws -> String { try DayReport(kind, monday, shop.desk).text }

  @Test("FUL-8, REC-1, REC-3: the finance report says each sum, the closing digest and where to sign") func finance() throws {
    let text = try text(.exportFinanceReport)
    let digest = try shop.desk.closing(of: monday).digest
    #expect(text.hasPrefix("财务日报 2026-01-05\n"))
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("taobao 示例旗舰店") })
    // Two orders of 10.00, 6.00 shipping, 1.00 off, 1.20 told as refunded.
    #expect(row.split(separator: " ").dropFirst(2) == ["2", "20.00", "6.00", "1.00", "1.20", "23.80"])
    #expect(text.contains(digest) && text.contains("财务签字 ______________"))
    #expect(!text.contains("当日未结"))
    #expect(try DayReport(.exportFinanceReport, ShopDay(iso: "2026-01-06")!, shop.desk).text.contains("当日未结: 截至第"))
  }

  @Test("FUL-8, REC-3: the shipping report has the parcel's whole story and nothing of its buyer") func shipping() throws {
    for format in DayReport.Format.allCases where format != .pdf {
      let bytes = try DayReport(.exportShippingReport, monday, shop.desk).bytes(format)
      let text = String(decoding: bytes, as: UTF8.self)
      for part in ["P260105-0001", "609300000000001187", "YT8812345678901", "480", "shipper", "13:00"] {
        #expect(text.contains(part), "\(format) lacks \(part)")
      }
      for secret in ["示例甲", "13800138000", "示例路", "西湖区", "示例买家"] { #expect(!text.contains(secret), "\(format) tells \(secret)") }
    }
  }

  @Test("FUL-8: no cell of the file can become a formula, ids aren't rounded, and the day's closing stands in it") func csv() throws
  {
    let report = try DayReport(.exportShippingReport, monday, shop.desk)
    let text = String(decoding: try report.bytes(.csv), as: UTF8.self)
    #expect(text.contains("\"SKU-1 =HYPERLINK(\"\"x\"\")") && !text.contains(",\"=HYPERLINK"))
    #expect(text.contains("=\"609300000000001187\"") && text.contains(report.closing.digest))
    for line in text.split(separator: "\r\n") where !line.hasPrefix("\u{FEFF}") { #expect(line.hasPrefix("\"")) }
  }

  @Test("FUL-8: the same bytes in every form after whatever came later") func bytes() throws {
    func all() throws -> [[UInt8]] {
      try [CommandKind.exportShippingReport, .exportFinanceReport].flatMap { kind in
        try [DayReport.Format.text, .html, .csv].map { try DayReport(kind, monday, shop.desk).bytes($0) }
      }
    }
    let before = try all()
    var refunded = ImportedOrder.paid("609300000000002201")
    refunded.refunded = Money(fen: 700)
    try shop.take([refunded, .paid("609300000000009999")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 1, location: "Z-9", barcode: "690111", title: "新品名"), as: .merchandiser)
    try shop.perform(.disablePerson(name: "shipper"), as: .dbAdmin)
    for kind in [CommandKind.exportShippingReport, .exportFinanceReport] {
      try shop.perform(
        kind == .exportFinanceReport ? .exportFinanceReport(monday) : .exportShippingReport(monday), as: .generalManager)
    }
    #expect(try all() == before)
  }

  @Test(
    "FUL-8: in English every word of ours is English, in every form, and the bytes stay the same",
    arguments: [
      CommandKind.exportShippingReport, .exportFinanceReport,
    ])
  func english(_ kind: CommandKind) throws {
    let own = ["示例旗舰店", "四件套"]
    for day in [monday, ShopDay(iso: "2026-01-06")!] {
      for format in [DayReport.Format.text, .html, .csv] {
        let report = try DayReport(kind, day, shop.desk, language: .en)
        var text = String(decoding: try report.bytes(format), as: UTF8.self)
        // Goods and shops are called what the shop calls them; a style sheet names fonts.
        for name in own { text = text.replacing(name, with: "") }
        let chinese = text.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
        #expect(chinese.isEmpty, "\(format): \(String(String.UnicodeScalarView(chinese)))")
        #expect(try DayReport(kind, day, shop.desk, language: .en).bytes(format) == report.bytes(format))
        #expect(try DayReport(kind, day, shop.desk).bytes(format) != report.bytes(format))
      }
    }
    let paper = try DayReport(kind, monday, shop.desk, language: .en).paper
    #expect(paper.html.contains("<html lang=\"en\">") && paper.json.contains("\"language\":\"en\""))
    #expect(try !DayReport(kind, monday, shop.desk).paper.json.contains("\"language\""))
  }

  @Test("FUL-8: from the palette: today offered, any day by its word, its leaving recorded, refused to whom it isn't open")
  func console() throws {
    let finance = try shop.console(.finance)
    finance.command("report-finance 2026-01-05")
    #expect(finance.shows("财务日报 2026-01-05") && finance.shows("23.80"))
    #expect(try shop.desk.log(limit: 1).first?.command == "exportFinanceReport")
    finance.press(.escape)
    finance.command("report-shipping")
    #expect(finance.shows("2026-01-06"))
    finance.press(.enter)
    #expect(finance.shows("发货日报 2026-01-06"))
    #expect(finance.toast?.contains("report-shipping-2026-01-06") == true)
    let agent = try shop.console(.presaleAgent)
    agent.command("report-finance 2026-01-05")
    #expect(!agent.shows("23.80"))
    #expect(agent.said.contains { $0.contains("财务") })
  }
}
