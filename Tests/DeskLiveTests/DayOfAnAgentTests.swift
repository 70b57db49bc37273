import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// A day in the life of an agent at 80×24, by keys alone, on a real database: each person sits at a terminal of their own.
@Suite("A day in the life of an agent")
struct DayOfAnAgentTests {
  private static let small = Size(columns: 80, rows: 24)

  private func id(_ number: Int64) -> OrderID { OrderID(number: number) }

  /// Moves the cursor down a list of work to the row that is meant.
  private func go(_ driver: ConsoleDriver, to isWanted: (QueueRow) -> Bool, _ location: SourceLocation = #_sourceLocation) {
    func row() -> QueueRow? {
      driver.state.pane == .service ? driver.state.service.list.selected : driver.state.shipping.returns.list.selected
    }
    driver.press(.home)
    for _ in 0..<40 where row().map(isWanted) != true { driver.press(.down) }
    #expect(row().map(isWanted) == true, "\(driver.screen)", sourceLocation: location)
  }

  /// Monday evening: what the story will meet on Tuesday. Order 1 to 4 wait for contact, 5 is picked, 6 reported as shipped, 7 handed over, 8
  /// queued, 9 came late.
  private func monday() throws -> TestShop {
    let shop = try TestShop(at: TestClock.at(2026, 1, 5, 10, 0))
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 40, location: "A-01", barcode: "6901234567892", title: "示例商品"), as: .merchandiser)
    try shop.take((1...8).map { .paid("60930000000000100\($0)", quantity: $0 == 4 ? 5 : 1, at: shop.clock.now) })
    var parcels: [Int64: ParcelID] = [:]
    for number in Int64(5)...8 {
      try shop.perform(.contactOrder(id(number), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
      parcels[number] = try shop.perform(.confirmOrder(id(number)), as: .presaleAgent).parcels.first
    }
    func ship(_ number: Int64, _ steps: Int) throws {
      guard let parcel = parcels[number] else { return }
      let all: [Command] = [
        .assignWaybill(parcel, courier: "YTO", number: "YT881234567890\(number)"), .printParcel(parcel), .pickParcel(parcel),
        .packParcel(parcel, scans: ["6901234567892"], weight: 500), .shipParcel(parcel), .handOverParcel(parcel),
      ]
      for step in all.prefix(steps) { try shop.perform(step, as: .shipper) }
    }
    try ship(5, 3)
    try ship(6, 5)
    try ship(7, 6)
    shop.clock.set(TestClock.at(2026, 1, 6, 8, 35))
    shop.endDay()
    try shop.take([.paid("609300000000001009", at: TestClock.at(2026, 1, 6, 8, 31))])
    return shop
  }

  @Test("Morning list, three contacts, an amendment approved, a cancellation, two interceptions, an exchange, the handover")
  func day() throws {
    let shop = try monday()
    let agent = try shop.console(.presaleAgent, size: Self.small)

    // 08:35. The day begins with what yesterday left.
    agent.press("M")
    #expect(agent.shows("晨表: 昨日遗留") && agent.shows("未确认 4"))
    agent.press(.escape)

    // Three buyers are called; two orders are as they should be.
    agent.press(.tab)
    #expect(agent.shows("[待联系 5"))
    for number in ["1001", "1002"] {
      #expect(agent.selectedLine?.contains("6093..\(number)") == true)
      agent.press("c", "1", "2", .enter, "y")
      #expect(agent.said.contains { $0.hasPrefix("已确认 6093..\(number)") })
      agent.press(.down)
    }
    // The third wants to think about it and is called again in half an hour.
    agent.press("c", "2", "2")
    agent.type("开会中")
    agent.press(.tab)
    agent.type("30")
    agent.press(.enter)
    #expect(agent.said.contains("已记录联系 6093..1003"))

    // The fourth haggles: 25.00 off is more than an agent may give, so that the lead is asked.
    go(agent) { $0.order == id(4) }
    agent.press("c", "1", .enter, "m", "5")
    agent.type("5")
    agent.press(.tab)
    agent.type("1")
    #expect(agent.shows("现在: 10.00 → 5") && agent.shows("需客服主管批准"))
    agent.press(.enter)
    #expect(agent.said.contains { $0.contains("已提交申请 A0000001") })

    // The lead, at another terminal, finds it in the inbox.
    let lead = try shop.console(.agentLead, size: Self.small)
    #expect(lead.selectedLine?.contains("主管审批") == true)
    lead.press(.enter)
    #expect(lead.selectedLine?.contains("张敏") == true)
    lead.press(.function(9), "1", .enter)
    #expect(lead.said.contains("已批准 A0000001"))

    // The agent sees both prices, and confirms.
    agent.wake()
    agent.press(.enter)
    #expect(agent.shows("(原: 10.00)"))
    agent.press(.escape, "y")
    #expect(agent.said.contains { $0.hasPrefix("已确认 6093..1004") })

    try cancellations(shop, agent)
    try exchange(shop)
    try handover(shop)
    #expect(try shop.desk.verify().sentences == [])
  }

  /// One before print, one that the bench finds, one that had left.
  private func cancellations(_ shop: TestShop, _ agent: ConsoleDriver) throws {
    let before = try shop.desk.stockRow("SKU-1").level
    agent.command("queue-handToFulfilment")
    go(agent) { $0.order == id(8) }
    agent.press("x")
    agent.type("买家不要了")
    agent.press(.enter)
    #expect(agent.shows("作废, 库存释放"))
    agent.press("y")
    #expect(agent.said.contains { $0.hasPrefix("已登记取消 6093..1008") })
    #expect(try shop.desk.stockRow("SKU-1").level.reserved == before.reserved - 1)

    let bench = try shop.console(.shipper, size: Self.small)
    bench.press(.tab, .tab)
    #expect(!bench.shows("拦截"))
    agent.command("cancel O0000005 买家不要了")
    #expect(agent.shows("[n 取消]"))
    agent.press("y")
    bench.wake()
    #expect(bench.shows("停! 拦截") && bench.shows("买家不要了"))
    bench.scan("YT8812345678905")
    bench.press(.function(6))
    #expect(bench.said.contains { $0.hasPrefix("已看到拦截") })
    bench.press(.function(7), .function(4))
    #expect(bench.said.contains { $0.hasPrefix("已找到并放回") })
    let found = try shop.desk.card(of: id(5), for: shop.actor(.presaleAgent))
    #expect(found.facts.stage == .closed && found.cases.map(\.afterCase.kind) == [.refund])

    agent.command("cancel O0000006 地址错了")
    agent.press("y")
    bench.wake()
    bench.press(.function(6), .function(8), .function(4))
    #expect(bench.said.contains { $0.hasPrefix("已发走") })
    let gone = try shop.desk.card(of: id(6), for: shop.actor(.presaleAgent))
    #expect(gone.cases.map(\.afterCase.kind) == [.returnRefund])
    _ = (agent.said, bench.said)
  }

  /// From the buyer's word to the case's end: goods come back, another goes out.
  private func exchange(_ shop: TestShop) throws {
    let after = try shop.console(.aftersaleAgent, size: Self.small)
    after.command("case-open O0000007 --kind exchange --reason 有污渍")
    #expect(after.said.contains { $0.hasPrefix("已登记售后") && $0.contains("C0000004") })
    let wanted = Subject.afterCase(CaseID(number: 4))
    go(after) { $0.subject == wanted }
    after.press(.enter, .enter)
    #expect(after.shows("1        同意售后"))
    after.press("1", .enter, .escape)
    #expect(after.said.contains("已同意 C0000004"))

    let shipper = try shop.console(.shipper, size: Self.small)
    shipper.press(.backTab, .backTab)
    go(shipper) { $0.subject == wanted }
    shipper.press("r", .enter)
    shipper.press("i", "1", .enter)
    #expect(shipper.said.contains { $0.hasPrefix("已验货 C0000004") })
    let parcel = try #require(try shop.desk.card(of: id(7), for: shop.actor(.shipper)).parcels.last?.id)

    shipper.press(.tab, .tab)
    for _ in 0..<20 where shipper.state.shipping.list.selected?.id != parcel { shipper.press(.down) }
    shipper.press("w")
    shipper.type("YTO")
    shipper.press(.tab)
    shipper.type("YT8812345678999")
    shipper.press(.enter, "p", .escape, "k", .tab, .tab)
    shipper.scan("YT8812345678999")
    shipper.scan("6901234567892")
    shipper.scan("480")
    shipper.press(.escape, "s", "y", "o", "y")
    #expect(try shop.desk.card(of: parcel, for: shop.actor(.shipper)).parcel.stage == .handedOver)

    after.wake()
    go(after) { $0.subject == wanted }
    after.press(.function(9), "1", .enter, "y")
    #expect(after.said.contains("已结算 C0000004"))
    after.press(.function(9), "1", .enter)
    #expect(after.said.contains("已结案 C0000004"))
    #expect(try shop.desk.card(of: id(7), for: shop.actor(.aftersaleAgent)).cases.last?.afterCase.stage == .closed)
    _ = shipper.said
  }

  /// ROL-10: the early shift hands over, the late one accepts.
  private func handover(_ shop: TestShop) throws {
    shop.clock.set(TestClock.at(2026, 1, 6, 18, 25))
    let agent = try shop.console(.presaleAgent, size: Self.small)
    agent.press("E")
    #expect(agent.shows("晚表: 今日未完") && agent.shows("我 1"), "what is left is listed by name (ORD-17)")
    agent.press(.escape)
    agent.command("queue-contact")
    go(agent) { $0.order == id(9) }
    agent.press("a", "H")
    agent.type("答应今晚回电")
    agent.press(.enter)
    #expect(agent.said.contains("已交班 6093..1009"))
    let late = try shop.console(.presaleAgent, name: "late", size: Self.small)
    late.command("queue-inbox")
    #expect(late.shows("[待批待接 1"))
    late.press(.enter)
    #expect(late.shows("张敏 18:25 交班, 按 A 接班") && late.shows("答应今晚回电"))
    late.press("A")
    #expect(late.said.contains("已接班 6093..1009"))
    #expect(try shop.desk.card(of: id(9), for: shop.actor(.presaleAgent)).facts.claimedBy == "late")
    _ = agent.said
  }
}
