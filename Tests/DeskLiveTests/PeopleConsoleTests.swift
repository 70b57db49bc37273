import DeskConsole
import DeskCore
import DeskLive
import DeskScreen
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// Privacy, sessions and the roster at the console, on a real shop.
@Suite struct PeopleConsoleTests {
  private let password = "Blue-kettle-42"

  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("1001")])
    return shop
  }

  /// Time goes by while somebody sits there: the idle lock stays away.
  private func wait(_ minutes: Int, _ shop: TestShop, _ driver: ConsoleDriver) {
    for _ in 0..<minutes {
      shop.clock.advance(minutes: 1)
      driver.press(.escape)
      driver.tick()
    }
  }

  @Test("REC-3: by palette the manager sees one buyer for ten minutes, then no more")
  func unmask() throws {
    let shop = try shop()
    let driver = try shop.console(.generalManager, size: Size(columns: 140, rows: 40))
    driver.press(.character("1"))
    #expect(driver.shows("示**") && !driver.shows("13800138000"))
    driver.command("unmask 对发票抬头")
    #expect(driver.toast?.contains("10 分钟内可看") == true)
    #expect(driver.shows("13800138000") && driver.shows("示例路1号"))
    wait(9, shop, driver)
    #expect(driver.shows("13800138000"))
    wait(1, shop, driver)
    #expect(!driver.shows("13800138000") && driver.shows("138****8000"))
  }

  @Test("ROL-7: a grant after five minutes asks for the password on a screen that hides everything, and goes on after it")
  func again() throws {
    let shop = try shop()
    try shop.appoint(.addPerson(name: "limei", displayName: "李梅", role: .dbAdmin))
    try shop.desk.resetPassword(of: "limei", to: password, mustChange: false, by: shop.session(.dbAdmin))
    let kept = try shop.desk.signIn("limei", password: password, terminal: "pts/1")
    let desk = try shop.terminal()
    let services = LiveServices.make(
      desk: desk, terminal: "test", resuming: (kept.session, kept.actor), importLines: { _ in [] }, printing: .inline
    ).services
    let driver = ConsoleDriver(services, size: Size(columns: 100, rows: 30), language: .zh, resumed: SignedIn(actor: kept.actor))
    wait(5, shop, driver)
    driver.command("grant buyer shipper")
    #expect(driver.shows("授予岗位: 请再输一次密码") && !driver.shows("1001"))
    driver.press(.escape)
    #expect(!driver.shows("请再输一次密码"))
    driver.press(.escape)
    driver.command("grant buyer shipper")
    driver.type(password)
    driver.press(.enter)
    #expect(driver.toast?.contains("A0000002") == true || driver.toast?.contains("buyer") == true)
  }

  @Test("ROL-7: a lent account's end by the clock shows in both open consoles within a minute")
  func lent() throws {
    let shop = try shop()
    for (name, role) in [("limei", Role.presaleAgent), ("wangqiang", .agentLead)] {
      try shop.appoint(.addPerson(name: name, displayName: name, role: role))
      try shop.desk.resetPassword(of: name, to: password, mustChange: false, by: shop.session(.dbAdmin))
    }
    try shop.perform(.borrowAccount(name: "wangqiang", by: "limei", until: "2026-01-05 13:45", reason: "急"), as: .director)
    func console(_ name: String) throws -> ConsoleDriver {
      let desk = try shop.terminal()
      let kept = try desk.signIn(name, password: password, terminal: name)
      let services = LiveServices.make(
        desk: desk, terminal: name, resuming: (kept.session, kept.actor), importLines: { _ in [] }, printing: .inline
      ).services
      return ConsoleDriver(services, size: Size(columns: 100, rows: 30), language: .zh, resumed: SignedIn(actor: kept.actor))
    }
    let (owner, borrower) = (try console("wangqiang"), try console("limei@wangqiang"))
    wait(3, shop, owner)
    borrower.tick()
    #expect(!owner.shows("现密码") && !borrower.shows("登录已结束"))
    wait(1, shop, owner)
    borrower.tick()
    #expect(owner.shows("现密码") && !owner.shows("1001"))
    #expect(borrower.shows("登录已结束") && !borrower.shows("1001"))
    for word in [password, "Green-teapot-77", "Green-teapot-77"] {
      owner.type(word)
      owner.press(.enter)
    }
    #expect(!owner.shows("现密码"), "it goes on with one's own again")
    _ = (owner.said, borrower.said)
  }

  @Test("ORD-11: a command about an order takes the marketplace's number on the palette line, whichever order is under the cursor")
  func byNumber() throws {
    let shop = try TestShop()
    try shop.take([.paid("609300000000001"), .paid("609300000000002")])
    let driver = try shop.console(.presaleAgent)
    for number in 1...2 {
      driver.command("note 60930000000000\(number) 打包要牢")
      let record = try #require(try shop.desk.log(limit: 1).first)
      #expect(record.command == "noteOrder" && record.subject == OrderID(number: Int64(number)).text, "\(driver.toast ?? "-")")
    }
    // A number that is no order's is what was said of the one under the cursor.
    driver.command("note 999999999999 是快递柜编号")
    #expect(try shop.desk.log(limit: 1).first?.body.contains("999999999999") == true, "\(driver.toast ?? "-")")
    _ = driver.said
  }

  @Test(
    "REC-3: finance, which has no list of orders, names one by its number; the page closes by the clock; whoever audits reads why")
  func unmaskByNumber() throws {
    let shop = try shop()
    let driver = try shop.console(.finance, size: Size(columns: 140, rows: 40))
    driver.command("unmask 1001 对发票抬头")
    #expect(driver.shows("13800138000") && driver.shows("示例路1号"))
    // Sitting there, the page open: it goes by the clock.
    for _ in 0..<2 {
      shop.clock.advance(minutes: 2)
      driver.press(.down)
      driver.tick()
    }
    #expect(driver.shows("13800138000"))
    for _ in 0..<3 {
      shop.clock.advance(minutes: 2)
      driver.press(.down)
      driver.tick()
    }
    #expect(!driver.shows("13800138000"))
    driver.command("unmask 9999 对发票抬头")
    #expect(driver.toast?.contains("9999") == true)
    driver.command("unmask")
    driver.type("1001")
    driver.press(.tab)
    driver.type("再对一次")
    driver.press(.enter)
    #expect(driver.shows("13800138000"))
    driver.press(.escape)
    driver.command("unmaskings")
    #expect(driver.shows("对发票抬头") && driver.shows("再对一次") && driver.shows("查看买家信息") && !driver.shows("13800138000"))
    _ = driver.said
  }

  @Test("ROL-8: giving an order away proposes who is on duty and holds least, with what the others hold, and warns of who is off")
  func proposes() throws {
    let shop = try shop()
    let day = ShopDay(iso: "2026-01-05")!
    try shop.perform(.setRoster(name: "aftersaleagent", from: day, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "presaleagent", from: day, to: nil, shift: .off), as: .agentLead)
    let driver = try shop.console(.agentLead, size: Size(columns: 120, rows: 40))
    driver.press(.character("1"))
    driver.command("assign")
    #expect(driver.shows("在班: aftersaleagent 李静 在手0") && !driver.shows("按排班"))
    driver.type("presaleagent")
    #expect(driver.shows("张敏 按排班休息"))
    for _ in "presaleagent" { driver.press(.backspace) }
    driver.press(.escape)
    driver.command("assign")
    driver.press(.enter)
    #expect(try shop.desk.card(of: OrderID(number: 1), for: shop.actor(.agentLead)).facts.claimedBy == "aftersaleagent")
    driver.command("assign presaleagent")
    #expect(driver.toast?.contains("presaleagent 按排班休息") == true)
    _ = driver.said
  }

  @Test("ROL-10: a quarter of an hour before the shift ends the console says once what is still open, and to whom it goes")
  func reminded() throws {
    let shop = try shop()
    let day = ShopDay(iso: "2026-01-05")!
    try shop.perform(.setRoster(name: "presaleagent", from: day, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "aftersaleagent", from: day, to: nil, shift: .late), as: .agentLead)
    try shop.perform(.claimOrder(OrderID(number: 1)), as: .presaleAgent)
    shop.clock.set(TestClock.at(2026, 1, 5, 18, 12))
    let (agent, late) = (try shop.console(.presaleAgent), try shop.console(.aftersaleAgent))
    for _ in 0..<2 {
      shop.clock.advance(minutes: 1)
      agent.press(.escape)
      agent.tick()
    }
    #expect(agent.toast?.contains("下班") != true)
    wait(1, shop, agent)
    #expect(agent.toast?.contains("18:30 下班, 手上还有 1 件: 1001") == true && agent.toast?.contains("李静") == true)
    let told = agent.state.messages.count { $0.text.contains("下班") }
    wait(5, shop, agent)
    #expect(agent.state.messages.count { $0.text.contains("下班") } == told && told == 1)
    late.press(.escape)
    late.tick()
    #expect(!late.state.messages.contains { $0.text.contains("下班") }, "theirs goes on")
    _ = (agent.said, late.said)
  }

  @Test("ROL-8: the roster as a page: a mark a day, readable without colour, who is on, who has the hotline")
  func roster() throws {
    let shop = try shop()
    let day = ShopDay(iso: "2026-01-05")!
    try shop.perform(.setRoster(name: "presaleagent", from: day, to: day.advanced(by: 4), shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "aftersaleagent", from: day, to: nil, shift: .off), as: .agentLead)
    try shop.perform(.setHotline(name: "agentlead", from: day, to: nil), as: .director)
    let driver = try shop.console(.agentLead)
    driver.command("roster")
    #expect(driver.shows("张敏") && driver.shows("早  早  早  早  早  ·") && driver.shows("* 在班"))
    #expect(driver.shows("休") && driver.shows("热线值班"))
  }

  @Test("REC-4: what a form would have asked for is refused on the screen and recorded")
  func attempted() throws {
    let shop = try shop()
    let driver = try shop.console(.shipper)
    driver.command("roster-set presaleagent 2026-01-05 2026-01-05 early")
    #expect(driver.toast?.contains("您的岗位不能排班") == true)
    let record = try #require(try shop.desk.log(limit: 1).first)
    #expect(record.command == "setRoster" && !record.done && record.by == "赵强")
  }

  @Test("REC-3: no pane of a post that doesn't need buyers shows one", arguments: Role.allCases.filter { !$0.seesBuyers })
  func panes(role: Role) throws {
    let shop = try shop()
    let driver = try shop.console(role, size: Size(columns: 140, rows: 40))
    let secrets = ["13800138000", "示例路1号", "示例买家", "示例甲"]
    func look(_ place: String) {
      for secret in secrets { #expect(!driver.screen.contains(secret), "\(place) shows \(secret) to \(role)") }
    }
    for pane in "12345" {
      driver.press(.character(pane))
      look("pane \(pane)")
      driver.press(.enter)
      look("pane \(pane), opened")
      driver.press(.escape)
    }
    for page in ["morning", "evening", "roster", "stand-ins"] {
      driver.command(page)
      look(page)
      driver.press(.escape)
    }
  }
}
