import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Stand-ins, leave and levels at the console, on a real shop.
@Suite struct PostConsoleTests {
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("1001")])
    return shop
  }

  @Test("ROL-5: a stand-in begins and ends by the clock in a console that is open, and its title line says so")
  func byTheClock() throws {
    let shop = try shop()
    let driver = try shop.console(.shipper)
    #expect(driver.screen.contains("赵强 发货") && !driver.screen.contains("代 售前客服"))
    driver.command("stand-in shipper presaleAgent 2026-01-05T13:45 2026-01-05T13:50 张敏病假")
    #expect(driver.toast?.contains("已提交申请 A0000001") == true)
    try shop.perform(.approveRequest(RequestID(number: 1), note: nil), as: .agentLead)
    func tick(_ minute: Int) {
      shop.clock.set(TestClock.at(2026, 1, 5, 13, minute))
      driver.tick()
    }
    tick(44)
    #expect(!driver.screen.contains("代 售前客服"))
    tick(45)
    #expect(driver.screen.contains("赵强 发货 代 售前客服"))
    #expect(driver.toast?.contains("开始代 售前客服") == true)
    #expect(driver.state.actor?.roles == [.shipper, .presaleAgent])
    driver.command("stand-ins")
    #expect(driver.shows("代 售前客服 13:45 – 13:50  张敏病假"))
    driver.press(.escape)
    tick(50)
    #expect(!driver.screen.contains("发货 代 售前客服") && driver.toast?.contains("代 售前客服 已结束") == true)
    #expect(driver.state.actor?.roles == [.shipper])
  }

  @Test("ROL-5, APR-1: asked for by palette, the lead sees in the inbox what is asked, and approves by key")
  func inbox() throws {
    let shop = try shop()
    let lead = try shop.console(.agentLead, size: Size(columns: 140, rows: 40))
    try shop.perform(
      .standIn(name: "merchandiser", role: .presaleAgent, from: nil, until: "2026-01-06 18:30", reason: "忙不过来"), as: .presaleAgent)
    lead.command("queue-inbox")
    #expect(lead.shows("周莉") && lead.shows("商品管理"))
    #expect(lead.shows("忙不过来"))
    lead.command("approve")
    lead.press(.enter)
    #expect(try shop.actor(.merchandiser).roles == [.merchandiser, .presaleAgent])
    // What one has decided oneself is nobody else's doing.
    #expect(lead.selectedLine?.contains("我已处理") == true, "\(lead.selectedLine ?? "")")
  }

  @Test("ROL-9: one's own leave by palette, without naming oneself")
  func leave() throws {
    let shop = try shop()
    let driver = try shop.console(.shipper)
    driver.command("leave planned 2026-01-07 2026-01-07 回老家")
    #expect(driver.toast?.contains("已提交申请 A0000001") == true)
    try shop.perform(.approveRequest(RequestID(number: 1), note: nil), as: .director)
    driver.command("stand-ins")
    #expect(driver.shows("回老家"))
    driver.press(.escape)
    driver.command("cancel-leave")
    driver.press(.enter)
    #expect(try shop.desk.leaves().isEmpty)
  }

  @Test("ROL-6: a post that is given or taken away is seen without signing in anew")
  func granted() throws {
    let shop = try shop()
    let driver = try shop.console(.buyer)
    #expect(driver.state.panes == [.stock])
    try shop.appoint(.grantRole(name: "buyer", role: .shipper))
    driver.wake()
    #expect(driver.state.panes.contains(.shipping) && driver.toast == "您的岗位已变更")
    try shop.appoint(.revokeRole(name: "buyer", role: .shipper))
    driver.wake()
    #expect(driver.state.panes == [.stock])
  }
}
