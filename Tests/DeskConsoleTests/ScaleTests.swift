import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// The scale of the bench: what is on the screen before Enter, and nothing else, becomes a weight.
struct ScaleTests {
  let shop = MemoryShop.fixture()
  private let parcel = ParcelID(stored: "P260105-0003")

  /// At the bench, the parcel complete and waiting for its weight.
  private func weighing(_ language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 80, rows: 24), language: language)
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    driver.scan("YT8812345678902")
    driver.scan("6901234567915")
    _ = driver.said
    return driver
  }

  private func send(_ driver: ConsoleDriver, _ lines: String..., noise: Bool = false) {
    driver.loop.apply(.scale(.lines(lines, noise: noise)))
    driver.tick()
  }

  private var weighed: [Command] { shop.performed.filter { $0.kind == .weighParcel } }

  @Test("FUL-4: a stable weight is shown, and Enter takes it as a typed one")
  func stable() {
    let driver = weighing()
    send(driver, "US,GS,+  1.190kg", "ST,GS,+  1.250kg")
    #expect(driver.shows("秤 1.250 kg 稳定") && weighed.isEmpty)
    driver.press(.enter)
    #expect(weighed == [.weighParcel(parcel, grams: 1250)])
    #expect(driver.said.contains { $0.contains("P260105-0003 1250 克") })
    // Taken once: the next box needs a reading of its own.
    #expect(driver.shows("秤 等读数"))
    driver.press(.enter)
    #expect(weighed.count == 1)
  }

  @Test(
    "FUL-4: what is no stable weight in kilograms or grams is said and not taken, also after a good one",
    arguments: [
      ("US,GS,+  1.250kg", "还在动"), ("OL,GS,+  9.999kg", "超重"), ("ST,GS,-  0.100kg", "负数"), ("ST,TR,+  0.100kg", "皮重"),
      ("ST,GS,+  2.756lb", "读不懂"), ("ST,GS,+ 2.5斤", "读不懂"), ("\u{FFFD}\u{FFFD}x", "读不懂"),
    ])
  func notTaken(_ line: String, _ said: String) {
    let driver = weighing()
    send(driver, "ST,GS,+  1.250kg", line)
    #expect(driver.shows("秤 ") && driver.shows(said))
    driver.press(.enter)
    #expect(weighed.isEmpty)
    #expect(driver.toast?.contains("没有记重量") == true && driver.toast?.contains(said) == true)
  }

  @Test("FUL-4: 10,000 characters without an end are noise; the next line counts again")
  func noise() {
    let driver = weighing()
    send(driver, "ST,GS,+  1.250kg", noise: true)
    #expect(driver.shows("读不懂"))
    driver.press(.enter)
    #expect(weighed.isEmpty)
    send(driver, "ST,GS,+  0.812kg")
    driver.press(.enter)
    #expect(weighed == [.weighParcel(parcel, grams: 812)])
    _ = driver.said
  }

  @Test("FUL-4: a weight that came after the last frame is not taken unseen")
  func unseen() {
    let driver = weighing()
    send(driver, "ST,GS,+  1.250kg")
    driver.loop.apply(.scale(.lines(["ST,GS,+  3.000kg"], noise: false)))
    driver.loop.apply(.keyPressed(.enter))
    driver.tick()
    #expect(weighed.isEmpty && driver.toast?.contains("秤刚变成 3.000 kg") == true)
    driver.press(.enter)
    #expect(weighed == [.weighParcel(parcel, grams: 3000)])
    _ = driver.said
  }

  @Test("FUL-4: an empty or overloaded pan has no parcel's weight", arguments: ["ST,GS,+  0.000kg", "ST,GS,+100.001kg"])
  func limits(_ line: String) {
    let driver = weighing()
    send(driver, line)
    driver.press(.enter)
    #expect(weighed.isEmpty && driver.shows("停!") && driver.shows("1 到 100000 克"))
    driver.type("640")
    driver.press(.enter)
    #expect(weighed == [.weighParcel(parcel, grams: 640)])
    _ = driver.said
  }

  @Test("Without the scale, or after it went, the weight is typed")
  func lost() {
    let driver = weighing()
    driver.loop.apply(.scale(.lost))
    driver.tick()
    #expect(driver.shows("秤 没接上"))
    driver.press(.enter)
    #expect(weighed.isEmpty)
    driver.type("640")
    driver.press(.enter)
    #expect(weighed == [.weighParcel(parcel, grams: 640)])
    driver.loop.apply(.scale(.connected))
    driver.tick()
    #expect(driver.shows("秤 等读数"))
    _ = driver.said
  }

  @Test("FUL-4: while pieces are missing, and away from the bench, Enter takes no weight; one older than half a minute is none")
  func onlyWhenDue() {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 80, rows: 24))
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    driver.scan("YT8812345678901")
    send(driver, "ST,GS,+  1.250kg")
    driver.press(.enter)
    #expect(weighed.isEmpty && driver.state.shipping.bench.card != nil)
    driver.scan("YT8812345678902")
    driver.scan("6901234567915")
    // Whatever lay there lay there before this parcel did.
    driver.press(.enter)
    #expect(weighed.isEmpty)
    send(driver, "ST,GS,+  1.250kg")
    shop.now = shop.now.advanced(bySeconds: 31)
    driver.tick()
    #expect(driver.shows("秤 等读数"))
    driver.press(.enter)
    #expect(weighed.isEmpty)
    _ = driver.said
  }

  @Test("A scanner's second Enter after the last piece takes no weight that nobody has seen due")
  func secondEnter() {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 80, rows: 24))
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    driver.scan("YT8812345678902")
    send(driver, "ST,GS,+  1.250kg")
    driver.burst("6901234567915".map(Key.character) + [.enter, .enter])
    #expect(weighed.isEmpty && driver.state.shipping.bench.isWeighing)
    _ = driver.said
  }
}
