import Testing

@testable import DeskCore

@Suite("Paid, and no details yet")
struct PaidWithoutDetailsTests {
  private func observe(_ trade: TradeStatus, linesAdded: Bool = false, _ s: Situation) throws -> Changes? {
    try Decision.observe(Observation(trade: trade, refunded: .zero, linesAdded: linesAdded), s)
  }

  @Test(
    "Trap 26: a paid order that still has no details is to be clarified, never out of sight",
    arguments: [OrderStage.awaitingPayment, .unclear])
  func paidWithoutLines(stage: OrderStage) throws {
    let s = Make.situation(stage).with {
      $0.lines = []
      $0.facts.trade = .awaitingPayment
    }
    #expect(try observe(.awaitingShipment, s)?.facts?.stage == .unclear)
    #expect(try observe(.awaitingShipment, linesAdded: true, s.with { $0.lines = Make.lines })?.facts?.stage == .awaitingContact)
  }
}
