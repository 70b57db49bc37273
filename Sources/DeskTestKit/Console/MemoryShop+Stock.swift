import DeskCore

extension MemoryShop {
  func stockRow(_ item: CatalogueItem) -> StockRow {
    StockRow(
      item: item, level: levels[item.sku] ?? StockLevel(sku: item.sku, onHand: 0, reserved: 0),
      terms: terms[item.sku] ?? GoodsTerms(),
      listings: listings[item.sku] ?? [], bins: bins[item.sku] ?? [:])
  }

  func stockRows(_ ask: StockAsk) -> [StockRow] {
    let words = GoodsWords.wanted(ask.find)
    let rows = catalogue.values.filter { item in
      words.allSatisfy { $0.isEmpty || GoodsWords.text(of: item).contains($0) }
    }.map(stockRow).sorted { a, b in
      let (one, other) = (number(a, ask.order), number(b, ask.order))
      if one != other { return one < other }
      let (left, right) = (text(a, ask.order), text(b, ask.order))
      return left != right ? left < right : a.key < b.key
    }
    return ask.isReversed ? rows.reversed() : rows
  }

  private func number(_ row: StockRow, _ order: StockOrder) -> Int {
    switch order {
    case .code, .title, .location: 0
    case .onHand: row.level.onHand
    case .reserved: row.level.reserved
    case .onHold: row.level.onHold
    case .available: row.level.available
    case .incoming: row.level.incoming
    case .safety: row.terms.safety
    case .price: Int(row.terms.price?.fen ?? -1)
    }
  }

  private func text(_ row: StockRow, _ order: StockOrder) -> String {
    switch order {
    case .title: row.item.title
    case .location: row.item.location
    default: ""
    }
  }

  func publishingRows() -> [PublishRow] {
    catalogue.values.sorted { $0.sku < $1.sku }.map(stockRow).flatMap { row in
      let price = row.terms.next.map { PublishRow.What.price(row.terms.price, $0) }
      let open = row.listings.filter { $0.state == .toPublish || $0.state == .toTakeDown }.map(PublishRow.What.listing)
      return ([price].compactMap { $0 } + open).map {
        PublishRow(
          sku: row.item.sku, title: row.item.title, version: row.version, available: row.level.available, price: row.terms.price,
          what: $0)
      }
    }
  }

  func shortageRows() -> [ShortageRow] {
    var rows: [ShortageRow] = []
    for item in workItems() where item.kind == .shortage {
      guard case .order(let id) = item.subject else { continue }
      for line in lines[id] ?? [] {
        let level = levels[line.sku] ?? StockLevel(sku: line.sku, onHand: 0, reserved: 0)
        guard level.available < line.quantity else { continue }
        let hit = ShortageRow.Hit(order: id, number: orders[id]?.number ?? "", pieces: line.quantity, due: item.due)
        if let place = rows.firstIndex(where: { $0.sku == line.sku }) {
          rows[place].hits.append(hit)
        } else {
          rows.append(ShortageRow(sku: line.sku, title: line.title, level: level, hits: [hit]))
        }
      }
    }
    return rows
  }

  /// The fixture with everything that can be told of goods: prices, shops, places, goods on hold, a shortage.
  public static func stocked() -> MemoryShop {
    let shop = fixture()
    let taobao = ShopName(platform: "taobao", shop: "旗舰店")
    let jd = ShopName(platform: "jd", shop: "家纺店")
    let at = shop.now.advanced(byHours: -5)
    shop.locked {
      shop.terms["SJT-18-B"] = GoodsTerms(
        cost: Money(fen: 6800), floorPrice: Money(fen: 9900), price: Money(fen: 12800),
        next: .init(price: Money(fen: 11900), by: "zhaojing", at: at), safety: 60)
      shop.terms["ZT-W"] = GoodsTerms(cost: Money(fen: 900), price: Money(fen: 1990), safety: 30)
      shop.levels["ZT-W"]?.onHold = 5
      shop.bins["ZT-W"] = ["E-09-01": 24]
      shop.listings["SJT-18-B"] = [
        Listing(sku: "SJT-18-B", shop: jd, state: .toPublish, at: at, proposedBy: "chenwei", approvedBy: "zhaojing"),
        Listing(sku: "SJT-18-B", shop: taobao, state: .listed, at: at),
      ]
      shop.listings["CL-2"] = [Listing(sku: "CL-2", shop: taobao, state: .toTakeDown, at: at)]
      if let id = shop.lines.keys.sorted().first(where: { shop.facts[$0]?.stage.isBeforeShipping == true }) {
        shop.facts[id]?.care.shortage = .untold
        shop.facts[id]?.care.shortageAt = at
        if let sku = shop.lines[id]?.first?.sku { shop.levels[sku] = StockLevel(sku: sku, onHand: 2, reserved: 2) }
      }
    }
    return shop
  }
}
