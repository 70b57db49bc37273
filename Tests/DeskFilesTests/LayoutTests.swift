import DeskCore
import Testing

@testable import DeskFiles

@Suite struct LayoutTests {
  private static let fixtures: [(String, String, ImportKind, String)] = [
    ("taobao_orders_2013_30col.gbk.csv", "taobao-orders-30", .orders, "taobao"),
    ("taobao_orders_2014_37col.gbk.csv", "taobao-orders-37", .orders, "taobao"),
    ("taobao_orders_2016_41col.gbk.csv", "taobao-orders-41", .orders, "taobao"),
    ("taobao_orders_2017_46col.gbk.csv", "taobao-orders-46", .orders, "taobao"),
    ("taobao_orders_2018_56col.gbk.csv", "taobao-orders-56", .orders, "taobao"),
    ("taobao_orders_2019_61col.gbk.csv", "taobao-orders-61", .orders, "taobao"),
    ("taobao_details_10col.gbk.csv", "taobao-details-10", .details, "taobao"),
    ("tmall_details_2021_18col.gbk.csv", "tmall-details-18", .details, "tmall"),
  ]

  @Test("Every known header is recognised by name; a file of a header alone holds nothing and is fine", arguments: fixtures)
  func knownHeaders(name: String, layout: String, kind: ImportKind, platform: String) throws {
    let batch = try OrderFileImport().read(paths: [Fixtures.path(name)])
    let file = try #require(batch.files.first)
    #expect((file.layout, file.kind, file.platform) == (layout, kind, platform))
    #expect(file.rows == 0 && file.rejected.isEmpty && batch.orders.isEmpty)
  }

