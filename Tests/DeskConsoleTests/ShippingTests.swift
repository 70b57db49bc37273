import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// 发货: stages, questions before what can't be taken back, and the bench.
struct ShippingTests {
  let shop = MemoryShop.fixture()

  private func shipper(_ size: Size = Size(columns: 100, rows: 30)) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: size)
    driver.signIn("lilei")
    return driver
  }

  private func parcel(_ number: Int) -> ParcelID { ParcelID(stored: "P260105-000\(number)") }

  @Test func aParcelGoesFromWaybillToCourier() {
    let driver = shipper()
    driver.press("w")
    driver.type("YTO")
    driver.press(.enter)
    #expect(driver.toast?.contains("取自号池") == true)
    driver.press("p")
    #expect(driver.said.contains { $0.contains("发货单 1 张已放入打印队列") })
    #expect(shop.printQueue.last?.subject == "P260105-0001" && shop.printQueue.last?.state == .printed)
    #expect(driver.shows("发货单 P260105-0001"))
    driver.press(.escape, "k")
    #expect(driver.toast == "已取货 P260105-0001")
    driver.press(.tab, .tab)
    driver.scan("p260105-0001")
    driver.scan("6901234567892")
    #expect(driver.shows("已齐, 请称重"))
    driver.scan("1250")
    #expect(driver.toast == "P260105-0001 1250 克, 请扫下一个")
    driver.press(.escape)
    #expect(driver.state.context == .wave)
    driver.press("s", "y")
    #expect(driver.toast == "已发货 P260105-0001")
    driver.press("o", "y")
    #expect(driver.toast == "已交接 P260105-0001")
    #expect(shop.performed.last == .handOverParcel(parcel(1)))
  }

  // MARK: Questions

  @Test func theOpenerDoesNotConfirm() {
    let driver = shipper()
    driver.press(.down, .down, .down)
    driver.press("o", "o", "o", "o")
    #expect(driver.state.overlay != nil)
    #expect(shop.performed.last != .handOverParcel(parcel(4)))
  }

  @Test func keysTypedBeforeTheQuestionWasSeenDoNotConfirm() {
    let driver = shipper()
    driver.press(.down, .down, .down)
    driver.burst(["o", "y", "y"])
    #expect(driver.state.overlay != nil)
    #expect(shop.performed.last != .handOverParcel(parcel(4)))
    driver.press("y")
    #expect(shop.performed.last == .handOverParcel(parcel(4)))
    _ = driver.toast
  }

  @Test func aPasteDoesNotConfirmAndEnterCancels() {
    let driver = shipper()
    driver.press(.down, .down, .down, "o")
    driver.paste("y\n")
    #expect(driver.toast == "这里不接受粘贴")
    driver.press(.enter)
    #expect(driver.state.overlay == nil)
    #expect(shop.performed.last != .handOverParcel(parcel(4)))
    driver.press("o", .tab, .enter)
    #expect(shop.performed.last == .handOverParcel(parcel(4)))
    _ = driver.toast
  }

  @Test func severalAtOnceNeedTheirCountTyped() throws {
    for number in [2, 3] {
      try shop.perform(
        .packParcel(
          parcel(number), scans: number == 2 ? ["6901234567892", "6901234567908", "6901234567908"] : ["6901234567915"], weight: nil),
        as: "lilei")
    }
    let driver = shipper()
    driver.press(.down, " ", " ", "s")
    #expect(driver.shows("发货: 2 个包裹") && driver.shows("请输入数量 2 再按 Enter"))
    driver.press("y")
    #expect(driver.state.overlay != nil)
    driver.type("2")
    driver.press(.enter)
    #expect(driver.toast == "发货: 2 个全部完成")
    #expect(shop.performed.suffix(2) == [.shipParcel(parcel(2)), .shipParcel(parcel(3))])
  }

  @Test func eachResultOfSeveralIsReported() {
    let driver = shipper()
    driver.press(" ", .end, " ", "k")
    #expect(driver.toast == "取货: 完成 1, 未成 1, 见 :messages")
    driver.command("messages")
    #expect(driver.shows("P260105-0001: P260105-0001 现在是 待打单, 不能取货"))
    #expect(driver.shows("已取货 P260105-0005"))
  }

  // MARK: The bench

  private func bench() -> ConsoleDriver {
    let driver = shipper()
    driver.press(.tab, .tab)
    return driver
  }

  @Test func aWrongItemStopsWithAnotherBell() {
    let driver = bench()
    driver.scan("YT8812345678901")
    #expect(driver.backend.bells.isEmpty)
    driver.scan("6909999999999")
    #expect(driver.backend.bells == [.wrong])
    #expect(driver.shows("停! 6909999999999 不在这个包裹里"))
    driver.scan("6901234567908")
    #expect(!driver.shows("停!"))
    #expect(driver.shows("1/2"))
    _ = driver.said
  }

  @Test func oneTooManyIsStopped() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan("6901234567892")
    driver.scan("6901234567892")
    #expect(driver.shows("SJT-18-B 只要 1 件, 已经够了"))
    _ = driver.said
  }

  @Test func fastScansMeetTheRightParcelInOrder() {
    let driver = bench()
    driver.hold()
    for code in ["YT8812345678901", "6901234567892", "6901234567908", "6901234567908", "YT8812345678902", "6901234567915"] {
      driver.scan(code)
    }
    #expect(driver.state.shipping.bench.waiting.count == 5)
    driver.release()
    let packed = shop.performed.suffix(4)
    #expect(
      packed.map(\.subject) == [.parcel(parcel(2)), .parcel(parcel(2)), .parcel(parcel(2)), .parcel(parcel(3))],
      "\(packed)")
    #expect(driver.shows("P260105-0003") && driver.shows("已齐, 请称重"))
    #expect(driver.state.shipping.bench.stop == nil)
    #expect(driver.isIdle)
  }

  @Test func aRedFlagComesFirst() throws {
    try shop.perform(.amendOrder(OrderID(number: 7), field: .attributes, to: "蓝 120", line: 1, note: nil), as: "zhangmin")
    let driver = bench()
    driver.scan("YT8812345678902")
    #expect(driver.shows("红旗: 颜色尺寸 #1: 黄 120 → 蓝 120") && driver.shows("按 F5 已阅"))
    driver.scan("6901234567915")
    #expect(driver.shows("停! 不能打包: 红旗还没看"))
    driver.press(.function(5))
    #expect(driver.said.contains("红旗已阅 P260105-0003"))
    #expect(driver.shows("纸单 P260105-0003/1 已作废") && driver.shows("按 F3 重打"), "amended after print: the paper is void (ORD-5)")
    driver.scan("6901234567915")
    #expect(driver.shows("停! 不能打包: P260105-0003/1 之后有改动"))
    driver.press(.function(3))
    #expect(shop.printQueue.last?.subject == "P260105-0003")
    driver.scan("6901234567915")
    #expect(driver.shows("已齐, 请称重"))
    _ = driver.said
  }

  @Test func theNextParcelSkipsTheScale() {
    let driver = bench()
    driver.scan("YT8812345678902")
    driver.scan("6901234567915")
    driver.scan("YT8812345678901")
    #expect(driver.shows("P260105-0002") && !driver.shows("已齐"))
  }

  @Test func aParcelThatCannotBeOpenedClearsTheTable() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan("6901234567892")
    driver.hold()
    // Scanned in one go: a parcel that isn't picked yet, and an item that the one on the table has too.
    driver.scan("P260105-0001")
    driver.scan("6901234567908")
    driver.release()
    #expect(driver.shows("停! P260105-0001 现在是 待打单"))
    #expect(driver.state.shipping.bench.card == nil)
    #expect(driver.state.shipping.bench.waiting.isEmpty)
    #expect(driver.said.contains { $0.contains("台上的 P260105-0002 已放下, 其后 1 次扫描未执行") })
    #expect(shop.performed.last?.subject == .parcel(parcel(2)) && shop.performed.count { $0.kind == .packParcel } == 2)
    driver.scan("6901234567908")
    #expect(shop.performed.count { $0.kind == .packParcel } == 2)
    _ = driver.said
  }

  @Test func anUnknownParcelClearsTheTableToo() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan("P260105-0099")
    #expect(driver.state.shipping.bench.card == nil)
    _ = driver.said
  }

  @Test func aNumericSKUIsNotAWeight() throws {
    shop.add(
      item: CatalogueItem(sku: "12345", title: "短码", attributes: "", barcodes: ["777"], location: "A-1", isComplete: true),
      onHand: 5)
    let (order, lines) = shop.order(
      50, "609300000000005000", buyer: "b", recipient: "乙", goods: [("12345", 1)], paid: "9.90", ago: 9000)
    shop.add(order: order, lines: lines)
    try shop.perform(.contactOrder(order.id, outcome: .confirmed, channel: .wangwang, note: nil), as: "zhangmin")
    let id = try #require(try shop.perform(.confirmOrder(order.id), as: "zhangmin").parcels.first)
    try shop.perform(.assignWaybill(id, courier: "YTO", number: nil), as: "lilei")
    try shop.perform(.printParcel(id), as: "lilei")
    try shop.perform(.pickParcel(id), as: "lilei")
    let driver = bench()
    driver.scan(id.text)
    driver.scan("12345")
    #expect(driver.shows("已齐, 请称重"))
    driver.scan("12345")
    #expect(driver.shows("停! 12345 只要 1 件"))
    driver.scan("777")
    #expect(driver.shows("停! 12345 只要 1 件"))
    #expect(!shop.performed.contains { $0.kind == .weighParcel && $0.subject == .parcel(id) })
    driver.scan("800")
    #expect(shop.performed.last == .weighParcel(id, grams: 800))
    _ = driver.said
  }

  @Test func digitsAreTextAtTheBench() {
    let driver = bench()
    driver.type("1q?:")
    #expect(driver.state.shipping.bench.field.text.text == "1q?:")
    driver.press(.escape)
    #expect(driver.state.context == .bench && driver.state.shipping.bench.field.isEmpty)
  }

  @Test func aParcelThatIsNotPickedIsRefused() {
    let driver = bench()
    driver.scan("P260105-0001")
    #expect(driver.shows("P260105-0001 现在是 待打单, 不能打包, 只有 已取货 时可以"))
    _ = driver.said
  }
}
