import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("An import as a whole")
struct ImportRunTests {
  private func batch(_ orders: [ImportedOrder], kind: ImportKind = .orders) -> ImportedBatch {
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "orders.csv", kind: kind, platform: "taobao", layout: "test")]
    batch.orders = orders
    batch.orderFiles = orders.map { _ in 0 }
    return batch
  }

  @Test("A dry run says what would happen and changes nothing: new, changed and same orders, goods and waybills")
  func dryRun() throws {
    let shop = try Scene.order(.awaitingContact)
    let before = try Foreign(shop.path).dump()
    var closed = ImportedOrder.paid("1001", message: "请发蓝色")
    closed.status = .closed
    let report = try shop.take([closed, .paid("1002", sku: "NEU"), .paid("1003")], dryRun: true)
    #expect(report.dryRun)
    #expect(report.newSKUs == 1)
    #expect(report.files.map { [$0.new, $0.changed, $0.same] } == [[2, 1, 0]])
    var goods = ImportedBatch()
    goods.files = [FileIntake(name: "p.csv", kind: .products, platform: "", layout: "products")]
    var product = ImportedProduct(sku: "NEU", row: 2)
    product.quantity = 5
    goods.products = [product]
    _ = try shop.desk.importBatch(goods, id: "goods", dryRun: true, by: shop.session(.merchandiser))
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test("REC-1: each order of an import has its record, and the run has one of its own")
  func records() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001"), .paid("1002")])
    let log = try shop.desk.log()
    #expect(log.map(\.subject) == ["shop", "O0000002", "O0000001"])
    #expect(log.allSatisfy { $0.command == "importOrders" && $0.role == .presaleAgent && $0.done })
    #expect(log.first?.body.contains(#""new":2"#) == true)
    try shop.expectSound()
  }

  @Test("REC-1: the same import id again gives the first report and does nothing")
  func repeated() throws {
    let shop = try TestShop()
    let session = try shop.session(.presaleAgent)
    _ = try shop.desk.importBatch(batch([.paid("1001")]), id: "k-1", by: session)
    let before = try Foreign(shop.path).dump()
    let again = try shop.desk.importBatch(batch([.paid("1001")]), id: "k-1", by: session)
    #expect(again.files.map { [$0.new, $0.changed, $0.same] } == [[1, 0, 0]])
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test("REC-1: an import under the id of another command is refused before anything is written")
  func foreignID() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent, id: "k-1")
    let before = try Foreign(shop.path).dump()
    #expect(throws: Refusal(.refused, rule: "REC-1", .commandIDReused)) {
      try shop.desk.importBatch(batch([.paid("1002")]), id: "k-1", by: shop.session(.presaleAgent))
    }
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test(
    "ROL-2, REC-4: an import without permission is refused, recorded, and changes nothing",
    arguments: [
      (ImportKind.orders, CommandKind.importOrders), (.details, .importOrders), (.products, .importProducts),
      (.waybills, .importWaybills), (.calendar, .importCalendar), (.courierRules, .importCourierRules), (.tariffs, .importTariffs),
      (.shipResults, .importShipResults),
    ])
  func notPermitted(kind: ImportKind, command: CommandKind) throws {
    let shop = try Scene.order(.awaitingContact)
    let foreign = try Foreign(shop.path)
    let before = try foreign.dump(without: ["record"])
    for role in Role.allCases where !Authority.allows(role, command) {
      let count = try foreign.value("SELECT count(*) FROM record WHERE done = 0")
      #expect(throws: Refusal.notPermitted(command)) {
        try shop.desk.importBatch(batch([], kind: kind), id: "k-\(role)", by: shop.session(role))
      }
      #expect(try foreign.value("SELECT count(*) FROM record WHERE done = 0") == "\((Int(count) ?? 0) + 1)", "\(role)")
    }
    #expect(try foreign.dump(without: ["record"]) == before)
    try shop.expectSound()
  }

  @Test("A large import lets others write between its batches, and is whole in the end")
  func large() throws {
    let shop = try TestShop()
    let orders = (0..<6000).map { ImportedOrder.paid("\(100_000 + $0)", sku: "SKU-\($0 % 50)") }
    let big = batch(orders)
    let session = try shop.session(.presaleAgent)
    let writer = try shop.session(.merchandiser)
    let other = try shop.terminal()
    defer { other.close() }
    let desk = shop.desk
    let outcome = Outcome()
    // A thread of its own: the tests beside may hold every one that tasks share.
    Thread { outcome.set(Result { try desk.importBatch(big, id: "big", by: session) }) }.start()
    // The first batch makes the first order; the run's own record comes last.
    let command = Command.receiveStock(sku: "EIGEN", quantity: 1, location: nil, barcode: nil, title: "x")
    // As long as the import goes on: one that is held up by the machine says nothing about the turn.
    var tried = 0
    while !outcome.isThere {
      guard try tried > 0 || other.stock(limit: 1).rows.first != nil else {
        usleep(1000)
        continue
      }
      try other.perform(command, id: "between-\(tried)", by: writer)
      tried += 1
      usleep(10_000)
    }
    let files = try outcome.wait().get().files
    #expect(files.map(\.new) == [6000])
    #expect(tried > 0)
    let log = try shop.desk.log(subject: "sku:EIGEN", limit: 1000)
    let run = try #require(try shop.desk.log(subject: "shop").first)
    #expect(try #require(log.last).seq < run.seq)
    try shop.expectSound()
  }

  @Test("A person who is disabled while a large import runs stops it between two batches, and what is there is sound")
  func stopped() throws {
    let shop = try TestShop()
    let session = try shop.session(.presaleAgent)
    // Only a batch that fails can be provoked without a race: an order number that the schema refuses, far behind.
    var orders = (0..<6000).map { ImportedOrder.paid("\(100_000 + $0)") }
    orders[5500].number = ""
    #expect(throws: StoreFault.self) { try shop.desk.importBatch(batch(orders), id: "big", by: session) }
    try shop.expectSound()
    orders[5500].number = "heil"
    let report = try shop.desk.importBatch(batch(orders), id: "big", by: session)
    #expect(report.files.map { [$0.new, $0.same] } == [[2000, 4000]])
    try shop.expectSound()
  }

  @Test("A small import is one transaction: one bad order and nothing of it is there")
  func allOrNothing() throws {
    let shop = try TestShop()
    _ = try shop.session(.presaleAgent)
    let before = try Foreign(shop.path).dump()
    var bad = ImportedOrder.paid("1002")
    bad.lines[0].quantity = 0
    #expect(throws: StoreFault.self) { try shop.take([.paid("1001"), bad]) }
    #expect(try Foreign(shop.path).dump() == before)
  }
}

/// What a thread has come to.
private final class Outcome: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private var result: Result<ImportReport, any Error>?

  var isThere: Bool { lock.withLock { result != nil } }

  func set(_ result: Result<ImportReport, any Error>) {
    lock.withLock { self.result = result }
    done.signal()
  }

  func wait() throws -> Result<ImportReport, any Error> {
    done.wait()
    return try #require(lock.withLock { result })
  }
}
