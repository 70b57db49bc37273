import DeskCore

/// Two counts as a shop would have them: one that people are at, one that is done.
extension MemoryShop {
  var counts: [CountRow] {
    let open = StockCount(
      id: CountID(number: 2), kind: .part, zone: nil, openedBy: "chenwei", openedAt: now.advanced(byMinutes: -40),
      lines: catalogue.count, left: catalogue.count - 1)
    let done = StockCount(
      id: CountID(number: 1), version: 3, kind: .full, state: .closed, zone: nil, openedBy: "chenwei",
      openedAt: now.advanced(byHours: -96), closedAt: now.advanced(byHours: -70), signedBy: "zhaojing", lines: 12, left: 0)
    return [
      CountRow(count: open, open: catalogue.count - 3, recount: 1, differing: 1),
      CountRow(count: done, open: 0, recount: 0, differing: 0),
    ]
  }

  func count(_ id: CountID) throws -> (CountRow, Page<CountLineRow>) {
    guard let row = counts.first(where: { $0.count.id == id }) else { throw Refusal.notFound(id.text) }
    let items = catalogue.values.sorted { ($0.location, $0.sku) < ($1.location, $1.sku) }
    let states: [CountLine.State] = [.matched, .recount, .differs]
    let lines = items.enumerated().map { place, item in
      let state = place < states.count ? states[place] : .open
      var line = CountLineRow(
        sku: item.sku, title: item.title, attributes: item.attributes, barcodes: item.barcodes,
        places: [item.location].filter { !$0.isEmpty }, state: state)
      if state != .open { line.counters = state == .recount ? ["李雷"] : ["李雷", "陈薇"] }
      if !state.isBlind { line.found = .init(quantity: state == .differs ? 7 : 9, book: 9) }
      return line
    }
    return (row, Page(rows: lines, next: nil))
  }
}
