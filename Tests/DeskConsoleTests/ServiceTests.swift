import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// 客服: from the queue to the confirmed order.
struct ServiceTests {
  let shop = MemoryShop.fixture()

  private func agent(_ size: Size = Size(columns: 100, rows: 30)) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: size)
    driver.signIn("zhangmin")
    return driver
  }

  @Test func anOrderGoesFromContactToConfirmed() {
    let driver = agent()
    driver.press("c", "1", "2")
    driver.press(.enter)
    #expect(driver.toast == "已记录联系 6093..1187")
    #expect(driver.selectedLine?.contains("6093..1187") == true, "the same order in its next queue is still under the cursor")
    driver.press("y")
    #expect(driver.toast?.hasPrefix("已确认 6093..1187 → P260105-") == true)
    #expect(
      shop.performed.suffix(2) == [
        .contactOrder(OrderID(number: 1), outcome: .confirmed, channel: .phone, note: nil), .confirmOrder(OrderID(number: 1)),
      ])
    #expect(driver.isIdle)
  }

  @Test(
    "A normal order takes at most six keys from the queue, also with an input method on",
    arguments: [
      NormalOrder.keys, NormalOrder.functionKeys, NormalOrder.spelledOut,
    ])
  func normalOrder(_ keys: [Key]) {
    #expect(keys.count <= NormalOrder.most)
    let driver = agent(Size(columns: 80, rows: 24))
    for key in keys { driver.press(key) }
    #expect(driver.said.last?.hasPrefix("已确认 6093..1187 → P260105-") == true)
    #expect(!shop.performed.contains(.claimOrder(OrderID(number: 1))) || keys.first == .enter)
  }

  /// ORD-13.
  @Test func unreadMessagesMustBeReadFirst() throws {
    try shop.perform(.releaseOrder(OrderID(number: 3)), as: "wangqiang")
    let driver = agent()
    driver.press(.down, .down, .down, "c", "1", .enter)
    #expect(driver.toast?.hasPrefix("已记录联系") == true)
    driver.press("y")
    #expect(driver.toast == "不能确认: 买家留言或卖家备注还没看, 先按 v 已读 (可由 售前客服、客服主管) · ORD-13")
    driver.press("v", "y")
    #expect(driver.toast?.hasPrefix("已确认") == true)
  }

  @Test func claimingOffersItsCounterCommand() {
    let driver = agent()
    driver.press("a")
    #expect(driver.state.notice?.hint == Hint(key: "z", title: "放回"))
    #expect(driver.selectedLine?.hasSuffix("我") == true)
    driver.press("z")
    #expect(driver.toast == "已放回 6093..1187")
    #expect(shop.performed.last == .releaseOrder(OrderID(number: 1)))
  }

  @Test func openingClaimsWhatNobodyHolds() {
    let driver = agent(Size(columns: 80, rows: 24))
    driver.press(.enter)
    #expect(driver.toast == "已认领 6093..1187")
    #expect(driver.shows("浙江省 杭州市 西湖区"))
    driver.press(.escape)
    #expect(driver.shows("买家         实付"))
  }

  @Test func aColleaguesOrderIsRefusedByName() {
    let driver = agent()
    driver.press(.down, .down, .down, "a")
    #expect(driver.toast == "不能认领: 王强 从 01-05 13:41 起在处理 (可由 客服主管) · SUP-1")
  }

  @Test func aFormSaysWhatIsMissingAndStaysOpen() {
    let driver = agent()
    driver.press("c", .enter)
    #expect(driver.shows("结果: 必须填写"))
    driver.press("2", .enter)
    #expect(driver.toast == "已记录联系 6093..1187")
  }

  @Test func thePaletteTakesArguments() {
    let driver = agent()
    driver.command("contact no-answer phone 打了两次 没人接")
    #expect(
      shop.performed.last
        == .contactOrder(OrderID(number: 1), outcome: .noAnswer, channel: .phone, note: "打了两次 没人接"))
    driver.command("note O0000002 --flag red --text 客户急用")
    #expect(shop.performed.last == .noteOrder(OrderID(number: 2), text: "客户急用", flag: .red))
    driver.command("联系 已核实")
    #expect(shop.performed.last == .contactOrder(OrderID(number: 1), outcome: .confirmed, channel: .wangwang, note: nil))
    driver.command("contact")
    #expect(driver.shows("结果*"), "a verb without its arguments opens the form")
    driver.press(.escape)
    _ = driver.toast
  }

  @Test func amendingShowsBothValues() {
    let driver = agent()
    driver.command("amend address 浙江省 宁波市 海曙区 1 号")
    #expect(driver.toast == "已改单 6093..1187")
    #expect(driver.shows("浙江省 宁波市 海曙区 1 号"))
    #expect(driver.shows("原: 浙江省 杭州市"))
    #expect(driver.selectedLine?.contains("改单1") == true)
  }

  /// ROL-3.
  @Test func authorityIsSaidWhileOneTypes() {
    let driver = agent()
    driver.press("m", "5")
    driver.type("60")
    driver.press(.tab, "1")
    #expect(driver.shows("现在: 64.00 → 60") && driver.shows("在权限内"))
    driver.press(.backTab, .control("u"))
    driver.type("30")
    #expect(driver.shows("需客服主管批准 (您今天本单还可 20.00)"))
    driver.press(.enter)
    #expect(driver.toast?.contains("已提交申请 A0000001") == true)
    #expect(driver.shows("申请 A0000001 改单"))
  }

  @Test func copyingIsYHereAndWholeNumbers() {
    let driver = agent()
    driver.press("Y")
    #expect(driver.backend.clipboard == ["609300000000001187"])
    #expect(driver.toast == "已复制 609300000000001187")
  }

  @Test func theFilterKeepsUntilEscape() {
    let driver = agent()
    driver.press("/")
    driver.type("李小")
    driver.press(.enter)
    #expect(driver.state.service.list.rows.count == 1)
    #expect(driver.shows("筛选: 李小"))
    driver.press(.escape)
    #expect(driver.state.service.list.rows.count == 6)
  }

  @Test func subQueuesTurnWithTab() {
    let driver = agent()
    driver.press(.tab)
    #expect(driver.shows("[待联系 3 超时1]"))
    driver.press(.tab, .tab)
    #expect(driver.state.service.queue == .clarify && driver.state.service.list.rows.count == 1)
    driver.press(.backTab, .backTab, .backTab)
    #expect(driver.state.service.queue == .all)
  }

  /// REC-3.
  @Test func whoDoesNotNeedBuyersSeesThemMasked() {
    shop.add(person: "mask", "甲", [.merchandiser, .generalManager])
    let driver = ConsoleDriver(shop.services)
    driver.signIn("mask")
    driver.press("1")
    #expect(driver.shows("收件 张**") && driver.shows("138****8000"))
    #expect(!driver.shows("文三路") && !driver.shows("13800138000"))
  }
}
