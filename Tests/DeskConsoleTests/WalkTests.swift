import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// 取货单 walked on the terminal, 合单, 交接: a shipper's afternoon.
struct WalkTests {
  let shop = MemoryShop.fixture()

  private func parcel(_ number: Int) -> ParcelID { ParcelID(stored: "P260105-000\(number)") }

  private func shipper(_ views: Int = 0) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30))
    driver.signIn("lilei")
    for _ in 0..<views { driver.press(.tab) }
    return driver
  }

  /// Three printed parcels: 0005 wants 枕套 ×1; two more orders want 四件套 ×1 and 枕套 ×2, and 雨衣 ×1.
  private func more() throws {
    for (number, goods) in [(Int64(51), [("SJT-18-B", 1), ("ZT-W", 2)]), (52, [("YY-120", 1)])] {
      let (order, lines) = shop.order(
        number, "60930000000000\(5000 + number)", buyer: "b\(number)", recipient: "乙",
        goods: goods.map { (sku: $0.0, count: $0.1) },
        paid: "9.90", ago: 9000)
      shop.add(order: order, lines: lines)
      try shop.perform(.contactOrder(order.id, outcome: .confirmed, channel: .wangwang, note: nil), as: "zhangmin")
      let id = try #require(try shop.perform(.confirmOrder(order.id), as: "zhangmin").parcels.first)
      try shop.perform(
        .assignWaybill(id, courier: number == 52 ? "ZTO" : "YTO", number: number == 52 ? "75000012345678" : nil), as: "lilei")
      try shop.perform(.printParcel(id), as: "lilei")
    }
  }

  @Test("FUL-3: a location leads to its row, an item to its own; what is complete is picked with one key and the rest is named")
  func walk() throws {
    try more()
    let driver = shipper(1)
    #expect(driver.shows("A 区 2 行") && driver.shows("B 区 1 行"))
    driver.scan("b-11-02")
    #expect(driver.selectedLine?.contains("ZT-W") == true && driver.selectedLine?.contains("×3") == true)
    driver.press(.enter)
    #expect(driver.lines.contains { $0.contains("[✓]") && $0.contains("B-11-02") })
    driver.scan("6901234567892")
    #expect(driver.selectedLine?.contains("A-03-12") == true && shop.performed.last?.kind == .printParcel, "finding ticks nothing")
    driver.press(.function(2))
    #expect(
      shop.performed.last == .pickParcel(parcel(5))
        && shop.performed.count { $0.kind == .pickParcel && $0 == .pickParcel(parcel(5)) } == 1)
    #expect(driver.toast?.contains("已取货 1 个包裹 · 没取齐: P260105-0006 差 1 件") == true)
    driver.press(.space)
    driver.press(.function(2))
    #expect(shop.performed.last == .pickParcel(parcel(6)))
    #expect(driver.state.shipping.picks.shown.map(\.sku) == ["YY-120"])
    _ = driver.said
  }

  @Test("FUL-3: ticks stay when one looks elsewhere, and are this console's own until then")
  func ticksStay() throws {
    try more()
    let driver = shipper(1)
    driver.scan("ZT-W")
    driver.press(.enter, .tab, .tab, .backTab, .backTab)
    #expect(driver.state.context == .pickList && driver.lines.contains { $0.contains("[✓]") && $0.contains("B-11-02") })
    #expect(driver.shows("勾只在本机"))
    let other = shipper(1)
    #expect(!other.shows("[✓]"))
  }

  @Test(
    "FUL-3: an unknown location, a foreign item and garbage are refused in words and lose nothing",
    arguments: [
      ("Z-99-99", "取货单里没有库位 Z-99-99"), ("6900000000000", "取货单里没有 6900000000000"), ("CMD:DONE", "取货单里没有 CMD:DONE"),
      (String(repeating: "8", count: 10_000), "太长"),
    ])
  func refusals(_ code: String, _ words: String) throws {
    try more()
    let driver = shipper(1)
    driver.scan("ZT-W")
    driver.scan(code)
    #expect(driver.shows("停! ") && driver.shows(words) && driver.backend.bells.last == .wrong)
    #expect(driver.selectedLine?.contains("ZT-W") == true)
    _ = driver.said
  }

  @Test("FUL-3: by zone and by courier; what lies elsewhere says where")
  func filters() throws {
    try more()
    let driver = shipper(1)
    driver.press(.right)
    #expect(driver.state.shipping.picks.shown.map(\.zone) == ["A", "A"] && driver.shows("A · 全部快递"))
    driver.scan("6901234567908")
    #expect(driver.shows("在 B-11-02, 不在现在的范围"))
    driver.press(.escape, .escape)
    driver.press(.function(6), .function(6))
    #expect(driver.state.shipping.picks.shown.map(\.sku) == ["YY-120"] && driver.shows("中通快递"))
    _ = driver.said
  }

  @Test("FUL-3: a short bin: the last parcels go without, the form names them, each is reported")
  func short() throws {
    try more()
    let driver = shipper(1)
    driver.scan("ZT-W")
    driver.press(.function(4))
    #expect(driver.shows("等这件货的: P260105-0005 ×1、P260105-0006 ×2"))
    driver.type("9")
    driver.press(.tab)
    driver.type("货架空了")
    driver.press(.enter)
    #expect(driver.shows("超出范围") && !shop.performed.contains { $0.kind == .shortParcel })
    // The refusal has led back to the field that it is about.
    driver.press(.backspace)
    driver.type("1")
    #expect(driver.shows("从后面的包裹扣: P260105-0006 ×1"))
    driver.press(.enter)
    #expect(shop.performed.last == .shortParcel(parcel(6), sku: "ZT-W", missing: 1, reason: "货架空了"))
    _ = driver.said
  }

  @Test("A shortage is shared from the last parcel back")
  func shares() {
    let shares = [1, 2, 3].map { PickShare(parcel: parcel($0), version: nil, quantity: 2) }
    #expect(PickShare.share(3, shares)?.map { "\($0.parcel.text.suffix(1))×\($0.quantity)" } == ["2×1", "3×2"])
    #expect(PickShare.share(7, shares) == nil && PickShare.share(0, shares) == nil)
  }

  // MARK: 合单

  @Test("ORD-10: what may share a box is shown with its key, merged with one key, and undone")
  func merges() throws {
    for number in Int64(61)...62 {
      let (order, lines) = shop.order(
        number, "60930000000000\(5000 + number)", buyer: "twice", recipient: "双双", goods: [(sku: "ZT-W", count: 1)], paid: "9.90",
        ago: 9000)
      shop.add(order: order, lines: lines)
      try shop.perform(.contactOrder(order.id, outcome: .confirmed, channel: .wangwang, note: nil), as: "zhangmin")
      try shop.perform(.confirmOrder(order.id), as: "zhangmin")
    }
    let driver = shipper()
    driver.press("m")
    #expect(driver.shows("P260105-0006 + P260105-0007") && driver.shows("相同: 旗舰店、twice、双双"))
    driver.press(.enter)
    #expect(shop.performed.last == .mergeParcel(parcel(7), into: parcel(6)))
    #expect(driver.shows("已合") && driver.shows("P260105-0007 → P260105-0006"))
    driver.press(.escape)
    #expect(driver.lines.contains { $0.contains("P260105-0006") && $0.contains("合2") })
    #expect(driver.lines.contains { $0.contains("P260105-0007") && $0.contains("并") })
    driver.press("m", "z")
    #expect(shop.performed.last == .unmergeParcel(parcel(7)) && driver.shows("可合"))
    _ = driver.said
  }

  @Test("ORD-10: split by its form: goods by line or SKU")
  func split() throws {
    let driver = shipper()
    try more()
    driver.wake()
    driver.press(.end)
    for _ in 0..<2 { driver.press(.up) }
    let id = try #require(driver.state.shipping.list.rows.first { $0.pieces == 3 && $0.stage == .printed }?.id)
    driver.command("split \(id.text) ZT-W:1")
    #expect(shop.performed.last == .splitParcel(id, goods: [GoodsCount("ZT-W", 1)]))
    _ = driver.said
  }

  // MARK: 交接

  @Test("FUL-7: scanned into the bag, refused with words what doesn't belong, signed with what is missing named")
  func bag() throws {
    for number in [2, 3] {
      let scans = number == 2 ? ["6901234567892", "6901234567908", "6901234567908"] : ["6901234567915"]
      try shop.perform(.packParcel(parcel(number), scans: scans, weight: 500), as: "lilei")
      try shop.perform(.shipParcel(parcel(number)), as: "lilei")
    }
    let driver = shipper(4)
    for _ in 0..<5 where driver.state.shipping.selectedCourier?.courier != "YTO" { driver.press(.down) }
    #expect(driver.state.shipping.selectedCourier?.courier == "YTO")
    driver.press(.enter)
    #expect(driver.shows("交接 圆通速递") && driver.shows("应交 3") && driver.shows("还没扫 3"))
    driver.hold()
    for code in ["YT8812345678901", "P260105-0003", "YT8812345678901", "P260105-0005", "HELLO"] { driver.scan(code) }
    driver.release()
    let said = driver.said
    #expect(shop.performed.count { $0.kind == .handOverParcel } == 2)
    #expect(said.contains { $0.contains("P260105-0002 已经在袋里") } && said.contains { $0.contains("P260105-0005 还是") })
    #expect(said.contains { $0.contains("HELLO 不是包裹或运单号") } && driver.shows("停! HELLO"))
    #expect(driver.shows("已进袋 2") && driver.shows("还没扫 1") && driver.shows("P260105-0004"))
    driver.press(.function(2))
    driver.type("老王")
    driver.press(.enter)
    #expect(driver.shows("圆通速递 老王 签收 2 件, 应交 3") && driver.shows("没扫进袋: P260105-0004"))
    driver.press(.function(4))
    #expect(shop.performed.last == .signManifest(courier: "YTO", driver: "老王"))
    #expect(driver.toast?.contains("没扫进袋: P260105-0004") == true)
    #expect(driver.shows("已进袋 0"))
  }

  @Test("FUL-7: another courier's parcel stops at the bag, and so does one that is being intercepted")
  func wrongBag() throws {
    let driver = shipper(4)
    // Told on the way to the bag: at the bench the wish would be in the way.
    try shop.perform(.interceptParcel(parcel(4), reason: "买家不要了"), as: "zhangmin")
    driver.wake()
    _ = driver.said
    for _ in 0..<5 where driver.state.shipping.selectedCourier?.courier != "YTO" { driver.press(.down) }
    #expect(driver.state.shipping.selectedCourier?.courier == "YTO")
    driver.press(.enter)
    driver.scan("P260105-0004")
    #expect(driver.shows("停! P260105-0004 正在拦截"))
    driver.scan("P260105-0001")
    #expect(driver.shows("停! P260105-0001 是 没有定快递 的, 这是 圆通速递 的袋子"))
    #expect(!shop.performed.contains { $0.kind == .handOverParcel } && driver.backend.bells.last == .stop)
    _ = driver.said
  }

  @Test("FUL-7: more scans at once than the loop takes in between two frames: none is lost at the bag")
  func manyScansAtTheBag() {
    let driver = shipper(4)
    for _ in 0..<5 where driver.state.shipping.selectedCourier?.courier != "YTO" { driver.press(.down) }
    driver.press(.enter)
    _ = driver.said
    // 40 codes of 16 keys: the loop draws a frame after 256.
    let codes = (0..<40).map { "YT\(1_000_000_000_000 + $0)" }
    driver.sendAtOnce(codes.flatMap { code in code.map(Key.character) + [.enter] })
    let said = driver.said
    for code in codes { #expect(said.contains { $0.contains(code) }, "\(code)") }
  }

  @Test("INV-5, INV-3: count and taken down, by key in the stock pane")
  func stockKeys() {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30))
    driver.signIn("chenwei")
    driver.press("c")
    #expect(driver.shows("盘点") && driver.shows("和账上不同时必填"))
    driver.press(.escape, "d")
    #expect(driver.state.overlay != nil)
  }
}

extension Key {
  fileprivate static var space: Key { .character(" ") }
}
