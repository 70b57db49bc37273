import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Goods that move without being sold")
struct MovementTests {
  @Test("INV-1: pieces move between places; what is taken comes from the SKU's own place first, then from the others")
  func places() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.moveStock(sku: "A", quantity: 5, from: nil, to: "B-02"), as: .shipper)
    try shop.perform(.moveStock(sku: "A", quantity: 2, from: "B-02", to: "C-03"), as: .merchandiser)
    #expect(try shop.desk.stockRow("A").bins == ["B-02": 3, "C-03": 2])
    #expect(
      try shop.refusal(.moveStock(sku: "A", quantity: 8, from: nil, to: "B-02"), as: .shipper)?.reason
        == .tooFewAt("A-01", asked: 8, there: 7))
    #expect(try shop.refusal(.moveStock(sku: "A", quantity: 1, from: "A-01", to: "A-01"), as: .shipper)?.reason == .nothingToChange)
    try shop.approve(.writeOffStock(sku: "A", quantity: 9, reason: "水浸"), by: .merchandiser, as: .director)
    #expect(try shop.desk.stockRow("A").bins == ["B-02": 1, "C-03": 2])
    let kinds = try shop.desk.movements(of: "A").map { ($0.kind, $0.place, $0.onHandAfter) }
    #expect(kinds[0].0 == .writtenOff && kinds[0].2 == 3)
    #expect(kinds[1].0 == .moved && kinds[1].1 == "B-02 → C-03 ×2" && kinds[1].2 == 12)
    try shop.expectSound()
  }

  @Test("INV-1, INV-6: goods that come in at another place lie there; what lies at the SKU's own isn't moved on paper")
  func cameInElsewhere() throws {
    let shop = try GoodsScene.priced()
    let receive = { (quantity: Int, place: String) in
      Command.receiveStock(sku: "A", quantity: quantity, location: place, barcode: nil, title: nil)
    }
    try shop.perform(receive(4, "C-09"), as: .merchandiser)
    try shop.perform(receive(3, "C-09"), as: .buyer)
    try shop.perform(receive(1, "A-01"), as: .merchandiser)
    let row = try shop.desk.stockRow("A")
    #expect(row.item.location == "A-01" && row.bins == ["C-09": 7] && row.level.onHand == 20)
    // Of an empty shelf the place may be another one.
    try shop.approve(.writeOffStock(sku: "A", quantity: 20, reason: "水浸"), by: .merchandiser, as: .director)
    try shop.perform(receive(2, "D-04"), as: .merchandiser)
    #expect(try shop.desk.stockRow("A").item.location == "D-04" && shop.desk.stockRow("A").bins.isEmpty)
    try shop.expectSound()
  }

  @Test("INV-1, ROL-3: held pieces are there and not for sale; write-offs above the amount wait for a higher post")
  func holding() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.holdStock(sku: "A", quantity: 4, reason: "色差"), as: .merchandiser)
    let level = try shop.desk.stockRow("A").level
    #expect((level.onHand, level.onHold, level.available) == (12, 4, 8))
    #expect(
      try shop.refusal(.holdStock(sku: "A", quantity: 9, reason: "x"), as: .merchandiser)?.reason
        == .outOfStock([.init(sku: "A", needed: 9, available: 8)]))
    #expect(
      try shop.refusal(.freeStock(sku: "A", quantity: 5, reason: "x"), as: .merchandiser)?.reason
        == .outOfStock([.init(sku: "A", needed: 5, available: 4)]))
    // 2 × 40 is within the merchandiser's 100; 3 × 40 isn't.
    #expect(try shop.perform(.writeOffStock(sku: "A", quantity: 2, reason: "破"), as: .merchandiser).request == nil)
    let asked = try #require(try shop.perform(.writeOffStock(sku: "A", quantity: 3, reason: "破"), as: .merchandiser).request)
    let request = try shop.desk.request(asked, for: shop.actor(.director))
    #expect(request.use == AuthorityUse(.writeOff, Money(fen: 12_000)) && request.level == .director)
    #expect(try shop.desk.stockRow("A").level.onHand == 10)
    try shop.perform(.approveRequest(asked, note: nil), as: .director)
    let after = try shop.desk.stockRow("A").level
    #expect((after.onHand, after.onHold) == (7, 0))
    try shop.expectSound()
  }

  @Test("ROL-3: nobody lowers the cost by which their own write-offs are measured; what has neither cost nor price waits")
  func measured() throws {
    let shop = try GoodsScene.priced()
    for lower in ["1", ""] {
      #expect(try shop.perform(.editSKU(sku: "A", field: .cost, to: lower), as: .merchandiser).request != nil)
    }
    #expect(try shop.desk.stockRow("A").terms.cost == Money(fen: 4000))
    #expect(try shop.perform(.editSKU(sku: "A", field: .cost, to: "41"), as: .merchandiser).request == nil)
    try shop.perform(
      .receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: nil, title: "赠品"), as: .merchandiser)
    // A first cost measures as a lower one does.
    #expect(try shop.perform(.editSKU(sku: "B", field: .cost, to: "0.01"), as: .merchandiser).request != nil)
    #expect(try shop.perform(.writeOffStock(sku: "B", quantity: 1, reason: "破"), as: .merchandiser).request != nil)
    #expect(try shop.desk.stockRow("B").level.onHand == 3)
    try shop.expectSound()
  }

  @Test("ROL-3: a cost beyond all measure is too much, and nothing overflows")
  func beyondMeasure() throws {
    let shop = try GoodsScene.priced()
    for field in [GoodsField.cost, .floorPrice] {
      #expect(
        try shop.refusal(.editSKU(sku: "A", field: field, to: "90000000000000000"), as: .merchandiser)
          == .argument("to", .outOfRange))
    }
    try shop.perform(.editSKU(sku: "A", field: .cost, to: "10000000"), as: .merchandiser)
    let id = try #require(try shop.perform(.writeOffStock(sku: "A", quantity: 12, reason: "破"), as: .merchandiser).request)
    #expect(try shop.desk.request(id, for: shop.actor(.director)).level == .generalManager)
    #expect(Money(fen: .max).times(.max) == .most && Money(fen: .max).plus(Money(fen: .max)) == .most)
  }

  @Test("INV-2: what is held is not promised to a buyer")
  func promised() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001", sku: "SKU-1")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 1, location: "A-01", barcode: "690009", title: nil), as: .merchandiser)
    try shop.perform(.holdStock(sku: "SKU-1", quantity: 1, reason: "召回"), as: .merchandiser)
    #expect(try shop.desk.stockRow("SKU-1").level.available == 0)
    let order = try shop.desk.findOrder("1001")
    try shop.perform(.claimOrder(order), as: .presaleAgent)
    try shop.perform(.contactOrder(order, outcome: .confirmed, channel: .wangwang, note: nil), as: .presaleAgent)
    guard case .outOfStock? = try shop.refusal(.confirmOrder(order), as: .presaleAgent)?.reason else {
      Issue.record("a held piece was promised")
      return
    }
  }
}
