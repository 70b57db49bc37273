import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// The stock pane by keys.
struct StockPaneTests {
  private let shop = MemoryShop.stocked()

  private func driver() -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("chenwei")
    driver.press("3")
    return driver
  }

  @Test("INV-1: one key goes through the columns, another turns the order round, and the cursor stays on its SKU where it can")
  func sorting() {
    let driver = driver()
    var seen: [StockOrder] = [driver.state.stock.order]
    for _ in StockOrder.allCases.dropFirst() {
      driver.press("s")
      seen.append(driver.state.stock.order)
    }
    #expect(seen == StockOrder.allCases)
    driver.press("s", "s", "s")
    #expect(driver.state.stock.order == .onHand)
    let rising = driver.state.stock.list.rows.map(\.level.onHand)
    #expect(rising == rising.sorted())
    let cursor = driver.state.stock.list.cursor
    driver.press("S")
    #expect(driver.state.stock.list.rows.map(\.level.onHand) == rising.reversed())
    #expect(driver.state.stock.list.cursor == cursor && driver.shows("倒排"))
  }

  @Test("A SKU is found by pinyin initials and any word; from another view the filter goes back to the goods")
  func filter() {
    let driver = driver()
    driver.press(.tab, "/")
    driver.type("sjt 蓝")
    driver.press(.enter)
    #expect(driver.state.stock.view == .goods)
    #expect(driver.state.stock.list.rows.map(\.key) == ["SJT-18-B"])
  }

  @Test("INV-4: what waits is published by one key: the listing where the row names it, the price where it is the price")
  func publishing() {
    let driver = driver()
    driver.press(.tab)
    #expect(driver.state.stock.publishing.rows.map(\.sku) == ["CL-2", "SJT-18-B", "SJT-18-B"])
    driver.press("p")
    #expect(shop.performed.last == .publishListing(sku: "CL-2", shop: ShopName(platform: "taobao", shop: "旗舰店")))
    driver.press(.down, "p")
    #expect(shop.performed.last == .publishPrice(sku: "SJT-18-B"))
  }

  @Test("INV-4: the promotion pane shows the same list of what waits, and its key acts on the same row")
  func publishingBesidePromotions() {
    let driver = driver()
    driver.press("4", .backTab)
    #expect(driver.state.stock.publishing.rows.map(\.sku) == ["CL-2", "SJT-18-B", "SJT-18-B"])
    #expect(driver.shows("CL-2") && driver.shows("SJT-18-B"))
    driver.press(.down, "u")
    #expect(shop.performed.last == .publishPrice(sku: "SJT-18-B"))
  }

  @Test("INV-4: where a form asks for a shop ours are offered, the likely one chosen; another is named after the verb")
  func shops() {
    let driver = driver()
    driver.press(.down, .down, .down, "u")
    driver.press(.tab)
    driver.type("换季")
    driver.press(.enter)
    #expect(shop.performed.last == .unlistSKU(sku: "SJT-18-B", shop: ShopName(platform: "taobao", shop: "旗舰店"), reason: "换季"))
    driver.press(.escape)
    driver.command("list SJT-18-B pdd/新店")
    #expect(shop.performed.last == .listSKU(sku: "SJT-18-B", shop: ShopName(platform: "pdd", shop: "新店"), note: nil))
  }

  @Test("ORD-9: the shortage view names the orders that are hit")
  func shortages() {
    let driver = driver()
    driver.press(.tab, .tab, .enter)
    #expect(driver.state.stock.view == .shortages)
    #expect(driver.shows("609300000000001187"))
  }
}
