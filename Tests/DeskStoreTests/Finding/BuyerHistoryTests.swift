import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// What else the buyer has ordered, and what of it could ship in one parcel.
@Suite("The buyer's other orders")
struct BuyerHistoryTests {
  let shop: TestShop

  init() throws { shop = try TestShop() }

  private func order(_ number: String, _ change: (inout ImportedOrder) -> Void = { _ in }) -> ImportedOrder {
    var order = ImportedOrder.paid(number)
    order.buyer = "示例买家"
    order.phone = "13800001111-1234"
    change(&order)
    return order
  }

  private func history(_ id: Int64, as role: Role = .presaleAgent) throws -> BuyerHistory? {
    try shop.desk.card(of: OrderID(number: id), for: shop.actor(role)).history
  }

  @Test("The newest five, with counts, stages and contacts; another buyer's and another platform's aren't among them")
  func newest() throws {
    try shop.take((1...7).map { order("100\($0)") })
    try shop.take([order("1008") { $0.status = .closedRefunded }, order("1009") { $0.buyer = "示例买家2" }])
    try shop.perform(.contactOrder(OrderID(number: 7), outcome: .noAnswer, channel: .phone, note: nil), as: .presaleAgent)
    let history = try #require(try history(1))
    #expect(history.count == 7 && history.open == 6 && history.closed == 1 && !history.isMore)
    #expect(history.newest.map(\.order.id.number) == [8, 7, 6, 5, 4])
    #expect(history.newest.map(\.contacts) == [0, 1, 0, 0, 0] && history.newest.first?.order.stage == .closed)
    #expect(try self.history(9)?.count == 0)
  }

  @Test("AFT-2, ORD-13: after-sale cases are counted, and their reasons found")
  func cases() throws {
    try shop.take([order("1001"), order("1002") { $0.status = .finished }])
    let wish = AfterCaseWish(.refund, amount: Money(fen: 100), reason: "收到有破损")
    try shop.perform(.openCase(OrderID(number: 2), wish), as: .aftersaleAgent)
    #expect(try history(1)?.newest.map(\.cases) == [1])
    #expect(try shop.desk.find("破损", for: shop.actor(.presaleAgent)).rows.map(\.id.number) == [2])
  }

  @Test("REC-3: who may not see buyers isn't shown what else they ordered, and a masked buyer is nobody")
  func masked() throws {
    try shop.take([order("1001"), order("1002"), order("1003") { $0.buyer = "t**8" }, order("1004") { $0.buyer = "t**8" }])
    #expect(try history(1)?.count == 1)
    #expect(try history(1, as: .merchandiser) == nil)
    #expect(try history(3) == nil)
  }

  @Test("ORD-10: same shop, buyer, recipient, phone with extension and address; unshipped")
  func together() throws {
    try shop.take([
      order("1001"), order("1002"), order("1003") { $0.phone = "13800001111-5678" }, order("1004") { $0.address += " 2单元" },
      order("1005") { $0.recipient = "示例乙" }, order("1006") { $0.shopName = "示例二店" }, order("1007") { $0.status = .finished },
      order("1008") { $0.buyer = "别人" },
    ])
    #expect(try history(1)?.together.map(\.id.number) == [2])
    #expect(try history(7)?.together.isEmpty == true, "what is finished goes with nothing")
  }

  @Test("ORD-10: orders are compared as they stand now, amendments and all")
  func amended() throws {
    try shop.take([order("1001"), order("1002") { $0.address = "浙江省 宁波市 海曙区 示例路2号(315000)" }])
    #expect(try history(1)?.together.isEmpty == true)
    let address = "浙江省 杭州市 西湖区 示例路1号(310000)"
    try shop.perform(.amendOrder(OrderID(number: 2), field: .address, to: address, line: nil, note: nil), as: .presaleAgent)
    #expect(try history(1)?.together.map(\.id.number) == [2])
    #expect(try history(2)?.together.map(\.id.number) == [1])
    try shop.perform(.amendOrder(OrderID(number: 1), field: .phone, to: "13900000000", line: nil, note: nil), as: .presaleAgent)
    #expect(try history(2)?.together.isEmpty == true)
  }

  @Test("ORD-10: masked values are like nothing else")
  func hidden() throws {
    try shop.take([
      order("1001") { $0.recipient = "示**" }, order("1002") { $0.recipient = "示**" },
      order("1003") { $0.phone = "138****1111" }, order("1004") { $0.phone = "138****1111" },
    ])
    for id in Int64(1)...4 { #expect(try history(id)?.together.isEmpty == true, "\(id)") }
  }
}
