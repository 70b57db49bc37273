import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// A day's way of an order at real terminals on a real database: each console has its own connection, as in the shop.
@Suite("Stories over a real store")
struct StoryTests {
  @Test("From the agent's queue to the courier's bag, with keys and a scanner, on two terminals")
  func wholeWay() throws {
    let shop = try TestShop()
    try shop.take([.paid("609300000000001187", message: "请发蓝色"), .paid("609300000000002201")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "6901234567892", title: nil), as: .merchandiser)

    let agent = try shop.console(.presaleAgent, size: Size(columns: 80, rows: 24))
    #expect(agent.selectedLine?.contains("6093..1187") == true)
    agent.press("c", "1", "2", .enter)
    #expect(agent.toast == "已记录联系 6093..1187")
    agent.press("y")
    #expect(agent.toast?.contains("ORD-13") == true, "the buyer's message was not read yet")
    agent.press("v", "y")
    #expect(agent.said.contains { $0.contains("P260105-0001") })

    let shipper = try shop.console(.shipper)
    #expect(shipper.shows("P260105-0001"))
    shipper.press("w")
    shipper.type("YTO")
    shipper.press(.tab)
    shipper.type("YT8812345678901")
    shipper.press(.enter)
    shipper.press("p")
    #expect(shipper.shows("P260105-0001/1"))
    shipper.press(.escape, "k")
    let picked = try shop.desk.stockRow("SKU-1").level
    #expect(picked.onHand == 4 && picked.reserved == 0 && picked.inTote == 1)
    shipper.press(.tab, .tab)
    shipper.scan("YT8812345678901")
    shipper.scan("6909999999999")
    #expect(shipper.shows("停!") && shipper.shows("FUL-4"))
    #expect(try shop.desk.card(of: ParcelID(stored: "P260105-0001"), for: shop.actor(.shipper)).parcel.piecesScanned == 0)
    shipper.scan("6901234567892")
    shipper.scan("1250")
    shipper.press(.escape)
    shipper.press("s", "y")
    shipper.press("o", "y")
    _ = shipper.said

    let card = try shop.desk.card(of: OrderID(number: 1), for: shop.actor(.presaleAgent))
    #expect(card.facts.stage == .shipped)
    #expect(card.parcels.map(\.stage) == [.handedOver])
    #expect(card.parcels.first?.weightGrams == 1250)
    #expect(try shop.desk.verify().sentences == [])
  }

  @Test("INV-2: two agents can't sell the last piece twice, and the loser reads why")
  func lastPiece() throws {
    let shop = try TestShop()
    try shop.take([.paid("609300000000001187"), .paid("609300000000002201")])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 1, location: nil, barcode: nil, title: nil), as: .merchandiser)
    let first = try shop.console(.presaleAgent)
    let second = try shop.console(.agentLead)
    first.press("c", "1", "2", .enter)
    second.press("1", "c", "1", "2", .enter)
    first.press("y")
    second.press("y")
    #expect(first.said.contains { $0.contains("P260105-0001") })
    #expect(second.toast?.contains("INV-2") == true)
    #expect(try shop.desk.stockRow("SKU-1").level == StockLevel(sku: "SKU-1", onHand: 1, reserved: 1))
  }

  @Test("What one terminal does shows on the other, and its cursor stays on its order")
  func othersSeeIt() throws {
    let shop = try TestShop()
    try shop.take([.paid("609300000000001187"), .paid("609300000000002201")])
    let agent = try shop.console(.presaleAgent)
    let lead = try shop.console(.agentLead)
    lead.press("1", .down)
    #expect(lead.selectedLine?.contains("6093..2201") == true)
    agent.press("a")
    lead.wake()
    #expect(lead.selectedLine?.contains("6093..2201") == true)
    #expect(lead.shows("张敏"))
    _ = (agent.said, lead.said)
  }
}
