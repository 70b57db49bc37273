import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Listings and prices")
struct ListingTests {
  private let shopName = GoodsScene.shop

  @Test(
    "INV-4, APR-1: a listing is proposed by the planner, approved by the director, published by the merchandiser within 48 hours")
  func listed() throws {
    let shop = try GoodsScene.priced()
    let receipt = try shop.perform(.listSKU(sku: "A", shop: shopName, note: "新品"), as: .planner)
    let id = try #require(receipt.request)
    // Nothing of it is done before somebody has approved it.
    #expect(try shop.listing() == nil)
    #expect(try shop.work().contains("approveByDirector \(id.text)"))
    #expect(try shop.refusal(.approveRequest(id, note: nil), as: .agentLead)?.reason == .belowLevel(.director))
    try shop.perform(.approveRequest(id, note: nil), as: .director)
    #expect(try shop.listing() == .toPublish)
    #expect(try shop.work().contains("publishListing sku:A"))
    let due = try #require(try shop.desk.queue([.publishListing], for: shop.actor(.merchandiser)).rows.first?.due)
    #expect(due == shop.desk.now.advanced(byHours: 48))
    try shop.perform(.publishListing(sku: "A", shop: shopName), as: .merchandiser)
    let row = try shop.desk.stockRow("A")
    #expect(row.listings.map(\.state) == [.listed])
    #expect(row.listings.map(\.proposedBy) == ["planner"] && row.listings.map(\.approvedBy) == ["director"])
    #expect(try !shop.work().contains("publishListing sku:A"))
    try shop.expectSound()
  }

  @Test("INV-4: a price below the floor is the general manager's; nobody approves their own, nor publishes what they approved")
  func price() throws {
    let shop = try GoodsScene.priced()
    let low = Command.setPrice(sku: "A", price: Money(fen: 5999), note: "清仓")
    let id = try #require(try shop.perform(low, as: .planner).request)
    #expect(try shop.refusal(.approveRequest(id, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    // The same is asked once.
    #expect(try shop.refusal(low, as: .planner)?.reason == .alreadyAsked(request: id.text, by: "planner"))
    try shop.perform(.approveRequest(id, note: nil), as: .generalManager)
    #expect(try shop.desk.stockRow("A").terms.price == Money(fen: 10_000))
    #expect(try shop.desk.stockRow("A").terms.next?.price == Money(fen: 5999))
    try shop.perform(.publishPrice(sku: "A"), as: .merchandiser)
    #expect(try shop.desk.stockRow("A").terms.price == Money(fen: 5999))
    #expect(try shop.refusal(.publishPrice(sku: "A"), as: .merchandiser)?.code == .refused)
    try shop.expectSound()
  }

