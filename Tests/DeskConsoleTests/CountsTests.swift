import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

struct CountsTests {
  private func counting(_ person: String = "chenwei") -> (MemoryShop, ConsoleDriver) {
    let shop = MemoryShop.fixture()
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30))
    driver.signIn(person)
    if driver.state.pane != .stock { driver.press("3") }
    driver.press(.backTab, .enter)
    return (shop, driver)
  }

  @Test("INV-5: pieces are scanned one by one or typed, entered with Enter; another SKU waits until the first is entered")
  func scanned() {
    let (_, driver) = counting()
    driver.scan("6901234567908")
    driver.scan("6901234567908")
    #expect(driver.state.counts.open?.tally == .init(sku: "ZT-W", pieces: 2))
    driver.scan("6901234567922")
    #expect(driver.state.counts.open?.tally == .init(sku: "ZT-W", pieces: 2))
    #expect(driver.state.counts.open?.stop?.contains("ZT-W") == true)
    driver.scan("17")
    #expect(driver.state.counts.open?.tally == .init(sku: "ZT-W", pieces: 17))
    driver.press(.enter)
    #expect(driver.state.counts.open?.tally == nil && driver.state.counts.open?.stop == nil)
    #expect(driver.state.messages.last?.text.contains("K0000002") == true)
    driver.scan("6901234567922")
    #expect(driver.state.counts.open?.tally == .init(sku: "BZ-20", pieces: 1))
  }

  @Test("INV-5: a location moves the cursor; a number without a scan is of the SKU under it; Esc goes out step by step")
  func places() {
    let (_, driver) = counting("lilei")
    driver.scan("B-11-02")
    #expect(driver.state.counts.open?.lines.selected?.sku == "ZT-W")
    driver.type("78")
    driver.press(.enter)
    #expect(driver.state.counts.open?.tally == .init(sku: "ZT-W", pieces: 78))
    driver.press(.escape)
    #expect(driver.state.counts.open?.tally == nil)
    driver.press(.escape)
    #expect(driver.state.context == .counts)
    driver.press(.escape)
    #expect(driver.state.context == .stock)
  }

  @Test("INV-5, ROL-2: a shipper counts and doesn't explain; the merchandiser explains what the cursor is on")
  func roles() {
    let (_, shipper) = counting("lilei")
    shipper.press(.function(3))
    #expect(shipper.state.overlay == nil)
    let (_, merchandiser) = counting()
    merchandiser.press(.down, .down, .function(3))
    guard case .form(let form)? = merchandiser.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.kind == .explainCount && form.value("sku") == merchandiser.state.counts.open?.lines.selected?.sku)
  }
}
