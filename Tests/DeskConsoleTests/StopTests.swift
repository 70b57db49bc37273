import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// ORD-8 at the bench: nobody packs past a wish to stop, and no scanner answers it.
struct StopTests {
  let shop = MemoryShop.busy()
  private let parcel = ParcelID(stored: "P260105-0006")

  private func bench() -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 80, rows: 24))
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    _ = driver.said
    return driver
  }

  @Test("The wish is in the way until F6, whatever the scanner sends")
  func modal() {
    let driver = bench()
    #expect(driver.shows("停! 拦截 P260105-0006") && driver.shows("买家不要了"))
    #expect(driver.backend.bells.contains(.alarm))
    driver.scan("YT8812345678901")
    #expect(driver.state.shipping.bench.card == nil && driver.toast?.contains("先按 F6") == true)
    driver.press(.function(5), .function(3))
    #expect(driver.shows("停! 拦截 P260105-0006"))
    driver.press(.function(6))
    #expect(driver.said.contains("已看到拦截 P260105-0006"))
    #expect(!driver.shows("停! 拦截") && driver.shows("找 P260105-0006"))
    #expect(shop.performed.last == .seeInterception(parcel))
  }

  @Test(
    "ORD-8: Esc and Tab leave an unseen wish, which stays in sight in every pane and comes back at the bench",
    arguments: [Key.escape, .tab])
  func leaves(_ key: Key) {
    let driver = bench()
    #expect(driver.shows("F6 已看到") && driver.shows("Esc/Tab 离开"))
    driver.press(key)
    #expect(driver.state.context != .bench)
    for pane: Key in ["2", "3", "1"] {
      driver.press(pane)
      #expect(driver.lines[1].contains("停! 拦截 P260105-0006 未看, 到打包台按 F6"), "\(driver.lines[1])")
    }
    // Nothing was answered by leaving.
    #expect(!shop.performed.contains { $0.kind == .seeInterception })
    driver.command("bench")
    #expect(driver.shows("停! 拦截 P260105-0006"))
    driver.press(.function(6), .escape)
    #expect(!driver.lines[1].contains("拦截"))
    _ = driver.said
  }

  @Test("Found: confirmed by F4, which no scanner types, then stock is free and the money's case is opened")
  func found() {
    let driver = bench()
    driver.press(.function(6), .function(7))
    #expect(driver.shows("F4 确定"))
    driver.scan("YT8812345678901")
    #expect(shop.performed.last?.kind == .seeInterception, "a scan that begins with Y confirms nothing")
    driver.press(.function(4))
    #expect(driver.said.contains { $0.contains("已找到并放回 P260105-0006") })
    #expect(shop.performed.last == .foundParcel(parcel))
    #expect(driver.state.shipping.stops.isEmpty)
    #expect(!driver.shows("找 P260105-0006"))
  }

  @Test("ORD-8: of several that are looked for the one that was scanned last is the one that was found")
  func scannedIsFound() throws {
    let driver = bench()
    driver.press(.function(6))
    let other = ParcelID(stored: "P260105-0003")
    try shop.perform(.interceptParcel(other, reason: "地址错"), as: "zhangmin")
    driver.wake()
    driver.press(.function(6))
    // Without a scan F7 means the first line, which is the other one.
    #expect(driver.state.soughtStops.map(\.parcel) == [other, parcel])
    driver.scan(parcel.text)
    driver.press(.function(7), .function(4))
    #expect(shop.performed.last == .foundParcel(parcel))
    #expect(driver.state.soughtStops.map(\.parcel) == [other])
    _ = driver.said
  }

  @Test("What nobody reported as shipped cannot have left")
  func cannotBeGone() {
    let driver = bench()
    driver.press(.function(6), .function(8))
    #expect(driver.toast?.contains("不可能已发走") == true)
  }

  @Test("A parcel that is being stopped is not opened at the bench, and the wave says why in words")
  func refused() {
    let driver = bench()
    driver.press(.function(6))
    _ = driver.said
    driver.scan("P260105-0006")
    #expect(driver.shows("停!") && driver.shows("要求拦截: 买家不要了") && driver.shows("ORD-8"))
    driver.press(.escape, .escape)
    #expect(driver.state.shipping.view == .wave)
    #expect(driver.lines.contains { $0.contains("P260105-0006") && $0.contains("拦截") })
    _ = driver.said
  }

  @Test("A wish that comes up while one packs rings its own bell and says so in every pane")
  func comesUp() throws {
    let driver = bench()
    driver.press(.function(6), .escape)
    _ = driver.said
    let other = ParcelID(stored: "P260105-0003")
    try shop.perform(.interceptParcel(other, reason: "地址错"), as: "zhangmin")
    driver.wake()
    #expect(driver.toast?.contains("张敏 要求拦截 P260105-0003: 地址错") == true)
    #expect(driver.backend.bells.last == .alarm)
  }
}