  @Test("INV-4, APR-1: a price over which the floor was raised since it was asked for is no longer the director's")
  func floorRaised() throws {
    let shop = try GoodsScene.priced()
    let id = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 7000), note: nil), as: .planner).request)
    try shop.approve(.editSKU(sku: "A", field: .floorPrice, to: "80"), by: .merchandiser, as: .generalManager)
    #expect(try shop.refusal(.approveRequest(id, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    #expect(try shop.desk.request(id, for: shop.actor(.director)).stage == .proposed)
    try shop.perform(.approveRequest(id, note: nil), as: .generalManager)
    #expect(try shop.desk.stockRow("A").terms.next?.price == Money(fen: 7000))
    try shop.expectSound()
  }

  @Test("ROL-4: who holds both posts approves neither their own request nor publishes what they approved")
  func fourEyes() throws {
    let shop = try GoodsScene.priced()
    try shop.appoint(.grantRole(name: "planner", role: .director))
    try shop.appoint(.grantRole(name: "director", role: .merchandiser))
    let id = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 9900), note: nil), as: .planner).request)
    #expect(try shop.refusal(.approveRequest(id, note: nil), as: .planner)?.reason == .ownRequest)
    try shop.perform(.approveRequest(id, note: nil), as: .director)
    #expect(try shop.refusal(.publishPrice(sku: "A"), as: .director)?.reason == .ownApproval)
    try shop.perform(.publishPrice(sku: "A"), as: .merchandiser)
  }

  @Test(
    "APR-1: what can no longer be carried out is approved all the same and somebody's for 48 hours; nothing of it was half done")
  func failed() throws {
    let shop = try GoodsScene.priced()
    let id = try #require(try shop.perform(.listSKU(sku: "A", shop: shopName, note: nil), as: .planner).request)
    // Meanwhile the last piece has gone.
    try shop.perform(.holdStock(sku: "A", quantity: 12, reason: "召回"), as: .merchandiser)
    let receipt = try shop.perform(.approveRequest(id, note: nil), as: .director)
    #expect(receipt.warnings == [.notCarriedOut(rule: "INV-3")])
    #expect(try shop.desk.request(id, for: shop.actor(.director)).stage == .failed)
    #expect(try shop.work().contains("carryOut \(id.text)"))
    try shop.expectSound()
    // Pieces come back: approving once more carries it out.
    try shop.perform(.freeStock(sku: "A", quantity: 12, reason: "没问题"), as: .merchandiser)
    try shop.perform(.approveRequest(id, note: nil), as: .director)
    #expect(try shop.desk.request(id, for: shop.actor(.director)).stage == .carriedOut)
    try shop.expectSound()
  }

  @Test(
    "INV-2, INV-3: the order that takes the last piece takes it down everywhere; what it gives back is asked to be listed again")
  func lastPiece() throws {
    let shop = try GoodsScene.at(.listed)
    try shop.perform(.holdStock(sku: "A", quantity: 11, reason: "展会"), as: .merchandiser)
    #expect(try shop.listing() == .listed)
    try shop.take([.paid("1001", sku: "A")])
    let parcel = try Scene.confirm(shop, OrderID(number: 1))
    #expect(try shop.listing() == .toTakeDown)
    #expect(try shop.work().contains("delist sku:A"))
    try shop.expectSound()
    try shop.perform(.delistSKU(sku: "A", note: nil), as: .merchandiser)
    try shop.perform(.voidParcel(parcel, reason: "重打"), as: .shipper)
    // Never by itself.
    #expect(try shop.listing() == .delisted)
    let asked = try shop.desk.requests(stage: .proposed, for: shop.actor(.director)).rows.map(\.command)
    #expect(asked == [.listSKU])
    try shop.expectSound()
  }

  @Test("INV-3: sold out is taken down by itself everywhere; stock again asks for a relisting and never lists by itself")
  func soldOut() throws {
    let shop = try GoodsScene.at(.listed)
    let second = ShopName(platform: "jd", shop: "示例自营")
    try shop.approve(.listSKU(sku: "A", shop: second, note: nil), by: .planner, as: .director)
    try shop.perform(.publishListing(sku: "A", shop: second), as: .merchandiser)
    try shop.approve(.writeOffStock(sku: "A", quantity: 12, reason: "水浸"), by: .merchandiser, as: .director)
    #expect(try shop.desk.stockRow("A").listings.map(\.state) == [.toTakeDown, .toTakeDown])
    #expect(try shop.work().contains("delist sku:A"))
    try shop.perform(.delistSKU(sku: "A", note: nil), as: .merchandiser)
    #expect(try shop.desk.listings(.delisted).rows.map(\.shop) == [second, shopName])
    let receipt = try shop.perform(
      .receiveStock(sku: "A", quantity: 5, location: nil, barcode: nil, title: nil), as: .buyer)
    // The goods are there: what waits is their listing.
    #expect(receipt.request == nil && receipt.warnings.count == 2)
    #expect(try shop.desk.stockRow("A").listings.map(\.state) == [.delisted, .delisted])
    let asked = try shop.desk.requests(for: shop.actor(.director)).rows.filter { $0.stage == .proposed }
    #expect(asked.map(\.command) == [.listSKU, .listSKU])
    for one in asked { try shop.perform(.approveRequest(one.id, note: nil), as: .director) }
    #expect(try shop.desk.stockRow("A").listings.map(\.state) == [.toPublish, .toPublish])
    try shop.expectSound()
  }

  @Test(
    "INV-3: a relisting that was rejected isn't asked again at each receiving, but after the goods ran out once more, or when somebody asks"
  )
  func rejectedRelisting() throws {
    let shop = try GoodsScene.at(.listed)
    func waiting() throws -> [RequestID] {
      try shop.desk.requests(stage: .proposed, for: shop.actor(.director)).rows.filter { $0.command == .listSKU }.map(\.id)
    }
    func receive() throws {
      try shop.perform(.receiveStock(sku: "A", quantity: 5, location: nil, barcode: nil, title: nil), as: .buyer)
    }
    try shop.perform(.holdStock(sku: "A", quantity: 12, reason: "召回"), as: .merchandiser)
    try shop.perform(.delistSKU(sku: "A", note: nil), as: .merchandiser)
    try receive()
    try shop.perform(.rejectRequest(try #require(try waiting().first), reason: "等新款"), as: .director)
    try receive()
    try shop.perform(.freeStock(sku: "A", quantity: 2, reason: "没问题"), as: .merchandiser)
    #expect(try waiting() == [])
    // Somebody asks: that is another matter.
    let asked = try #require(try shop.perform(.listSKU(sku: "A", shop: shopName, note: nil), as: .planner).request)
    try shop.perform(.rejectRequest(asked, reason: "再等等"), as: .director)
    #expect(try waiting() == [])
    try shop.perform(.holdStock(sku: "A", quantity: 12, reason: "召回"), as: .merchandiser)
    try receive()
    #expect(try waiting().count == 1)
    try shop.expectSound()
  }

  @Test(
    "INV-3: what is listed again before anybody has taken it down, and then not, or sold out once more, is still to be taken down")
  func stillUp() throws {
    let shop = try GoodsScene.at(.toTakeDown)
    try shop.approve(.listSKU(sku: "A", shop: shopName, note: nil), by: .planner, as: .director)
    #expect(try shop.listing() == .toPublish)
    try shop.approve(.unlistSKU(sku: "A", shop: shopName, reason: "还是下架"), by: .planner, as: .director)
    #expect(try shop.listing() == .toTakeDown && shop.work().contains("publishListing sku:A"))
    try shop.approve(.listSKU(sku: "A", shop: shopName, note: nil), by: .planner, as: .director)
    try shop.perform(.holdStock(sku: "A", quantity: 12, reason: "召回"), as: .merchandiser)
    #expect(try shop.listing() == .toTakeDown && shop.work().contains("delist sku:A"))
    try shop.expectSound()
  }

  @Test("INV-4: a floor that is raised over an approved price is a reason to ask for the price again")
  func floorOverPrice() throws {
    let shop = try GoodsScene.priced()
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 7000), note: nil), by: .planner, as: .director)
    try shop.approve(.editSKU(sku: "A", field: .floorPrice, to: "80"), by: .merchandiser, as: .generalManager)
    #expect(try shop.desk.stockRow("A").terms.next == nil && !shop.work().contains("publishPrice sku:A"))
    let again = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 7000), note: nil), as: .planner).request)
    #expect(try shop.desk.request(again, for: shop.actor(.director)).level == .generalManager)
    try shop.expectSound()
  }

  @Test("INV-4, PRO-3: a price that a standing promotion brings below the floor is the general manager's")
  func belowFloorByPromotion() throws {
    let shop = try PromotionScene.at(.live)
    // 15 % off 75 is 63.75, off 70 it is 59.50; the floor is 60.
    for (fen, level) in [(Int64(7500), Role.director), (7000, .generalManager)] {
      let id = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: fen), note: nil), as: .planner).request)
      #expect(try shop.desk.request(id, for: shop.actor(.director)).level == level)
    }
  }
}
