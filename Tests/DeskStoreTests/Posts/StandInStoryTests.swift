import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Standing in for a post")
struct StandInStoryTests {
  static let ask = Command.standIn(
    name: "shipper", role: .presaleAgent, from: nil, until: "2026-01-05 18:30", reason: "张敏病假")

  private func at(_ hour: Int, _ minute: Int, _ second: Int = 0) -> Instant { TestClock.at(2026, 1, 5, hour, minute, second) }

  @Test("ROL-5: asked by a colleague, let by the lead, recorded as such, and over by the clock in the middle of a session")
  func story() throws {
    let shop = try Scene.order(.awaitingContact)
    let session = try shop.session(.shipper)
    #expect(try shop.refusal(.claimOrder(Scene.order), as: .shipper) == .notPermitted(.claimOrder))
    let request = try #require(try shop.perform(Self.ask, as: .aftersaleAgent).request)
    // Nothing has happened yet.
    #expect(try shop.desk.actor(of: session).roles == [.shipper])
    #expect(try shop.work().contains("approveByLead \(request.text)"))
    let matter = try shop.desk.matter(request, for: shop.actor(.agentLead))
    #expect(matter.person?.roles == [.shipper] && matter.asked == Self.ask)
    try shop.perform(.approveRequest(request, note: nil), as: .agentLead)
    let actor = try shop.desk.actor(of: session)
    #expect(actor.roles == [.shipper, .presaleAgent] && actor.ownRoles == [.shipper])
    #expect(actor.standIns.map(\.until) == [at(18, 30)] && actor.standIns.first?.askedBy == "aftersaleagent")
    #expect(actor.standIns.first?.approvedBy == "agentlead")
    try shop.perform(.claimOrder(Scene.order), as: .shipper)
    let claimed = try #require(try shop.desk.log(limit: 1).first)
    #expect(claimed.role == .presaleAgent && claimed.isStandIn && claimed.by == "赵强")
    // What one's own post may too is done as that.
    try shop.perform(.noteOrder(Scene.order, text: "已看", flag: nil), as: .shipper)
    let noted = try #require(try shop.desk.log(limit: 1).first)
    #expect(noted.role == .shipper && !noted.isStandIn)
    shop.clock.set(at(18, 29, 59))
    try shop.perform(.reviewOrder(Scene.order), as: .shipper)
    shop.clock.set(at(18, 30))
    #expect(
      try shop.refusal(.contactOrder(Scene.order, outcome: .confirmed, channel: .phone, note: nil), as: .shipper)?.code
        == .notPermitted)
    #expect(try shop.desk.actor(of: session).roles == [.shipper])
    #expect(try shop.desk.postList().standIns.isEmpty)
    try shop.expectSound()
  }

  @Test("ROL-4: what somebody has asked for they don't approve through a post they stand in for")
  func fourEyes() throws {
    let shop = try Scene.order(.awaitingContact)
    let boss = try shop.desk.trainee("chef", roles: [.director])
    let let1 = Command.standIn(name: "chef", role: .agentLead, from: nil, until: "2026-01-06 18:30", reason: "主管休假")
    let request = try #require(try shop.desk.perform(let1, id: "1", by: boss).request)
    #expect(try shop.desk.request(request, for: shop.actor(.director)).level == .generalManager)
    #expect(throws: Refusal.self) { try shop.desk.perform(.approveRequest(request, note: nil), id: "2", by: boss) }
    try shop.perform(.approveRequest(request, note: nil), as: .generalManager)
    #expect(try shop.desk.actor(of: boss).roles == [.director, .agentLead])
    // As a stand-in for the lead they ask for more than the lead may; as the director they might approve it, but it is theirs.
    let price = Command.amendOrder(Scene.order, field: .price, to: "8", line: 1, note: nil)
    try shop.perform(.setAuthority(role: .agentLead, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    try shop.perform(.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    let asked = try #require(try shop.perform(price, as: .presaleAgent).request)
    // The agent becomes, by standing in, nobody who may approve; the request stays theirs under every post.
    try shop.appoint(.grantRole(name: "presaleagent", role: .director))
    let refusal = try shop.refusal(.approveRequest(asked, note: nil), as: .presaleAgent)
    #expect(refusal?.rule == "ROL-4" && refusal?.reason == .ownRequest)
    try shop.desk.perform(.approveRequest(asked, note: nil), id: "3", by: boss)
    let approved = try #require(try shop.desk.log(subject: asked.text, limit: 1).first)
    #expect(approved.role == .director && !approved.isStandIn)
    try shop.expectSound()
  }

  @Test("ROL-4, ROL-5: a shipper who stands in for the lead's agent may ask, and whoever stands in for the lead must be another")
  func throughThePost() throws {
    let shop = try Scene.order(.awaitingContact)
    let boss = try shop.desk.trainee("chef", roles: [.director])
    // Asked for as the director; then the director stands in for the lead, whose request it is to decide.
    let let1 = Command.standIn(name: "shipper", role: .presaleAgent, from: nil, until: "2026-01-06 18:30", reason: "病假")
    let own = Command.standIn(name: "chef", role: .agentLead, from: nil, until: "2026-01-06 18:30", reason: "休假")
    let lead = try shop.desk.perform(own, id: "1", by: boss)
    try shop.perform(.approveRequest(try #require(lead.request), note: nil), as: .generalManager)
    #expect(try shop.desk.perform(let1, id: "2", by: boss).request == nil, "who lets needn't ask")
    let back = try #require(
      try shop.perform(
        .standIn(name: "merchandiser", role: .aftersaleAgent, from: nil, until: "2026-01-06 18:30", reason: "帮忙"), as: .shipper
      ).request)
    let refusal = try shop.refusal(.approveRequest(back, note: nil), as: .shipper)
    #expect(refusal?.code == .notPermitted)
    try shop.desk.perform(.approveRequest(back, note: nil), id: "3", by: boss)
    #expect(try shop.actor(.merchandiser).roles == [.merchandiser, .aftersaleAgent])
    try shop.expectSound()
  }

  @Test("ROL-5: ended before its time it is over at once; a post taken away takes what it let with it")
  func ends() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(Self.ask, as: .agentLead)
    #expect(try shop.actor(.shipper).roles == [.shipper, .presaleAgent])
    #expect(try shop.refusal(.endStandIn(name: "shipper", role: .presaleAgent), as: .presaleAgent)?.code == .notPermitted)
    try shop.perform(.endStandIn(name: "shipper", role: .presaleAgent), as: .shipper)
    #expect(try shop.actor(.shipper).roles == [.shipper])
    #expect(
      try shop.refusal(.endStandIn(name: "shipper", role: .presaleAgent), as: .agentLead)?.reason
        == .notStandingIn(for: .presaleAgent))
    try shop.perform(Self.ask, as: .agentLead)
    try shop.appoint(.grantRole(name: "shipper", role: .buyer))
    try shop.appoint(.revokeRole(name: "shipper", role: .shipper))
    #expect(try shop.actor(.shipper).roles == [.buyer], "a buyer stands in for no agent")
    try shop.expectSound()
  }

  @Test("ROL-5: approved when it is over already, it is somebody's to look at, and nobody acts in it")
  func late() throws {
    let shop = try Scene.order(.awaitingContact)
    let request = try #require(try shop.perform(Self.ask, as: .shipper).request)
    shop.clock.set(at(18, 31))
    let receipt = try shop.perform(.approveRequest(request, note: nil), as: .agentLead)
    #expect(receipt.warnings == [.notCarriedOut(rule: "ROL-5")])
    #expect(try shop.request(request).stage == .failed)
    #expect(try shop.actor(.shipper).roles == [.shipper])
    try shop.expectSound()
  }

  @Test("ROL-5, REC-1: an import by a stand-in is recorded as one, order by order")
  func imports() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(Self.ask, as: .agentLead)
    var batch = ImportedBatch()
    var file = FileIntake(name: "x.csv", kind: .orders, platform: "taobao", layout: "test")
    file.rows = 1
    (batch.files, batch.orders, batch.orderFiles) = ([file], [.paid("2001")], [0])
    _ = try shop.desk.importBatch(batch, id: "i", by: shop.session(.shipper))
    let rows = try shop.desk.log(subject: "O0000002", limit: 5)
    #expect(rows.count == 1 && rows.allSatisfy { $0.isStandIn && $0.role == .presaleAgent })
    try shop.expectSound()
  }

  @Test(
    "ROL-5, REC-1: whatever a forger changes of stand-ins and levels is found, and named",
    arguments: [
      ("UPDATE stand_in SET ends_at = ends_at + 86400000", "the stand-in of shipper as presaleAgent isn't what record"),
      ("UPDATE stand_in SET approved_by = 'x'", "the stand-in of shipper as presaleAgent isn't what record"),
      ("UPDATE stand_in SET role = 'aftersaleAgent' WHERE id = 1", "the stand-in of shipper as aftersaleAgent isn't what record"),
      ("DELETE FROM stand_in WHERE id = 1", "the stand-in that record"),
      ("UPDATE stand_in SET ended_at = NULL WHERE id = 2", "the stand-in whose end is recorded goes on"),
      ("INSERT INTO person_role VALUES ('neu', 9, 'director')", "neu holds director, no record tells of it"),
      ("DELETE FROM person_role WHERE person = 'neu'", "neu lacks shipper, records tell otherwise"),
      ("UPDATE person SET disabled_at = 1 WHERE name = 'neu'", "neu is disabled, records tell otherwise"),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(Self.ask, as: .agentLead)
    try shop.perform(.claimOrder(Scene.order), as: .shipper)
    let other = Command.standIn(name: "merchandiser", role: .aftersaleAgent, from: nil, until: "2026-01-09 18:30", reason: "休假")
    try shop.perform(other, as: .agentLead)
    try shop.perform(.endStandIn(name: "merchandiser", role: .aftersaleAgent), as: .director)
    try shop.appoint(.addPerson(name: "neu", displayName: "新人", role: .shipper))
    try shop.expectSound("before the forgery")
    try shop.desk.rawSQL(sql)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }
}
