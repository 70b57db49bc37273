import DeskCore
import Testing

@testable import DeskFiles

@Suite struct OrderJoinTests {
  private static let first = "1000000000000000001"
  private static let second = "1000000000000000002"

  private func detail(_ number: String, price: String = "10.00", quantity: String = "1", code: String = "A", title: String = "标题")
    -> String
  {
    "=\"\(number)\",\"\(title)\",\"\(price)\",\"\(quantity)\",\"\",\"颜色：白\",\"\",\"\",\"买家已付款，等待卖家发货\",\"\(code)\","
  }

  @Test("Trap 12: orders and details join on cleaned numbers")
  func cleanedNumbers() throws {
    let batch = try Fixtures.readOrders(Fixtures.orders([["订单编号": "\t'\(Self.first)"]]), details: [detail(Self.first)])
    #expect(batch.orders.first?.lines.count == 1)
    #expect(batch.files.allSatisfy { $0.rejected.isEmpty })
  }

  @Test("Trap 17: line money is allocated exactly in fen, shipping fee left out")
  func allocation() throws {
    for paid in ["0.01", "10.01", "33.34", "99.99", "1234.57"] {
      let list = Fixtures.orders([["订单编号": Self.first, "买家实际支付金额": paid, "买家应付邮费": "0.01"]])
      let rows = [("33.33", "1"), ("0.01", "3"), ("12.50", "7")].map { detail(Self.first, price: $0.0, quantity: $0.1) }
      let order = try #require(try Fixtures.readOrders(list, details: rows).orders.first)
      #expect(order.lines.map(\.paid).reduce(.zero, +) == order.paid - order.shippingFee)
      #expect(order.lines.allSatisfy { $0.paid >= .zero })
    }
  }

  @Test("Trap 17: an unpaid order's lines share nothing, never a negative amount")
  func unpaid() throws {
    let list = Fixtures.orders([["订单编号": Self.first, "买家实际支付金额": "0.00", "买家应付邮费": "10.00"]])
    let order = try #require(try Fixtures.readOrders(list, details: [detail(Self.first), detail(Self.first)]).orders.first)
    #expect(order.lines.map(\.paid) == [.zero, .zero])
  }

  @Test("Details with their own paid column: used when it adds up, else shared out")
  func ownPaid() throws {
    let known = try #require(KnownLayout.all.first { $0.name == "tmall-details-18" })
    func rows(_ paid: [String]) -> [UInt8] {
      let lines = paid.enumerated().map { index, amount in
        let values = [
          "子订单编号": "=\"900000000000000000\(index)\"", "主订单编号": "=\"\(Self.first)\"", "标题": "标题", "价格": "10.00", "购买数量": "1",
          "外部系统编号": "B\(index)", "商家编码": "A", "买家实际支付金额": amount, "退款状态": "退款成功", "订单状态": "退款成功", "退款金额": "1.00",
        ]
        return known.headers.map { values[$0] ?? "" }.joined(separator: ",")
      }
      return Array(([known.headers.joined(separator: ",")] + lines).joined(separator: "\n").utf8)
    }
    let list = Fixtures.orders([["订单编号": Self.first, "买家实际支付金额": "20.00"]])
    let stated = try OrderFileImport().read([("o.csv", list), ("d.csv", rows(["5.00", "15.00"]))])
    #expect(stated.orders[0].lines.map(\.paid.fen) == [500, 1500])
    #expect(stated.files[1].platform == "tmall")
    let line = stated.orders[0].lines[0]
    #expect(line.number == "9000000000000000000" && line.sku == "B0")
    #expect(line.status == .closedRefunded && line.refunded == Money(fen: 100) && line.refundStatus == "退款成功")
    #expect(stated.orders[0].status == .awaitingShipment)
    let shared = try OrderFileImport().read([("o.csv", list), ("d.csv", rows(["5.00", "5.00"]))])
    #expect(shared.orders[0].lines.map(\.paid.fen) == [1000, 1000])
  }

  @Test("Trap 26: orders without details and details without orders are named, and nothing is lost")
  func strays() throws {
    let list = Fixtures.orders([["订单编号": Self.first], ["订单编号": Self.second]])
    let batch = try Fixtures.readOrders(list, details: [detail(Self.second), detail("1000000000000000009")])
    #expect(batch.orders.map(\.lines.count) == [0, 1])
    #expect(batch.files[0].rejected == [RejectedRow(row: 2, column: "", reason: .orderWithoutDetails(Self.first))])
    #expect(batch.files[1].rejected == [RejectedRow(row: 3, column: "", reason: .detailWithoutOrder("1000000000000000009"))])
  }

