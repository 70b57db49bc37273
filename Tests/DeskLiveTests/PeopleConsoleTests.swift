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
