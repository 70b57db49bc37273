import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Verify finds forgeries in customer service and after-sale")
struct ServiceForgeryTests {
  /// One order with a settled refund and a return that was received, one whose parcel is being stopped, a request that waits, a reported buyer.
  private func shop() throws -> TestShop {
    let (shop, _) = try Scene.parcel(.handedOver)
    let refund = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 300), reason: "少件"))
    let back = try CaseScene.open(shop, AfterCaseWish(.returnRefund, amount: Money(fen: 500), reason: "不喜欢"))
    for (command, role) in [
      (.approveCase(refund, note: nil), .aftersaleAgent), (.settleCase(refund, amount: nil, note: nil), .aftersaleAgent),
      (.approveCase(back, note: nil), .aftersaleAgent), (.receiveCase(back, goods: [], note: nil), .shipper),
      (.disputeCase(back, number: "D-1", hours: 48), .aftersaleAgent), (.reportBuyer(Scene.order, reason: "骂人"), .aftersaleAgent),
    ] as [(Command, Role)] { try shop.perform(command, as: role) }
    try shop.take([.paid("1002"), .paid("1003")])
    let parcel = try Scene.parcel(.packed, in: shop, OrderID(number: 2), waybill: "YT0000000000002")
    try shop.perform(.cancelOrder(OrderID(number: 2), reason: "不要了"), as: .presaleAgent)
    try shop.perform(.seeInterception(parcel), as: .shipper)
    try shop.perform(.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    try shop.perform(.amendOrder(OrderID(number: 3), field: .price, to: "8", line: 1, note: nil), as: .presaleAgent)
    try shop.expectSound("before the forgery")
    return shop
  }

  @Test(
    "AFT-2, ORD-8, ORD-12, APR-1: whatever a forger changes is found, and named",
    arguments: [
      ("UPDATE after_case SET amount = 900 WHERE id = 1", "case C0000001 isn't the one that a record opened"),
      ("UPDATE after_case SET reason = 'x' WHERE id = 1", "case C0000001 isn't the one that a record opened"),
      ("UPDATE after_case SET kind = 'refund' WHERE id = 2", "case C0000002 isn't the one that a record opened"),
      ("UPDATE after_case SET opened_by = 'x' WHERE id = 1", "case C0000001 isn't the one that a record opened"),
      ("UPDATE after_case SET opened_at = opened_at + 1 WHERE id = 1", "case C0000001 isn't the one that a record opened"),
      ("UPDATE after_case SET order_id = 3 WHERE id = 1", "case C0000001 isn't the one that a record opened"),
      (
        "UPDATE after_case SET amount = 2000, settled = 2000 WHERE id = 1",
        "2000 fen were refunded on order O0000001, 1000 were paid"
      ),
      ("UPDATE after_case SET settled = 200 WHERE id = 1", "settled of C0000001 is 200, its records tell of 300"),
      ("UPDATE after_case SET settled = NULL WHERE id = 1", "settled of C0000001 is null, its records tell of 300"),
      ("UPDATE after_case SET stage = 'approved' WHERE id = 1", "stage of C0000001 is approved, its records tell of settled"),
      (
        "UPDATE after_case SET acceptance = 'accepted' WHERE id = 2",
        "acceptance of C0000002 is accepted, its records tell of pending"
      ),
      ("UPDATE after_case SET dispute_number = NULL WHERE id = 2", "dispute of C0000002 is null, its records tell of D-1"),
      (
        "DELETE FROM case_line WHERE case_id = 2; DELETE FROM after_case WHERE id = 2",
        "case C0000002 is missing that a record opened"
      ),
      ("UPDATE case_line SET received = 0 WHERE case_id = 2", "received of C0000002 is 0, its records tell of 1"),
      (
        "UPDATE case_line SET quantity = 3, received = 3 WHERE case_id = 2",
        "3 of SKU-1 came back on order O0000001, 1 were shipped"
      ),
      ("UPDATE case_line SET sku = 'X' WHERE case_id = 2", "case C0000002 isn't the one that a record opened"),
      (
        "INSERT INTO after_case SELECT 9, order_id, 1, kind, 'requested', reason, 1, NULL, 'pending', opened_by, opened_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM after_case WHERE id = 1",
        "case C0000009 isn't the one that a record opened"
      ),
      ("DELETE FROM work_item WHERE subject = 'C0000001'", "work item closeCase of C0000001 is missing or differs"),
      ("DELETE FROM work_item WHERE kind = 'dispute'", "work item dispute of C0000002 is missing or differs"),
      (
        "UPDATE work_item SET due = due + 1 WHERE kind = 'inspectReturn'",
        "work item inspectReturn of C0000002 is missing or differs"
      ),
      (
        "UPDATE parcel SET stop_state = 'lifted' WHERE order_id = 2",
        "interception of P260105-0002 is lifted, its records tell of seen"
      ),
      ("UPDATE parcel SET stop_state = NULL WHERE order_id = 2", "interception of P260105-0002 is null, its records tell of seen"),
      (
        "UPDATE parcel SET stop_by = 'x' WHERE order_id = 2",
        "who stopped parcel P260105-0002, and when, isn't what its records tell of"
      ),
      (
        "UPDATE parcel SET stop_at = stop_at - 1 WHERE order_id = 2",
        "who stopped parcel P260105-0002, and when, isn't what its records tell of"
      ),
      (
        "UPDATE parcel SET stop_state = 'found', stop_by = 'x', stop_at = 1, stop_reason = 'x' WHERE order_id = 1",
        "interception of P260105-0001 is found, its records tell of null"
      ),
      (
        "UPDATE parcel SET exception = 'lost', exception_owner = 'x', exception_next = 1 WHERE order_id = 1",
        "exception of P260105-0001 is lost, its records tell of null"
      ),
      (
        "UPDATE order_care SET cancelled_at = NULL, cancel_reason = NULL WHERE order_id = 2",
        "cancelled of O0000002 is null, its records tell of 不要了"
      ),
      (
        "UPDATE order_care SET verdict = 'confirmed' WHERE order_id = 1",
        "verdict of O0000001 is confirmed, its records tell of null"
      ),
      (
        "UPDATE order_care SET reported_by = 'x' WHERE order_id = 1",
        "reported of O0000001 is x, its records tell of aftersaleagent"
      ),
      ("DELETE FROM order_care WHERE order_id = 1", "reported of O0000001 is null, its records tell of aftersaleagent"),
      ("UPDATE approval SET stage = 'rejected'", "stage of A0000001 is rejected, its records tell of proposed"),
      ("UPDATE approval SET decided_by = 'x'", "decidedBy of A0000001 is x, its records tell of null"),
    ])
  func found(sql: String, fault: String) throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    try foreign.run(sql)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.hasPrefix(fault) }, "found: \(faults)")
  }

  @Test("AFT-2: the file itself refuses a second payment, and one above what was paid, whichever program tries")
  func triggers() throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    for change in [
      "UPDATE after_case SET settled = 200 WHERE id = 1", "UPDATE after_case SET amount = 900, settled = 800 WHERE id = 2",
    ] {
      #expect(throws: Foreign.Failure.self, "\(change)") { try foreign.run(change) }
    }
  }
}
