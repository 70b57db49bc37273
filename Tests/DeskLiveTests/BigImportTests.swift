import DeskCore
import DeskFiles
import DeskLive
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// A day's file as large as a big shop's, from real baskets, through the importer into the store.
@Suite("A file of 20,000 orders")
struct BigImportTests {
  @Test("20,000 orders from UCI baskets in the 61-column GBK layout: everything counted, twice is once, others write in between")
  func twentyThousand() throws {
    let url = try #require(
      Bundle.module.url(forResource: "uci-online-retail-2010-12-01", withExtension: "csv", subdirectory: "Fixtures"))
    let baskets = SyntheticBasket.uci(try String(contentsOf: url, encoding: .utf8))
    #expect(baskets.count > 100 && baskets.contains { Set($0.lines.map(\.code)).count < $0.lines.count })
    let shop = try TestShop()
    let made = try SyntheticOrders(seed: 20, count: 20_000, newest: shop.clock.now, baskets: baskets).write(
      toFolder: shop.folder.path)
    let session = try shop.session(.presaleAgent)

    // Another terminal keeps working while the file comes in: a large import is many transactions.
    try shop.take([.paid("600000000000000001")])
    let other = try shop.terminal()
    defer { other.close() }
    let lead = try shop.session(.agentLead)
    let written = Counter()
    let stop = Counter()
    let thread = Thread {
      while stop.value == 0 {
        let command: Command = written.value % 2 == 0 ? .claimOrder(OrderID(number: 1)) : .releaseOrder(OrderID(number: 1))
        guard (try? other.perform(command, id: "beside-\(written.value)", by: lead)) != nil else { break }
        written.add()
        usleep(2000)
      }
    }
    thread.start()
    let before = written.value
    let report = try ImportUseCase(shop.desk).run([made.orders, made.details], id: "big-1", by: session)
    let during = written.value - before
    stop.add()

    let file = try #require(report.files.first { $0.kind == .orders })
    #expect(file.layout == "taobao-orders-61")
    #expect(file.new == made.expected.orders)
    #expect(file.rejected.count == made.expected.fakeOrders + made.expected.ordersWithoutDetails)
    #expect(during > 5, "others must be able to write while a large file comes in")
    #expect(try shop.desk.verify().sentences == [])

    let again = try ImportUseCase(shop.desk).run([made.orders, made.details], id: "big-2", by: session)
    let second = try #require(again.files.first { $0.kind == .orders })
    #expect(second.new == 0 && second.changed == 0 && second.same == made.expected.orders)
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0
  var value: Int { lock.withLock { count } }
  func add() { lock.withLock { count += 1 } }
}
