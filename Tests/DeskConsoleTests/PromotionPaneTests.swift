import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// The promotion pane by keys.
struct PromotionPaneTests {
  @Test(
    "PRO-1: what was stopped and is still on the marketplace is said to the merchandiser, and the key that publishes takes it down")
  func takeDown() {
    let shop = MemoryShop.promoting()
    let driver = ConsoleDriver(shop.services)
    driver.signIn("chenwei")
    driver.press("4", .tab)
    #expect(driver.state.promotion.selected?.id == PromotionID(number: 6))
    #expect(driver.shows("待撤促销"))
    driver.press(.enter)
    #expect(driver.shows("平台上还在"))
    driver.press("p")
    #expect(shop.performed.last == .publishPromotion(PromotionID(number: 6)))
  }

  @Test("PRO-4: Enter on a platform event opens its card")
  func event() {
    let shop = MemoryShop.promoting()
    let driver = ConsoleDriver(shop.services)
    driver.signIn("chenwei")
    driver.press("4", .tab, .tab)
    guard let event = driver.state.promotion.selectedEvent?.event else { return #expect(Bool(false), "no event: \(driver.screen)") }
    driver.press(.enter)
    guard case .page(let page)? = driver.state.overlay else { return #expect(Bool(false), "no page") }
    #expect(page.title == event.id.text && page.lines.first?.contains(event.title) == true)
    #expect(page.lines.contains { $0.contains(event.platform) })
    driver.press(.escape)
    #expect(driver.state.overlay == nil && driver.state.promotion.view == .events)
  }
}
