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
}
