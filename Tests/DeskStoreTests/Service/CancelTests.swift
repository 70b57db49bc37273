import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Orders that buyers take back")
struct CancelTests {
  private let order = Scene.order
  private let cancel = Command.cancelOrder(Scene.order, reason: "不想要了")
  private let first = CaseID(number: 1)

  @Test("ORD-8: what isn't printed is voided at once, its stock is free, and the money waits to go back")
  func beforePrint() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    let receipt = try shop.perform(cancel, as: .presaleAgent)
    #expect(try shop.facts().stage == .closed)
    #expect(try shop.parcel(parcel).stage == .voided)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 5, reserved: 0))
    #expect(receipt.cases == [first])
    let refund = try shop.afterCase(first)
    #expect(refund.kind == .refund)
    #expect(refund.amount == Money(fen: 1000))
    #expect(refund.reason == "不想要了")
    #expect(try shop.work() == ["decideCase C0000001"])
    try shop.expectSound()
  }

  @Test(
    "ORD-8: before it was confirmed an order is closed and its money goes back; unpaid, there is none",
    arguments: [
      (.awaitingContact, 1), (.awaitingConfirmation, 1), (.unclear, 1), (.awaitingPayment, 0),
    ] as [(OrderStage, Int)])
  func beforeConfirming(stage: OrderStage, cases: Int) throws {
    let shop = try Scene.order(stage)
    #expect(try shop.perform(cancel, as: .agentLead).cases.count == cases)
    #expect(try shop.facts().stage == .closed)
    #expect(try shop.work() == (cases == 1 ? ["decideCase C0000001"] : []))
    try shop.expectSound()
  }

  @Test("ORD-8: twice is refused, and what the cancelled order waits for is done once")
  func twice() throws {
    let (shop, _) = try Scene.parcel(.printed)
    try shop.perform(cancel, as: .aftersaleAgent)
    #expect(try shop.refusal(cancel, as: .presaleAgent) == Refusal(rule: "ORD-8", .alreadyCancelled("O0000001")))
    #expect(try shop.facts().stage == .confirmed, "until the parcel was found")
  }

  @Test(
    "ORD-8: what is printed is to be stopped; found, it is put back, the order is closed and the money goes back",
    arguments: [
      (.printed, "released"), (.picked, "returned"), (.packed, "returned"), (.shipped, "returned"),
    ] as [(ParcelStage, String)])
  func found(stage: ParcelStage, movement: String) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    let before = try shop.level()
    #expect(try shop.perform(cancel, as: .presaleAgent).cases == [])
    #expect(try shop.level() == before, "stock is free only when the goods were seen")
    #expect(try shop.parcel(parcel).interception?.by == "presaleagent")
    #expect(try shop.work() == ["intercept \(parcel.text)", "interceptUnanswered \(parcel.text)"])
    try shop.perform(.seeInterception(parcel), as: .shipper)
    let receipt = try shop.perform(.foundParcel(parcel), as: .shipper)
    #expect(try shop.parcel(parcel).stage == .voided)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 5, reserved: 0))
    #expect(try shop.desk.movements(of: "SKU-1").first?.kind.rawValue == movement)
    #expect(try shop.facts().stage == .closed)
    #expect(receipt.cases == [first])
    #expect(try shop.afterCase(first).kind == .refund)
    #expect(try shop.work() == ["decideCase C0000001"])
    try shop.expectSound()
  }

  @Test("ORD-8: already gone, it becomes a return of its goods")
  func gone() throws {
    let (shop, parcel) = try Scene.parcel(.shipped)
    try shop.perform(cancel, as: .presaleAgent)
    let receipt = try shop.perform(.goneParcel(parcel, note: "快递已收走"), as: .shipper)
    #expect(try shop.parcel(parcel).stage == .handedOver)
    let back = try shop.afterCase(try #require(receipt.cases.first))
    #expect(back.kind == .returnRefund)
    #expect(back.amount == Money(fen: 1000))
    #expect(back.lines == [AfterCase.Line(line: 1, sku: "SKU-1", quantity: 1)])
    try shop.expectSound()
  }

  @Test("ORD-8: handed over, it becomes a return at once; at its end, after-sale is the way")
  func handedOver() throws {
    let (shop, _) = try Scene.parcel(.handedOver)
    let receipt = try shop.perform(cancel, as: .aftersaleAgent)
    #expect(try shop.afterCase(try #require(receipt.cases.first)).kind == .returnRefund)
    try shop.expectSound()
    let (other, _) = try Scene.parcel(.delivered)
    guard case .wrongState? = try other.refusal(cancel, as: .aftersaleAgent)?.reason else {
      Issue.record("a finished order was cancelled")
      return
    }
  }

  @Test("ORD-8: only what was reported as shipped can have gone", arguments: [ParcelStage.printed, .picked, .packed])
  func notGone(stage: ParcelStage) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    try shop.perform(cancel, as: .presaleAgent)
    #expect(try shop.refusal(.goneParcel(parcel, note: nil), as: .shipper)?.rule == "FUL-2")
  }

  @Test("ORD-8: stopped while it was queued and then cancelled, a parcel is voided and nothing is left to be found")
  func stoppedBeforePrint() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    try shop.perform(.interceptParcel(parcel, reason: "等买家"), as: .presaleAgent)
    #expect(try shop.perform(cancel, as: .presaleAgent).cases.count == 1)
    #expect(try shop.parcel(parcel).stage == .voided)
    #expect(try shop.parcel(parcel).interception?.state == .lifted)
    try shop.expectSound()
  }

  @Test("ORD-8: cancelled while a parcel is being stopped already, the money waits until it was found")
  func stoppedBefore() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    try shop.perform(.interceptParcel(parcel, reason: "等买家"), as: .presaleAgent)
    #expect(try shop.perform(cancel, as: .presaleAgent).cases == [])
    #expect(try shop.perform(.foundParcel(parcel), as: .shipper).cases.count == 1)
    #expect(try shop.afterCase(first).amount == Money(fen: 1000))
    try shop.expectSound()
  }
}
