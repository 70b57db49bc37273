import DeskCore
import DeskTestKit
import Testing

@_spi(Testing) @testable import DeskStore

/// The index is derived: whatever is missing from it is caught up, and nothing depends on when.
@Suite("The index of terms")
struct IndexTests {
  private func batch(_ orders: [ImportedOrder]) -> ImportedBatch {
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "o.csv", kind: .orders, platform: "taobao", layout: "test")]
    batch.orders = orders
    batch.orderFiles = orders.map { _ in 0 }
    return batch
  }

  @Test("REC-2: what was cut off between an import and its index is caught up by the next import, with what was said meanwhile")
  func caughtUp() throws {
    let shop = try TestShop()
    let session = try shop.session(.presaleAgent)
    let actor = try shop.actor(.presaleAgent)
    let orders = (0..<2500).map { ImportedOrder.paid("80000\($0 + 1000)", message: $0 == 2400 ? "放门卫室" : "") }
    _ = try shop.desk.importBatch(batch(orders), id: "cut", isFound: false, by: session)
    #expect(try shop.desk.ordersToIndex() == 2500)
    try shop.perform(.noteOrder(OrderID(number: 2450), text: "要发票", flag: nil), as: .presaleAgent)
    #expect(try shop.desk.indexOrders(atMost: 1) == 2048)
    #expect(try shop.desk.find("800001001", for: actor).rows.map(\.id.number) == [2])
    #expect(try shop.desk.find("门卫室", for: actor).rows.isEmpty)
    // Another process goes on.
    let other = try shop.terminal()
    defer { other.close() }
    #expect(try other.ordersToIndex() == 452)
    _ = try other.importBatch(batch([.paid("900001")]), id: "next", by: session)
    #expect(try shop.desk.ordersToIndex() == 0)
    #expect(try shop.desk.find("门卫室", for: actor).rows.map(\.id.number) == [2401])
    #expect(try shop.desk.find("要发票", for: actor).rows.map(\.id.number) == [2450])
    #expect(try shop.desk.find("900001", for: actor).rows.map(\.id.number) == [2501])
    #expect(try shop.desk.verify().sentences == [])
  }

  @Test("An index built from nothing has every term that commands and imports wrote one by one")
  func derivedAnew() throws {
    let shop = try TestShop()
    var bare = ImportedOrder.paid("1001", message: "请发蓝色")
    bare.lines = []
    try shop.take([bare, .paid("1002", message: "call me")])
    try shop.take([.paid("1001", sku: "LATE-1", message: "请发蓝色")])
    let id = OrderID(number: 2)
    try shop.perform(.noteOrder(id, text: "加急送货", flag: .red), as: .presaleAgent)
    try shop.perform(.contactOrder(id, outcome: .confirmed, channel: .phone, note: "本人接听"), as: .presaleAgent)
    try shop.perform(.amendOrder(id, field: .phone, to: "13711112222-008", line: nil, note: "换号"), as: .presaleAgent)
    try shop.perform(.escalateOrder(id, reason: "买家要赔偿", to: nil), as: .presaleAgent)
    let written = try shop.desk.terms()
    #expect(
      written.contains("1 slate-1") && written.contains("2 w加急") && written.contains("2 w赔偿")
        && written.contains("2 p80022221111731"))
    try shop.desk.rawSQL("DELETE FROM search_term WHERE term LIKE 'n%' AND order_id = 1")
    #expect(try shop.desk.verify().sentences == ["the index of orders 0 to 2 has 1 of 2"])
    try shop.desk.rawSQL("DELETE FROM search_term; UPDATE search_progress SET last_order = 0")
    #expect(try shop.desk.indexOrders() == 2)
    #expect(try shop.desk.terms().symmetricDifference(written) == [])
  }

  @Test("Large imports are indexed over the borders of parts, and the newest are found first")
  func parts() throws {
    let shop = try TestShop()
    let actor = try shop.actor(.presaleAgent)
    let count = Int(FindPart.size) + 100
    _ = try shop.desk.importBatch(batch((0..<count).map { .paid("81\(100_000 + $0)") }), id: "big", by: shop.session(.presaleAgent))
    let page = try shop.desk.find("81", limit: 150, for: actor)
    #expect(page.rows.map(\.id.number) == Array((Int64(count) - 149...Int64(count)).reversed()))
    #expect(try shop.desk.find("81100000", for: actor).rows.map(\.id.number) == [1])
  }
}

extension Desk {
  fileprivate func terms() throws -> Set<String> {
    Set(try engine.read { try $0.all("SELECT order_id, term FROM search_term") { "\($0.int(0)) \($0.text(1))" } })
  }
}
