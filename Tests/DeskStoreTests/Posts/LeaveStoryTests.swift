import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Leave")
struct LeaveStoryTests {
  /// Of the clock's Monday, 13:41, a day ahead and a little more.
  private func ask(
    _ name: String, _ kind: Leave.Kind = .planned, from: String = "2026-01-07 00:00", until: String = "2026-01-08 00:00"
  ) -> Command { .askLeave(name: name, kind: kind, from: from, until: until, reason: "回老家") }

  @Test("ROL-9: asked for, approved by the lead, seen by everybody, cancelled")
  func story() throws {
    let shop = try Scene.order(.awaitingContact)
    let id = try #require(try shop.perform(ask("presaleagent"), as: .presaleAgent).request)
    #expect(try shop.work().contains("approveByLead \(id.text)"))
    #expect(try shop.desk.leaves().isEmpty)
    #expect(try shop.refusal(.approveRequest(id, note: nil), as: .presaleAgent)?.code == .notPermitted)
    try shop.perform(.approveRequest(id, note: "可以"), as: .agentLead)
    let leave = try #require(try shop.desk.leaves().first)
    #expect(leave.person == "presaleagent" && leave.approvedBy == "agentlead" && leave.askedBy == "presaleagent")
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-06")!).isEmpty)
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-07")!) == [leave])
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-08")!).isEmpty, "to the end of the day before")
    #expect(
      try shop.refusal(ask("presaleagent", until: "2026-01-07 12:00"), as: .presaleAgent)?.reason
        == .alreadyOnLeave(until: leave.until))
    #expect(
      try shop.refusal(.cancelLeave(name: "presaleagent", from: nil), as: .shipper)?.reason == .othersLeave(of: "presaleagent"))
    try shop.perform(.cancelLeave(name: "presaleagent", from: nil), as: .presaleAgent)
    #expect(try shop.desk.leaves().isEmpty)
    #expect(try shop.refusal(.cancelLeave(name: "presaleagent", from: nil), as: .presaleAgent)?.reason == .notOnLeave)
    try shop.expectSound()
  }

  @Test(
    "ROL-9: agents ask their lead, everybody else the director, the lead the director, the director the general manager",
    arguments: Role.allCases)
  func level(role: Role) throws {
    let shop = try Scene.order(.awaitingContact)
    let name = role.rawValue.lowercased()
    let receipt = try shop.perform(ask(name), as: role)
    let expected: Role? =
      switch role {
      case .presaleAgent, .aftersaleAgent: .agentLead
      case .director: .generalManager
      case .generalManager: nil
      default: .director
      }
    #expect(try receipt.request.map { try shop.desk.request($0, for: shop.actor(.director)).level } == expected)
    if let request = receipt.request, let expected {
      try shop.perform(.approveRequest(request, note: nil), as: expected)
    }
    #expect(try shop.desk.leaves().map(\.person) == [name])
    try shop.expectSound()
  }

  @Test("ROL-9: whose leave somebody else records, role by role", arguments: Role.allCases)
  func others(role: Role) throws {
    let shop = try Scene.order(.awaitingContact)
    // Of the shipper by everybody, of the agent by everybody.
    for (name, may) in [
      ("shipper", [Role.director, .generalManager]), ("presaleagent", [.agentLead, .director, .generalManager]),
    ] {
      guard name != role.rawValue.lowercased() else { continue }
      let refusal = try shop.refusal(ask(name), as: role)
      #expect((refusal == nil) == may.contains(role), "\(role) for \(name)")
      if let refusal {
        #expect(refusal.reason == .othersLeave(of: name) && refusal.code == .notPermitted && refusal.mayBeDoneBy == may)
      } else {
        #expect(try shop.desk.leaves().contains { $0.person == name && $0.approvedBy == role.rawValue.lowercased() })
      }
    }
    try shop.expectSound()
  }

  @Test(
    "ROL-9: a day ahead to the minute; less is an emergency, and that is recorded within a week",
    arguments: [
      (Leave.Kind.planned, "2026-01-06 13:41", nil), (.planned, "2026-01-06 13:40", "leaveTooLate"),
      (.planned, "2026-01-05 15:00", "leaveTooLate"), (.planned, "2026-01-04 15:00", "leaveTooLate"),
      (.emergency, "2026-01-05 13:00", nil), (.emergency, "2026-01-05 15:00", nil), (.emergency, "2025-12-29 13:41", nil),
      (.emergency, "2025-12-29 13:40", "leaveTooOld"),
    ] as [(Leave.Kind, String, String?)])
  func notice(kind: Leave.Kind, from: String, reason: String?) throws {
    let shop = try Scene.order(.awaitingContact)
    let until = from < "2026-01-05" ? "2026-01-05 12:00" : "2026-01-09 18:30"
    let refusal = try shop.refusal(ask("shipper", kind, from: from, until: until), as: .shipper)
    #expect(refusal.map { String("\($0.reason)".prefix { $0.isLetter }) } == reason)
    #expect(refusal == nil || refusal?.rule == "ROL-9")
  }

  @Test("ROL-9: what was asked for in time may be approved later, but not when it is over; an emergency that is over may")
  func later() throws {
    let shop = try Scene.order(.awaitingContact)
    let first = try #require(try shop.perform(ask("shipper"), as: .shipper).request)
    let second = try #require(try shop.perform(ask("buyer"), as: .buyer).request)
    let third = try #require(
      try shop.perform(ask("planner", .emergency, from: "2026-01-05 13:00", until: "2026-01-05 18:00"), as: .planner).request)
    shop.clock.set(TestClock.at(2026, 1, 7, 9, 0))
    shop.endDay()
    #expect(try shop.perform(.approveRequest(first, note: nil), as: .director).warnings == [])
    #expect(try shop.perform(.approveRequest(third, note: nil), as: .director).warnings == [])
    shop.clock.set(TestClock.at(2026, 1, 8, 0, 0))
    shop.endDay()
    #expect(try shop.perform(.approveRequest(second, note: nil), as: .director).warnings == [.notCarriedOut(rule: "ROL-9")])
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-07")!).map(\.person) == ["shipper"])
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-05")!).map(\.person) == ["planner"])
    try shop.expectSound()
  }

  @Test("ROL-9: who comes back before the end was away until then")
  func back() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(ask("shipper", from: "2026-01-07 00:00", until: "2026-01-10 00:00"), as: .director)
    shop.clock.set(TestClock.at(2026, 1, 8, 12, 0))
    shop.endDay()
    try shop.perform(.cancelLeave(name: "shipper", from: "2026-01-07 00:00"), as: .director)
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-08")!).map(\.end) == [TestClock.at(2026, 1, 8, 12, 0)])
    #expect(try shop.desk.leaves(on: ShopDay(iso: "2026-01-09")!).isEmpty)
    // The days after it are free for another.
    try shop.perform(ask("shipper", from: "2026-01-09 12:00", until: "2026-01-10 00:00"), as: .director)
    try shop.expectSound()
  }

  @Test(
    "ROL-9, REC-1: whatever a forger changes of leave is found",
    arguments: [
      ("UPDATE leave SET ends_at = ends_at + 1000000000", "the leave of shipper isn't what record"),
      ("UPDATE leave SET approved_by = 'x'", "the leave of shipper isn't what record"),
      ("UPDATE leave SET kind = 'emergency'", "the leave of shipper isn't what record"),
      ("DELETE FROM leave", "the leave that record"),
      ("UPDATE leave SET cancelled_at = 5", "no record tells that the leave of shipper"),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(ask("shipper"), as: .director)
    try shop.expectSound("before the forgery")
    try shop.desk.rawSQL(sql)
    #expect(try shop.desk.verify().sentences.contains { $0.hasPrefix(fault) })
  }
}
