import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Who sits here: the first password is replaced before anything else, and a session that is over shows nothing more.
struct SessionTests {
  let shop = MemoryShop.fixture()

  @Test func aGivenPasswordIsReplacedFirst() {
    shop.mustChange = ["zhangmin"]
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    #expect(driver.shows("修改密码"))
    #expect(!driver.shows("6093"))
    driver.press("1", .escape, .tab)
    driver.type("short")
    #expect(driver.shows("至少 10 位"))
    driver.press(.enter, .enter)
    #expect(driver.shows("修改密码"))
    driver.press(.control("u"))
    driver.type("blue-window-7")
    driver.press(.tab)
    driver.type("blue-window-8")
    #expect(driver.shows("两次输入不一样"))
    driver.press(.backspace, "7", .tab, .control("u"))
    driver.type("wrong-word-1")
    driver.press(.enter, .enter, .enter)
    #expect(driver.shows("密码不对"))
    driver.type("sesame-2026")
    driver.press(.enter)
    driver.type("blue-window-7")
    driver.press(.enter)
    driver.type("blue-window-7")
    driver.press(.enter)
    #expect(driver.toast == "密码已改")
    #expect(driver.shows("6093"))
    #expect(shop.mustChange.isEmpty)
  }

  @Test func anEndedSessionLeavesNothingOnTheScreen() {
    var services = shop.services
    let ended = Switch()
    let queue = services.queue
    services.queue = { kinds, order, find, after, limit in
      if ended.isOn { throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn) }
      return try queue(kinds, order, find, after, limit)
    }
    let driver = ConsoleDriver(services)
    driver.signIn("zhangmin")
    #expect(driver.shows("6093"))
    ended.isOn = true
    driver.wake()
    #expect(driver.shows("登录已结束, 请重新登录"))
    #expect(!driver.shows("6093"))
    #expect(driver.state.service.list.rows.isEmpty && driver.state.session == nil)
    ended.isOn = false
    driver.signIn("zhangmin")
    #expect(driver.shows("6093"))
  }

  @Test func whoMayNotSeeBuyersReadsNothingOfTheirs() throws {
    shop.add(person: "ma", "马总", [.generalManager])
    try shop.perform(.amendOrder(OrderID(number: 3), field: .card, to: "生日快乐", line: nil, note: "送给妈妈"), as: "wangqiang")
    var services = shop.services
    let order = services.order
    services.order = { id in
      var card = try order(id)
      card.unmasked = false
      return card
    }
    let driver = ConsoleDriver(services, size: Size(columns: 140, rows: 60))
    driver.signIn("zhangmin")
    driver.press(.end)
    for _ in 0..<12 {
      driver.press(.up)
      for personal in ["请发顺丰", "老客户", "生日快乐", "送给妈妈"] { #expect(!driver.shows(personal)) }
    }
    _ = driver.said
  }
}

private final class Switch: @unchecked Sendable { var isOn = false }
