import DeskCore
import Foundation
import Testing

@testable import DeskFiles

@Suite("Files of visits")
struct TrafficListTests {
  private func read(_ text: String) throws -> ImportedBatch { try OrderFileImport().read([("visits.csv", Array(text.utf8))]) }
  private let day = ShopDay(year: 2026, month: 11, day: 11)!

  @Test("PRO-5: a file of visits is recognised by its header, with or without SKU and page, and under English names")
  func recognised() throws {
    let batch = try read(
      "店铺流量报表\n日期,商家编码,浏览量,访客数,转化率,跳失率\n2026-11-11,=\"A-1\",\"1,234\",600,3.21%,50%\n2026/11/11,,20,,-,\n2026-11-12,A-1,0,0,0,100.00%\n"
    )
    #expect(batch.files.map(\.kind) == [.traffic] && batch.files[0].layout == "shopdesk-traffic")
    #expect(batch.files[0].rows == 3 && batch.files[0].rejected.isEmpty)
    #expect(
      batch.traffic == [
        ImportedTraffic(day, sku: "A-1", visits: 1234, visitors: 600, conversion: 321, bounce: 5000, row: 3),
        ImportedTraffic(day, visits: 20, row: 4),
        ImportedTraffic(day.advanced(by: 1), sku: "A-1", visits: 0, visitors: 0, conversion: 0, bounce: 10_000, row: 5),
      ])
    let english = try read("Date\tPage\tVisitors\tConversion rate\n2026-11-11\t/item/1\t7\t12.345%\n")
    #expect(english.traffic == [ImportedTraffic(day, page: "/item/1", visitors: 7, conversion: 1235, row: 2)])
  }

  @Test("PRO-5: the same from GBK, UTF-8 with its mark, and UTF-16")
  func encodings() throws {
    let text = "统计日期,页面名称,访客数(UV),支付转化率,跳出率\n2026-11-11,首页,12,３％,1%\n".replacing("３％", with: "3％")
    let wide = Array("\u{FEFF}\(text)".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let expected = [ImportedTraffic(day, page: "首页", visitors: 12, conversion: 300, bounce: 100, row: 2)]
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), try Fixtures.gb18030(text), wide] {
      #expect(try OrderFileImport().read([("x.csv", bytes)]).traffic == expected)
    }
  }

  @Test("PRO-5: each bad row is named by row and column, the others are taken")
  func rejected() throws {
    let batch = try read(
      """
      日期,商家编码,浏览量,访客数,转化率,跳失率
      2026-11-11,A-1,100,50,0.0321,50%
      2026-11-11,A-2,100,50,3.21%,101%
      昨天,A-3,100,50,3.21%,50%
      2026-11-11,A-4,12千,50,3.21%,50%
      2026-11-11,A-5,,,3.21%,50%
      2026-11-11,A-6,100,50,3.21%,50%
      2026-11-11,A-6,101,51,3.21%,50%
      合计,,200,100,,
      2026-11-11,A-7,100,-5,,
      2026-11-11,A-8
      2026-11-11,A-9,100,50,3.21%,50%,再来
      """)
    #expect(batch.traffic.map(\.sku) == ["A-6"])
    func row(_ row: Int, _ column: String, _ reason: RejectReason) -> RejectedRow {
      RejectedRow(row: row, column: column, reason: reason)
    }
    #expect(
      batch.files[0].rejected == [
        row(2, "转化率", .notAPercentage("0.0321")), row(3, "跳失率", .notAPercentage("101%")), row(4, "日期", .notADay("昨天")),
        row(5, "浏览量", .notANumber("12千")), row(6, "浏览量", .missingValue), row(8, "日期", .sameDay("2026-11-11 A-6")),
        row(9, "日期", .notADay("合计")), row(10, "访客数", .notANumber("-5")), row(11, "", .tooFewFields(found: 2, expected: 6)),
        row(12, "", .other("7 fields, 6 columns")),
      ])
  }

  @Test("Percentages and counts: what is read and what isn't")
  func cells() {
    func percentage(_ text: String) -> CellValue<Int> { CellText.withBytes(text) { CellText.percentage($0) } }
    for (text, points) in [
      ("3.21%", 321), ("0%", 0), ("100%", 10_000), ("7 %", 700), ("0.005%", 1), ("0.004%", 0), ("0.00", 0), ("99.996％", 10_000),
    ] {
      #expect(percentage(text) == .value(points), "\(text)")
    }
    for text in ["%", "3,2%", "-1%", "1..2%", ".5%", "5.%", "100.01%", "50", "1e2%", "1.0000000000001%", "3.2%%"] {
      #expect(percentage(text) == .bad, "\(text)")
    }
    #expect(percentage("-") == .nothing && percentage("") == .nothing)
    func count(_ text: String) -> CellValue<Int> { CellText.withBytes(text) { CellText.count($0) } }
    for (text, value) in [("0", 0), ("1,234,567", 1_234_567), ("999999999999", 999_999_999_999)] {
      #expect(count(text) == .value(value))
    }
    for text in ["1,23", "1234,567", ",123", "1.5", "1000000000000", "一"] { #expect(count(text) == .bad, "\(text)") }
  }

  @Test("A file of visits whose item numbers a spreadsheet has rounded is refused")
  func damaged() throws {
    guard case .spreadsheetDamage = try Fixtures.refusal([("x.csv", Array("日期,商品ID,访客数\n2026-11-11,6.1234E+11,3\n".utf8))]).reason
    else {
      Issue.record("taken")
      return
    }
  }

  @Test("A calendar, a product file and an order list with such columns aren't taken for each other")
  func others() throws {
    #expect(try read("日期,类型\n2026-10-01,节假日\n").files.map(\.kind) == [.calendar])
    #expect(try read("日期,类型,访客数\n2026-10-01,手淘,5\n").files.map(\.kind) == [.traffic])
    #expect(try read("日期,商家编码,库存,浏览量\n2026-10-01,A-1,5,9\n").files.map(\.kind) == [.traffic])
    #expect(try read("商家编码,库存\nA-1,5\n").files.map(\.kind) == [.products])
    guard case .unknownLayout = try Fixtures.refusal([("x.csv", Array("日期,订单编号,访客数\n".utf8))]).reason else {
      Issue.record("taken")
      return
    }
  }

  @Test("The sample is read without a fault")
  func sample() throws {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let batch = try OrderFileImport().read(paths: [folder.appendingPathComponent("Samples/traffic.csv").path])
    #expect(batch.files[0].rejected.isEmpty && batch.traffic.count == 6)
    #expect(batch.traffic[0].visits == 12_480 && batch.traffic[0].sku == nil && batch.traffic[5].conversion == nil)
  }
}
