import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// The supervisor's pane beyond its queues: who holds what, refunds, the log, stories.
struct SupervisorTests {
  private func lead(_ view: SupervisorState.View = .board, busy: Bool = true) -> (ConsoleDriver, MemoryShop) {
    let shop = busy ? MemoryShop.busy() : MemoryShop.stocked()
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhaojing")
    driver.press("5")
    for _ in SupervisorState.View.allCases where driver.state.supervisor.view != view { driver.press(.tab) }
    return (driver, shop)
  }

  private func text(_ driver: ConsoleDriver) -> String { driver.lines.joined(separator: "\n") }

  @Test("SUP-1: Tab goes through board, work, people, refunds and log, Esc back to the board")
  func views() {
    let (driver, _) = lead()
    var seen: [SupervisorState.View] = []
    for _ in SupervisorState.View.allCases {
      seen.append(driver.state.supervisor.view)
      driver.press(.tab)
    }
    #expect(seen == SupervisorState.View.allCases && driver.state.supervisor.view == .board)
    driver.press(.backTab)
    #expect(driver.state.supervisor.view == .log)
    driver.press(.escape)
    #expect(driver.state.supervisor.view == .board)
  }

  @Test("SUP-1: Enter on a queue of the board puts the cursor on what was chosen, not on what is more urgent beside it")
  func entersWhatWasChosen() throws {
    let (driver, _) = lead()
    let inbox: [WorkKind] = [.acceptOffer, .escalation, .approveByLead, .judgeBuyer, .carryOut]
    var notFirst = 0
    for kind in inbox where driver.state.day?.queues.contains(where: { $0.kind == kind && $0.open > 0 }) == true {
      driver.press("5")
      for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.up) }
      for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.down) }
      driver.press(.enter)
      guard driver.state.service.queue == .inbox else { continue }
      #expect(driver.state.service.list.selected?.kind == kind)
      if driver.state.service.list.rows.first?.kind != kind { notFirst += 1 }
    }
    #expect(notFirst > 0)
    _ = driver.said
  }

  @Test("SUP-1: work is taken back and given to somebody from the board, by key")
  func assign() throws {
    let (driver, shop) = lead()
    let kind = try #require(driver.state.supervisor.board?.queues.first { !$0.holders.isEmpty && $0.count.kind != .approveByLead })
      .count.kind
    for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.down) }
    for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.up) }
    driver.press("i")
    #expect(driver.state.supervisor.view == .items && !driver.state.supervisor.items.rows.isEmpty)
    for _ in driver.state.supervisor.items.rows where driver.state.supervisor.items.selected?.owner == nil { driver.press(.down) }
    let row = try #require(driver.state.supervisor.items.selected)
    let order = try #require(row.order)
    #expect(row.owner != nil)
    driver.press("b")
    #expect(shop.performed.last == .releaseOrder(order), "\(driver.lines.suffix(3))")
    #expect(driver.state.supervisor.items.rows.first { $0.order == order && $0.kind == kind }?.owner == nil)
    driver.press("a")
    driver.type("wangqiang")
    driver.press(.enter)
    #expect(shop.performed.last == .assignOrder(order, person: "wangqiang"), "\(driver.lines.suffix(3))")
  }

  @Test(
    "SUP-1: on a request's row of the board nothing is done to its order: the keys say that it is a request", arguments: ["a", "b"])
  func requestIsNoOrder(key: String) throws {
    let (driver, shop) = lead()
    for _ in WorkKind.allCases where driver.state.supervisor.kind != .approveByLead { driver.press(.down) }
    for _ in WorkKind.allCases where driver.state.supervisor.kind != .approveByLead { driver.press(.up) }
    driver.press("i")
    let row = try #require(driver.state.supervisor.items.selected)
    guard case .request(let id) = row.subject else { return #expect(Bool(false), "no request: \(row.subject.text)") }
    #expect(row.order != nil)
    let before = shop.performed.count
    driver.press(.character(Character(key)))
    #expect(shop.performed.count == before && driver.state.overlay == nil, "\(driver.lines.suffix(3))")
    #expect(text(driver).contains("\(id.text) 是申请, 不是订单"), "\(driver.lines.suffix(3))")
    driver.command("assign wangqiang")
    #expect(shop.performed.count == before && driver.state.overlay == nil, "\(driver.lines.suffix(3))")
  }

  @Test("SUP-1: whoever the cursor is on is drained by key, with a reason")
  func drain() throws {
    let (driver, shop) = lead(.people)
    let person = try #require(driver.state.supervisor.board?.people.first { $0.load > 0 })
    for _ in 0..<20 where driver.state.supervisor.person != person.name { driver.press(.down) }
    driver.press("D", .tab)
    driver.type("下班")
    driver.press(.enter, "y")
    #expect(shop.performed.last == .drainPerson(name: person.name, to: nil, reason: "下班"), "\(driver.lines.suffix(3))")
  }

  @Test("SUP-1: refunds and disputes are ticked off with the space bar, or with a note")
  func refunds() throws {
    let (driver, shop) = lead(.refunds)
    let rows = driver.state.supervisor.refunds.rows
    let first = try #require(rows.first?.row.order)
    #expect(text(driver).contains("[ ]"))
    driver.press(" ")
    #expect(shop.performed.last == .reviewRefund(first, note: nil))
    #expect(text(driver).contains("[✓]"))
    if rows.count > 1 { #expect(driver.state.supervisor.refunds.selected?.row.order == rows[1].row.order) }
    driver.press("v")
    driver.type("等仓库")
    driver.press(.enter)
    #expect(shop.performed.last?.kind == .reviewRefund)
  }

  @Test("REC-1: the log follows what happens, keeps the place of who reads further down, and filters by name, number and command")
  func log() throws {
    let (driver, shop) = lead(.log)
    let before = driver.state.supervisor.log.rows.count
    try shop.perform(.noteOrder(OrderID(number: 2), text: "x", flag: nil), as: "wangqiang")
    driver.wake()
    #expect(driver.state.supervisor.log.rows.count == before + 1 && driver.state.supervisor.log.index == 0)
    driver.press(.down, .down)
    let read = driver.state.supervisor.log.selected?.seq
    try shop.perform(.noteOrder(OrderID(number: 2), text: "y", flag: nil), as: "wangqiang")
    driver.wake()
    #expect(driver.state.supervisor.log.selected?.seq == read)
    driver.press("/")
    driver.type("wangqiang noteOrder")
    driver.press(.enter)
    let rows = driver.state.supervisor.log.rows
    #expect(rows.count >= 2 && rows.allSatisfy { $0.command == "noteOrder" })
    driver.press("/")
    for _ in 0..<20 { driver.press(.backspace) }
    driver.type("gibtsnicht")
    driver.press(.enter)
    #expect(driver.state.supervisor.filter == nil && text(driver).contains("gibtsnicht"))
    driver.press(.escape)
    #expect(driver.state.supervisor.find == "")
  }

  @Test("REC-1: a story by key on what the cursor is on, and by :story of anything")
  func story() throws {
    let (driver, _) = lead(.log)
    driver.press("t")
    guard case .page(let page)? = driver.state.overlay else { return #expect(Bool(false), "no page: \(driver.lines.suffix(3))") }
    #expect(page.title.hasPrefix("经过"))
    driver.press(.escape)
    driver.command("story O0000021")
    guard case .page(let named)? = driver.state.overlay else { return #expect(Bool(false), "no page: \(driver.lines.suffix(3))") }
    #expect(named.title.contains("O0000021"))
    driver.press(.escape)
    driver.command("story gibtsnicht")
    #expect(text(driver).contains("gibtsnicht"))
  }

  @Test("REC-3: a story tells nobody's data to whom it isn't for")
  func masked() {
    let texts = Texts.zh
    let body =
      #"{"args":{"field":"recipient","to":"李四","note":"换人"},"before":{"amendments":0,"recipient":"张三"},"#
      + #""after":{"amendments":1,"recipient":"李四"}}"#
    let row = TimelineRow(
      seq: 1, at: Instant(milliseconds: 0), by: "张敏", role: .presaleAgent, command: "amendOrder", subject: "O0000001",
      terminal: "t",
      done: true, body: body)
    let amendment = Amendment(
      number: 1, field: .recipient, line: nil, from: "张三", to: "李四", note: "换人", by: "zhangmin", at: Instant(milliseconds: 0))
    func lines(_ unmasked: Bool) -> String {
      let story = Story(
        subject: .order(OrderID(number: 1)), title: "1", rows: [row], amendments: [amendment], unmasked: unmasked)
      return texts.story(story, zone: .shanghai, person: { $0 }).joined(separator: "\n")
    }
    #expect(lines(true).contains("张三 → 李四") && lines(true).contains("换人"))
    for hidden in ["张三", "李四", "换人"] { #expect(!lines(false).contains(hidden)) }
    #expect(lines(false).contains("改单"))
  }

  @Test("APR-1: a request that went to another post, and an act carried out on approval, read as what they are, in story and log")
  func deeds() {
    func row(_ command: String, _ subject: String, _ body: String) -> TimelineRow {
      TimelineRow(
        seq: 1, at: Instant(milliseconds: 0), by: "孙伟", role: .director, command: command, subject: subject, terminal: "t",
        done: true,
        body: body)
    }
    func story(_ row: TimelineRow, _ texts: Texts) -> [String] {
      let story = Story(subject: Subject(row.subject) ?? .shop, title: "", rows: [row], unmasked: false)
      return Array(texts.story(story, zone: .shanghai) { $0 == "planner" ? "吴迪" : $0 }.dropFirst())
    }
    let moved = row(
      "approveRequest", "A0000001",
      #"{"args":{"because":"setPrice","of":"sku:A"},"before":{"level":"director"},"after":{"level":"generalManager"}}"#)
    #expect(story(moved, .zh) == ["  08:00:00  孙伟 部门经理  转交总经理, 因: A 的价格待发布"])
    #expect(
      story(moved, .en) == ["  08:00:00  孙伟 director  moved to general manager, because of: the price of A is to be published"])
    let reckoned = row(
      "editSKU", "A0000001",
      #"{"args":{"because":"editSKU","of":"sku:A"},"before":{"level":"director","value":"480.00"},"#
        + #""after":{"level":"director","value":"4800.00"}}"#)
    #expect(Texts.en.act(reckoned, person: { $0 }).hasPrefix("reckoned anew, 4800.00, because of: changed A"))
    // An older program's record doesn't say on what.
    let older = row("importProducts", "A0000001", #"{"args":{},"before":{"level":"director"},"after":{"level":"generalManager"}}"#)
    #expect(Texts.en.act(older, person: { $0 }).hasPrefix("moved to general manager, because of: "))
    let done = row("setPrice", "sku:A", #"{"args":{"price":"70.00"},"before":{},"after":{},"asked":"planner"}"#)
    #expect(story(done, .zh).first == "  08:00:00  孙伟 部门经理  批准执行: 申请定价, 吴迪 提出")
    #expect(story(done, .en).first == "  08:00:00  孙伟 director  approved: propose price, carried out for 吴迪")
    let own = row("approveRequest", "A0000001", #"{"args":{},"before":{"stage":"proposed"},"after":{"stage":"carriedOut"}}"#)
    #expect(Texts.zh.act(own, person: { $0 }) == Texts.zh.title(CommandKind.approveRequest))
  }

  @Test("REC-1: what the demo's records tell of has a name in both languages")
  func fields() {
    let fields = """
      accepted amendments approvedBy barcodes budget buyerOrders buyerPieces cancelled claimedBy contactOutcome cost courier decidedBy delivered difference displayName draftedBy escalatedTo exception expected flag floorPrice from goods interception kind lane left line lines listing listingApprovedBy listingBy location materials materialsBy messagesReviewed nextPrice note offeredBy onHand onHold platform price printCount promotion proposedBy publishedBy rating reason received reception rejected reported result roles rule safety scanned shop shortage signUpBy stage state supplier takenDownBy target title totalOrders totalPieces tryAt until verdict waybill weight
      """
    for field in fields.split(separator: " ").map(String.init) {
      #expect(Texts.zh.storyField(field) != field, "\(field)")
      #expect(!Texts.en.storyField(field).isEmpty)
    }
  }

  @Test("SUP-1: the last hours as text of one height each, readable without colour and in ASCII")
  func trend() {
    let hours = [0, 1, 5, 10].map { HourCount(open: $0) }
    #expect(Texts.zh.trend(hours, levels: Glyphs.unicode.levels) == "·▁▄█")
    #expect(Texts.zh.trend(hours, levels: Glyphs.ascii.levels) == ".148")
    #expect(Texts.zh.trend([HourCount(open: 0)], levels: Glyphs.ascii.levels) == ".")
  }

  @Test("SUP-3: the report of a week is made from its form, with the day that is ending filled in")
  func report() {
    let (driver, shop) = lead()
    driver.press("w", "2", .enter)
    #expect(shop.performed.last?.kind == .exportWorkReport, "\(driver.lines.suffix(3))")
    guard case .page(let page)? = driver.state.overlay else { return #expect(Bool(false), "no page") }
    #expect(page.lines.first?.hasPrefix("week ") == true)
  }
}
