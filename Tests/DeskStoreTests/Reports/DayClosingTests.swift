import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// REC-1: where a day of the books begins and ends.
@Suite("Days of the books")
struct DayClosingTests {
  private let monday = ReportScene.monday
  private let tuesday = ReportScene.tuesday

  private func note(_ shop: TestShop, _ text: String = "x") throws -> Int64 {
    try shop.perform(.noteOrder(Scene.order, text: text, flag: nil), as: .presaleAgent).seq
  }

  private func digest(_ shop: TestShop, _ seq: Int64) throws -> String {
    try Foreign(shop.path).value("SELECT lower(hex(digest)) FROM record WHERE seq = \(seq)")
  }

  @Test("REC-1: 23:59:59 is the day that ends, 00:00:00 the day that begins; the closing is the last record's")
  func midnight() throws {
    let shop = try ReportScene.stocked()
    shop.move(to: TestClock.at(2026, 1, 5, 23, 59, 59))
    let last = try note(shop)
    var closing = try shop.desk.closing(of: monday)
    #expect(closing.first == 1 && closing.last == last && !closing.isOver)
    #expect(try closing.digest == digest(shop, last))
    shop.move(to: TestClock.at(2026, 1, 6, 0, 0))
    // The clock has passed midnight, the books haven't: nothing says yet that no record of Monday follows.
    #expect(try !shop.desk.closing(of: monday).isOver)
    #expect(try shop.desk.closing(of: tuesday).first == last + 1)
    #expect(try note(shop) == last + 1)
    closing = try shop.desk.closing(of: monday)
    #expect(try closing == DayClosing(day: monday, first: 1, last: last, digest: digest(shop, last), isOver: true))
    #expect(try shop.desk.closing(of: tuesday).first == last + 1)
    try shop.expectSound()
  }

  @Test("REC-1: a clock that jumps back puts nothing into a day that has ended")
  func jump() throws {
    let shop = try ReportScene.stocked()
    shop.move(to: TestClock.at(2026, 1, 5, 23, 59, 59))
    let last = try note(shop)
    shop.move(to: TestClock.at(2026, 1, 6, 0, 0, 1))
    try shop.take([.sold("2001", fen: 5000)])
    let signed = try shop.desk.financeReport(of: monday)
    shop.move(to: TestClock.at(2026, 1, 5, 23, 0))
    try shop.take([.sold("2002", fen: 7000)])
    _ = try note(shop)
    #expect(try shop.desk.financeReport(of: monday) == signed)
    #expect(try shop.desk.closing(of: monday).last == last)
    // By the clock Tuesday is still to come; by the books it is open.
    #expect(try shop.desk.financeReport(of: tuesday).total.numbers == [2, 12000, 0, 0, 0, 12000])
    // A jump ahead of two days and back: the day between has no record, and the open day goes on.
    shop.move(to: TestClock.at(2026, 1, 9, 8, 0))
    try shop.take([.sold("2003", fen: 100)])
    shop.move(to: TestClock.at(2026, 1, 7, 8, 0))
    try shop.take([.sold("2004", fen: 200)])
    let wednesday = try shop.desk.closing(of: tuesday.advanced(by: 1))
    #expect(wednesday.first == wednesday.last + 1 && wednesday.isOver)
    #expect(try shop.desk.financeReport(of: ShopDay(iso: "2026-01-09")!).total.orders == 2)
    try shop.expectSound()
  }

