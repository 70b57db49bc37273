import DeskCore
import DeskTestKit
import Testing

@Suite("APR-1: the same asked for twice")
struct AskedTwiceTests {
  @Test("APR-1: what waits already isn't asked for again; another value, or the same after a no, is")
  func twice() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    func price(_ to: String) -> Command { .amendOrder(Scene.order, field: .price, to: to, line: 1, note: nil) }
    let first = try #require(try shop.perform(price("8"), as: .presaleAgent).request)
    let head = try shop.desk.log().first?.seq
    guard case .alreadyAsked(first.text, _)? = try shop.refusal(price("8"), as: .presaleAgent)?.reason else {
      Issue.record("asked twice")
      return
    }
    #expect(try shop.desk.log().first?.seq == head)
    #expect(try shop.perform(price("7"), as: .presaleAgent).request != nil)
    try shop.perform(.rejectRequest(first, reason: "太低"), as: .agentLead)
    #expect(try shop.perform(price("8"), as: .presaleAgent).request != nil)
    try shop.expectSound()
  }
}
