import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Verify finds forgeries")
struct ForgeryTests {
  /// A shop with a few of everything: one order closed with a parcel to be stopped, one on its way with an amendment, one not begun, one gone
  /// out, a refused attempt.
  private static let template = Result { try makeShop() }
  private func shop() throws -> TestShop { try TestShop(copyOf: Self.template.get(), inMemory: true) }

  private static func makeShop() throws -> TestShop {
    let (shop, parcel) = try Scene.parcel(.printed)
    try shop.take([.paid("1002"), .paid("1003"), .paid("1004")])
    try shop.perform(.amendOrder(Scene.order, field: .phone, to: "13900000000", line: nil, note: "买家要求"), as: .presaleAgent)
    try shop.perform(.claimOrder(OrderID(number: 2)), as: .presaleAgent)
    try Scene.parcel(.queued, in: shop, OrderID(number: 3))
    try Scene.parcel(.shipped, in: shop, OrderID(number: 4), waybill: "YT0000000000004")
    var closed = ImportedOrder.paid("1003")
    closed.status = .closedRefunded
    closed.address = "上海 上海市 浦东新区 示例路9号"
    try shop.take([closed])
    _ = try shop.refusal(.printParcel(parcel), as: .finance)
    try shop.expectSound("before the forgery")
    return shop
  }

  /// The faults after a forger with the file in hand has run `sql`.
  private func faults(_ shop: TestShop, _ sql: String) throws -> [String] {
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    try foreign.run(sql)
    return try shop.desk.verify().sentences
  }

  @Test(
    "REC-1: any column of any record",
    arguments: [
      "at = at + 1", "person = person || 'x'", "role = coalesce(role || 'x', 'boss')", "role = CASE WHEN role IS NULL THEN '' END",
      "terminal = 'anderswo'", "command = 'noteOrder2'", "command_id = coalesce(command_id, '') || 'x'",
      "command_id = coalesce(command_id, '')",
      "command_id = NULL", "subject = 'O0000009'", "version = version + 1", "done = 1 - done", "body = body || ' '",
      "body = replace(body, '\"', '”')", "previous = zeroblob(32)", "previous = randomblob(32)", "digest = randomblob(32)",
    ])
  func column(change: String) throws {
    let base = try shop()
    let count = Int(try Foreign(base.path).value("SELECT count(*) FROM record")) ?? 0
    #expect(count > 20)
    for seq in 1...count {
      let copy = try TestShop(copyOf: base, inMemory: true)
      let foreign = try Foreign(copy.path)
      let before = try foreign.rows("SELECT * FROM record WHERE seq = \(seq)")
      try foreign.run("DROP TRIGGER record_no_update; UPDATE record SET \(change) WHERE seq = \(seq)")
      guard try foreign.rows("SELECT * FROM record WHERE seq = \(seq)") != before else { continue }
      let first = try copy.desk.verify().sentences.first ?? "nothing found"
      #expect(first.hasPrefix("record \(seq) "), "\(change) in \(seq): \(first)")
    }
  }

