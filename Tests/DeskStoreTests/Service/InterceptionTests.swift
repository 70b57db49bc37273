import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Stopping parcels")
struct InterceptionTests {
  private func stop(_ parcel: ParcelID) -> Command { .interceptParcel(parcel, reason: "改地址") }

  private func moves(_ id: ParcelID) -> [Command] {
    [
      .printParcel(id), .pickParcel(id), .packParcel(id, scans: ["690001"], weight: nil), .weighParcel(id, grams: 5),
      .shipParcel(id),
      .handOverParcel(id), .voidParcel(id, reason: "x"),
    ]
  }

  @Test(
    "ORD-8: a parcel that is being stopped can't be printed, picked, packed, weighed, shipped, handed over or voided, from any terminal",
    arguments: [ParcelStage.queued, .printed, .picked, .packed, .shipped])
  func stands(stage: ParcelStage) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    let other = try shop.terminal()
    defer { other.close() }
    try shop.perform(stop(parcel), as: .aftersaleAgent)
    let expected = Refusal(
      rule: "ORD-8", .intercepted(by: "aftersaleagent", at: shop.clock.now, reason: "改地址"), mayBeDoneBy: [.shipper])
    for seen in [false, true] {
      if seen { try shop.perform(.seeInterception(parcel), as: .shipper) }
      let before = try Foreign(shop.path).dump()
      for command in moves(parcel) where Machine.parcel.states(for: command.kind).contains(stage) {
        for terminal in [shop.desk, other] {
          #expect(try shop.refusal(command, as: .shipper, on: terminal) == expected, "\(command.kind) in \(stage)")
        }
      }
      #expect(try Foreign(shop.path).dump() == before)
    }
    try shop.expectSound()
  }

  @Test("ORD-8: not even another program moves it")
  func trigger() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    try shop.perform(stop(parcel), as: .presaleAgent)
    let move = "UPDATE parcel SET stage = 'shipped' WHERE id = '\(parcel.text)'"
    #expect(throws: Foreign.Failure.self) { try Foreign(shop.path).run(move) }
  }

  @Test("ORD-8: the bench has five minutes, after ten it is on the lead's desk, and both end with the answer")
  func escalates() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    let asked = shop.clock.now
    try shop.perform(stop(parcel), as: .presaleAgent)
    func due(_ kind: WorkKind, _ role: Role) throws -> [Instant] {
      try shop.desk.queue([kind], for: shop.actor(role)).rows.map(\.due)
    }
    #expect(try due(.intercept, .shipper) == [asked.advanced(byMinutes: 5)])
    #expect(try due(.interceptUnanswered, .agentLead) == [asked.advanced(byMinutes: 10)])
    #expect(WorkKind.intercept.roles == [.shipper] && WorkKind.interceptUnanswered.roles == [.agentLead])
    shop.clock.advance(minutes: 4)
    try shop.perform(.seeInterception(parcel), as: .shipper)
    #expect(try due(.interceptUnanswered, .agentLead) == [asked.advanced(byMinutes: 10)], "seen isn't answered")
    try shop.perform(.foundParcel(parcel), as: .shipper)
    #expect(try due(.intercept, .shipper) + due(.interceptUnanswered, .agentLead) == [])
  }

  @Test("ORD-8: without a cancellation a found parcel's order goes back to be confirmed")
  func foundUncancelled() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    try shop.perform(stop(parcel), as: .presaleAgent)
    #expect(try shop.perform(.foundParcel(parcel), as: .shipper).cases == [])
    #expect(try shop.facts().stage == .awaitingConfirmation)
    #expect(try shop.work() == ["confirm O0000001"])
    try shop.perform(.confirmOrder(Scene.order), as: .presaleAgent)
    try shop.expectSound()
  }

  @Test("ORD-8: who asked for it lifts it, and the parcel goes on; of a cancelled order it can't be lifted")
  func lifted() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    #expect(try shop.refusal(.liftInterception(parcel), as: .presaleAgent) == Refusal(rule: "ORD-8", .notIntercepted(parcel.text)))
    try shop.perform(stop(parcel), as: .presaleAgent)
    #expect(try shop.refusal(stop(parcel), as: .aftersaleAgent)?.rule == "ORD-8")
    try shop.perform(.liftInterception(parcel), as: .presaleAgent)
    #expect(try shop.work() == ["ship \(parcel.text)"])
    try shop.perform(stop(parcel), as: .presaleAgent)
    try shop.perform(.cancelOrder(Scene.order, reason: "x"), as: .presaleAgent)
    #expect(try shop.refusal(.liftInterception(parcel), as: .presaleAgent) == Refusal(rule: "ORD-8", .alreadyCancelled("O0000001")))
    try shop.expectSound()
  }

  @Test("ORD-8: seen twice, or answered without having been asked, is refused")
  func answers() throws {
    let (shop, parcel) = try Scene.parcel(.shipped)
    for command in [Command.seeInterception(parcel), .foundParcel(parcel), .goneParcel(parcel, note: nil)] {
      #expect(try shop.refusal(command, as: .shipper)?.reason == .notIntercepted(parcel.text))
    }
    try shop.perform(stop(parcel), as: .presaleAgent)
    try shop.perform(.seeInterception(parcel), as: .shipper)
    #expect(try shop.refusal(.seeInterception(parcel), as: .shipper)?.reason == .notIntercepted(parcel.text))
    try shop.perform(.goneParcel(parcel, note: nil), as: .shipper)
    #expect(try shop.refusal(.foundParcel(parcel), as: .shipper)?.rule == "FUL-2")
    try shop.expectSound()
  }
}
