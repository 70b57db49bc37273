import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("APR-1: approvals asked for again")
struct RepeatedApprovalTests {
  @Test("The same approval again answers with what it carried out the first time, and does nothing")
  func again() throws {
    let shop = try Scene.order(.shipped)
    try shop.perform(
      .setAuthority(role: .aftersaleAgent, amount: .exchange, perOrder: .zero, perDay: .zero), as: .director)
    let opened = try shop.perform(.openCase(Scene.order, AfterCaseWish(.resend, reason: "丢件")), as: .aftersaleAgent)
    let id = try #require(opened.cases.first)
    let request = try #require(try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent).request)
    let command = Command.approveRequest(request, note: nil)
    let first = try shop.desk.perform(command, id: "approve", by: shop.session(.agentLead))
    #expect(first.parcels.count == 1)
    let head = try shop.desk.log().first?.seq
    let again = try shop.desk.perform(command, id: "approve", by: shop.session(.agentLead))
    #expect(again.repeated)
    #expect(again.parcels == first.parcels)
    #expect(try shop.desk.log().first?.seq == head)
    #expect(try shop.refusal(command, as: .agentLead)?.rule == "APR-1")
    try shop.expectSound()
  }
}
