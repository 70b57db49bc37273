import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("What sells out")
struct SoldOutTests {
  /// Twelve pieces of A that are listed, and orders of A, in the order given, that wait to be confirmed.
  private func shop(_ pieces: [Int]) throws -> TestShop {
    let shop = try GoodsScene.at(.listed)
    try shop.take(pieces.enumerated().map { .paid("100\($0.offset + 1)", sku: "A", quantity: $0.element) })
    for number in pieces.indices { try Scene.contact(shop, OrderID(number: Int64(number) + 1)) }
    return shop
  }

  private func asked(_ shop: TestShop) throws -> [ApprovalRequest] {
    try shop.desk.requests(stage: .proposed, for: shop.actor(.director)).rows
  }

  @Test("INV-3: the order that takes the last piece takes the SKU down; what its cancelling gives back is asked to be listed again")
  func sold() throws {
    let shop = try shop([11, 1])
    try shop.perform(.confirmOrder(OrderID(number: 1)), as: .presaleAgent)
    #expect(try shop.listing() == .listed)
    try shop.perform(.confirmOrder(OrderID(number: 2)), as: .presaleAgent)
    #expect(try shop.listing() == .toTakeDown && shop.work().contains("delist sku:A"))
    try shop.expectSound()
    let cancelled = try shop.perform(.cancelOrder(OrderID(number: 2), reason: "不要了"), as: .presaleAgent, id: "again")
    let request = try #require(try asked(shop).first)
    #expect(cancelled.request == nil && cancelled.warnings == [.relistAsked(request.id)])
    #expect(
      try shop.perform(.cancelOrder(OrderID(number: 2), reason: "不要了"), as: .presaleAgent, id: "again").warnings
        == cancelled.warnings)
    #expect(request.command == .listSKU && request.subject == .sku("A") && request.askedBy == "presaleagent")
    #expect(try shop.listing() == .toTakeDown)
    let record = try #require(try shop.desk.log(subject: "O0000002").first)
    #expect(record.command == "cancelOrder" && record.body.contains("\"relisting\":[\"\(request.id.text)\"]"))
    try shop.perform(.approveRequest(request.id, note: nil), as: .director)
    #expect(try shop.listing() == .toPublish && !shop.work().contains("delist sku:A"))
    try shop.expectSound()
  }

  @Test("INV-3: a voided parcel's goods are asked to be listed again, once")
  func voided() throws {
    let shop = try shop([12])
    let parcel = try #require(try shop.perform(.confirmOrder(OrderID(number: 1)), as: .presaleAgent).parcels.first)
    try shop.perform(.delistSKU(sku: "A", note: nil), as: .merchandiser)
    try shop.perform(.voidParcel(parcel, reason: "地址不对"), as: .shipper)
    #expect(try asked(shop).map(\.askedBy) == ["shipper"])
    try shop.perform(.receiveStock(sku: "A", quantity: 1, location: nil, barcode: nil, title: nil), as: .merchandiser)
    #expect(try asked(shop).count == 1)
    try shop.expectSound()
  }

  @Test(
    "ROL-4, INV-3: what the director's approval brings back is asked for in the asker's name, so that the director can decide it")
  func askedByTheAsker() throws {
    let shop = try GoodsScene.at(.listed)
    try shop.approve(.writeOffStock(sku: "A", quantity: 12, reason: "水浸"), by: .merchandiser, as: .director)
    try shop.perform(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser)
    try shop.enter(3, as: .shipper)
    try shop.enter(3, as: .finance)
    let booking = try #require(
      try shop.perform(.explainCount(CountScene.id, sku: "A", reason: "没淹到"), as: .merchandiser).request)
    try shop.perform(.approveRequest(booking, note: nil), as: .director)
    let request = try #require(try asked(shop).first)
    #expect(request.command == .listSKU && request.askedBy == "merchandiser")
    try shop.perform(.approveRequest(request.id, note: nil), as: .director)
    #expect(try shop.listing() == .toPublish)
    try shop.expectSound()
  }

  @Test("INV-3, ORD-9: agents see which waiting orders a SKU is too short for, before anybody has tried to confirm them")
  func hits() throws {
    let shop = try shop([8, 5, 4])
    #expect(try shop.desk.shortages().rows.isEmpty)
    try shop.perform(.confirmOrder(OrderID(number: 1)), as: .presaleAgent)
    let row = try #require(try shop.desk.shortages().rows.first)
    #expect(row.sku == "A" && row.level.available == 4 && row.hits.map(\.number) == ["1002"] && row.needed == 5)
    let due = try shop.desk.queue([.confirm], for: shop.actor(.presaleAgent)).rows.first { $0.number == "1002" }?.due
    #expect(row.hits.first?.due == due)
    try shop.perform(.confirmOrder(OrderID(number: 3)), as: .presaleAgent)
    try shop.perform(.cancelOrder(OrderID(number: 2), reason: "不等了"), as: .presaleAgent)
    #expect(try shop.desk.shortages().rows.isEmpty)
  }

  @Test("ORD-9: two lines of one SKU are short together")
  func twoLines() throws {
    let shop = try GoodsScene.priced()
    var order = ImportedOrder.paid("1001", sku: "A", quantity: 7)
    order.lines.append(order.lines[0])
    try shop.take([order])
    let row = try #require(try shop.desk.shortages().rows.first)
    #expect(row.needed == 14 && row.hits.count == 1)
  }

  @Test("INV-5: while a SKU is counted, no list tells its book to who may count it")
  func blind() throws {
    let shop = try CountScene.at(.open)
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 9000), note: nil), by: .planner, as: .director)
    try shop.take([.paid("1001", sku: "A", quantity: 13)])
    let (shipper, agent) = (try shop.actor(.shipper), try shop.actor(.presaleAgent))
    let waiting = try #require(try shop.desk.publishing().rows.first)
    let short = try #require(try shop.desk.shortages().rows.first)
    for row in [waiting, short] as [any BookRow] { #expect(row.isHidden(from: shipper) && !row.isHidden(from: agent)) }
    let tooMany: [Command] = [
      .holdStock(sku: "A", quantity: 100, reason: "x"), .writeOffStock(sku: "A", quantity: 100, reason: "x"),
      .moveStock(sku: "A", quantity: 100, from: nil, to: "B-02"),
    ]
    for command in tooMany {
      #expect(try shop.refusal(command, as: .merchandiser)?.reason == .alreadyCounting(sku: "A", count: "K0000001"))
    }
    #expect(try shop.desk.story(of: .sku("A"), for: shipper).rows.allSatisfy { $0.body == "{}" })
    #expect(try shop.desk.story(of: .sku("A"), for: agent).rows.contains { $0.body.contains("onHand") })
    // Nor whoever looks at it from another side: at the log, at the work of who moved it.
    for rows in [
      try shop.desk.story(of: .person("merchandiser"), for: shipper).rows, try shop.desk.log(LogFilter(), for: shipper),
      try shop.desk.log(LogFilter(subject: "sku:A"), for: shipper),
      try shop.desk.log(LogFilter(kind: "receiveStock"), for: shipper), try shop.desk.log(subject: "sku:A", for: shipper),
    ] {
      #expect(rows.contains { $0.subject == "sku:A" } && !rows.contains { $0.body.contains("onHand") })
    }
    #expect(try shop.desk.story(of: .person("merchandiser"), for: agent).rows.contains { $0.body.contains("onHand") })
    #expect(try shop.desk.log(LogFilter(), for: agent).contains { $0.body.contains("onHand") })
    #expect(try shop.desk.movements(of: "A", for: shipper).isEmpty)
    #expect(try shop.desk.movements(of: "A", for: agent).count == 1)
  }
}
