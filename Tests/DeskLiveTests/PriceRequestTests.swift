import DeskConsole
import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("INV-4, APR-1: what a price request shows whoever decides it")
struct PriceRequestTests {
  private let sku = "A"

  /// Twelve pieces, bought at 40, sold at 100, floor 60.
  private func priced() throws -> TestShop {
    let shop = try TestShop()
    for role in [Role.merchandiser, .planner, .director, .generalManager] { _ = try shop.session(role) }
    try shop.perform(.receiveStock(sku: sku, quantity: 12, location: "A-01", barcode: "690001", title: "四件套"), as: .merchandiser)
    func approved(_ command: Command, by asker: Role, as approver: Role) throws {
      try shop.perform(.approveRequest(#require(try shop.perform(command, as: asker).request), note: nil), as: approver)
    }
    try approved(.editSKU(sku: sku, field: .cost, to: "40"), by: .merchandiser, as: .director)
    try approved(.editSKU(sku: sku, field: .floorPrice, to: "60"), by: .merchandiser, as: .generalManager)
    try approved(price(10_000), by: .planner, as: .director)
    try shop.perform(.publishPrice(sku: sku), as: .merchandiser)
    return shop
  }

  private func price(_ fen: Int64) -> Command { .setPrice(sku: sku, price: Money(fen: fen), note: nil) }

  @Test("INV-4: old and new price, floor, cost and the margin; once it is decided what stood is no more told as what stands")
  func outlook() throws {
    let shop = try priced()
    let id = try #require(try shop.perform(price(9_000), as: .planner).request)
    let director = try shop.actor(.director)
    let matter = try shop.desk.matter(id, for: director)
    let outlook = try #require(matter.outlook)
    #expect(outlook == PriceOutlook(asked: Money(fen: 9_000), matter.goods?.terms ?? GoodsTerms()))
    #expect(outlook.now == Money(fen: 10_000) && outlook.margin == Money(fen: 5_000) && !outlook.isBelowFloor)
    let text = Texts(.zh).outlook(outlook)
    #expect(["100.00 → 90.00", "60.00", "40.00", "毛利 50.00 (55.5%)"].allSatisfy(text.contains), "\(text)")
    try shop.perform(.rejectRequest(id, reason: "太低"), as: .director)
    #expect(try shop.desk.matter(id, for: director).outlook == nil)
  }

  @Test("INV-4: below the floor and below cost, and without a cost, the margin says so")
  func margins() {
    let terms = GoodsTerms(cost: Money(fen: 4_000), floorPrice: Money(fen: 6_000))
    let low = PriceOutlook(asked: Money(fen: 3_000), terms)
    #expect(low.isBelowFloor && low.margin == Money(fen: -1_000) && low.marginPermille == -334)
    #expect(Texts(.en).outlook(low).contains("margin -10.00 (-33.4%)"), "\(Texts(.en).outlook(low))")
    let unknown = PriceOutlook(asked: Money(fen: 3_000), GoodsTerms())
    #expect(unknown.margin == nil && Texts(.en).outlook(unknown).contains("cost unknown"))
    #expect(PriceOutlook(asked: .zero, terms).marginPermille == nil)
  }

  @Test("APR-1: a second price for the same SKU is taken, and both whoever asks and whoever decides are told of the first")
  func second() throws {
    let shop = try priced()
    let first = try #require(try shop.perform(price(9_000), as: .planner).request)
    let listing = Command.listSKU(sku: sku, shop: ShopName(platform: "taobao", shop: "示例旗舰店"), note: nil)
    #expect(try shop.perform(listing, as: .planner).warnings == [], "another matter")
    let receipt = try shop.perform(price(8_500), as: .planner)
    guard case .asksBeside(let other)? = receipt.warnings.first, receipt.warnings.count == 1 else {
      Issue.record("nothing said: \(receipt.warnings)")
      return
    }
    #expect(other.id == first && other.askedBy == "planner" && other.askedAt == shop.clock.now)
    let said = Texts(.zh).warning(.asksBeside(other))
    #expect(said.contains(first.text) && said.contains("90.00") && said.contains("planner"), "\(said)")
    let second = try #require(receipt.request)
    let director = try shop.actor(.director)
    #expect(try shop.desk.matter(second, for: director).others.map(\.id) == [first])
    #expect(try shop.desk.matter(first, for: director).others.map(\.id) == [second])
    try shop.perform(.rejectRequest(first, reason: "用新的"), as: .director)
    #expect(try shop.desk.matter(second, for: director).others.isEmpty)
    #expect(try shop.desk.verify().sentences == [])
  }
}
