import DeskCore
import Testing

@testable import DeskFiles

@Suite struct OrderRowTests {
  private static let number = "1000000000000000001"

  private func read(_ values: [String: String], extra: [String] = []) throws -> ImportedBatch {
    try Fixtures.readOrders(
      Fixtures.orders([["订单编号": Self.number].merging(values) { $1 }], extraColumns: extra),
      details: ["\(Self.number),标题,5.00,1,A,,,,,A,"])
  }

  @Test(
    "Bad cells reject their row, by row and column",
    arguments: [
      ("订单编号", "", RejectReason.missingValue), ("订单编号", "总计", .notANumber("总计")), ("总金额", "12.345", .notMoney("12.345")),
      ("买家实际支付金额", "", .missingValue), ("买家实际支付金额", "-5.00", .notMoney("-5.00")), ("订单创建时间", "昨天", .notATime("昨天")),
      ("宝贝总数量", "1.5", .notANumber("1.5")),
    ])
  func badCells(column: String, value: String, reason: RejectReason) throws {
    let batch = try read([column: value])
    #expect(batch.orders.isEmpty)
    #expect(batch.files[0].rejected == [RejectedRow(row: 2, column: column, reason: reason)])
  }

  @Test("Trap 18: 退款金额 - and an empty time are nothing, not zero")
  func nothing() throws {
    let order = try #require(try read(["退款金额": "-", "订单付款时间 ": ""], extra: ["退款金额"]).orders.first)
    #expect(order.refunded == nil && order.paidAt == nil && order.closeReason == "")
  }

  @Test("Trap 21: remarks over several lines with quotes survive")
  func remarks() throws {
    let order = try #require(try read(["订单备注": "第一行\r\n\r\n说\"好\"，发顺丰", "买家留言": "a,b"]).orders.first)
    #expect(order.sellerRemark == "第一行\r\n\r\n说\"好\"，发顺丰" && order.buyerMessage == "a,b")
  }

  @Test(
    "Trap 28: masked buyers are imported and marked",
    arguments: [
      ("收货人姓名", "张*"), ("联系手机", "1******6198"), ("联系手机", "'186******05"), ("收货人姓名", "##密文"), ("收货地址 ", "$$密文"),
      ("收货地址 ", "浙江省 杭州市 ****"),
    ])
  func masked(column: String, value: String) throws {
    #expect(try read([column: value]).orders.first?.masked == true)
  }

  @Test("Trap 28: a single star in an address is no mask; extensions in name, address and phone survive")
  func notMasked() throws {
    let values = ["收货地址 ": "浙江省 杭州市 3*4栋[1234]", "收货人姓名": "示例甲[1234]", "联系手机": "'13800138000-1234"]
    let order = try #require(try read(values).orders.first)
    #expect(!order.masked)
    #expect(order.recipient == "示例甲[1234]" && order.phone == "13800138000-1234" && order.address.hasSuffix("[1234]"))
  }

  @Test("An address that the buyer changed is the one to ship to")
  func changedAddress() throws {
    let order = try #require(try read(["修改后的收货地址": "上海 上海市 浦东新区 新路2号（200120）"], extra: ["修改后的收货地址"]).orders.first)
    #expect(order.address == "上海 上海市 浦东新区 新路2号（200120）" && order.postcode == "200120")
  }

  @Test(
    "ORD-19: rows marked as fake orders are rejected",
    arguments: [
      ("订单备注", "刷单 勿发", "刷单"), ("买家留言", "补单", "补单"), ("宝贝标题 ", "空包专拍", "空包"), ("订单备注", "SD单", "sd单"),
      ("订单备注", "刷销量", "刷销量"), ("是否刷单", "是", "刷单"),
    ])
  func fake(column: String, value: String, word: String) throws {
    let batch = try read([column: value], extra: ["是否刷单"])
    #expect(batch.orders.isEmpty)
    let header = column.trimmingSpace
    #expect(batch.files[0].rejected == [RejectedRow(row: 2, column: header, reason: .fakeOrder(word))])
    #expect(batch.files[1].rejected.isEmpty)
  }

  @Test("ORD-19: a detail row's remark or title marks its order")
  func fakeDetail() throws {
    let batch = try Fixtures.readOrders(
      Fixtures.orders([["订单编号": Self.number]]), details: ["\(Self.number),标题,5.00,1,A,,,空包,,A,"])
    #expect(batch.orders.isEmpty)
    #expect(batch.files[0].rejected.map(\.reason) == [.fakeOrder("空包")])
  }

  @Test(
    "ORD-19: honest goods and denials are no fake orders",
    arguments: ["牙刷单支装", "真空包装袋", "航空包裹", "SSD单盘", "microSD单张", "毛刷单个", "请勿刷单", "我们不刷单", "补单据", "空包装盒", "SD单反相机包"])
  func honest(text: String) throws {
    #expect(FakeOrderWords.find(in: text) == nil)
    #expect(try read(["宝贝标题 ": text]).orders.count == 1)
  }

  @Test("ORD-19: a file that says so itself is refused whole")
  func fakeFile() throws {
    let list = Fixtures.orders([["订单编号": Self.number]])
    #expect(try Fixtures.refusal([("11月刷单表.csv", list)]).reason == .fakeOrders)
    #expect(try Fixtures.refusal([("o.csv", Array("本表为补单记录\n".utf8) + list)]).reason == .fakeOrders)
  }
}

extension String {
  fileprivate var trimmingSpace: String { CellText.clean(self) }
}
