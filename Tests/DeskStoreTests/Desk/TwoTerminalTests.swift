import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("Two terminals on one shop")
struct TwoTerminalTests {
  private let one = OrderID(number: 1)
  private let two = OrderID(number: 2)

  private func shop(pieces: Int) throws -> TestShop {
    let shop = try TestShop()
    try shop.take([.paid("1001"), .paid("1002")])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: pieces, location: nil, barcode: nil, title: nil), as: .merchandiser)
    return shop
  }

  @Test("INV-2: two terminals can't sell the last piece twice")
  func lastPiece() throws {
    let shop = try shop(pieces: 1)
    let other = try shop.terminal()
    defer { other.close() }
    for id in [one, two] { try Scene.contact(shop, id) }
    try shop.perform(.confirmOrder(one), as: .presaleAgent)
    let refusal = try shop.refusal(.confirmOrder(two), as: .agentLead, on: other)
    #expect(refusal == Refusal(rule: "INV-2", .outOfStock([.init(sku: "SKU-1", needed: 1, available: 0)])))
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 1, reserved: 1))
    try shop.expectSound()
  }

  @Test("INV-2: also when both confirm at the same moment, many times over")
  func race() async throws {
    let shop = try TestShop()
    let count = 40
    try shop.take((1...count).map { .paid("\(1000 + $0)") })
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: count / 2, location: nil, barcode: nil, title: nil), as: .merchandiser)
    for number in 1...count { try Scene.contact(shop, OrderID(number: Int64(number))) }
    let session = try shop.session(.presaleAgent)
    let sold = await withTaskGroup(of: Int.self) { group in
      for worker in 0..<4 {
        group.addTask {
          guard let desk = try? shop.terminal() else { return -1000 }
          defer { desk.close() }
          var done = 0
          // Each terminal walks all orders from its own start: most are tried by all four.
          for step in 0..<count {
            let id = OrderID(number: Int64((step + worker * 10) % count + 1))
            if (try? desk.perform(.confirmOrder(id), id: "w\(worker)-\(step)", by: session)) != nil { done += 1 }
          }
          return done
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sold == count / 2)
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: count / 2, reserved: count / 2))
    try shop.expectSound()
  }

  @Test(
    "SUP-1: of two who claim one order the second is told who holds it, whichever terminal was first", arguments: [true, false])
  func claims(firstHere: Bool) throws {
    let shop = try shop(pieces: 5)
    let other = try shop.terminal()
    defer { other.close() }
    let (first, second) = firstHere ? (shop.desk, other) : (other, shop.desk)
    try shop.perform(.claimOrder(one), as: .presaleAgent, on: first)
    let refusal = try shop.refusal(.claimOrder(one), as: .aftersaleAgent, on: second)
    #expect(refusal == Refusal(rule: "SUP-1", .heldBy(person: "presaleagent", since: shop.clock.now), mayBeDoneBy: [.agentLead]))
    #expect(try shop.facts(one).claimedBy == "presaleagent")
    #expect(try shop.refusal(.claimOrder(one), as: .agentLead, on: second) == nil)
    #expect(try shop.facts(one).claimedBy == "agentlead")
  }

  @Test("SUP-1: who holds an order is the owner of its work")
  func owner() throws {
    let shop = try shop(pieces: 5)
    try shop.perform(.claimOrder(one), as: .presaleAgent)
    let rows = try shop.desk.queue([.contact], for: shop.actor(.presaleAgent)).rows
    #expect(rows.map { $0.owner ?? "-" } == ["presaleagent", "-"])
    try shop.perform(.releaseOrder(one), as: .presaleAgent)
    #expect(try shop.desk.queue([.contact], owner: "presaleagent", for: shop.actor(.presaleAgent)).rows.isEmpty)
    try shop.expectSound()
  }

  @Test("Design 4: the token moves when anybody commits, and only then")
  func token() throws {
    let shop = try shop(pieces: 5)
    let other = try shop.terminal()
    defer { other.close() }
    let before = try other.changeToken()
    #expect(try other.changeToken() == before)
    _ = try shop.refusal(.confirmOrder(one), as: .presaleAgent)
    #expect(try other.changeToken() == before)
    try shop.perform(.claimOrder(one), as: .presaleAgent)
    let after = try other.changeToken()
    #expect(after != before)
    try shop.perform(.releaseOrder(one), as: .presaleAgent, on: other)
    #expect(try other.changeToken() != after)
  }

  @Test("The watch says when another terminal has written")
  func watch() throws {
    let shop = try shop(pieces: 5)
    let other = try shop.terminal()
    defer { other.close() }
    let watch = try #require(ChangeWatch(database: shop.path))
    #expect(!watch.drain())
    try shop.perform(.claimOrder(one), as: .presaleAgent, on: other)
    #expect(watch.drain())
    #expect(!watch.drain())
  }
}