  @Test("Column counts of all order-list layouts are those of formats.md 1.1")
  func columnCounts() {
    let counts = Dictionary(uniqueKeysWithValues: KnownLayout.all.map { ($0.name, $0.headers.count) })
    #expect(
      counts == [
        "taobao-orders-30": 30, "taobao-orders-37": 37, "taobao-distribution-38": 38, "taobao-orders-41": 41,
        "taobao-orders-45": 45,
        "taobao-orders-46": 46, "taobao-orders-56": 56, "taobao-orders-61": 61, "tmall-bonded-44": 44, "qianniu-orders": 28,
        "taobao-details-10": 10, "tmall-details-18": 18, "qianniu-details-16": 16,
      ])
    #expect(KnownLayout.all.allSatisfy { Set($0.headers).count == $0.headers.count })
  }

  @Test("Each known layout, as UTF-8 and as TAB-separated text, is recognised again", arguments: KnownLayout.all.map(\.name))
  func roundTrip(name: String) throws {
    let known = try #require(KnownLayout.all.first { $0.name == name })
    for separator in [",", "\t"] {
      let batch = try OrderFileImport().read([("x.csv", Array(known.headers.joined(separator: separator).utf8))])
      #expect(batch.files[0].layout == name)
    }
  }

  @Test("Trap 3: 支付单号 in the middle shifts nothing")
  func insertedColumn() throws {
    for name in ["taobao-orders-46", "taobao-orders-61"] {
      let known = try #require(KnownLayout.all.first { $0.name == name })
      let values = ["订单编号": "=\"123456789012345678\"", "总金额": "12.50", "买家实际支付金额": "11.50", "订单状态": "交易成功", "买家应付货款": "12.50"]
      let row = known.headers.map { values[$0] ?? "" }.joined(separator: ",")
      let order = try #require(
        try Fixtures.readOrders(Array("\(known.headers.joined(separator: ","))\n\(row)\n".utf8)).orders.first)
      #expect(order.total == Money(fen: 1250) && order.paid == Money(fen: 1150) && order.status == .finished)
    }
  }

  @Test("Trap 4: rows longer or shorter than the header, duplicate and empty names")
  func uneven() throws {
    let header = "订单编号,订单状态,总金额,买家实际支付金额,订单创建时间,店铺名称,店铺名称,,宝贝标题"
    let rows = [
      "1000000000000000001,交易成功,5.00,5.00,2026-11-20 10:00:00,甲店,乙店,,标题,,,",
      "1000000000000000002,交易成功,5.00,5.00,2026-11-20 10:00:00",
      "1000000000000000003,交易成功,5.00",
      "1000000000000000004,交易成功,5.00,5.00,2026-11-20 10:00:00,甲店,乙店,,标题,多出来的",
    ]
    let batch = try Fixtures.readOrders(Array(([header] + rows).joined(separator: "\n").utf8))
    #expect(batch.orders.map(\.number) == ["1000000000000000001", "1000000000000000002"])
    #expect(batch.orders.map(\.shopName) == ["甲店", ""])
    let reasons = batch.files[0].rejected.filter { if case .orderWithoutDetails = $0.reason { false } else { true } }
    #expect(reasons.map(\.row) == [4, 5])
    #expect(reasons.first?.reason == .tooFewFields(found: 3, expected: 9))
  }

  @Test("A file of nothing but bad rows costs no more than its first ten thousand")
  func manyRejections() throws {
    let text = "订单编号,订单状态,总金额,买家实际支付金额,订单创建时间\n" + String(repeating: "x,y\n", count: 30_000)
    let file = try #require(try Fixtures.readOrders(Array(text.utf8)).files.first)
    #expect(file.rows == 30_000 && file.rejected.count == 10_001)
    #expect(file.rejected.last?.reason == .other("and 20000 more rows"))
  }

  @Test("Trap 5: the header may stand below description rows, not below fifty")
  func headerBelow() throws {
    let list = String(decoding: Fixtures.orders([["订单编号": "1000000000000000001"]]), as: UTF8.self)
    let below = try Fixtures.readOrders(Array(("说明：本表由系统导出\n\n" + list).utf8))
    #expect(below.orders.map(\.row) == [4])
    let tooFar = String(repeating: "说明\n", count: 51) + list
    guard case .unknownLayout = try Fixtures.refusal([("x.csv", Array(tooFar.utf8))]).reason else {
      Issue.record("a header in row 52 was taken")
      return
    }
  }

  @Test("Columns that aren't exactly a known layout's get the nearest name and a question mark")
  func nearest() throws {
    let known = try #require(KnownLayout.all.first { $0.name == "taobao-orders-61" })
    let header = (known.headers + ["新列"]).joined(separator: ",")
    #expect(try OrderFileImport().read([("x.csv", Array(header.utf8))]).files[0].layout == "taobao-orders-61?")
    #expect(try Fixtures.readOrders(Fixtures.orders([])).files[0].layout.hasSuffix("?"))
  }

  @Test(
    "Other platforms' files are refused as unknown, with their header",
    arguments: [
      "jd_orders_30col.gbk.csv", "pdd_orders_custom_23col.bom.csv", "douyin_orders_21col.bom.csv", "1688_orders_32col.csv",
    ])
  func otherPlatforms(name: String) throws {
    let refusal = #expect(throws: FileRefusal.self) { try OrderFileImport().read(paths: [Fixtures.path(name)]) }
    guard case .unknownLayout(let header) = try #require(refusal).reason else {
      Issue.record("not refused as unknown: \(String(describing: refusal))")
      return
    }
    #expect(!header.isEmpty)
  }

  @Test("A header that fits orders and details alike is refused, not guessed")
  func ambiguous() throws {
    let header = "订单编号,订单状态,总金额,买家实际支付金额,订单创建时间,标题,价格,购买数量"
    let refusal = try Fixtures.refusal([("x.csv", Array(header.utf8))])
    #expect(refusal.reason == .ambiguousLayout(["orders", "details"]))
  }

  @Test("Bonded layout: the buyer's ID-card data reaches no parsed value")
  func bonded() throws {
    let known = try #require(KnownLayout.all.first { $0.name == "tmall-bonded-44" })
    let values = [
      "订单编号": "123456789012345678", "总金额": "12.50", "买家实际支付金额": "11.50", "订单状态": "交易成功", "买家应付货款": "12.50",
      "买家身份证号": "110101199003070000",
    ]
    let row = known.headers.map { values[$0] ?? "" }.joined(separator: ",")
    var order = try #require(try Fixtures.readOrders(Array("\(known.headers.joined(separator: ","))\n\(row)\n".utf8)).orders.first)
    order.source = []
    #expect(!String(describing: order).contains("110101199003070000"))
  }
}
