import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("ROL-8, ROL-9: the roster")
struct RosterStoryTests {
  private let today = ShopDay(iso: "2026-01-05")!

  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("1001"), .paid("1002")])
    return shop
  }

  private func duty(_ shop: TestShop, _ hour: Int, _ minute: Int, _ person: String = "presaleagent") throws -> Duty {
    shop.clock.set(TestClock.at(2026, 1, 5, hour, minute))
    return try shop.desk.duty(of: person)
  }

  @Test("ROL-8: early, late, meal breaks, days off, by the minute; the service clock doesn't care")
  func shifts() throws {
    let shop = try shop()
    #expect(try shop.desk.duty(of: "presaleagent") == .unknown)
    try shop.perform(.setRoster(name: "presaleagent", from: today, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "aftersaleagent", from: today, to: nil, shift: .late), as: .agentLead)
    let early: [(Int, Int, Duty)] = [
      (8, 29, .notNow), (8, 30, .on), (11, 29, .on), (11, 30, .onBreak), (12, 29, .onBreak), (12, 30, .on), (18, 29, .on),
      (18, 30, .notNow),
    ]
    for (hour, minute, expected) in early { #expect(try duty(shop, hour, minute) == expected, "\(hour):\(minute)") }
    let late: [(Int, Int, Duty)] = [
      (13, 29, .notNow), (13, 30, .on), (17, 30, .onBreak), (18, 30, .on), (23, 29, .on), (23, 30, .notNow),
    ]
    for (hour, minute, expected) in late {
      #expect(try duty(shop, hour, minute, "aftersaleagent") == expected, "\(hour):\(minute)")
    }
    let due = try shop.desk.queue([.contact], for: shop.actor(.presaleAgent)).rows.map(\.due)
    try shop.perform(.setRoster(name: "presaleagent", from: today, to: nil, shift: .off), as: .agentLead)
    #expect(try shop.desk.queue([.contact], for: shop.actor(.presaleAgent)).rows.map(\.due) == due)
    try shop.expectSound()
  }

  @Test("ROL-8: the lead rosters agents, the director everybody; what is over is not changed")
  func who() throws {
    let shop = try shop()
    let set = Command.setRoster(name: "shipper", from: today, to: nil, shift: .day)
    #expect(try shop.refusal(set, as: .agentLead)?.reason == .belowLevel(.director))
    try shop.perform(set, as: .director)
    #expect(
      try shop.refusal(.setRoster(name: "agentlead", from: today, to: nil, shift: .day), as: .agentLead)?.code == .notPermitted)
    let before = today.advanced(by: -1)
    #expect(
      try shop.refusal(.setRoster(name: "shipper", from: before, to: nil, shift: .off), as: .director)?.reason
        == .rosterIsPast(today: today))
    #expect(
      try shop.refusal(.rotateRoster(people: ["presaleagent", "shipper"], from: today, weeks: 1), as: .agentLead)?.reason
        == .belowLevel(.director))
    #expect(try shop.desk.roster(from: today).rows.filter { $0.shifts[0] != nil }.map(\.person) == ["shipper"], "all or none")
  }

  @Test("ROL-8: the rotation: early and late by turns, one day off a week for each, every weekday staffed")
  func rotation() throws {
    let people = ["a", "b", "c", "d"]
    let plan = RosterPlan.rotate(people, from: today, weeks: 7)
    for person in people {
      let own = plan.filter { $0.person == person }
      for week in 0..<7 {
        let days = own.filter { Int($0.day.number - today.number) / 7 == week }
        #expect(days.count == 7 && days.filter { $0.shift == .off }.count == 1)
        #expect(Set(days.map(\.shift)).count == 2, "one shift a week")
      }
      #expect(Set(own.filter { $0.shift == .off }.map(\.day.weekday)) == Set(1...7), "weekends come round")
    }
    for offset in 0..<49 {
      let day = plan.filter { $0.day == today.advanced(by: offset) }
      #expect(day.contains { $0.shift == .early } && day.contains { $0.shift == .late })
    }
    let shop = try shop()
    try shop.perform(.rotateRoster(people: ["presaleagent", "aftersaleagent"], from: today, weeks: 2), as: .agentLead)
    let sheet = try shop.desk.roster(from: today, days: 14)
    #expect(sheet.rows.first { $0.person == "presaleagent" }?.shifts.compactMap(\.self).count == 14)
  }

  @Test("ROL-8: a rotation keeps what was entered by hand and says how much; it replaces it only when told to")
  func byHand() throws {
    let shop = try shop()
    let people = ["presaleagent", "aftersaleagent"]
    let plan = RosterPlan.rotate(people, from: today, weeks: 1).filter { $0.person == people[0] }
    func entered() throws -> [Shift?] {
      try #require(try shop.desk.roster(from: today).rows.first { $0.person == people[0] }).shifts
    }
    // Three days by hand: one as the rotation would have it.
    let other: Shift = plan[1].shift == .off ? .day : .off
    try shop.perform(.setRoster(name: people[0], from: plan[1].day, to: plan[1].day, shift: other), as: .agentLead)
    try shop.perform(.setRoster(name: people[0], from: plan[2].day, to: nil, shift: .day), as: .agentLead)
    try shop.perform(.setRoster(name: people[0], from: plan[3].day, to: nil, shift: plan[3].shift), as: .agentLead)
    let rotate = Command.rotateRoster(people: people, from: today, weeks: 1)
    let first = try shop.perform(rotate, as: .agentLead, id: "rotate")
    #expect(first.warnings == [.shiftsByHand(kept: 2, replaced: 0)])
    #expect(try shop.perform(rotate, as: .agentLead, id: "rotate").warnings == first.warnings, "the same id says the same")
    #expect(try entered() == plan.enumerated().map { $0 == 1 ? other : $0 == 2 ? .day : $1.shift })
    try shop.expectSound()
    // A rotation over a rotation has nothing to say; by hand again later it stays again.
    let again = Command.rotateRoster(people: people, from: today, weeks: 1, byHand: .replace)
    #expect(try shop.perform(again, as: .agentLead).warnings == [.shiftsByHand(kept: 0, replaced: 2)])
    #expect(try entered() == plan.map(\.shift))
    #expect(try shop.perform(rotate, as: .agentLead).warnings.isEmpty)
    try shop.expectSound()
  }

  @Test("ROL-9: approved leave shows and takes nobody's work; neither there nor on leave is listed, and noted by whoever rosters")
  func absence() throws {
    let shop = try shop()
    for name in ["presaleagent", "aftersaleagent"] {
      try shop.perform(.setRoster(name: name, from: today, to: nil, shift: .early), as: .agentLead)
    }
    try shop.perform(
      .askLeave(name: "presaleagent", kind: .emergency, from: "2026-01-05 08:30", until: "2026-01-05 18:30", reason: "发烧"),
      as: .agentLead)
    #expect(try shop.desk.duty(of: "presaleagent") == .leave)
    // Nobody's sessions are of today any more, but the lead's.
    try shop.desk.rawSQL("DELETE FROM session WHERE person <> 'agentlead'")
    let sheet = try shop.desk.roster(from: today)
    #expect(sheet.missing == ["aftersaleagent"])
    #expect(sheet.rows.first { $0.person == "presaleagent" }?.leave[0] == true)
    let note = Command.noteAbsence(name: "aftersaleagent", day: today, reason: "电话不接")
    try shop.perform(note, as: .agentLead)
    #expect(try shop.desk.roster(from: today).missing.isEmpty)
    #expect(try shop.desk.duty(of: "aftersaleagent") == .absent)
    guard
      case .alreadyOnLeave? = try shop.refusal(.noteAbsence(name: "presaleagent", day: today, reason: "x"), as: .agentLead)?.reason
    else {
      Issue.record("an absence on leave")
      return
    }
    #expect(
      try shop.refusal(.noteAbsence(name: "aftersaleagent", day: today.advanced(by: 1), reason: "x"), as: .agentLead)?.reason
        == .dayNotBegun(today.advanced(by: 1)))
  }

  @Test("ROL-8: outside 08:30–21:00 the hotline goes to the manager on duty, after midnight still the evening's")
  func hotline() throws {
    let shop = try shop()
    try shop.perform(.setHotline(name: "agentlead", from: today, to: nil), as: .director)
    for (day, hour, minute, expected) in [
      (5, 20, 59, nil), (5, 21, 0, "agentlead"), (6, 3, 0, "agentlead"), (6, 8, 29, "agentlead"), (6, 8, 30, nil), (6, 21, 0, nil),
    ] as [(Int, Int, Int, String?)] {
      shop.clock.set(TestClock.at(2026, 1, day, hour, minute))
      #expect(try shop.desk.hotline() == expected, "\(day) \(hour):\(minute)")
    }
  }

  @Test("SUP-1: an order given to somebody who isn't there warns, and is given all the same")
  func warned() throws {
    let shop = try shop()
    let give = Command.assignOrder(Scene.order, person: "aftersaleagent")
    #expect(try shop.perform(give, as: .agentLead).warnings.isEmpty, "nobody has entered the day")
    try shop.perform(.setRoster(name: "presaleagent", from: today, to: nil, shift: .off), as: .agentLead)
    let receipt = try shop.perform(.assignOrder(Scene.order, person: "presaleagent"), as: .agentLead)
    #expect(receipt.warnings == [.notOnDuty(person: "presaleagent", .off)])
  }

  @Test("SUP-1: what somebody holds goes back to the queue or to another by one command, each with its record")
  func drained() throws {
    let shop = try shop()
    let two = OrderID(number: 2)
    for id in [Scene.order, two] { try shop.perform(.claimOrder(id), as: .presaleAgent) }
    try shop.perform(.escalateOrder(two, reason: "难", to: "presaleagent"), as: .aftersaleAgent)
    #expect(try shop.refusal(.drainPerson(name: "shipper", to: nil, reason: "下班"), as: .agentLead)?.code == .notPermitted)
    let before = try shop.desk.log(limit: 1)[0].seq
    let receipt = try shop.perform(.drainPerson(name: "presaleagent", to: "aftersaleagent", reason: "下班"), as: .agentLead)
    #expect(receipt.warnings == [.drained(moved: 3, left: 0)])
    #expect(try shop.facts().claimedBy == "aftersaleagent" && shop.facts(two).claimedBy == "aftersaleagent")
    #expect(try shop.facts(two).care.escalatedTo == "aftersaleagent")
    let records = try shop.desk.log(limit: 10).filter { $0.seq > before }
    #expect(records.map(\.command).sorted() == ["assignOrder", "assignOrder", "drainPerson", "escalateOrder"])
    try shop.expectSound()

    try shop.perform(.drainPerson(name: "aftersaleagent", to: nil, reason: "下班"), as: .director)
    #expect(try shop.facts().claimedBy == nil && shop.facts(two).claimedBy == nil)
    #expect(try shop.facts(two).care.escalatedTo == "", "the lead's")
    #expect(try shop.refusal(.drainPerson(name: "aftersaleagent", to: nil, reason: "下班"), as: .agentLead)?.reason == .holdsNothing)
    try shop.expectSound()
  }

  @Test("AFT-4: an exception that somebody drained followed is the other's, else the drainer's")
  func exceptions() throws {
    let (shop, parcel) = try Scene.parcel(.handedOver)
    try shop.perform(.reportException(parcel, kind: .lost, note: "查件", hours: 24), as: .aftersaleAgent)
    let next = try shop.parcel(parcel).exception?.next
    try shop.perform(.drainPerson(name: "aftersaleagent", to: nil, reason: "离职"), as: .agentLead)
    #expect(try shop.parcel(parcel).exception?.owner == "agentlead")
    #expect(try shop.parcel(parcel).exception?.next == next)
    try shop.expectSound()
  }

  @Test("ROL-4: who packed a parcel doesn't grant or pay its refund, under whatever post; one row per pair")
  func separation() throws {
    #expect(
      Separation.table.map { "\($0.done) \($0.refused)" } == [
        "packParcel approveCase", "packParcel settleCase", "receiveCase settleCase", "inspectCase settleCase",
      ])
    let (shop, _) = try Scene.parcel(.handedOver)
    let wish = AfterCaseWish(.refund, amount: Money(fen: 100), reason: "少件")
    let afterCase = try shop.perform(.openCase(Scene.order, wish), as: .aftersaleAgent).cases[0]
    try shop.appoint(.grantRole(name: "shipper", role: .aftersaleAgent))
    let refusal = try shop.refusal(.approveCase(afterCase, note: nil), as: .shipper)
    #expect(refusal?.reason == .separated(from: .packParcel) && refusal?.rule == "ROL-4")
    try shop.perform(.approveCase(afterCase, note: nil), as: .aftersaleAgent)
    #expect(try shop.refusal(.settleCase(afterCase, amount: nil, note: nil), as: .shipper)?.reason == .separated(from: .packParcel))
    try shop.perform(.settleCase(afterCase, amount: nil, note: nil), as: .aftersaleAgent)
  }

  @Test("ROL-4: who counted neither counts again, nor approves, nor signs, from an account that was lent to them or to another")
  func countedByAnother() throws {
    let lent: (String) -> Actor = { account in
      var actor = Actor(name: "limei", displayName: "李梅", roles: [.director, .finance], terminal: "t")
      actor.account = account
      return actor
    }
    let at = TestClock.monday
    func facts(_ actor: Actor, counted by: String) -> CountFacts {
      let count = StockCount(
        id: CountScene.id, kind: .full, state: .counting, zone: nil, openedBy: "wangqiang", openedAt: at, lines: 1, left: 1)
      var facts = CountFacts(
        count: count, line: CountLine(sku: "A", state: .recount, entries: [.init(quantity: 1, book: 2, by: by, at: at)], at: at),
        level: StockLevel(sku: "A", onHand: 2, reserved: 0), piece: .zero, actor: actor,
        room: AuthorityRoom(AuthorityLimits(), roles: []), now: at)
      facts.command = .enterCount(CountScene.id, sku: "A", quantity: 1)
      return facts
    }
    func refusal(_ facts: CountFacts) -> Refusal.Reason? {
      let decided = Result { () throws(Refusal) in try Decision.decide(facts.command!, facts) }
      if case .failure(let refusal) = decided { return refusal.reason }
      return nil
    }
    #expect(refusal(facts(lent("wangqiang"), counted: "limei")) == .otherCounter)
    #expect(refusal(facts(lent("wangqiang"), counted: "wangqiang")) == .otherCounter)
    #expect(refusal(facts(lent("wangqiang"), counted: "zhao")) == nil)
    var booking = facts(lent("zhao"), counted: "wangqiang")
    booking.line?.state = .explained
    booking.line?.explainedBy = "zhao"
    booking.command = .bookCount(CountScene.id, sku: "A")
    (booking.approver, booking.approverAccount) = ("limei", "wangqiang")
    #expect(refusal(booking) == .ownCount)
    booking.approverAccount = "chen"
    #expect(refusal(booking) != .ownCount)
    var signing = facts(lent("wangqiang"), counted: "zhao")
    (signing.line, signing.count.state, signing.count.left) = (nil, .signing, 0)
    signing.command = .signCount(CountScene.id, note: nil)
    #expect(refusal(signing) == .ownCount, "the account's owner opened it")
    signing.actor.account = "chen"
    #expect(refusal(signing) == nil)
  }
}
