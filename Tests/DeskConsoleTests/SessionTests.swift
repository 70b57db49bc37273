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

  @Test("F20: the idle lock counts on when the clock is put back")
  func clockPutBack() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    for minutes in [6, -60, 3] as [Int64] {
      shop.now = shop.now.advanced(byMinutes: minutes)
      driver.tick()
      #expect(driver.shows("6093"))
    }
    shop.now = shop.now.advanced(byMinutes: 2)
    driver.tick()
    #expect(!driver.shows("6093"))
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

extension SessionTests {
  @Test("ROL-7: of several acts that need the password again all are carried out after it")
  func passwordForSeveral() throws {
    var services = shop.services
    let (typed, asked, perform, unlock) = (Switch(), Asked(), services.perform, services.unlock)
    services.perform = { command, id, version in
      guard command.kind == .offerOrder, !typed.isOn else { return try perform(command, id, version) }
      asked.count += 1
      throw Refusal(rule: "ROL-7", .passwordAgain(minutes: 5))
    }
    services.unlock = { password in
      try unlock(password)
      typed.isOn = true
    }
    let driver = ConsoleDriver(services)
    driver.signIn("zhangmin")
    for order in Set(driver.state.service.list.rows.compactMap(\.order)).sorted().prefix(8) {
      _ = try? shop.perform(.claimOrder(order), as: "zhangmin")
    }
    driver.wake()
    driver.press(.home)
    for row in driver.state.service.list.rows { driver.press(row.owner == "zhangmin" ? " " : .down) }
    try #require(driver.state.service.list.marked.count >= 2)
    let before = shop.performed.count
    func offered() -> Int { shop.performed.dropFirst(before).count { $0.kind == .offerOrder } }
    driver.press("H")
    driver.type("答应今天回复")
    driver.press(.enter)
    #expect(driver.shows("请再输一次密码") && offered() == 0, "\(driver.screen)")
    driver.type("sesame-2026")
    driver.press(.enter)
    #expect(offered() == asked.count && offered() >= 2, "\(driver.screen)")
    _ = driver.said
  }
}

private final class Switch: @unchecked Sendable { var isOn = false }
private final class Asked: @unchecked Sendable { var count = 0 }