  @Test("FUL-8: a day to come and a day before the books are refused, an empty one isn't")
  func bounds() throws {
    let shop = try ReportScene.stocked(at: TestClock.at(2026, 1, 5, 9, 0))
    let before = monday.advanced(by: -1)
    #expect(throws: Refusal(rule: "FUL-8", .booksBeginLater(monday))) { try shop.desk.shippingReport(of: before) }
    #expect(throws: Refusal(rule: "FUL-8", .dayNotBegun(tuesday))) { try shop.desk.financeReport(of: tuesday) }
    #expect(try shop.refusal(.exportFinanceReport(tuesday), as: .finance)?.reason == .dayNotBegun(tuesday))
    #expect(try shop.refusal(.exportShippingReport(before), as: .shipper)?.reason == .booksBeginLater(monday))
    shop.move(to: TestClock.at(2026, 1, 8, 9, 0))
    _ = try note(shop)
    let report = try shop.desk.financeReport(of: tuesday)
    #expect(report.sums.isEmpty && report.total.numbers == [0, 0, 0, 0, 0, 0])
    let digest = try shop.desk.closing(of: monday).digest
    #expect(report.closing.isOver && report.closing.digest == digest)
    #expect(try shop.desk.shippingReport(of: tuesday).parcels.isEmpty)
  }

  @Test("FUL-8: asking for yesterday's report closes yesterday, as the report says before, and changes nothing in it")
  func closedByAsking() throws {
    let shop = try ReportScene.stocked()
    shop.move(to: TestClock.at(2026, 1, 6, 8, 0))
    #expect(try !shop.desk.closing(of: monday).isOver)
    let first = try shop.desk.financeReport(of: monday, leaves: true)
    #expect(first.closing.isOver)
    #expect(try !shop.desk.financeReport(of: tuesday, leaves: true).closing.isOver)
    try shop.perform(.exportFinanceReport(monday), as: .finance)
    #expect(try shop.desk.financeReport(of: monday) == first)
    try shop.perform(.exportShippingReport(monday), as: .shipper)
    #expect(try shop.desk.financeReport(of: monday) == first)
    #expect(try shop.desk.log(limit: 2).map(\.command) == ["exportShippingReport", "exportFinanceReport"])
  }

  @Test("REC-1: a closing kept elsewhere finds a chain that was cut, or computed anew")
  func kept() throws {
    let shop = try ReportScene.stocked()
    _ = try note(shop)
    let mark = try shop.desk.closing(of: monday).mark
    #expect(ClosingMark(mark.text) == mark)
    for wrong in ["", "x@1", mark.digest, "\(mark.digest)@0", "\(mark.digest)@x", "\(mark.digest.dropLast())@3", mark.text + "@1"] {
      #expect(ClosingMark(wrong) == nil, "\(wrong)")
    }
    #expect(try shop.desk.verify(closings: [mark]).sentences == [])
    _ = try note(shop)
    #expect(try shop.desk.verify(closings: [mark]).sentences == [])
    let other = ClosingMark(record: mark.record, digest: String(repeating: "0", count: 64))
    #expect(
      try shop.desk.verify(closings: [other]).sentences
        == ["record \(mark.record) isn't the one that closing \(other.text) was taken of"])
    let later = ClosingMark(record: 999, digest: mark.digest)
    #expect(try shop.desk.verify(closings: [later]).sentences == ["record 999 is missing, of which a closing was taken"])
  }

  @Test(
    "REC-1: verify finds days that were moved, removed or invented",
    arguments: [
      "UPDATE book_day SET first_record = first_record + 1 WHERE day = (SELECT max(day) FROM book_day)",
      "UPDATE book_day SET ends_at = ends_at + 86400000", "UPDATE book_day SET day = day - 1",
      "DELETE FROM book_day WHERE day = (SELECT max(day) FROM book_day)",
      "DELETE FROM book_day WHERE day = (SELECT min(day) FROM book_day)",
      "INSERT INTO book_day SELECT max(day) + 1, max(first_record) + 1, max(ends_at) + 86400000 FROM book_day",
    ])
  func forged(change: String) throws {
    let shop = try ReportScene.stocked()
    shop.move(to: TestClock.at(2026, 1, 6, 8, 0))
    _ = try note(shop)
    _ = try note(shop)
    try shop.expectSound()
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    try foreign.run(change)
    #expect(try !shop.desk.verify().isSound)
  }
}
