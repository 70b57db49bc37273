import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("What is written once stays")
struct ImmutabilityTests {
  static let tables = ["orders", "order_line", "source_block", "amendment", "movement", "waybill", "record", "book_day"]

  /// A shop with a row in every one of them.
  private func shop() throws -> TestShop {
    let (shop, _) = try Scene.parcel(.printed)
    try shop.perform(.amendOrder(Scene.order, field: .phone, to: "13900000000", line: nil, note: nil), as: .presaleAgent)
    return shop
  }

  /// Statements of every kind that would change, remove or push out a row of `table`.
  private func attacks(_ table: String, _ foreign: Foreign) throws -> [String] {
    let columns = try foreign.rows("SELECT name FROM pragma_table_info('\(table)')").map(\.[0])
    let key = table == "waybill" ? "number" : columns[0]
    let rest = columns.filter { $0 != key }
    let all = columns.joined(separator: ", ")
    // A text column that no key holds, to be altered in the copy of the row.
    let altered = rest.first { ["person", "title", "buyer", "courier", "content"].contains($0) } ?? rest[0]
    let copy = columns.map { $0 == altered ? "'gefälscht'" : $0 }.joined(separator: ", ")
    var attacks = columns.map { "UPDATE \(table) SET \($0) = \($0)" }
    attacks += [
      "UPDATE OR REPLACE \(table) SET \(altered) = 'gefälscht'", "UPDATE OR IGNORE \(table) SET \(altered) = 'gefälscht'",
    ]
    attacks += ["DELETE FROM \(table)", "DELETE FROM \(table) WHERE \(key) = (SELECT min(\(key)) FROM \(table))"]
    for verb in ["REPLACE INTO", "INSERT OR REPLACE INTO", "INSERT OR IGNORE INTO", "INSERT INTO"] {
      attacks.append("\(verb) \(table) (\(all)) SELECT \(copy) FROM \(table) ORDER BY \(key) LIMIT 1")
    }
    attacks.append(
      "INSERT INTO \(table) (\(all)) SELECT \(copy) FROM \(table) WHERE true ON CONFLICT DO UPDATE SET \(altered) = 'gefälscht'")
    attacks.append("INSERT INTO \(table) (\(all)) SELECT \(copy) FROM \(table) WHERE true ON CONFLICT DO NOTHING")
    return attacks
  }

  /// REPLACE that pushes a row out through a second unique key, under a new first one.
  private func sideways(_ table: String) -> [String] {
    switch table {
    case "orders":
      [
        "REPLACE INTO orders SELECT 99, platform, shop, number, 'x', recipient, phone, landline, address, postcode, shipping_method, buyer_message, seller_remark, invoice_title, goods, shipping_fee, total, paid, created_at, paid_at, titles, item_count, masked, imported_at, import_run, source FROM orders LIMIT 1"
      ]
    case "source_block":
      [
        "REPLACE INTO source_block SELECT last_order, last_order, 0, x'00' FROM source_block ORDER BY first_order DESC LIMIT 1",
        "REPLACE INTO source_block SELECT 0, last_order, 0, x'00' FROM source_block LIMIT 1",
      ]
    case "amendment":
      ["REPLACE INTO amendment SELECT 99, order_id, number, field, line, original, 'x', note, person, at FROM amendment LIMIT 1"]
    case "waybill": ["REPLACE INTO waybill SELECT number, 'SF', parcel, at FROM waybill LIMIT 1"]
    case "record":
      [
        "REPLACE INTO record SELECT (SELECT max(seq) + 1 FROM record), at, 'x', role, terminal, command, command_id, subject, version, done, body, previous, digest FROM record WHERE command_id IS NOT NULL LIMIT 1"
      ]
    default: []
    }
  }

  @Test("ORD-4, REC-1, INV-1, FUL-5: a foreign program with SQLite's defaults changes nothing", arguments: tables)
  func foreign(table: String) throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    #expect(try foreign.value("PRAGMA recursive_triggers") == "0")
    #expect(try foreign.value("SELECT count(*) FROM \(table)") != "0")
    let before = try foreign.dump()
    for attack in try attacks(table, foreign) + sideways(table) {
      #expect(throws: Foreign.Failure.self, "\(attack)") { try foreign.run(attack) }
      #expect(try foreign.dump() == before, "\(attack)")
    }
    try shop.expectSound()
  }

  @Test("ORD-4, REC-1, INV-1, FUL-5: nor does our own connection", arguments: tables)
  func ours(table: String) throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    let before = try foreign.dump()
    for attack in try attacks(table, foreign) + sideways(table) {
      #expect(throws: StoreFault.self, "\(attack)") { try shop.desk.rawSQL(attack) }
    }
    #expect(try foreign.dump() == before)
  }

  @Test("The refusal names the rule")
  func named() throws {
    let shop = try shop()
    for (table, rule) in [
      ("orders", "ORD-4"), ("order_line", "ORD-4"), ("source_block", "ORD-4"), ("amendment", "ORD-4"), ("movement", "INV-1"),
      ("waybill", "FUL-5"),
      ("record", "REC-1"), ("book_day", "REC-1"),
    ] {
      do {
        try Foreign(shop.path).run("DELETE FROM \(table)")
        Issue.record("\(table) was emptied")
      } catch let failure as Foreign.Failure { #expect(failure.description == "\(rule): \(table) is never deleted") }
    }
  }

  @Test("A writable schema is closed to our own connection")
  func defensive() throws {
    let shop = try shop()
    #expect(throws: StoreFault.self) {
      try shop.desk.rawSQL("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'")
    }
    #expect(try Foreign(shop.path).value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == "47")
  }
}
