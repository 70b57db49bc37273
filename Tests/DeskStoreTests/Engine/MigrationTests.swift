import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("A file of version 1")
struct MigrationTests {
  /// What version 1 knew of the enumerations that have grown since.
  private static let old = [
    Schema.oneOf(WorkKind.self, "kind"): [
      "contact", "clarify", "confirm", "handToFulfilment", "print", "pick", "pack", "ship", "handOver", "stopParcel", "completeSKU",
    ].map { "kind = '\($0)'" },
    Schema.oneOf(StockMovement.Kind.self, "kind"): ["received", "reserved", "released", "picked", "returned"].map {
      "kind = '\($0)'"
    },
    Schema.oneOf(AmendableField.self, "field"): [
      "recipient", "phone", "address", "attributes", "price", "shipping-fee", "courier", "invoice", "card", "delivery-time",
    ].map { "field = '\($0)'" },
  ]

  /// A file as version 1 wrote it, with the rows of a shop that did what version 1 could do.
  private func file() throws -> (path: String, shop: TestShop) {
    let (shop, first) = try Scene.parcel(.printed)
    try shop.perform(.amendOrder(Scene.order, field: .phone, to: "13900000000", line: nil, note: nil), as: .presaleAgent)
    var unpaid = ImportedOrder.paid("1002")
    unpaid.status = .awaitingPayment
    unpaid.paidAt = nil
    try shop.take([unpaid, .paid("1003"), .paid("1004"), .paid("1005")])
    try shop.perform(.contactOrder(OrderID(number: 3), outcome: .wantsChange, channel: .phone, note: nil), as: .presaleAgent)
    try Scene.parcel(.handedOver, in: shop, OrderID(number: 4), waybill: "YT0000000000004")
    try shop.perform(.acknowledgeFlag(first), as: .shipper)
    let path = shop.folder.appendingPathComponent("v1.db").path
    let file = try Foreign(path)
    try file.run("PRAGMA journal_mode = WAL; PRAGMA application_id = \(SQLiteEngine.applicationID); PRAGMA user_version = 1")
    try file.run(Self.old.reduce(V1.sql) { $0.replacingOccurrences(of: $1.key, with: $1.value.joined(separator: " OR ")) })
    try file.run("ATTACH '\(shop.path)' AS now")
    for table in try file.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table'").map(\.[0]) where table != "work_item" {
      let columns = try file.rows("SELECT name FROM pragma_table_info('\(table)', 'main')").map(\.[0]).joined(separator: ", ")
      // Version 1 kept each order's row beside it; `TestShop` makes it of the order's number.
      let values =
        table == "orders" ? columns.replacingOccurrences(of: ", source", with: ", CAST('=\"' || number || '\"' AS BLOB)") : columns
      try file.run("INSERT INTO main.\(table) (\(columns)) SELECT \(values) FROM now.\(table) ORDER BY 1")
    }
    let kinds = try #require(Self.old[Schema.oneOf(WorkKind.self, "kind")])
    try file.run(
      """
      INSERT INTO main.work_item SELECT kind, due, subject, owner FROM now.work_item WHERE \(kinds.joined(separator: " OR "));
      INSERT INTO main.work_item SELECT 'contact', due, subject, owner FROM now.work_item WHERE kind = 'amend';
      DETACH now
      """)
    return (path, shop)
  }

  @Test("Design 4: it is brought up to date with every row in it, verify is sound, and work that version 1 didn't know is due")
  func migrated() throws {
    let (path, shop) = try file()
    let before = try Foreign(path)
    let tables = [
      "orders", "order_line", "order_state", "amendment", "movement", "record", "parcel_line", "waybill", "stock_level",
    ]
    // What tables have got since stands behind what they had, and says nothing of old rows.
    let widths = try tables.map { Int(try before.value("SELECT count(*) FROM pragma_table_info('\($0)')")) ?? 0 }
    func read() throws -> [[[String]]] {
      try zip(tables, widths).map { table, width in try before.rows("SELECT * FROM \(table)").map { Array($0.prefix(width)) } }
    }
    let rows = try read()
    let clock = shop.clock
    let desk = try Desk.open(path, fixedClock: { clock.now })
    defer { desk.close() }
    #expect(try read() == rows)
    #expect(try before.value("PRAGMA user_version") == "\(Schema.current)")
    #expect(try desk.verify().sentences == [])
    let work = try before.rows("SELECT kind, subject FROM work_item").map { $0.joined(separator: " ") }
    #expect(
      Set(work) == [
        "amend O0000003", "pick P260105-0001", "remind O0000002", "contact O0000005", "partCount shop", "fullCount shop",
      ])
    // A paper that told of all amendments that were acknowledged still does.
    #expect(try before.rows("SELECT acknowledged, printed_amendments FROM parcel ORDER BY id") == [["1", "1"], ["0", "0"]])
  }

  @Test("ORD-4, INV-1: what version 1 refused to change is refused after it too, and the desk goes on")
  func protected() throws {
    let (path, shop) = try file()
    let clock = shop.clock
    let desk = try Desk.open(path, fixedClock: { clock.now })
    defer { desk.close() }
    let foreign = try Foreign(path)
    for change in [
      "UPDATE amendment SET amended = '1'", "DELETE FROM amendment", "UPDATE movement SET on_hand = 9", "DELETE FROM movement",
      "INSERT OR REPLACE INTO movement SELECT * FROM movement WHERE seq = 1",
    ] { #expect(throws: Foreign.Failure.self, "\(change)") { try foreign.run(change) } }
    let agent = try shop.session(.presaleAgent)
    try desk.perform(.remindOrder(OrderID(number: 2), note: nil), id: "m-1", by: agent)
    try desk.perform(.cancelOrder(Scene.order, reason: "不要了"), id: "m-2", by: agent)
    try desk.perform(.foundParcel(ParcelID("P260105-0001")!), id: "m-3", by: shop.session(.shipper))
    #expect(try desk.verify().sentences == [])
  }

  @Test("A migration that is interrupted leaves version 1")
  func interrupted() throws {
    let (path, shop) = try file()
    defer { withExtendedLifetime(shop) {} }
    let foreign = try Foreign(path)
    // A shop without its settings can't say what is due: nothing of the new schema stays.
    try foreign.run("DELETE FROM setting")
    #expect(throws: (any Error).self) { try Desk.open(path) }
    #expect(try foreign.value("PRAGMA user_version") == "1")
    #expect(try foreign.value("SELECT count(*) FROM sqlite_schema WHERE name = 'after_case'") == "0")
  }
}
