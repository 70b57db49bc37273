import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Others' changes")
struct ChangeWatchTests {
  @Test("A commit on one terminal is told to another once, after it can be read; a refusal isn't told")
  func told() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    let lead = try shop.actor(.agentLead)
    _ = try shop.session(.presaleAgent)
    let other = try shop.terminal()
    defer { other.close() }
    let watch = try #require(ChangeWatch(database: shop.path))
    #expect(!watch.drain())
    try shop.perform(.claimOrder(OrderID(number: 1)), as: .presaleAgent)
    #expect(watch.drain())
    #expect(try other.card(of: OrderID(number: 1), for: lead).facts.claimedBy != nil)
    #expect(!watch.drain())
    #expect(throws: Refusal.self) { try shop.perform(.confirmOrder(OrderID(number: 1)), as: .presaleAgent) }
    #expect(!watch.drain())
  }
}
