import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Above one's authority")
struct ApprovalTests {
  private let order = Scene.order
  private let id = RequestID(number: 1)

  private func price(_ to: String) -> Command { .amendOrder(order, field: .price, to: to, line: 1, note: "老客") }
  private func current(_ shop: TestShop) throws -> String? {
    try shop.desk.card(of: order, for: shop.actor(.agentLead)).current.prices[1]?.current
  }

  @Test("ROL-3: approving carries out in the same transaction: one more record, in the asker's name, by the approver's hand")
  func carriedOut() throws {
    let shop = try RequestScene.at(.proposed)
    let records = try shop.desk.log().count
    shop.clock.advance(minutes: 9)
    try shop.perform(.approveRequest(id, note: "可以"), as: .agentLead)
    #expect(try current(shop) == "8.00")
    let card = try shop.desk.card(of: order, for: shop.actor(.agentLead))
    #expect(card.amendments.map(\.by) == ["presaleagent"])
    #expect(card.facts.flag == .red)
    #expect(card.requests.map(\.request.stage) == [.carriedOut])
    #expect(card.requests.first?.request.decidedBy == "agentlead")
    #expect(card.requests.first?.request.answer == "可以")
    let log = try shop.desk.log()
    #expect(log.count == records + 2)
    #expect(log.prefix(2).map(\.command) == ["amendOrder", "approveRequest"])
    #expect(log[0].body.contains(#""asked":"presaleagent""#))
    // As whoever may not see buyers reads it, too.
    #expect(log[0].deed == .carriedOut(asker: "presaleagent") && log[1].deed == nil)
    #expect(try shop.desk.log(limit: 1, for: shop.actor(.merchandiser)).first?.deed == .carriedOut(asker: "presaleagent"))
    #expect(log[0].at == shop.clock.now)
    #expect(try shop.work().filter { $0.hasPrefix("approve") } == [])
    try shop.expectSound()
  }

