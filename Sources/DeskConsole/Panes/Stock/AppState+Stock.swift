import DeskCore

extension AppState {
  mutating func show(_ view: StockState.View) {
    guard panes.contains(.stock) else { return tell(.warning, texts.notOffered(texts.title(Pane.stock))) }
    pane = .stock
    counts.isShown = false
    counts.open = nil
    stock.view = view
    stock.isOpen = false
    reloadVisible(awaited: true)
  }

  /// Goods, what waits to be published, shortages, and then the counts.
  mutating func turnStock(by offset: Int) {
    let all = StockState.View.allCases
    let place = counts.isShown ? all.count : all.firstIndex(of: stock.view) ?? 0
    let next = (place + offset + all.count + 1) % (all.count + 1)
    if next == all.count { showCounts(true) } else { show(all[next]) }
  }

  /// The next column that the list is sorted by, or the same one the other way round.
  mutating func sortStock(reversing: Bool) {
    if stock.view != .goods { stock.view = .goods }
    if reversing {
      stock.isReversed.toggle()
    } else {
      let all = StockOrder.allCases
      stock.order = all[((all.firstIndex(of: stock.order) ?? 0) + 1) % all.count]
      stock.isReversed = false
    }
    stock.list.expectOthers()
    load(stock.query, awaited: true)
    tell(.note, texts.sortedBy(stock.order, isReversed: stock.isReversed))
  }

  mutating func openStock() {
    if stock.view == .purchases {
      guard stock.purchases.selected != nil, !stock.isOpen else { return }
      stock.isOpen = true
      stock.scroll = 0
      return
    }
    guard let sku = stock.selectedSKU else { return }
    stock.isOpen = true
    stock.scroll = 0
    if stock.view != .shortages { load(.movements(sku: sku, limit: 500), awaited: true) }
  }

  /// What was approved is done on the marketplace. In the list of what waits the row says which, so nothing needs to be asked.
  mutating func publish() {
    let kind = stock.publishKind
    guard kind == .publishListing, stock.view == .publishing, let sku = stock.selectedSKU, let shop = stock.likelyShop(for: kind),
      actor?.role(for: kind) != nil
    else { return start(kind) }
    start(.publishListing(sku: sku, shop: shop), version: stock.selection?.version)
  }

  /// Where a form asks for a shop, ours are offered; another one is named after the palette's verb.
  func offerShops(_ form: inout FormState) {
    guard let place = form.fields.firstIndex(where: { $0.parameter.name == "shop" }) else { return }
    let listed = stock.view == .goods ? stock.list.selected?.listings.map(\.shop) ?? [] : []
    let likely = stock.likelyShop(for: form.kind)
    let shops = Set(stock.shops + listed + [likely].compactMap { $0 }).sorted().map(\.text)
    let typed = form.fields[place].text.text
    guard !shops.isEmpty, typed.isEmpty || shops.contains(typed) else { return }
    form.fields[place].parameter.kind = .choice(shops)
    let wanted = typed.isEmpty ? likely?.text ?? (shops.count == 1 ? shops.first : nil) : typed
    form.fields[place].choice = wanted.flatMap { shops.firstIndex(of: $0) }
  }
}
