import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// A box of several orders on the table (ORD-10): whose it is and everything that was said of it (ORD-11).
struct BoxTests {
  let shop = MemoryShop.boxed()
  private let lead = ParcelID(stored: "P260105-0006")

  private func bench(_ size: Size, _ language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: size, language: language)
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    driver.scan(lead.text)
    _ = driver.said
    return driver
  }

  @Test("ORD-10, ORD-11: every order with its buyer and every remark, beside the goods on a wide screen")
  func wide() {
    let driver = bench(Size(columns: 140, rows: 40))
    for text in [
      "一个箱子 3 个订单", "609300000000005001", "609300000000005002", "609300000000005003", "买家: 第一单请用大箱子", "卖家: 老客户, 送小样",
      "买家: 第三单晚两天也行", "已装 0/5 件",
    ] {
      #expect(driver.shows(text), "\(text)\n\(driver.screen)")
    }
    // Side by side: an article and an order on one row.
    #expect(driver.lines.contains { $0.contains("[ ]") && ($0.contains("买家") || $0.contains("订单") || $0.contains("卖家")) })
    #expect(!driver.shows("PgDn"))
  }

  @Test("ORD-11: at 80×24 what doesn't fit is counted, and PgDn shows it")
  func narrow() {
    let driver = bench(Size(columns: 80, rows: 24))
    #expect(driver.shows("还有 ") && driver.shows("PgDn"), "\(driver.screen)")
    var seen = driver.screen
    for _ in 0..<10 {
      driver.press(.pageDown)
      seen += driver.screen
    }
    for text in ["609300000000005003", "第三单晚两天也行", "老客户, 送小样"] { #expect(seen.contains(text), "\(text)") }
    #expect(driver.shows("第三单晚两天也行") && !driver.shows("还有 ") && driver.shows("上面 "))
    driver.press(.pageUp, .pageUp, .pageUp, .pageUp, .pageUp, .pageUp, .pageUp, .pageUp, .pageUp, .pageUp)
    #expect(driver.shows("一个箱子 3 个订单"))
    // The goods and the field are where they were.
    #expect(driver.shows("[ ]  0/") && driver.state.shipping.bench.field.isEmpty)
  }

  @Test("ORD-11: the smallest screen has no room for the remarks, and says so")
  func smallest() {
    let driver = bench(Size(columns: 60, rows: 16))
    #expect(driver.shows("行备注, 窗口放不下"), "\(driver.screen)")
  }

  @Test("ORD-10: a single order without remarks has no lines about them")
  func single() {
    let driver = bench(Size(columns: 80, rows: 24))
    driver.scan("YT8812345678901")
    #expect(!driver.shows("个订单") && !driver.shows("买家:"))
    _ = driver.said
  }
}

/// The last stop is over with the parcel that it is about.
struct StaleStopTests {
  let shop = MemoryShop.fixture()

  private func bench() -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30))
    driver.signIn("lilei")
    driver.press(.tab, .tab)
    return driver
  }

  @Test("FUL-4: a stop that was seen is gone once its parcel is complete")
  func complete() {
    let driver = bench()
    driver.scan("YT8812345678902")
    // The wrong one and the right one are both scanned before the store has answered.
    driver.hold()
    driver.scan("6909999999999")
    driver.scan("6901234567915")
    while driver.state.shipping.bench.stop == nil { driver.releaseOne() }
    #expect(driver.shows("停!"))
    driver.release()
    #expect(driver.state.shipping.bench.isWeighing && !driver.shows("停!"), "\(driver.screen)")
    _ = driver.said
  }

  @Test("FUL-4: a stop that was seen is gone once its parcel has left the table")
  func left() throws {
    let driver = bench()
    driver.scan("YT8812345678902")
    driver.scan("6909999999999")
    #expect(driver.shows("停!"))
    driver.press(.function(2))
    #expect(driver.state.shipping.bench.card == nil && !driver.shows("停!"), "\(driver.screen)")
    _ = driver.said
  }

  @Test("FUL-4: a stop about something that is not on the table stays until the next scan")
  func stays() {
    let driver = bench()
    driver.scan("P260105-9999")
    #expect(driver.shows("停!"))
    driver.tick()
    driver.wake()
    #expect(driver.shows("停!"))
    driver.scan("YT8812345678902")
    #expect(!driver.shows("停!"))
    _ = driver.said
  }
}
