import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("The stock list")
struct StockListTests {
  /// Twelve SKUs whose columns all differ in order, some of them equal.
  private func shelves() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    for number in 0..<12 {
      let sku = "K-\((number * 7) % 12 + 10)"
      try shop.perform(
        .receiveStock(
          sku: sku, quantity: 5 + (number * 5) % 12, location: "L-\((number * 3) % 5)", barcode: "69\(number)",
          title: ["枕套", "儿童雨衣", "纯棉四件套"][number % 3] + "\(number % 4)"), as: .merchandiser)
      if number % 2 == 0 { try shop.perform(.editSKU(sku: sku, field: .safety, to: "\(number % 3 * 10 + 5)"), as: .merchandiser) }
      if number % 3 == 0 { try shop.perform(.holdStock(sku: sku, quantity: 1 + number % 4, reason: "破损"), as: .merchandiser) }
      if number % 4 == 0 {
        try shop.approve(.setPrice(sku: sku, price: Money(fen: Int64(1000 + number % 8)), note: nil), by: .planner, as: .director)
        try shop.perform(.publishPrice(sku: sku), as: .merchandiser)
      }
    }
    return shop
  }

  private func precedes(_ a: StockRow, _ b: StockRow, _ order: StockOrder) -> Bool {
    func key(_ row: StockRow) -> (Int, String) {
      switch order {
      case .code: (0, "")
      case .title: (0, row.item.title)
      case .location: (0, row.item.location)
      case .onHand: (row.level.onHand, "")
      case .reserved: (row.level.reserved, "")
      case .onHold: (row.level.onHold, "")
      case .available: (row.level.available, "")
      case .incoming: (row.level.incoming, "")
      case .safety: (row.terms.safety, "")
      case .price: (Int(row.terms.price?.fen ?? -1), "")
      }
    }
    let (one, other) = (key(a), key(b))
    if one.0 != other.0 { return one.0 < other.0 }
    if one.1 != other.1 { return one.1.utf8.lexicographicallyPrecedes(other.1.utf8) }
    return a.key < b.key
  }

  @Test(
    "INV-1: sorted by any column, both ways, with and without a filter; pages follow each other without a gap",
    arguments: StockOrder.allCases)
  func sorted(_ order: StockOrder) throws {
    let shop = try shelves()
    let all = try shop.desk.stock(limit: 100).rows
    #expect(all.count == 12)
    for find in ["", "k-", "枕套", "zt"] {
      for isReversed in [false, true] {
        var wanted = all.filter { find.isEmpty || GoodsWords.text(of: $0.item).contains(find) }
          .sorted { precedes($0, $1, order) }.map(\.key)
        if isReversed { wanted.reverse() }
        var found: [String] = []
        var next: String?
        repeat {
          let page = try shop.desk.stock(StockAsk(find: find, order: order, isReversed: isReversed), after: next, limit: 3)
          found += page.rows.map(\.key)
          next = page.next
        } while next != nil
        #expect(found == wanted, "\(find) \(isReversed)")
      }
    }
  }

  @Test("A SKU is found by every word of it: code, title, attributes, place, barcode and pinyin initials, all words together")
  func words() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(.editSKU(sku: "A", field: .attributes, to: "蓝色 1.8M"), as: .merchandiser)
    for find in ["a", "四件", "蓝色", "1.8m", "a-01", "690001", "sjt", "SJT", "四件 690", "sjt 蓝 a-0 69"] {
      #expect(try shop.desk.stock(find: find).rows.map(\.key) == ["A"], "\(find)")
    }
    for find in ["五件", "sjt 红", "%", "_"] { #expect(try shop.desk.stock(find: find).rows.isEmpty, "\(find)") }
    try shop.perform(.editSKU(sku: "A", field: .title, to: "被套"), as: .merchandiser)
    #expect(try shop.desk.stock(find: "四件").rows.isEmpty && shop.desk.stock(find: "bt").rows.count == 1)
    try shop.expectSound()
  }

  @Test("verify: words that don't say what the catalogue does are named")
  func forgedWords() throws {
    let shop = try GoodsScene.priced()
    try shop.desk.rawSQL("UPDATE sku_words SET words = 'x' WHERE sku = 'A'")
    #expect(try shop.desk.verify().sentences == ["SKU A isn't found by what the catalogue says of it"])
    try shop.desk.rawSQL("DELETE FROM sku_words")
    #expect(try shop.desk.verify().sentences.count == 1)
  }

  @Test("INV-3, INV-4: what waits to be published is one list, by SKU, its pages without a gap; done, it leaves")
  func publishing() throws {
    let shop = try GoodsScene.at(.toPublish)
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 9000), note: nil), by: .planner, as: .director)
    let first = try shop.desk.publishing(limit: 1)
    #expect(
      first.rows.map(\.what) == [.price(Money(fen: 10_000), .init(price: Money(fen: 9000), by: "director", at: shop.desk.now))])
    let second = try shop.desk.publishing(after: first.next, limit: 1)
    guard case .listing(let listing)? = second.rows.first?.what else { return #expect(Bool(false), "no listing") }
    #expect(listing.state == .toPublish && listing.shop == GoodsScene.shop && second.next == nil)
    try shop.perform(.publishListing(sku: "A", shop: GoodsScene.shop), as: .merchandiser)
    try shop.perform(.publishPrice(sku: "A"), as: .merchandiser)
    #expect(try shop.desk.publishing().rows.isEmpty)
    #expect(try shop.desk.shops() == [GoodsScene.shop])
  }

  @Test("ORD-9: a shortage names the SKU and the orders it hits, until the goods are there")
  func shortages() throws {
    let (shop, id) = try Scene.parcel(.printed)
    #expect(try shop.desk.shortages().rows.isEmpty)
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "5"), by: .merchandiser, as: .director)
    try shop.perform(.countStock(sku: "SKU-1", quantity: 1, note: "四件破损"), as: .merchandiser)
    try shop.perform(.shortParcel(id, sku: "SKU-1", missing: 1, reason: "货架上没有"), as: .shipper)
    let row = try #require(try shop.desk.shortages().rows.first)
    #expect(row.sku == "SKU-1" && row.level.available == 0 && row.hits.map(\.number) == ["1001"] && row.needed == 1)
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 2, location: nil, barcode: nil, title: nil), as: .merchandiser)
    #expect(try shop.desk.shortages().rows.isEmpty)
  }
}
