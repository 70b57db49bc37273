import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Other people work on the same lists: the cursor never changes its order by itself, and keys wait for the truth.
struct RefreshTests {
  let shop = MemoryShop.fixture()

  private func agent() -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    return driver
  }

  @Test func theCursorStaysOnItsOrder() throws {
    let driver = agent()
    driver.press(.down, .down)
    #expect(driver.selectedLine?.contains("6093..2201") == true)
    try shop.perform(.claimOrder(OrderID(number: 1)), as: "wangqiang")
    let (order, lines) = shop.order(
      20, "609300000000009999", buyer: "new", recipient: "新", goods: [("ZT-W", 1)], paid: "1.00", ago: 4000)
    shop.add(order: order, lines: lines)
    driver.wake()
    #expect(driver.state.service.list.rows.count == 7)
    #expect(driver.selectedLine?.contains("6093..2201") == true)
  }

  @Test func aRowThatIsGoneStaysGreyWithItsTaker() throws {
    let driver = agent()
    driver.press(.tab)
    #expect(driver.selectedLine?.contains("6093..1187") == true)
    try shop.perform(.contactOrder(OrderID(number: 1), outcome: .confirmed, channel: .phone, note: nil), as: "wangqiang")
    driver.wake()
    #expect(driver.selectedLine?.contains("6093..1187") == true && driver.selectedLine?.contains("王强已处理") == true)
    driver.press("c")
    #expect(driver.state.overlay == nil)
    #expect(driver.toast == "这一行已由 王强 处理, 移动光标后再继续")
    driver.press(.down)
    #expect(!driver.shows("6093..1187") || driver.selectedLine?.contains("6093..1187") == false)
    #expect(driver.selectedLine?.contains("6093..2201") == true)
  }

  @Test func aStaleCommandIsRefusedAndNeverHitsANeighbour() throws {
    let driver = agent()
    try shop.perform(.noteOrder(OrderID(number: 1), text: "x", flag: nil), as: "wangqiang")
    driver.press("a")
    #expect(driver.toast?.hasPrefix("不能认领: O0000001 在您看过之后被 王强 改动 (备注") == true)
    driver.press("a")
    #expect(driver.toast == "已认领 6093..1187", "after the refusal the screen shows the new state")
  }

  @Test func keysTypedAheadWaitAndKeepTheirOrder() {
    let driver = agent()
    driver.hold()
    driver.burst(["a", .down, "a", .down, .down, .down, "c"])
    #expect(shop.performed.suffix(2).contains(.claimOrder(OrderID(number: 1))) == false)
    #expect(!driver.isIdle)
    driver.release()
    #expect(shop.performed.suffix(2) == [.claimOrder(OrderID(number: 1)), .claimOrder(OrderID(number: 10))])
    guard case .form(let form) = driver.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.subjects.first?.subject == .order(OrderID(number: 4)))
    _ = driver.said
  }

  @Test func whatWasTypedAfterARefusalIsNotRun() {
    let driver = agent()
    driver.press(.down, .down, .down)
    driver.hold()
    driver.burst(["a", .up, "a"])
    driver.release()
    #expect(driver.toast?.hasSuffix("[其后 2 个按键未执行]") == true)
    #expect(shop.performed.last == .claimOrder(OrderID(number: 3)))
    #expect(driver.selectedLine?.contains("6093..2317") == true)
  }

  @Test func anOldAnswerNeverReplacesANewer() {
    let driver = agent()
    driver.hold()
    driver.press("/")
    driver.type("李小")
    driver.press(.enter)
    driver.release()
    #expect(driver.state.service.list.rows.count == 1)
  }

  @Test func errorsStayUntilAKeyAndAreKept() {
    let driver = agent()
    driver.press(.down, .down, .down, "a")
    let error = driver.toast
    shop.now = shop.now.advanced(byMinutes: 2)
    driver.tick()
    #expect(driver.toast == error)
    driver.press(.up)
    #expect(driver.toast == nil)
    driver.command("messages")
    #expect(driver.shows("错误  不能认领"))
  }

  @Test func anUnchangedScreenIsNotSentAgain() {
    let driver = agent()
    let before = driver.backend.presentedCount
    driver.tick()
    driver.wake()
    #expect(driver.backend.presentedCount == before)
  }

  @Test func theIdleLockHidesEverything() {
    let driver = agent()
    driver.press("c")
    shop.now = shop.now.advanced(byMinutes: 11)
    driver.tick()
    #expect(!driver.shows("6093") && driver.shows("张敏"))
    driver.type("wrong")
    driver.press(.enter)
    #expect(driver.shows("密码不对") && !driver.shows("6093"))
    driver.type("sesame-2026")
    driver.press(.enter)
    #expect(driver.shows("结果*"), "what was open is open again")
  }

  @Test func theSensitiveRolesLockSooner() {
    let policy = LockPolicy()
    #expect(policy.seconds(for: [.presaleAgent]) == 600)
    #expect(policy.seconds(for: [.presaleAgent, .finance]) == 180)
  }
}