  @Test("REC-1: approving again with the same id gives the first receipt, parcels and cases with it, and does nothing")
  func replay() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    try shop.perform(.setAuthority(role: .aftersaleAgent, amount: .exchange, perOrder: .zero, perDay: .zero), as: .director)
    let one = try CaseScene.open(shop, AfterCaseWish(.resend, reason: "丢件"))
    let request = try #require(try shop.perform(.approveCase(one, note: nil), as: .aftersaleAgent).request)
    let first = try shop.perform(.approveRequest(request, note: nil), as: .agentLead, id: "k-1")
    #expect(first.parcels.count == 1)
    let before = try Foreign(shop.path).dump()
    var again = try shop.perform(.approveRequest(request, note: nil), as: .agentLead, id: "k-1")
    #expect(again.repeated)
    again.repeated = false
    #expect(again == first)
    #expect(try Foreign(shop.path).dump() == before)
    try shop.expectSound()
  }

  @Test("ROL-4: nobody approves or rejects what they asked for, not even with both posts")
  func fourEyes() throws {
    let shop = try Scene.order(.awaitingContact)
    let both = try shop.desk.trainee("beides", roles: [.presaleAgent, .agentLead, .director])
    try shop.perform(.setAuthority(role: .agentLead, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    try shop.perform(.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    let plain = try shop.desk.trainee("einfach", roles: [.presaleAgent, .agentLead])
    let request = try #require(try shop.desk.perform(price("8"), id: "a", by: plain).request)
    #expect(try shop.request(request).level == .director)
    for command in [Command.approveRequest(request, note: nil), .rejectRequest(request, reason: "x")] {
      #expect(throws: Refusal(rule: "ROL-4", .ownRequest, mayBeDoneBy: [.director, .generalManager])) {
        try shop.desk.perform(command, id: "b", by: plain)
      }
    }
    try shop.desk.perform(.approveRequest(request, note: nil), id: "c", by: both)
    #expect(try current(shop) == "8.00")
    try shop.expectSound()
  }

  @Test("ROL-3: a post below the amount doesn't approve it, which is recorded; one above does")
  func level() throws {
    let shop = try RequestScene.at(.proposed)
    try shop.perform(.withdrawRequest(id), as: .presaleAgent)
    try shop.perform(
      .setAuthority(role: .agentLead, amount: .priceReduction, perOrder: Money(fen: 150), perDay: Money(fen: 900)), as: .director)
    let second = try #require(try shop.perform(price("8"), as: .presaleAgent).request)
    #expect(try shop.work().contains("approveByDirector \(second.text)"))
    let records = try shop.desk.log().count
    let refusal = try shop.refusal(.approveRequest(second, note: nil), as: .agentLead)
    #expect(refusal?.code == .notPermitted)
    #expect(refusal?.reason == .aboveAuthority(AuthorityUse(.priceReduction, Money(fen: 200)), left: Money(fen: 150)))
    #expect(refusal?.mayBeDoneBy == [.director, .generalManager])
    #expect(try shop.desk.log().count == records + 1)
    try shop.perform(.approveRequest(second, note: nil), as: .director)
    try shop.expectSound()
  }

  @Test("APR-1: rejected with a reason, or taken back by whoever asked, nothing of it is done")
  func turnedDown() throws {
    for (command, role) in [(.rejectRequest(id, reason: "太多"), .agentLead), (.withdrawRequest(id), .presaleAgent)]
      as [(Command, Role)]
    {
      let shop = try RequestScene.at(.proposed)
      try shop.perform(command, as: role)
      #expect(try current(shop) == "10.00")
      #expect(try shop.request(id).answer == (role == .agentLead ? "太多" : nil))
      #expect(try shop.work() == ["contact O0000001"])
      try shop.expectSound()
    }
  }

  @Test("APR-1: when the state has moved on, the approval fails, says so, and the lead must look within 48 hours")
  func failed() throws {
    let shop = try RequestScene.at(.proposed)
    try shop.perform(.cancelOrder(order, reason: "x"), as: .agentLead)
    try shop.perform(.approveRequest(id, note: nil), as: .agentLead)
    #expect(try shop.request(id).stage == .failed)
    #expect(try shop.request(id).answer == "FUL-2 refused")
    #expect(try current(shop) == "10.00")
    let rows = try shop.desk.queue([.carryOut], for: shop.actor(.agentLead)).rows
    #expect(rows.map(\.due) == [shop.clock.now.advanced(byHours: 48)])
    try shop.perform(.rejectRequest(id, reason: "单已取消"), as: .director)
    try shop.expectSound()
  }

  @Test("ROL-3: an amount beyond all measure is refused as such, and asks nobody", arguments: [AmendableField.price, .shippingFee])
  func beyondMeasure(field: AmendableField) throws {
    let shop = try Scene.order(.awaitingContact)
    for to in ["5", "0", "5"] where field == .shippingFee {
      try shop.perform(.amendOrder(order, field: field, to: to, line: nil, note: nil), as: .presaleAgent)
    }
    let line = field == .price ? 1 : nil
    for to in ["10000000.01", "92233720368547758.07"] {
      #expect(
        try shop.refusal(.amendOrder(order, field: field, to: to, line: line, note: nil), as: .presaleAgent)
          == .argument("to", .outOfRange))
    }
    try shop.expectSound()
  }

  @Test("ROL-3: what somebody decides on one order adds up, whatever steps it is made in")
  func perOrder() throws {
    let shop = try Scene.order(.awaitingContact)
    let limit = Command.setAuthority(
      role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 200), perDay: Money(fen: 10_000))
    try shop.perform(limit, as: .director)
    #expect(try shop.perform(price("9"), as: .presaleAgent).request == nil)
    #expect(try shop.perform(price("8"), as: .presaleAgent).request == nil)
    #expect(try shop.perform(price("7.99"), as: .presaleAgent).request != nil)
    // Dearer needs nobody; cheaper again counts once more.
    #expect(try shop.perform(price("9.50"), as: .presaleAgent).request == nil)
    #expect(try shop.perform(price("9.40"), as: .presaleAgent).request != nil)
    try shop.expectSound()
  }

  @Test("ROL-3: and so over a day, which begins anew at midnight; what others allowed doesn't count")
  func perDay() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.take((2...6).map { .paid("100\($0)") })
    let limit = Command.setAuthority(
      role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 200), perDay: Money(fen: 300))
    try shop.perform(limit, as: .director)
    func lower(_ number: Int64) throws -> RequestID? {
      try shop.perform(.amendOrder(OrderID(number: number), field: .price, to: "8", line: 1, note: nil), as: .presaleAgent).request
    }
    #expect(try lower(1) == nil)
    let asked = try #require(try lower(2))
    try shop.perform(.approveRequest(asked, note: nil), as: .agentLead)
    #expect(
      try shop.perform(.amendOrder(OrderID(number: 3), field: .price, to: "9", line: 1, note: nil), as: .presaleAgent).request
        == nil)
    #expect(try lower(4) != nil)
    shop.clock.set(TestClock.at(2026, 1, 5, 23, 59))
    #expect(try lower(5) != nil)
    shop.clock.set(TestClock.at(2026, 1, 6, 0, 0))
    shop.endDay()
    #expect(try lower(6) == nil)
    try shop.expectSound()
  }

  @Test("ROL-3: pieces count: two yuan off each of three is six")
  func pieces() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.take([.paid("1002", quantity: 3)])
    let limit = Command.setAuthority(
      role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 599), perDay: Money(fen: 10_000))
    try shop.perform(limit, as: .director)
    let asked = try shop.perform(.amendOrder(OrderID(number: 2), field: .price, to: "8", line: 1, note: nil), as: .presaleAgent)
      .request
    #expect(try shop.request(try #require(asked)).use == AuthorityUse(.priceReduction, Money(fen: 600)))
  }

  @Test("ROL-3, ROL-4: the director sets other posts' amounts, not their own")
  func own() throws {
    let shop = try Scene.order(.awaitingContact)
    let own = Command.setAuthority(role: .director, amount: .refund, perOrder: .zero, perDay: .zero)
    #expect(try shop.refusal(own, as: .director) == Refusal(rule: "ROL-4", .ownAccount))
    try shop.perform(.setAuthority(role: .agentLead, amount: .gift, perOrder: Money(fen: 1), perDay: Money(fen: 2)), as: .director)
    #expect(try shop.desk.authority()[.agentLead, .gift] == .init(perOrder: Money(fen: 1), perDay: Money(fen: 2)))
    #expect(try shop.desk.log().first?.body.contains(#""before":{"perOrder":"200.00","perDay":"2000.00"}"#) == true)
  }
}
