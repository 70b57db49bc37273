import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// SUP-1: the board from the store.
@Suite("Board of the store")
struct BoardStoreTests {
  private let one = OrderID(number: 1)

  private func queue(_ kind: WorkKind, _ shop: TestShop) throws -> Board.Queue {
    try #require(try shop.desk.board(for: shop.actor(.agentLead)).queues.first { $0.count.kind == kind })
  }

  @Test("SUP-1: a queue tells what is open, who holds it, and how the last hours went; the hour is the shop's clock's")
  func hours() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 10))
    try shop.take([.sold("1", fen: 1000), .sold("2", fen: 1000), .sold("3", fen: 1000)])
    var contact = try queue(.contact, shop)
    #expect(contact.count.open == 3 && contact.trend.count == Desk.boardHours)
    #expect(contact.trend.last == HourCount(open: 3, came: 3, went: 0) && contact.trend.dropLast().allSatisfy { $0.open == 0 })
    shop.move(to: TestClock.at(2026, 1, 5, 10, 0))
    try shop.perform(.contactOrder(one, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.claimOrder(OrderID(number: 2)), as: .presaleAgent)
    contact = try queue(.contact, shop)
    #expect(contact.trend.suffix(2).map(\.open) == [3, 2])
    #expect(contact.trend.last == HourCount(open: 2, came: 0, went: 1), "a claim is the same item in somebody's hands")
    #expect(contact.holders == [.init(person: "presaleagent", count: 1)])
    shop.move(to: TestClock.at(2026, 1, 5, 13, 0))
    #expect(try queue(.contact, shop).trend.suffix(5).map(\.open) == [3, 2, 2, 2, 2])
    try shop.expectSound()
  }

  @Test("SUP-1: people with load, what they did today and how soon they called; known only to whoever leads")
  func people() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("1", fen: 1000), .sold("2", fen: 1000)])
    let paid = try #require(ImportedOrder.sold("1", fen: 1000).paidAt)
    func agent() throws -> Board.Person? {
      try shop.desk.board(for: shop.actor(.agentLead)).people.first { $0.name == "presaleagent" }
    }
    let before = try #require(try agent()).doneToday
    try shop.perform(.contactOrder(one, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.contactOrder(one, outcome: .confirmed, channel: .phone, note: "再核"), as: .presaleAgent)
    try shop.perform(.claimOrder(OrderID(number: 2)), as: .presaleAgent)
    let after = try #require(try agent())
    #expect(after.doneToday == before + 3 && after.contacts == 1 && after.load >= 1)
    let hours = ServiceHours.standard
    #expect(after.averageContactSeconds == hours.seconds(from: paid, to: shop.desk.now, in: .shanghai))
    #expect(try shop.desk.board(for: shop.actor(.presaleAgent)).people.isEmpty)
    #expect(try shop.desk.board(for: shop.actor(.presaleAgent)).queues.contains { $0.count.open > 0 })
  }

  @Test("SUP-1: somebody who went home and holds work is an alert, and so is a stale import")
  func alerts() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("1", fen: 1000)])
    try shop.perform(.claimOrder(one), as: .presaleAgent)
    let calm = try shop.desk.board(for: shop.actor(.agentLead)).alerts
    #expect(!calm.contains { if case .heldByAbsent = $0 { true } else { false } })
    shop.clock.set(TestClock.at(2026, 1, 5, 9, 20))
    let alerts = try shop.desk.board(for: shop.actor(.agentLead)).alerts
    let silent = Presence(.unknown, seenAt: TestClock.at(2026, 1, 5, 9, 0), now: shop.desk.now)
    #expect(silent.sign == .silent && alerts.contains(.heldByAbsent(person: "presaleagent", count: 1, silent)))
    #expect(alerts.contains(.staleImport(since: TestClock.at(2026, 1, 5, 9, 0))))
  }

  @Test("ROL-8, ROL-9: board, alert, roster and assignment say one thing of who is on by the roster and hasn't come")
  func hasNotCome() throws {
    let shop = try ReportScene.shop(at: TestClock.at(2026, 1, 5, 9, 0))
    try shop.take([.sold("1", fen: 1000)])
    let today = ShopDay(iso: "2026-01-05")!
    try shop.perform(.setRoster(name: "presaleagent", from: today, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.claimOrder(one), as: .presaleAgent)
    try shop.desk.rawSQL("DELETE FROM session WHERE person = 'presaleagent'")
    let board = try shop.desk.board(for: shop.actor(.agentLead))
    let person = try #require(board.people.first { $0.name == "presaleagent" })
    let presence = board.presence(of: person)
    #expect(presence.duty == .on && presence.sign == .notSignedIn && presence.leavesWork)
    #expect(board.alerts.first == .missing(person: "presaleagent"), "it stands where a small screen shows it: \(board.alerts)")
    #expect(board.alerts.contains(.heldByAbsent(person: "presaleagent", count: 1, presence)))
    let sheet = try shop.desk.roster(from: today)
    #expect(sheet.missing == ["presaleagent"] && sheet.rows.first { $0.person == "presaleagent" }?.now == presence.duty)
    let assignee = try #require(try shop.desk.assignees().first { $0.person == "presaleagent" })
    #expect(assignee.duty == presence.duty && assignee.isHere == presence.isHere)
  }

  @Test("SUP-1: what is refunded is ticked off once a day, by a record and nothing else")
  func refunds() throws {
    let shop = try ReportScene.stocked()
    let parcel = try ReportScene.ship(one, in: shop, weight: 500, waybill: "YT0000000000001")
    _ = parcel
    _ = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: 100), reason: "少件"), of: one)
    func rows() throws -> [RefundRow] { try shop.desk.refunds(for: shop.actor(.agentLead)) }
    func left() throws -> Bool { try shop.desk.board(for: shop.actor(.agentLead)).alerts.contains(.refundsToReview(1)) }
    #expect(try rows().map { [$0.row.order?.text, $0.reviewedBy] } == [["O0000001", nil]])
    #expect(try left())
    try shop.perform(.reviewRefund(one, note: "等仓库"), as: .director)
    #expect(try rows().first?.reviewedBy == "director")
    #expect(try !left())
    #expect(try shop.refusal(.reviewRefund(one, note: nil), as: .presaleAgent)?.code == .notPermitted)
    shop.move(to: TestClock.at(2026, 1, 6, 9, 0))
    try shop.perform(.noteOrder(one, text: "新的一天", flag: nil), as: .agentLead)
    #expect(try rows().first?.reviewedBy == nil, "it is to be gone through again every day")
    try shop.expectSound()
  }

  @Test("SUP-3: on Friday evening the week's report is due until somebody makes it, and the month's at its end")
  func due() throws {
    // 2026-01-09 is a Friday.
    let friday = ShopDay(iso: "2026-01-09")!
    let shop = try ReportScene.stocked(at: TestClock.at(2026, 1, 9, 17, 0))
    func due() throws -> [Board.Alert] {
      try shop.desk.board(for: shop.actor(.agentLead)).alerts.filter { if case .reportDue = $0 { true } else { false } }
    }
    #expect(try due().isEmpty)
    shop.move(to: TestClock.at(2026, 1, 9, 18, 0))
    #expect(try due() == [.reportDue(.week, friday)])
    try shop.perform(.exportWorkReport(.day, friday), as: .agentLead)
    #expect(try due() == [.reportDue(.week, friday)])
    try shop.perform(.exportWorkReport(.week, friday.advanced(by: -2)), as: .agentLead)
    #expect(try due().isEmpty)
    shop.move(to: TestClock.at(2026, 2, 2, 9, 0))
    try shop.perform(.noteOrder(one, text: "x", flag: nil), as: .presaleAgent)
    #expect(try due() == [.reportDue(.month, ShopDay(iso: "2026-01-31")!)])
    try shop.perform(.exportWorkReport(.month, ShopDay(iso: "2026-01-15")!), as: .finance)
    #expect(try due().isEmpty)
  }

  @Test(
    "SUP-1: verify names the queue whose hours don't come to what is open",
    arguments: [
      "UPDATE work_hour SET came = came + 1 WHERE kind = 'contact'", "DELETE FROM work_hour WHERE kind = 'contact'",
      "INSERT INTO work_hour VALUES (99999999, 'pack', 0, 0)",
    ])
  func forged(change: String) throws {
    let shop = try ReportScene.stocked()
    try shop.expectSound()
    try Foreign(shop.path).run(change)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.contains("queue contact") || $0.contains("queue pack") }, "found: \(faults)")
  }

  @Test("REC-1: the log by person, by command and by subject, newest first, page after page, and what is new")
  func log() throws {
    let shop = try ReportScene.stocked()
    try shop.take([.sold("2", fen: 1000), .sold("3", fen: 1000)])
    for text in ["a", "b", "c"] { try shop.perform(.noteOrder(one, text: text, flag: nil), as: .presaleAgent) }
    try shop.perform(.noteOrder(OrderID(number: 2), text: "d", flag: nil), as: .agentLead)
    let all = try shop.desk.log(LogFilter(), limit: 1000)
    let names = Dictionary(uniqueKeysWithValues: try shop.desk.people().map { ($0.name, $0.displayName) })
    func slow(_ filter: LogFilter) -> [Int64] {
      all.filter { row in
        (filter.subject.map { $0 == row.subject } ?? true) && (filter.kind.map { $0 == row.command } ?? true)
          && (filter.person.map { names[$0] == row.by } ?? true)
          && (filter.subject != nil || filter.isEmpty || row.subject == "shop"
            || !["importOrders", "importProducts"].contains(row.command))
      }.map(\.seq)
    }
    for filter in [
      LogFilter(), LogFilter(subject: "O0000001"), LogFilter(kind: "noteOrder"), LogFilter(kind: "importOrders"),
      LogFilter(subject: "O0000001", kind: "noteOrder"), LogFilter(person: "presaleagent"),
      LogFilter(person: "presaleagent", kind: "noteOrder"), LogFilter(person: "agentlead"),
    ] {
      #expect(try shop.desk.log(filter, limit: 1000).map(\.seq) == slow(filter), "\(filter)")
    }
    let notes = LogFilter(kind: "noteOrder")
    let first = try shop.desk.log(notes, limit: 3)
    #expect(first.count == 3)
    #expect(try shop.desk.log(notes, before: first.last?.seq, limit: 3).count == 1)
    #expect(try shop.desk.log(notes, after: first[1].seq).map(\.seq) == [first[0].seq])
    let typed = try shop.desk.logFilter("presaleagent noteOrder") { _ in nil }
    #expect(typed == LogFilter(person: "presaleagent", kind: "noteOrder"))
    #expect(throws: Refusal.self) { try shop.desk.logFilter("gibtsnicht") { _ in nil } }
  }

  @Test("REC-1: the story of an order, a parcel, a SKU and a person, oldest first, each record once")
  func story() throws {
    let shop = try ReportScene.stocked()
    let parcel = try ReportScene.ship(one, in: shop, weight: 500, waybill: "YT0000000000001")
    let lead = try shop.actor(.agentLead)
    let order = try shop.desk.story(of: .order(one), for: lead)
    let commands = order.rows.map(\.command)
    #expect(commands.first == "importOrders" && commands.last == "shipParcel" && commands.contains("packParcel"))
    #expect(order.rows.map(\.seq) == order.rows.map(\.seq).sorted() && Set(order.rows.map(\.seq)).count == order.rows.count)
    #expect(try shop.desk.story(of: .parcel(parcel), for: lead).rows.first?.command == "assignWaybill")
    let goods = try shop.desk.story(of: .sku("SKU-1"), for: lead).rows.map(\.command)
    #expect(goods.contains("receiveStock") && goods.contains("pickParcel") && goods.contains("confirmOrder"))
    let shipper = try shop.desk.story(of: .person("shipper"), for: lead)
    let name = try shop.actor(.shipper).displayName
    #expect(shipper.rows.contains { $0.command == "packParcel" } && shipper.title == name)
    #expect(try shop.desk.story(of: .order(one), for: lead, limit: 2).isCut)
    #expect(throws: Refusal.notFound("sku:X")) { try shop.desk.story(of: .sku("sku:X"), for: lead) }
    #expect(try shop.desk.subject(named: "YT0000000000001") == .parcel(parcel))
    #expect(try shop.desk.subject(named: "700000000000") == .order(one))
    #expect(try shop.desk.subject(named: "SKU-1") == .sku("SKU-1"))
    #expect(try shop.desk.subject(named: "shipper") == .person("shipper"))
  }
}
