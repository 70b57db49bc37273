import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Verify finds forgeries of loans, rosters, leave, sights, counts and purchases")
struct RowForgeryTests {
  private static let template = Result { try makeShop() }
  private static let today = ShopDay(iso: "2026-01-05")!

  /// A purchase half received, a full count that was signed and one of a zone that waits for the director, an account that was lent and given
  /// back and one that is lent, shifts by hand and by rotation, a manager on duty, an absence, leave, a stand-in, a buyer that finance sees.
  private static func makeShop() throws -> TestShop {
    let shop = try PurchaseScene.at(.receiving)
    try shop.take([.paid("1001")])
    try shop.perform(.openCount(.full, skus: [], zone: nil, size: nil), as: .merchandiser)
    for sku in try shop.desk.countLines(of: CountScene.id).rows.map(\.sku) {
      try shop.enter(try shop.level(sku).onHand, of: sku, as: .shipper)
    }
    try shop.perform(.signCount(CountScene.id, note: nil), as: .finance)
    let zone = try #require(try shop.perform(.openCount(.asked, skus: [], zone: "A-0", size: nil), as: .merchandiser).count)
    for role in [Role.shipper, .finance] { try shop.perform(.enterCount(zone, sku: "690001", quantity: 10), as: role) }
    try shop.perform(.explainCount(zone, sku: "690001", reason: "错发两件"), as: .merchandiser)
    for (name, shift) in [("presaleagent", Shift.off), ("shipper", .day)] {
      try shop.perform(.setRoster(name: name, from: today.advanced(by: 1), to: today.advanced(by: 2), shift: shift), as: .director)
    }
    try shop.perform(.rotateRoster(people: ["presaleagent", "aftersaleagent"], from: today, weeks: 1), as: .agentLead)
    try shop.perform(.setHotline(name: "agentlead", from: today, to: today.advanced(by: 1)), as: .director)
    try shop.perform(.noteAbsence(name: "aftersaleagent", day: today, reason: "电话不接"), as: .agentLead)
    let leave = ("2026-01-05 08:30", "2026-01-05 18:30")
    try shop.perform(.askLeave(name: "shipper", kind: .emergency, from: leave.0, until: leave.1, reason: "发烧"), as: .director)
    try shop.perform(
      .standIn(name: "presaleagent", role: .shipper, from: nil, until: "2026-01-06 00:00", reason: "顶班"), as: .director)
    try shop.perform(.borrowAccount(name: "buyer", by: "planner", until: nil, reason: "出差"), as: .director)
    try shop.perform(.returnAccount(name: "buyer"), as: .director)
    try shop.perform(.borrowAccount(name: "promoter", by: "planner", until: "2026-01-05 20:00", reason: "急"), as: .director)
    try shop.perform(.unmaskOrder(Scene.order, reason: "对发票抬头"), as: .finance)
    try shop.expectSound("before the forgery")
    return shop
  }