  @Test("An order one of whose detail rows is unreadable gets no lines at all: half an order would be picked")
  func incomplete() throws {
    let batch = try Fixtures.readOrders(
      Fixtures.orders([["订单编号": Self.first]]), details: [detail(Self.first), detail(Self.first, price: "12.345")])
    #expect(batch.orders[0].lines.isEmpty)
    #expect(batch.files[0].rejected.map(\.reason) == [.orderWithoutDetails(Self.first)])
    #expect(batch.files[1].rejected == [RejectedRow(row: 3, column: "价格", reason: .notMoney("12.345"))])
  }

  @Test("The code of a line: 外部系统编号, else 商家编码, else made from title and attributes, the same every time")
  func codes() throws {
    let rows = [
      "\(Self.first),标题,1.00,1,OUT,颜色：白,,,,SELLER,", "\(Self.first),标题,1.00,1,,颜色：白,,,,SELLER,",
      "\(Self.first),标题,1.00,1,,颜色：白,,,,-,",
    ]
    let lines = try Fixtures.readOrders(Fixtures.orders([["订单编号": Self.first]]), details: rows).orders[0].lines
    #expect(lines.map(\.skuIsNamed) == [true, true, false])
    #expect(lines.prefix(2).map(\.sku) == ["OUT", "SELLER"])
    #expect(lines[2].sku == SKUCode.made(title: "标题", attributes: "颜色：白"))
    // FNV-1a (32 bit) of "foo|bar", by a reference implementation that gives the published bf9cf968 for "foobar".
    #expect(SKUCode.made(title: "foo", attributes: "bar") == "X-31abd89e")
  }

  @Test("A number twice in one file: equal rows count once, a different one is named and the first kept")
  func duplicates() throws {
    let list = Fixtures.orders([
      ["订单编号": Self.first], ["订单编号": Self.first], ["订单编号": Self.first, "总金额": "99.00"],
    ])
    let batch = try Fixtures.readOrders(list, details: [detail(Self.first)])
    #expect(batch.orders.count == 1 && batch.orders[0].total == Money(fen: 2000))
    #expect(batch.files[0].rejected == [RejectedRow(row: 4, column: "订单编号", reason: .duplicateOrder(Self.first))])
  }

  @Test("Trap 24: of overlapping exports the later one counts, whichever is given first")
  func overlap() throws {
    let older = Fixtures.orders([["订单编号": Self.first, "订单状态": "买家已付款，等待卖家发货"]])
    let newer = Fixtures.orders([["订单编号": Self.first, "订单状态": "卖家已发货，等待买家确认"]])
    let old = (name: "ExportOrderList202611201000.csv", bytes: older)
    let new = (name: "ExportOrderList202611201100.csv", bytes: newer)
    for files in [[old, new], [new, old]] {
      let batch = try OrderFileImport().read(files)
      #expect(batch.orders.map(\.status) == [.awaitingReceipt])
      #expect(batch.files[batch.orderFiles[0]].name == new.name)
    }
  }

  @Test("Overlapping detail files don't double an order's lines")
  func overlappingDetails() throws {
    let files = [
      (name: "o.csv", bytes: Fixtures.orders([["订单编号": Self.first]])),
      (name: "ExportOrderDetailList202611201100.csv", bytes: Fixtures.details([detail(Self.first, code: "NEW")])),
      (name: "ExportOrderDetailList202611201000.csv", bytes: Fixtures.details([detail(Self.first, code: "OLD")])),
    ]
    let batch = try OrderFileImport().read(files)
    #expect(batch.orders[0].lines.map(\.sku) == ["NEW"])
    #expect(batch.files.allSatisfy { $0.rejected.isEmpty })
  }

  @Test("Trap 23: the order of rows and files changes nothing but row numbers")
  func anyOrder() throws {
    let rows = [["订单编号": Self.first], ["订单编号": Self.second]]
    let details = [detail(Self.first), detail(Self.second)]
    let one = try OrderFileImport().read([("o.csv", Fixtures.orders(rows)), ("d.csv", Fixtures.details(details))])
    let two = try OrderFileImport().read([
      ("d.csv", Fixtures.details(details.reversed())), ("o.csv", Fixtures.orders(rows.reversed())),
    ])
    func bare(_ batch: ImportedBatch) -> [ImportedOrder] {
      batch.orders.sorted { $0.number < $1.number }.map { order in
        var order = order
        order.row = 0
        for index in order.lines.indices { order.lines[index].row = 0 }
        return order
      }
    }
    #expect(bare(one) == bare(two))
  }
}
