import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// 客服 beyond the normal way: cases, requests, forms laid aside, phrases, day lists, all by key.
struct CareTests {
  let shop = MemoryShop.busy()

  private func sit(_ name: String, _ size: Size = Size(columns: 80, rows: 24)) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: size)
    driver.signIn(name)
    return driver
  }

  @Test("Only what falls to one's roles is offered, and every queue with work in it is reached by Tab at 80 columns")
  func queues() {
    let agent = sit("zhangmin")
    #expect(!agent.state.offeredQueues.contains(.afterSale) && agent.state.offeredQueues.contains(.contact))
    let after = sit("lijing")
    #expect(after.state.offeredQueues == [.all, .afterSale, .exceptions, .reviews, .inbox])
    let lead = sit("zhaojing")
    lead.press("1")
    var seen: [ServiceState.Queue] = []
    repeat {
      seen.append(lead.state.service.queue)
      let title = Texts.zh.title(lead.state.service.queue)
      #expect(lead.lines[4].contains("[\(title)"), "\(title): \(lead.lines[4])")
      #expect(lead.lines.allSatisfy { Width.of($0) <= 80 })
      lead.press(.tab)
    } while lead.state.service.queue != .all && seen.count < 20
    #expect(seen.count > 8)
    #expect(Set(seen).isSuperset(of: [.contact, .unpaid, .shortage, .afterSale, .reviews, .inbox]))
  }

  @Test(
    "ORD-6: in the morning everything at once begins with what the days before left, abnormal matters first; later the most urgent does"
  )
  func morningOrder() {
    let late = sit("zhaojing")
    late.press("1")
    let due = late.state.service.list.rows.map(\.due)
    #expect(due == due.sorted())
    shop.now = shop.now.advanced(byHours: -4)
    let lead = sit("zhaojing")
    lead.press("1")
    let rows = lead.state.service.list.rows
    let ranks = rows.compactMap { row in row.kind.map { WorkPlan.morningRank($0, due: row.due, at: shop.now, shop.calendar) } }
    #expect(ranks == ranks.sorted() && ranks.first == 0 && ranks.last == 2)
  }

  @Test("A return is asked for, approved, received by the shipper, inspected, settled and closed, each by key")
  func wholeReturn() {
    let after = sit("lijing")
    after.press(.down, .up)
    for _ in 0..<40 where after.state.service.list.selected?.subject != .afterCase(CaseID(number: 1)) { after.press(.down) }
    after.press(.enter, .enter)
    #expect(after.shows("1  ") && after.shows("同意售后"))
    after.press("1", .enter)
    #expect(after.said.contains { $0.contains("已提交申请 A0000003") }, "128.00 is above the agent's 100.00 (ROL-3)")

    let lead = sit("zhaojing")
    lead.press("1")
    for _ in 0..<40 where lead.state.service.list.selected?.subject != .request(RequestID(number: 3)) { lead.press(.down) }
    lead.press(.function(9), "1", .enter)
    #expect(lead.toast == "已批准 A0000003")

    let shipper = sit("lilei")
    _ = shipper.said
    shipper.press(.backTab, .backTab)
    #expect(shipper.shows("[退货 "))
    for _ in 0..<40 where shipper.state.shipping.returns.list.selected?.subject != .afterCase(CaseID(number: 1)) {
      shipper.press(.down)
    }
    shipper.press("r", .enter)
    #expect(shipper.toast == "已收到退货 C0000001")
    shipper.press("i", "1", .enter)
    #expect(shipper.toast == "已验货 C0000001")

    let settling = sit("lijing")
    for _ in 0..<40 where settling.state.service.list.selected?.subject != .afterCase(CaseID(number: 1)) { settling.press(.down) }
    settling.press(.function(9))
    #expect(settling.shows("结算售后"))
    settling.press("1", .enter, "y")
    #expect(settling.toast == "已结算 C0000001")
    settling.press(.function(9), "1", .enter)
    #expect(settling.toast == "已结案 C0000001")
    #expect(
      shop.performed.filter { $0.subject == .afterCase(CaseID(number: 1)) }.map(\.kind) == [
        .approveCase, .receiveCase, .inspectCase, .settleCase, .closeCase,
      ])
  }

  @Test("The telephone: a form is laid aside, other work goes on, it is taken up again where it was")
  func telephone() {
    let driver = sit("zhangmin", Size(columns: 100, rows: 30))
    driver.press(.tab, "n")
    driver.type("客户要求周六送")
    driver.press(.function(12))
    #expect(driver.toast == "表单已挂起 (共 1), F12 取回" && driver.lines[0].contains("挂起 1"))
    driver.press(.down, "c", "1")
    driver.wake()
    driver.press(.control("t"))
    #expect(driver.lines[0].contains("挂起 2"))
    shop.now = shop.now.advanced(byMinutes: 11)
    driver.tick()
    driver.type("sesame-2026")
    driver.press(.enter)
    driver.press(.function(12))
    #expect(driver.shows("挂起的表单") && driver.shows("客户要求周六送"))
    driver.press("1")
    #expect(driver.shows("客户要求周六送"))
    driver.press(.enter)
    #expect(driver.said.contains { $0.hasPrefix("已备注") })
    driver.press("q")
    #expect(!driver.loop.isFinished && driver.toast?.contains("还有 1 张挂起的表单") == true)
    driver.press("q")
    #expect(driver.loop.isFinished)
  }

  @Test("A form that somebody overtook says who and what, and Enter once more is meant for how it stands now")
  func overtaken() throws {
    let driver = sit("zhangmin", Size(columns: 100, rows: 30))
    driver.press("n")
    driver.type("加急")
    let order = try #require(driver.state.service.list.selected?.order)
    try shop.perform(.noteOrder(order, text: "老客户", flag: nil), as: "wangqiang")
    driver.press(.enter)
    #expect(driver.toast?.contains("王强 改动 (备注") == true)
    driver.press(.enter)
    #expect(driver.toast?.hasPrefix("已备注") == true)
  }

  @Test("Phrases come with the order's data, are shown and copied; the lead changes them")
  func phrases() {
    let driver = sit("zhangmin")
    driver.press(.down, "P")
    #expect(driver.shows("核实订单") && driver.shows("话术 6093.."))
    driver.press("1")
    #expect(driver.backend.clipboard.last?.contains("我是旗舰店客服张敏") == true)
    #expect(driver.backend.clipboard.last?.contains("{") == false)
    #expect(driver.toast?.hasPrefix("已复制 亲, 您好") == true)
    driver.press("P", .function(4))
    #expect(driver.toast == "您的岗位不能保存话术 (可由 客服主管) · ROL-2")

    let lead = sit("zhaojing")
    lead.press("1", "P", .function(4))
    lead.press(.control("u"))
    lead.type("您好 {buyer}")
    lead.press(.enter)
    #expect(lead.toast == "已保存话术")
    #expect(shop.performed.last == .savePhrase(name: "核实订单", text: "您好 {buyer}"))
    lead.press("P")
    #expect(lead.shows("您好 "))
  }

  @Test("ROL-10: marked orders are handed over together, and accepted one by one")
  func handover() {
    let driver = sit("zhangmin")
    driver.press(.tab)
    driver.press("a", .down)
    for _ in 0..<40 where driver.state.service.list.selected?.order != OrderID(number: 32) { driver.press(.down) }
    driver.press("a", .home)
    for row in driver.state.service.list.rows { driver.press(row.owner == "zhangmin" ? " " : .down) }
    driver.press("H")
    driver.type("答应今天回复")
    driver.press(.enter)
    #expect(driver.toast?.hasPrefix("交班: ") == true && driver.toast?.hasSuffix("个全部完成") == true)
    let next = sit("wangqiang")
    next.command("queue-inbox")
    #expect(next.state.service.list.rows.filter { $0.kind == .acceptOffer }.count >= 2)
    next.press("A")
    #expect(next.said.contains { $0.hasPrefix("已接班") || $0.contains("自己交的班") })
  }

  @Test("The day lists are pages: by palette and by key")
  func dayLists() {
    let driver = sit("zhaojing", Size(columns: 100, rows: 30))
    driver.press("M")
    #expect(driver.shows("晨表") && driver.shows("缺货 1"))
    driver.press(.escape)
    driver.command("evening")
    #expect(driver.shows("晚表") && driver.shows("无人认领"))
    driver.press(.escape)
  }

  @Test("Warnings stand first on the card: the marked buyer, the cancelled order and its parcel being stopped")
  func warnings() {
    let driver = sit("zhangmin", Size(columns: 100, rows: 40))
    driver.press("/")
    driver.type("5030")
    driver.press(.enter)
    #expect(driver.shows("!! 问题买家 (O0000029, 赵静"))
    #expect(driver.shows("申请 A0000002 改单 降价 30.00  待审批"))
    driver.press(.escape)
    let lead = sit("zhaojing", Size(columns: 100, rows: 40))
    lead.command("queue-exceptions")
    #expect(lead.shows("!! 已取消 13:32: 买家不要了"))
    #expect(lead.shows("!! 拦截 P260105-0006: 张敏 13:32 要求 → 打包台还没看到"))
  }

  @Test("ORD-11: the texts of notes and contacts are read on the card")
  func notesAreRead() throws {
    try shop.perform(.noteOrder(OrderID(number: 1), text: "客户说周六在家", flag: nil), as: "wangqiang")
    let driver = sit("zhangmin", Size(columns: 140, rows: 40))
    driver.press("/")
    driver.type("1187")
    driver.press(.enter)
    #expect(driver.shows("王强 备注  客户说周六在家"))
  }

  @Test(
    "APR-1: on a request A approves and R rejects, first in the footer at 80 columns, and F9 has nothing else; elsewhere A takes over a shift"
  )
  func deciding() {
    let lead = sit("zhaojing")
    lead.command("queue-inbox")
    #expect(lead.state.context == .service && lead.state.keyContext == .deciding)
    #expect(lead.lines.last?.hasPrefix(" A 批准  R 驳回  x 撤回申请") == true, "\(lead.lines.last ?? "")")
    lead.press(.function(9))
    guard case .acts(let acts)? = lead.state.overlay else {
      Issue.record("no acts")
      return
    }
    #expect(acts.entries.prefix(2).map(\.title) == ["批准", "驳回"])
    let commands = acts.entries.compactMap { if case .command(let kind, _) = $0.act { kind } else { nil } }
    #expect(commands.allSatisfy { $0.target == .request }, "\(commands)")
    lead.press(.escape, "R")
    lead.type("太多")
    lead.press(.escape)
    lead.press("A")
    guard case .form(let form)? = lead.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.kind == .approveRequest)
    lead.press(.enter)
    guard case .approveRequest? = shop.performed.last else {
      Issue.record("\(String(describing: shop.performed.last))")
      return
    }
    for _ in 0..<20 where lead.state.service.list.selected?.kind != .acceptOffer { lead.press(.down) }
    #expect(lead.state.keyContext == .service && lead.lines.last?.hasPrefix(" c 联系") == true)
    #expect(Bindings.find("A", in: .service)?.action == .command(.acceptOrder))
  }

  @Test(
    "The queue one is in stands in brackets at every width", arguments: [60, 63, 66, 70, 74, 77, 78, 79, 80, 81, 83, 86, 90, 99])
  func bracketed(columns: Int) {
    let lead = sit("zhaojing", Size(columns: columns, rows: 24))
    lead.press("1")
    for _ in 0..<14 {
      #expect(lead.lines[4].contains("[\(Texts.zh.title(lead.state.service.queue))"), "\(columns): \(lead.lines[4])")
      lead.press(.tab)
    }
  }

  @Test("The board's queues lead to where their work is done")
  func board() {
    let lead = sit("zhaojing", Size(columns: 100, rows: 40))
    lead.press(.enter)
    #expect(lead.state.pane == .service && lead.state.service.queue == .inbox)
    lead.press("5")
    for _ in 0..<40 where lead.selectedLine?.contains("拦截未答") != true { lead.press(.down) }
    lead.press(.enter)
    #expect(lead.state.service.queue == .exceptions && lead.shows("拦截未答"))
  }
}
