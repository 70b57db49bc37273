import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// What older programs wrote otherwise than this one would is no fault: an update must not call a sound shop unsound.
@Suite("Verify of shops that an older program wrote")
struct OldShopTests {
  private static let today = ShopDay(iso: "2026-01-05")!

  private func faults(_ desk: Desk) throws -> [String] {
    defer { desk.close() }
    return try desk.verify().sentences
  }

  @Test("SUP-3, SUP-5: days that were kept without the roster's hours are kept anew")
  func keptDays() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("1", fen: 1000)])
    try shop.perform(.setRoster(name: "presaleagent", from: Self.today, to: nil, shift: .early), as: .agentLead)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    try shop.perform(.noteOrder(OrderID(number: 1), text: "x", flag: nil), as: .presaleAgent)
    #expect(try shop.desk.keepDays() == 1)
    let old = "DELETE FROM day_figure WHERE figure = 'rostered'"
    let before = try faults(OldFile.open(shop, version: Schema.current, rows: old))
    #expect(before.first?.hasPrefix("rostered of 08 on 2026-01-05 is kept as 0") == true, "\(before)")
    let desk = try OldFile.open(shop, rows: old)
    defer { desk.close() }
    #expect(try desk.verify().sentences == [])
    #expect(try desk.keepDays() == 1)
    #expect(try desk.verify().sentences == [])
    #expect(try desk.workReport(.day, around: Self.today).hours == shop.desk.workReport(.day, around: Self.today).hours)
  }

  @Test("ROL-7: a loan that ran out and was ended once more, by a later one's return or a restore")
  func loans() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.borrowAccount(name: "buyer", by: "planner", until: "2026-01-05 20:00", reason: "出差"), as: .director)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    try shop.perform(.borrowAccount(name: "buyer", by: "planner", until: nil, reason: "又"), as: .director)
    try shop.perform(.returnAccount(name: "buyer"), as: .director)
    let old = "UPDATE account_loan SET ended_at = (SELECT max(ended_at) FROM account_loan)"
    #expect(try faults(OldFile.open(shop, version: Schema.current, rows: old)).count == 1)
    let desk = try OldFile.open(shop, rows: old)
    defer { desk.close() }
    #expect(try desk.verify().sentences == [])
    #expect(
      try desk.engine.read { try $0.all("SELECT ended_at IS NULL FROM account_loan ORDER BY id") { $0.bool(0) } } == [true, false])
  }

  @Test("ROL-8: a rotation that replaced shifts by hand, and whose record doesn't say so")
  func rotation() throws {
    let shop = try GoodsScene.priced()
    let people = ["presaleagent", "aftersaleagent"]
    let tuesday = Self.today.advanced(by: 1)
    for shift in [Shift.day, .off] {
      try shop.perform(.setRoster(name: people[0], from: Self.today, to: tuesday, shift: shift), as: .agentLead)
    }
    let rotate = Command.rotateRoster(people: people, from: Self.today, weeks: 1, byHand: .replace)
    #expect(try shop.perform(rotate, as: .agentLead).warnings.count == 1)
    func old(_ body: String) -> String {
      body.replacingOccurrences(of: #","byHand":("replace"|\{[^}]*\})"#, with: "", options: .regularExpression)
    }
    #expect(try faults(OldFile.open(shop, body: old)) == [])
    // By this program's own records it is told which.
    #expect(rotate.json.text.contains(#""byHand":"replace""#))
    let keep = Command.rotateRoster(people: people, from: Self.today, weeks: 1)
    #expect(keep.json.text.contains(#""byHand":"keep""#))
    let other = { (body: String) in body.replacingOccurrences(of: #""byHand":"replace""#, with: #""byHand":"keep""#) }
    let told = try faults(OldFile.open(shop, body: other))
    #expect(told.contains { $0.contains("the shift of presaleagent on 2026-01-06") }, "\(told)")
  }

  @Test("INV-5, INV-1: a difference explained by a barcode, whose SKU was merged into another of the same count since")
  func counted() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(
      .receiveStock(sku: "B", quantity: 4, location: "A-02", barcode: "690002", title: "被套"), as: .merchandiser)
    try shop.perform(.openCount(.asked, skus: ["A", "B"], zone: nil, size: nil), as: .merchandiser)
    try shop.enter(4, of: "B", as: .shipper)
    for role in [Role.shipper, .finance] { try shop.enter(10, of: "690001", as: role) }
    let request = try #require(
      try shop.perform(.explainCount(CountScene.id, sku: "690001", reason: "错发两件"), as: .merchandiser).request)
    func old(_ body: String) -> String { body.replacingOccurrences(of: #","counted":"A""#, with: "") }
    // While the barcode leads to it, its explanation is compared.
    #expect(try faults(OldFile.open(shop, body: old)) == [])
    let forged = try faults(OldFile.open(shop, rows: "UPDATE count_line SET explanation = 'x' WHERE sku = 'A'", body: old))
    #expect(forged.contains { $0.hasPrefix("A in K0000001 isn't") }, "\(forged)")
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    try shop.approve(.mergeSKU(sku: "A", into: "B", reason: "同款"), by: .merchandiser, as: .director)
    try shop.expectSound()
    #expect(try faults(OldFile.open(shop, body: old)) == [])
  }
}
