import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// A scanner that goes off where no field waits for it: its code is a scan, and never keys.
struct ScanTests {
  let shop = MemoryShop.fixture()

  private func seat(_ name: String, _ shop: MemoryShop? = nil) -> ConsoleDriver {
    let driver = ConsoleDriver((shop ?? self.shop).services, size: Size(columns: 100, rows: 30))
    driver.signIn(name)
    _ = driver.said
    return driver
  }

  @Test("FUL-4: a waybill or note scanned at the wave opens at the bench, and the scans behind it go into it")
  func wave() {
    let driver = seat("lilei")
    #expect(driver.state.context == .wave)
    driver.scan("YT8812345678901")
    #expect(driver.state.context == .bench && driver.state.shipping.bench.card?.parcel.id.text == "P260105-0002")
    driver.scan("6901234567908")
    #expect(shop.performed.last?.kind == .packParcel)
    driver.press(.escape, .escape)
    // Many at once, before anything could be answered.
    driver.hold()
    driver.burst(["YT8812345678901", "6901234567892"].flatMap { code in code.map(Key.character) + [.enter] })
    driver.release()
    #expect(shop.performed.last == .packParcel(ParcelID(stored: "P260105-0002"), scans: ["6901234567892"], weight: nil))
    _ = driver.said
  }

  @Test(
    "A code that begins with a pane's digit or a command's letter does neither",
    arguments: ["3141592653589", "s12345678", "x1y2z3w4"])
  func noKeys(_ code: String) {
    let driver = seat("lilei")
    let before = shop.performed.count
    driver.scan(code)
    #expect(driver.state.pane == .shipping && driver.state.overlay == nil && driver.state.context == .bench)
    #expect(driver.shows("停!") && shop.performed.count == before)
    _ = driver.said
  }

  @Test("The command barcodes' colon opens no palette")
  func commandBarcode() {
    let driver = seat("lilei")
    driver.scan("CMD:CLEAR")
    #expect(driver.state.overlay == nil && driver.shows("台上没有包裹"))
    _ = driver.said
  }

  @Test("In customer service and stock the list shows what was scanned")
  func finds() {
    let agent = seat("zhangmin")
    agent.scan("609300000000002201")
    #expect(agent.state.service.find == "609300000000002201" && agent.state.overlay == nil)
    #expect(agent.state.service.list.rows.first?.number == "609300000000002201")
    #expect(agent.state.service.list.rows.allSatisfy { $0.number == "609300000000002201" })
    #expect(agent.toast?.contains("扫到 609300000000002201") == true)
    agent.press(.escape)
    #expect(agent.state.service.find.isEmpty)
    // Who may not pack finds the parcel in the wave.
    agent.press("2")
    agent.scan("P260105-0002/1")
    #expect(agent.state.context == .wave && agent.state.shipping.list.rows.map(\.id.text) == ["P260105-0002"])
    let merchandiser = seat("chenwei")
    merchandiser.scan("6901234567892")
    #expect(merchandiser.state.context == .stock && merchandiser.state.stock.find == "6901234567892")
    _ = (agent.said, merchandiser.said)
  }

  @Test("Where nothing can be done with it, it says so and nothing happens")
  func nothing() {
    let driver = seat("zhaojing")
    #expect(driver.state.context == .supervisor)
    driver.scan("6901234567892")
    #expect(driver.state.context == .supervisor && driver.toast?.contains("这里用不着") == true)
    let shipper = seat("lilei")
    shipper.press(.backTab)
    shipper.scan("YT8812345678901")
    #expect(shipper.state.context == .handover && shipper.toast?.contains("先按 Enter 打开快递的袋子") == true)
    _ = (driver.said, shipper.said)
  }

