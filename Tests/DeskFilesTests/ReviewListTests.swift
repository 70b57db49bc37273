import DeskCore
import Testing

@testable import DeskFiles

@Suite("Files of reviews")
struct ReviewListTests {
  private func read(_ text: String) throws -> ImportedBatch { try OrderFileImport().read([("reviews.csv", Array(text.utf8))]) }

  private func at(_ clock: String) -> Instant? {
    CellText.withBytes(clock) { CellText.time($0, zone: .shanghai).value?.instant }
  }

  @Test("ORD-14: a file of reviews is recognised by its header; times need no seconds")
  func recognised() throws {
    let batch = try read(
      "订单编号,评价,评价内容,评价时间\n=\"1001\",好评,很好,2026-11-20 10:00:00\n1002,差评,\"盖子裂了, 要退\",2026/11/21 9:05\n1003,中评,,\n")
    #expect(batch.files.map(\.kind) == [.reviews])
    #expect(batch.files[0].layout == "shopdesk-reviews" && batch.files[0].rows == 3 && batch.files[0].rejected.isEmpty)
    #expect(
      batch.reviews == [
        ImportedReview(number: "1001", rating: .good, text: "很好", at: at("2026-11-20 10:00:00"), row: 2),
        ImportedReview(number: "1002", rating: .bad, text: "盖子裂了, 要退", at: at("2026-11-21 09:05:00"), row: 3),
        ImportedReview(number: "1003", rating: .middling, row: 4),
      ])
    let english = try read("order\trating\ttext\nO0000001\tbad\tbroken\n")
    #expect(english.reviews.map(\.number) == ["O0000001"])
    #expect(english.reviews.map(\.rating) == [.bad])
  }

  @Test("ORD-14: rejected rows are named by row and column")
  func rejected() throws {
    let batch = try read("订单号,评价类型,评价时间\n1001,还行,2026-11-20 10:00\n,好评,\n1002,,\n1003,差评,昨天\n总计 3,好评,\n")
    #expect(batch.reviews.isEmpty)
    #expect(
      batch.files[0].rejected == [
        RejectedRow(row: 2, column: "评价类型", reason: .notARating("还行")), RejectedRow(row: 3, column: "订单号", reason: .missingValue),
        RejectedRow(row: 4, column: "评价类型", reason: .missingValue), RejectedRow(row: 5, column: "评价时间", reason: .notATime("昨天")),
        RejectedRow(row: 6, column: "订单号", reason: .notANumber("总计 3")),
      ])
  }

  @Test("ORD-14: several rows of one order are one review: the worst rating with its time, and all texts")
  func joined() throws {
    let batch = try read(
      "订单编号,评价,评价内容,评价时间\n1001,好评,不错,2026-11-20 10:00\n1001,差评,漏水,2026-11-20 11:00\n1001,好评,不错,2026-11-20 12:00\n")
    #expect(
      batch.reviews == [ImportedReview(number: "1001", rating: .bad, text: "不错 / 漏水", at: at("2026-11-20 11:00:00"), row: 2)])
  }

  @Test("A file whose order numbers a spreadsheet has rounded is refused")
  func damaged() throws {
    guard case .spreadsheetDamage = try Fixtures.refusal([("x.csv", Array("订单编号,评价\n4.0071E+17,好评\n".utf8))]).reason else {
      Issue.record("taken")
      return
    }
  }

  @Test("Order lists, details and pools with a column of that name stay what they are")
  func others() throws {
    guard case .unknownLayout = try Fixtures.refusal([("x.csv", Array("订单编号,评价,购买数量\n".utf8))]).reason else {
      Issue.record("taken")
      return
    }
  }
}
