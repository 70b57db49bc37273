import DeskCore
import DeskTestKit
import Testing

@testable import DeskStore

/// reliability.md F20: the clock jumps under the store. What comes after what is told by numbers alone.
@Suite("Clock jumps")
struct ClockTests {
  @Test(
    "F20: an hour or a year back or ahead: commands go on, in the order of their numbers, and verify is sound",
    arguments: [-60, 60, -365 * 24 * 60, 365 * 24 * 60, -1] as [Int64])
  func jump(minutes: Int64) throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    let before = try shop.desk.verify().head.seq
    let clock = shop.clock.now
    shop.clock.advance(minutes: minutes)
    // A session doesn't outlive its twelve hours, whichever way they went by; whoever is refused signs in anew.
    if minutes > 12 * 60 {
      #expect(throws: Refusal.self) { try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent) }
      shop.endDay()
    }
    try shop.perform(.noteOrder(Scene.order, text: "后", flag: nil), as: .presaleAgent)
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 1, location: "A-01", barcode: nil, title: nil), as: .merchandiser)
    let rows = try Foreign(shop.path).rows("SELECT seq, at, command FROM record WHERE seq > \(before) AND done = 1 ORDER BY seq")
    #expect(rows.map { $0[2] }.filter { $0 != "signIn" } == ["noteOrder", "receiveStock"])
    let expected = clock.advanced(byMinutes: minutes).milliseconds
    #expect(rows.allSatisfy { $0[1] == "\(expected)" }, "what the clock said is what is stored")
    try shop.expectSound()
    // And back again.
    shop.clock.set(clock)
    shop.endDay()
    try shop.perform(.noteOrder(Scene.order, text: "又", flag: nil), as: .presaleAgent)
    try shop.expectSound()
    let timeline = try shop.desk.card(of: Scene.order, for: shop.actor(.presaleAgent)).timeline
    #expect(timeline.map(\.seq) == timeline.map(\.seq).sorted(by: >) || timeline.map(\.seq) == timeline.map(\.seq).sorted())
  }

  @Test("F20: a lockout is measured by the same clock for all terminals; a clock put back doesn't free whoever is locked out")
  func lockout() throws {
    let shop = try TestShop()
    try shop.desk.addFirstPerson("boss", displayName: "boss", password: "kitchen-pans-26")
    for _ in 0..<8 { _ = try? shop.desk.signIn("boss", password: "wrong", terminal: "t") }
    shop.clock.advance(minutes: -60)
    #expect(throws: Refusal.self) { try shop.desk.signIn("boss", password: "kitchen-pans-26", terminal: "t") }
    shop.clock.advance(minutes: 120)
    #expect(throws: Never.self) { try shop.desk.signIn("boss", password: "kitchen-pans-26", terminal: "t") }
  }
}
