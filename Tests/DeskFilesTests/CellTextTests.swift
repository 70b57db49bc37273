import DeskCore
import Testing

@testable import DeskFiles

@Suite struct CellTextTests {
  @Test(
    "Traps 1, 11: exactly the wrappers go",
    arguments: [
      ("=\"123\"", "123"), ("=\"\"", ""), ("'139", "139"), ("\t123\t", "123"), (" \u{3000}a b\u{A0}", "a b"),
      ("\u{200B}x\u{FEFF}", "x"), ("\t'=\"1\"", "=\"1\""), ("a'b", "a'b"), ("''a", "'a"), ("  ", ""), ("七号楼    3单元", "七号楼    3单元"),
    ])
  func wrappers(text: String, cleaned: String) {
    #expect(CellText.clean(text) == cleaned)
  }

  @Test("`.00` goes from ids only")
  func trailingZeros() {
    #expect(CellText.cleanID("35153.00") == "35153")
    #expect(CellText.cleanID("A.00") == "A.00")
    #expect(CellText.clean("35153.00") == "35153.00")
  }

  @Test("Trap 11, 28: a phone's extension survives", arguments: ["13800138000-1234", "13800138000[1234]", "0571-88886666-12"])
  func extensions(phone: String) {
    #expect(CellText.cleanID("'" + phone) == phone)
  }

  @Test(
    "Trap 18: the words that mean nothing",
    arguments: ["-", "——", "", " ", "null", "订单未关闭", "无售后或售后取消", "0001-01-01 00:00:00", "\t-"])
  func nothings(text: String) {
    #expect(CellText.clean(text) == "")
    #expect(CellText.withBytes(text) { CellText.money($0) } == .nothing)
    #expect(CellText.withBytes(text) { CellText.time($0, zone: .shanghai) } == .nothing)
  }

  @Test(
    "Trap 19: money in all its dresses, exact in fen",
    arguments: [
      ("0元", 0), ("12.34元", 1234), ("¥1,234.50", 123_450), ("￥1,234.50", 123_450), ("$12.34", 1234), ("(3.50)", -350),
      ("35.9", 3590),
      ("1009.00", 100_900), ("-3.5", -350), ("+3", 300), ("'12.00", 1200), ("1,234,567", 123_456_700), (" 8.88 元 ", 888),
    ] as [(String, Int64)])
  func money(text: String, fen: Int64) {
    #expect(CellText.withBytes(text) { CellText.money($0) } == .value(Money(fen: fen)))
  }

  @Test(
    "Trap 19: what is no amount is not taken for one",
    arguments: ["12.345", "12,34", "1.2.3", "abc", "12.", "1E+05", "(-3)", "99999999999", "1,2345", "1,234,5", "元", ",5", "."])
  func badMoney(text: String) {
    #expect(CellText.withBytes(text) { CellText.money($0) } == .bad)
  }

  @Test("Times in the shop's zone; one without seconds is marked as a spreadsheet's")
  func times() throws {
    func read(_ text: String) -> CellValue<CellTime> { CellText.withBytes(text) { CellText.time($0, zone: .shanghai) } }
    let day = try #require(ShopDay(year: 2016, month: 5, day: 23))
    let exact = ShopZone.shanghai.instant(day, second: 22 * 3600 + 2 * 60 + 5)
    #expect(read("2016-05-23 22:02:05") == .value(CellTime(instant: exact, lacksSeconds: false)))
    #expect(read("2016/5/23 22:02:05") == .value(CellTime(instant: exact, lacksSeconds: false)))
    #expect(read("2016/5/23 22:02") == .value(CellTime(instant: exact.advanced(bySeconds: -5), lacksSeconds: true)))
    for bad in [
      "2016-02-30 10:00:00", "2016-05-23", "2016-05/23 10:00:00", "42513.9", "2016-05-23 24:00:00", "2016-05-23 10:00:00 x",
    ] {
      #expect(read(bad) == .bad)
    }
  }
}
