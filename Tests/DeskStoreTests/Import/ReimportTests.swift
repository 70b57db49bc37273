import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("The same orders again")
struct ReimportTests {
  private let early = TestClock.monday
  private let late = TestClock.monday.advanced(byHours: 1)

  private func order(
    _ number: String = "1001", _ status: TradeStatus = .awaitingShipment, _ change: (inout ImportedOrder) -> Void = { _ in }
  ) -> ImportedOrder {
    var order = ImportedOrder.paid(number)
    order.status = status
    change(&order)
    return order
  }

  private func counts(_ report: ImportReport) -> [Int] { report.files.flatMap { [$0.new, $0.changed, $0.same, $0.older] } }

  @Test("Trap 23: the same file twice, overlapping files, rows in another order: new, then the same")
  func same() throws {
    let shop = try TestShop()
    #expect(counts(try shop.take([order("1"), order("2")])) == [2, 0, 0, 0])
    let states = try Foreign(shop.path).rows("SELECT * FROM order_state")
    #expect(counts(try shop.take([order("3"), order("2"), order("1")])) == [1, 0, 2, 0])
    #expect(try Foreign(shop.path).rows("SELECT * FROM order_state WHERE order_id < 3") == states)
    #expect(counts(try shop.take([order("4"), order("4")])) == [1, 0, 1, 0])
    try shop.expectSound()
  }

  @Test("Trap 24: an older export never wins: by its time, else by the order's rank; it is counted")
  func older() throws {
    let shop = try TestShop()
    try shop.take([order("1001", .awaitingReceipt)], exportedAt: late)
    #expect(counts(try shop.take([order("1001", .awaitingShipment)], exportedAt: early)) == [0, 0, 0, 1])
    #expect(counts(try shop.take([order("1001", .awaitingShipment)])) == [0, 0, 0, 1])
    #expect(try shop.facts().trade == .awaitingReceipt)
    #expect(counts(try shop.take([order("1001", .finished)])) == [0, 1, 0, 0])
    #expect(counts(try shop.take([order("1001", .awaitingReceipt)], exportedAt: late.advanced(byHours: 1))) == [0, 1, 0, 0])
    try shop.expectSound()
  }

  @Test("Trap 24: an older file's address and details win as little")
  func olderDetails() throws {
    let shop = try TestShop()
    try shop.take([order()], exportedAt: late)
    #expect(counts(try shop.take([order { $0.address = "上海 上海市 旧路1号" }], exportedAt: early)) == [0, 0, 0, 1])
    #expect(try shop.facts().amendments == 0)
  }

  @Test("Paid at last: the order is to be contacted")
  func paid() throws {
    let shop = try TestShop()
    try shop.take([order("1001", .awaitingPayment)])
    #expect(try shop.work() == ["completeSKU sku:SKU-1", "remind O0000001"])
    #expect(counts(try shop.take([order()])) == [0, 1, 0, 0])
    #expect(try shop.facts().stage == .awaitingContact)
    #expect(try shop.work() == ["completeSKU sku:SKU-1", "contact O0000001"])
    try shop.expectSound()
  }

  @Test("ORD-4, ORD-5: the platform's new address is an amendment with a red flag; the original stays byte for byte")
  func moved() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    let before = try Foreign(shop.path).rows("SELECT * FROM orders")
    let again = order { order in
      order.buyerMessage = "请发蓝色"
      order.address = "上海 上海市 浦东新区 示例路2号"
    }
    #expect(counts(try shop.take([again])) == [0, 1, 0, 0])
    #expect(try Foreign(shop.path).rows("SELECT * FROM orders") == before)
    let card = try shop.desk.card(of: Scene.order, for: shop.actor(.shipper))
    #expect(card.current.address.current == again.address)
    #expect(card.facts.flag == .red)
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: Scene.waybill), as: .shipper)
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper)?.rule == "ORD-5")
    #expect(counts(try shop.take([again])) == [0, 0, 1, 0])
    try shop.expectSound()
  }

  @Test("Trap 28: a masked export of a known order moves nothing")
  func masked() throws {
    let shop = try TestShop()
    try shop.take([order()])
    let again = order { order in
      order.masked = true
      order.recipient = "示**"
      order.phone = "138****8000"
    }
    #expect(counts(try shop.take([again])) == [0, 0, 1, 0])
    #expect(try shop.facts().amendments == 0)
  }

  @Test("Trap 13: an unknown status stays in sight, word for word, to be clarified; later words settle it")
  func unknown() throws {
    let shop = try TestShop()
    try shop.take([order("1001", .unknown("等待神仙发货"))])
    #expect(try shop.facts().trade == .unknown("等待神仙发货"))
    #expect(try shop.work() == ["clarify O0000001", "completeSKU sku:SKU-1"])
    try shop.take([order()])
    #expect(try shop.facts().stage == .awaitingContact)
    try shop.expectSound()
  }

  @Test("Trap 13: so it does on an order that was known before, by a later export")
  func becameUnknown() throws {
    let shop = try TestShop()
    try shop.take([order()], exportedAt: early)
    try shop.take([order("1001", .unknown("奇怪"))], exportedAt: late)
    #expect(try shop.facts().stage == .unclear)
    #expect(try shop.work().contains("clarify O0000001"))
    try shop.expectSound()
  }

  @Test("Trap 26: an order without details waits in sight; details that come later make it an order to contact")
  func detailsLater() throws {
    let shop = try TestShop()
    try shop.take([order { $0.lines = [] }])
    #expect(try shop.facts().stage == .unclear)
    #expect(try shop.work() == ["clarify O0000001"])
    try shop.expectSound()
    #expect(counts(try shop.take([order()])) == [0, 1, 0, 0])
    #expect(try shop.facts().stage == .awaitingContact)
    #expect(try shop.desk.card(of: Scene.order, for: shop.actor(.presaleAgent)).lines.map(\.sku) == ["SKU-1"])
    try shop.expectSound()
  }

  @Test("Taobao and Tmall number their orders together, whichever shop; another platform's number is another order")
  func platforms() throws {
    let shop = try TestShop()
    func take(_ platform: String, _ name: String) throws -> [Int] {
      var batch = ImportedBatch()
      batch.files = [FileIntake(name: "f.csv", kind: .orders, platform: platform, layout: "test")]
      batch.orders = [order { $0.shopName = name }]
      batch.orderFiles = [0]
      return counts(try shop.desk.importBatch(batch, id: "\(platform)-\(name)", by: shop.session(.presaleAgent)))
    }
    #expect(try take("taobao", "甲") == [1, 0, 0, 0])
    #expect(try take("tmall", "乙") == [0, 0, 1, 0])
    #expect(try take("jd", "甲") == [1, 0, 0, 0])
    #expect(try take("jd", "乙") == [1, 0, 0, 0])
    #expect(try take("jd", "丙") == [1, 0, 0, 0])
    #expect(try shop.desk.findOrder("1001") == Scene.order)
  }
}