  @Test("A question is not answered by a scan, whatever its code begins with")
  func question() {
    let driver = seat("lilei")
    driver.press(.down, .down, .down, "o")
    #expect(driver.shows("请确认"))
    let before = shop.performed.count
    driver.scan("y1234567")
    #expect(driver.shows("请确认") && driver.toast?.contains("先回答屏幕上的问题") == true)
    #expect(shop.performed.count == before)
    driver.press("y")
    #expect(shop.performed.last?.kind == .handOverParcel)
    _ = driver.said
  }

  @Test("A text field keeps what is typed into it, at whatever speed")
  func fields() {
    let driver = seat("lilei")
    driver.press("w")
    var typed = "YTO".map(Key.character)
    typed.append(.tab)
    typed += "YT8899999999999".map(Key.character)
    typed.append(.enter)
    driver.burst(typed)
    #expect(shop.performed.last == .assignWaybill(ParcelID(stored: "P260105-0001"), courier: "YTO", number: "YT8899999999999"))
    driver.press("/")
    driver.scan("609300000000003011")
    #expect(driver.state.context == .wave && driver.state.shipping.find == "609300000000003011")
    driver.press(.escape)
    driver.burst(":find".map(Key.character) + [.enter])
    #expect(driver.state.filterField != nil)
    _ = driver.said
  }

  @Test("Keys typed ahead of a slow store land where they would have, also a code among them")
  func typedAhead() {
    let driver = seat("lilei")
    driver.hold()
    var keys: [Key] = [.tab, .tab]
    keys += "YT8812345678901".map(Key.character)
    keys.append(.enter)
    driver.burst(keys)
    driver.release()
    #expect(driver.state.shipping.bench.card?.parcel.id.text == "P260105-0002")
  }

  @Test("A palette line with codes, typed ahead of a slow store, is that line")
  func lineAhead() {
    let driver = seat("lilei")
    driver.hold()
    driver.burst([.right] + ":waybill P260105-0001 YTO YT8899999999999".map(Key.character) + [.enter])
    driver.release()
    #expect(shop.performed.last?.kind == .assignWaybill)
    #expect(shop.performed.last?.subject == .parcel(ParcelID(stored: "P260105-0001")))
    _ = driver.said
  }

  @Test("FUL-4: a wrong scan while a weight is due takes no weight by its second Enter")
  func secondEnterAtTheScale() {
    let driver = seat("lilei")
    driver.press(.tab, .tab)
    driver.scan("YT8812345678902")
    driver.loop.apply(.scale(.lines(["ST,GS,+  1.250kg"], noise: false)))
    driver.tick()
    driver.scan("6901234567915")
    driver.loop.apply(.scale(.lines(["ST,GS,+  1.250kg"], noise: false)))
    driver.tick()
    #expect(driver.state.shipping.bench.isWeighing && driver.shows("1.250 kg"))
    for code in ["6901234567915", "CMD:NONSENSE", "96385074"] {
      driver.burst(code.map(Key.character) + [.enter, .enter])
      #expect(!shop.performed.contains(.weighParcel(ParcelID(stored: "P260105-0003"), grams: 1250)), "\(code)")
    }
    // The reducer alone keeps it, too: a second Enter before the next frame takes nothing.
    for key in "6901234567915".map(Key.character) + [.enter, .enter] { driver.loop.apply(.keyPressed(key)) }
    #expect(shop.performed.last?.kind == .packParcel)
    driver.tick()
    driver.press(.enter)
    #expect(shop.performed.last == .weighParcel(ParcelID(stored: "P260105-0003"), grams: 1250))
    _ = driver.said
  }

  @Test("FUL-7: a scanner that sends CR and LF opens no page over the bag")
  func secondEnterAtTheBag() {
    let driver = seat("lilei")
    driver.press(.backTab)
    for _ in 0..<5 where driver.state.shipping.selectedCourier?.courier != "YTO" { driver.press(.down) }
    driver.press(.enter)
    #expect(driver.state.context == .bag)
    driver.burst("YT8812345678903".map(Key.character) + [.enter, .enter])
    #expect(driver.state.overlay == nil && driver.state.shipping.bag?.last?.text == "P260105-0004")
    _ = driver.said
  }
}
