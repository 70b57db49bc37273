import DeskCore
import DeskTestKit
import Testing

struct OfferTests {
  @Test("ROL-10: whoever claims or contacts what was handed over has taken it over: no offer is left open")
  func claimed() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    try shop.perform(.offerOrder(Scene.order, promised: "今天回电"), as: .presaleAgent)
    #expect(try shop.desk.queueCounts().first { $0.kind == .acceptOffer }?.open == 1)
    try shop.perform(.contactOrder(Scene.order, outcome: .noAnswer, channel: .phone, note: nil), as: .agentLead)
    let facts = try shop.desk.card(of: Scene.order, for: shop.actor(.agentLead)).facts
    #expect(facts.care.offeredBy == nil && facts.claimedBy == "agentlead")
    #expect(try shop.desk.queueCounts().first { $0.kind == .acceptOffer }?.open == 0)
    #expect(try shop.desk.verify().faults == [])
  }
}