  private func expect(_ fault: String, after sql: String) throws {
    let shop = try TestShop(copyOf: Self.template.get(), inMemory: true)
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    let before = try foreign.value("SELECT total_changes()")
    try foreign.run(sql)
    #expect(try foreign.value("SELECT total_changes()") != before, "forged nothing: \(sql)")
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.contains(fault) }, "\(sql): \(faults)")
  }

  @Test(
    "ROL-7, REC-3: any column of a loan or of a sight of a buyer, one that is taken away, one that is added",
    arguments: [
      ("UPDATE account_loan SET borrower = 'shipper' WHERE person = 'buyer'", "the loan of buyer's account to shipper isn't"),
      ("UPDATE account_loan SET person = 'director' WHERE person = 'promoter'", "the loan of director's account to planner isn't"),
      ("UPDATE account_loan SET reason = 'x' WHERE person = 'buyer'", "the loan of buyer's account to planner isn't"),
      ("UPDATE account_loan SET lent_by = 'agentlead' WHERE person = 'buyer'", "the loan of buyer's account to planner isn't"),
      ("UPDATE account_loan SET starts_at = starts_at - 1 WHERE person = 'buyer'", "the loan of buyer's account to planner isn't"),
      (
        "UPDATE account_loan SET ends_at = ends_at + 1 WHERE person = 'promoter'", "the loan of promoter's account to planner isn't"
      ),
      ("UPDATE account_loan SET ended_at = NULL WHERE person = 'buyer'", "the loan of buyer's account to planner isn't"),
      ("UPDATE account_loan SET ended_at = starts_at WHERE person = 'promoter'", "the loan of promoter's account to planner isn't"),
      ("UPDATE account_loan SET record = 1 WHERE person = 'promoter'", "the loan of promoter's account to planner isn't"),
      ("DELETE FROM account_loan WHERE person = 'buyer'", "the loan that record"),
      (
        "INSERT INTO account_loan SELECT 9, 'director', 'planner', reason, lent_by, starts_at, ends_at, NULL, 1 FROM account_loan LIMIT 1",
        "the loan of director's account to planner isn't"
      ),
      ("UPDATE unmasking SET until = until + 600000", "that finance sees the buyer of O0000001 isn't"),
      ("UPDATE unmasking SET person = 'buyer'", "that buyer sees the buyer of O0000001 isn't"),
      ("UPDATE unmasking SET order_id = 2", "that finance sees the buyer of O0000002 isn't"),
      ("UPDATE unmasking SET record = 1", "that finance sees the buyer of O0000001 isn't"),
      ("DELETE FROM unmasking", "the sight of a buyer that record"),
      (
        "INSERT INTO unmasking SELECT 'planner', order_id, until, record FROM unmasking",
        "that planner sees the buyer of O0000001 isn't"
      ),
    ])
  func lending(sql: String, fault: String) throws { try expect(fault, after: sql) }

  @Test(
    "ROL-5, ROL-8, ROL-9: any column of a shift, a manager on duty, an absence, leave or a stand-in",
    arguments: [
      (
        "UPDATE roster_day SET shift = 'late' WHERE person = 'presaleagent' AND day = (SELECT min(day) + 1 FROM roster_day)",
        "the shift of presaleagent on 2026-01-06 isn't"
      ),
      (
        "UPDATE roster_day SET shift = 'off' WHERE person = 'aftersaleagent' AND day = (SELECT min(day) FROM roster_day)",
        "the shift of aftersaleagent on 2026-01-05 isn't"
      ),
      ("UPDATE roster_day SET record = record + 1 WHERE person = 'shipper'", "the shift of shipper on 2026-01-06 isn't"),
      ("DELETE FROM roster_day WHERE person = 'shipper'", "the shift of shipper on 2026-01-06 is missing"),
      (
        "INSERT INTO roster_day SELECT 'planner', day, shift, record FROM roster_day LIMIT 1",
        "the shift of planner on 2026-01-05 isn't"
      ),
      ("UPDATE hotline_day SET person = 'shipper'", "who has the hotline on 2026-01-06 isn't"),
      ("DELETE FROM hotline_day", "who has the hotline on 2026-01-05 is missing"),
      ("UPDATE absence SET reason = 'x'", "the absence of aftersaleagent on 2026-01-05 isn't"),
      ("UPDATE absence SET person = 'shipper'", "the absence of shipper on 2026-01-05 isn't"),
      ("DELETE FROM absence", "the absence of aftersaleagent on 2026-01-05 is missing"),
      ("UPDATE leave SET reason = 'x'", "the leave of shipper isn't"),
      ("UPDATE leave SET ends_at = ends_at + 60000", "the leave of shipper isn't"),
      ("UPDATE stand_in SET reason = 'x'", "the stand-in of presaleagent as shipper isn't"),
    ])
  func rosters(sql: String, fault: String) throws { try expect(fault, after: sql) }

  @Test(
    "INV-5: any column of a count and of a SKU in it",
    arguments: [
      ("UPDATE stock_count SET opened_by = 'buyer' WHERE id = 1", "K0000001 isn't what its records tell of: openedBy"),
      ("UPDATE stock_count SET opened_at = opened_at - 1 WHERE id = 1", "K0000001 isn't what its records tell of: openedAt"),
      ("UPDATE stock_count SET closed_at = closed_at - 1 WHERE id = 1", "K0000001 isn't what its records tell of: closedAt"),
      ("UPDATE stock_count SET signed_by = 'buyer' WHERE id = 1", "K0000001 isn't what its records tell of: signedBy"),
      ("UPDATE stock_count SET kind = 'part', signed_by = 'finance' WHERE id = 1", "K0000001 isn't what its records tell of: kind"),
      ("UPDATE stock_count SET serves = 0 WHERE id = 1", "K0000001 isn't what its records tell of: serves"),
      ("UPDATE stock_count SET zone = NULL WHERE id = 2", "K0000002 isn't what its records tell of: zone"),
      ("UPDATE stock_count SET size = 5 WHERE id = 2", "K0000002 isn't what its records tell of: size"),
      ("UPDATE stock_count SET version = 7 WHERE id = 2", "K0000002 isn't what its records tell of: version"),
      (
        "UPDATE stock_count SET state = 'cancelled', closed_at = 1 WHERE id = 2",
        "K0000002 isn't what its records tell of: closedAt, state"
      ),
      ("UPDATE count_line SET location = 'Z-99' WHERE count_id = 2", "the SKUs of K0000002, or where they lay"),
      ("UPDATE count_line SET explanation = 'x' WHERE count_id = 2", "A in K0000002 isn't what its records tell of: explanation"),
      (
        "UPDATE count_line SET explained_by = 'buyer' WHERE count_id = 2",
        "A in K0000002 isn't what its records tell of: explainedBy"
      ),
      ("UPDATE count_line SET at = at - 1 WHERE count_id = 2", "A in K0000002 isn't what its records tell of: at"),
      ("UPDATE count_line SET state = 'differs' WHERE count_id = 2", "A in K0000002 isn't what its records tell of: state"),
      ("UPDATE count_entry SET record = record + 1 WHERE count_id = 2 AND number = 2", "the entry in K0000002 that record"),
      ("DELETE FROM count_entry WHERE count_id = 2 AND number = 2", "the entry in K0000002 that record"),
    ])
  func counts(sql: String, fault: String) throws { try expect(fault, after: sql) }

  @Test(
    "INV-6: any column of a purchase, of a line of it and of what happened to its goods",
    arguments: [
      ("UPDATE purchase SET supplier = 'x'", "B0000001 isn't what its records tell of: supplier"),
      ("UPDATE purchase SET note = 'x'", "B0000001 isn't what its records tell of: note"),
      ("UPDATE purchase SET expected = expected + 1", "B0000001 isn't what its records tell of: expected"),
      ("UPDATE purchase SET drafted_by = 'x'", "B0000001 isn't what its records tell of: draftedBy"),
      ("UPDATE purchase SET drafted_at = 1", "B0000001 isn't what its records tell of: draftedAt"),
      ("UPDATE purchase SET placed_by = 'x'", "B0000001 isn't what its records tell of: placedBy"),
      ("UPDATE purchase SET placed_at = 1", "B0000001 isn't what its records tell of: placedAt"),
      ("UPDATE purchase SET approved_by = 'director'", "B0000001 isn't what its records tell of: approvedBy"),
      ("UPDATE purchase SET reason = 'x'", "B0000001 isn't what its records tell of: reason"),
      ("UPDATE purchase SET version = 9", "B0000001 isn't what its records tell of: version"),
      ("UPDATE purchase SET state = 'placed'", "B0000001 isn't what its records tell of: state"),
      ("UPDATE purchase_line SET ordered = 30", "B0000001 isn't what its records tell of: A"),
      ("UPDATE purchase_line SET cost = 3999", "B0000001 isn't what its records tell of: A"),
      ("UPDATE purchase_line SET position = 2", "B0000001 isn't what its records tell of: position"),
      ("UPDATE purchase_line SET inspect_since = inspect_since - 1", "B0000001 isn't what its records tell of: A"),
      ("UPDATE purchase_line SET stow_since = NULL", "B0000001 isn't what its records tell of: A"),
      ("UPDATE purchase_line SET return_since = 1", "B0000001 isn't what its records tell of: A"),
      ("DELETE FROM purchase_line", "B0000001 isn't what its records tell of: A"),
      (
        "UPDATE purchase_act SET pieces = 13 WHERE kind = 'delivered'; UPDATE purchase_line SET delivered = 13",
        "13 of A delivered in B0000001 isn't what record"
      ),
      ("DELETE FROM purchase_act WHERE kind = 'rejected'", "that A was rejected in B0000001 is missing"),
      (
        "INSERT INTO purchase SELECT 2, version, supplier, 'draft', note, NULL, drafted_by, drafted_at, NULL, NULL, NULL, NULL, NULL FROM purchase",
        "no record tells that B0000002 was drafted"
      ),
      ("DELETE FROM purchase_line; DELETE FROM purchase_act; DELETE FROM purchase", "B0000001 is missing that a record drafted"),
    ])
  func purchases(sql: String, fault: String) throws { try expect(fault, after: sql) }

  @Test("INV-6, INV-5: what was removed from a draft, counted again and booked is told as it was")
  func whole() throws {
    let shop = try PurchaseScene.at(.draft)
    try shop.perform(.receiveStock(sku: "N 1", quantity: 1, location: nil, barcode: "690009", title: "新品"), as: .merchandiser)
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "690009", quantity: 5, cost: Money(fen: 250)), as: .buyer)
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "A", quantity: 0, cost: nil), as: .buyer)
    try shop.perform(.editPurchase(PurchaseScene.id, sku: "A", quantity: 501, cost: Money(fen: 4000)), as: .buyer)
    try shop.expectSound()
    let request = try #require(try shop.perform(.placePurchase(PurchaseScene.id, expected: nil, note: nil), as: .buyer).request)
    try shop.expectSound("asked for, not placed")
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    try shop.perform(
      .receivePurchase(PurchaseScene.id, goods: [PurchaseWish("N 1", 3), PurchaseWish("A", 2)], note: nil), as: .shipper)
    shop.clock.advance(minutes: 5)
    try shop.perform(.receivePurchase(PurchaseScene.id, goods: [PurchaseWish("690009", 4)], note: nil), as: .shipper)
    try shop.perform(.inspectPurchase(PurchaseScene.id, sku: "N 1", accepted: 5, rejected: 2, reason: "破"), as: .buyer)
    try shop.perform(.stowPurchase(PurchaseScene.id, sku: "690009", quantity: 5, location: "D-01"), as: .shipper)
    try shop.expectSound()
    let drafted = try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("N 1", 2)], note: "补"), as: .buyer)
    #expect(drafted.made == .purchase(PurchaseID(number: 2)))
    try shop.perform(.cancelPurchase(PurchaseID(number: 2), reason: "停产"), as: .buyer)
    try shop.expectSound()
  }
}