  @Test("REC-1: a record that is missing, moved or put in between")
  func rows() throws {
    let base = try shop()
    let count = Int(try Foreign(base.path).value("SELECT count(*) FROM record")) ?? 0
    for seq in 1..<count {
      #expect(
        try faults(TestShop(copyOf: base, inMemory: true), "DELETE FROM record WHERE seq = \(seq)").first
          == "record \(seq) is missing")
      let swap =
        "UPDATE record SET seq = -1 WHERE seq = \(seq); UPDATE record SET seq = \(seq) WHERE seq = \(seq + 1); UPDATE record SET seq = \(seq + 1) WHERE seq = -1"
      #expect(try faults(TestShop(copyOf: base, inMemory: true), swap).first == "record \(seq) doesn't follow the one before it")
    }
    let between = """
      UPDATE record SET seq = seq + 1000 WHERE seq > 5; UPDATE record SET seq = seq - 999 WHERE seq > 1000;
      INSERT INTO record SELECT 6, at, person, role, terminal, command, 'neu', subject, version, done, body, previous, digest, stand_in FROM record WHERE seq = 5
      """
    #expect(try faults(TestShop(copyOf: base, inMemory: true), between).first == "record 6 doesn't follow the one before it")
    let appended =
      "INSERT INTO record SELECT \(count + 1), at, person, role, terminal, command, 'neu', subject, version, done, body, digest, digest, stand_in FROM record WHERE seq = \(count)"
    #expect(try faults(TestShop(copyOf: base, inMemory: true), appended).first?.hasPrefix("record \(count + 1) ") == true)
  }

  @Test("F25: a cut tail and a chain computed anew show against the head that is kept elsewhere")
  func tail() throws {
    let base = try shop()
    let head = try base.desk.verify().head
    #expect(try base.desk.verify().head == head)
    let cut = try TestShop(copyOf: base)
    _ = try faults(cut, "DELETE FROM record WHERE seq = \(head.seq)")
    let shorter = try cut.desk.verify().head
    #expect(shorter.seq == head.seq - 1)
    #expect(shorter.digest != head.digest)
    try base.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent)
    #expect(try base.desk.verify().head.seq == head.seq + 1)
  }

  @Test(
    "ORD-4: any column of an original",
    arguments: [
      "platform", "shop", "number", "buyer", "recipient", "phone", "landline", "address", "postcode", "shipping_method",
      "buyer_message",
      "seller_remark", "invoice_title", "titles",
    ])
  func original(column: String) throws {
    #expect(
      try faults(shop(), "UPDATE orders SET \(column) = \(column) || 'x' WHERE id = 2").first
        == "order O0000002 isn't what was imported")
  }

  @Test(
    "ORD-4, INV-1, FUL-5: whatever else a forger changes is found, and named",
    arguments: [
      ("UPDATE orders SET paid = paid + 1 WHERE id = 2", "order O0000002 isn't what was imported"),
      ("UPDATE orders SET imported_at = imported_at + 1 WHERE id = 2", "order O0000002 isn't what was imported"),
      ("UPDATE orders SET import_run = import_run + 64 WHERE id = 2", "order O0000002 isn't what was imported"),
      ("UPDATE orders SET paid_at = NULL WHERE id = 2", "order O0000002 isn't what was imported"),
      ("UPDATE orders SET source = x'00' WHERE id = 2", "order O0000002 isn't what was imported"),
      (
        "UPDATE source_block SET content = zeroblob(length(content)) WHERE first_order <= 2 AND last_order >= 2",
        "order O0000002 isn't what was imported"
      ),
      ("UPDATE source_block SET length = 1 << 40", "order O0000002 isn't what was imported"),
      ("DELETE FROM source_block", "order O0000002 isn't what was imported"),
      ("UPDATE order_line SET source = x'00' WHERE id = 2001", "the lines of order O0000002 aren't what was imported"),
      ("DELETE FROM orders WHERE id = 2", "1 orders are missing that records name"),
      (
        "INSERT INTO orders SELECT 9, platform, shop, '9', buyer, recipient, phone, landline, address, postcode, shipping_method, buyer_message, seller_remark, invoice_title, goods, shipping_fee, total, paid, created_at, paid_at, titles, item_count, masked, imported_at, import_run, source FROM orders WHERE id = 2",
        "order O0000009 has no record of its import"
      ),
      ("UPDATE order_line SET quantity = 2 WHERE id = 2001", "the lines of order O0000002 aren't what was imported"),
      ("UPDATE order_line SET sku = 'X' WHERE id = 2001", "the lines of order O0000002 aren't what was imported"),
      ("DELETE FROM order_line WHERE id = 2001", "the lines of order O0000002 aren't what was imported"),
      (
        "INSERT INTO order_line SELECT 2002, number, sku, title, attributes, quantity, price, paid, remark, source FROM order_line WHERE id = 2001",
        "the lines of order O0000002 aren't what was imported"
      ),
      (
        "UPDATE amendment SET amended = '1' WHERE order_id = 1",
        "the amendments of order O0000001 aren't those that its records tell of"
      ),
      (
        "UPDATE amendment SET original = '1' WHERE order_id = 3",
        "the amendments of order O0000003 aren't those that its records tell of"
      ),
      (
        "UPDATE amendment SET person = 'x' WHERE order_id = 1",
        "the amendments of order O0000001 aren't those that its records tell of"
      ),
      (
        "UPDATE amendment SET note = NULL WHERE order_id = 1",
        "the amendments of order O0000001 aren't those that its records tell of"
      ),
      ("DELETE FROM amendment WHERE order_id = 1", "order O0000001 counts 1 amendments, 0 are stored"),
      (
        "DELETE FROM amendment WHERE order_id = 1; UPDATE order_state SET amendments = 0 WHERE order_id = 1",
        "the amendments of order O0000001 aren't those that its records tell of"
      ),
      (
        "UPDATE stock_level SET on_hand = on_hand + 1 WHERE sku = 'SKU-1'", "stock of SKU-1 is 5/2/0, its movements add up to 4/2/0"
      ),
      ("UPDATE stock_level SET reserved = 0 WHERE sku = 'SKU-1'", "stock of SKU-1 is 4/0/0, its movements add up to 4/2/0"),
      ("UPDATE movement SET on_hand = on_hand + 1 WHERE seq = 1", "stock of SKU-1 is 4/2/0, its movements add up to 5/2/0"),
      (
        "UPDATE movement SET on_hand = on_hand + 1 WHERE seq = 1; UPDATE stock_level SET on_hand = on_hand + 1",
        "movement 1 of SKU-1 doesn't follow from those before it"
      ),
      ("UPDATE movement SET person = 'x' WHERE seq = 2", "movement 2 of SKU-1 isn't what record"),
      ("UPDATE movement SET at = at + 1 WHERE seq = 2", "movement 2 of SKU-1 isn't what record"),
      ("UPDATE movement SET subject = 'O0000002' WHERE seq = 2", "movement 2 of SKU-1 isn't what record"),
      ("UPDATE movement SET record = record + 100 WHERE seq = 2", "movement 2 of SKU-1 isn't what record"),
      ("DELETE FROM movement WHERE seq = (SELECT max(seq) FROM movement)", "stock of SKU-1 is 4/2"),
      (
        "DELETE FROM movement WHERE seq = 2; UPDATE stock_level SET reserved = reserved - 1",
        "1 of SKU-1 are reserved, parcels wait for 2"
      ),
      (
        "UPDATE parcel_line SET scanned = 0 WHERE parcel = 'P260105-0003'",
        "parcel P260105-0003 left the bench with pieces that weren't scanned"
      ),
      ("UPDATE parcel SET waybill = 'X-1' WHERE id = 'P260105-0003'", "parcel P260105-0003 and the waybill register disagree"),
      ("DELETE FROM waybill WHERE parcel = 'P260105-0003'", "parcel P260105-0003 and the waybill register disagree"),
      ("UPDATE parcel SET stage = 'voided' WHERE id = 'P260105-0001'", "2 of SKU-1 are reserved, parcels wait for 1"),
      (
        "UPDATE order_state SET stage = 'awaitingConfirmation' WHERE order_id = 2",
        "work item confirm of O0000002 is missing or differs"
      ),
      ("UPDATE order_state SET claimed_by = NULL WHERE order_id = 2", "work item contact of O0000002 is missing or differs"),
      ("DELETE FROM work_item WHERE kind = 'contact'", "work item contact of O0000002 is missing or differs"),
      ("DELETE FROM work_item WHERE kind = 'stopParcel'", "work item stopParcel of P260105-0002 is missing or differs"),
      ("DELETE FROM work_item WHERE kind = 'handOver'", "work item handOver of P260105-0003 is missing or differs"),
      ("UPDATE work_item SET due = due + 60000 WHERE kind = 'pick'", "work item pick of P260105-0001 is missing or differs"),
      ("UPDATE work_item SET owner = 'x' WHERE kind = 'contact'", "work item contact of O0000002 is missing or differs"),
      ("INSERT INTO work_item VALUES ('print', 0, 'P260105-0009', NULL)", "work item print|0|P260105-0009| follows from no fact"),
    ])
  func found(sql: String, fault: String) throws {
    let faults = try faults(shop(), sql)
    #expect(faults.contains { $0.hasPrefix(fault) }, "found: \(faults)")
  }
}
