import DeskCore
import Testing

@testable import DeskFiles

@Suite struct SyntheticOrdersTests {
  private static let newest = Instant(milliseconds: 1_795_500_000_000)

  @Test("20,000 synthetic orders with every trap sprinkled in: all counts and sums come out exactly")
  func sprinkled() throws {
    try Fixtures.withFolder { folder in
      let plan = SyntheticOrders(seed: 7, count: 20_000, newest: Self.newest)
      let made = try plan.write(toFolder: folder)
      let batch = try OrderFileImport().read(paths: [made.orders, made.details])
      let expected = made.expected
      #expect(expected.fakeOrders == 40 && expected.masked == 40 && expected.multiLineRemarks > 400)
      #expect(batch.files.map(\.layout) == ["taobao-orders-61", "taobao-details-10"])
      #expect(batch.files.allSatisfy { $0.exportedAt != nil })
      #expect(batch.orders.count == expected.orders)
      #expect(batch.orders.reduce(0) { $0 + $1.lines.count } == expected.lines)
      #expect(batch.orders.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.quantity } } == expected.pieces)
      #expect(batch.orders.reduce(Money.zero) { $0 + $1.paid } == expected.paid)
      #expect(batch.orders.count { $0.masked } == expected.masked)
      #expect(batch.orders.count { $0.sellerRemark.contains("\n") } == expected.multiLineRemarks)
      let unknown = batch.orders.filter { if case .unknown = $0.status { true } else { false } }
      #expect(unknown.count == expected.unknownStatuses)
      for order in batch.orders where !order.lines.isEmpty {
        #expect(order.lines.map(\.paid).reduce(.zero, +) == order.paid - order.shippingFee)
      }
      var reasons: [String: Int] = [:]
      for file in batch.files {
        for row in file.rejected { reasons[String(String(describing: row.reason).prefix { $0 != "(" }), default: 0] += 1 }
      }
      #expect(
        reasons == [
          "fakeOrder": expected.fakeOrders, "orderWithoutDetails": expected.ordersWithoutDetails,
          "detailWithoutOrder": expected.detailRowsWithoutOrder,
        ])
    }
  }

  @Test("The same seed gives the same bytes; without traps nothing is rejected")
  func deterministic() throws {
    let plan = SyntheticOrders(seed: 3, count: 300, newest: Self.newest, hasTraps: false)
    let one = try #require(plan.make())
    let two = try #require(plan.make())
    #expect(one.orders == two.orders && one.details == two.details)
    let batch = try OrderFileImport().read([("o.csv", one.orders), ("d.csv", one.details)])
    #expect(batch.orders.count == 300 && batch.files.allSatisfy { $0.rejected.isEmpty })
  }

  @Test("Property: a file cut off or damaged at any place is refused or read, never a crash")
  func damaged() throws {
    let made = try #require(SyntheticOrders(seed: 5, count: 60, newest: Self.newest).make())
    var numbers = SeededNumbers(seed: 11)
    for round in 0..<400 {
      var bytes = made.orders
      if round % 2 == 0 {
        bytes.removeLast(numbers.below(bytes.count))
      } else {
        for _ in 0..<(1 + round % 7) { bytes[numbers.below(bytes.count)] = UInt8(truncatingIfNeeded: numbers.next()) }
      }
      do throws(FileRefusal) {
        let batch = try OrderFileImport().read([("o.csv", bytes), ("d.csv", made.details)])
        #expect(batch.orders.count <= 70)
      } catch {
        #expect(error.file == "o.csv")
      }
    }
  }
}
