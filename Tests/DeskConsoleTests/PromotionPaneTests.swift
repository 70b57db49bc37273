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

  @Test("PRO-4: an event's card says what is next, who does it and by when, also to whoever may not")
  func nextOfAnEvent() {
    let now = Instant(milliseconds: 1_764_000_000_000)
    let event = PlatformEvent(
      id: PlatformEventID(number: 1), platform: "taobao", title: "年货节", signUpBy: now.advanced(byHours: 24),
      window: PromotionWindow(from: now.advanced(byHours: 100), until: now.advanced(byHours: 200)))
    func card(_ role: Role) -> String {
      let actor = Actor(name: "x", displayName: "x", roles: [role], terminal: "test")
      let row = EventRow(EventFacts(event, version: 1, actor: actor, now: now))
      return Texts(.zh).event(row, zone: .shanghai).first { $0.hasPrefix("下一步") } ?? ""
    }
    let until = "最晚 " + ShopZone.shanghai.local(event.signUpBy).shopTime
    #expect(card(.planner).contains("报名") && card(.planner).contains("(可由 推广)") && card(.planner).hasSuffix(until))
    #expect(card(.promoter).contains("报名") && !card(.promoter).contains("可由") && card(.promoter).hasSuffix(until))
  }
}
