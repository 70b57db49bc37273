import DeskCore
import DeskScreen

extension AppState {
  /// One SKU: what there is of it as a bar and in numbers, where it lies, for what and where it is sold; below, its running account.
  func drawGoodsDetail(in area: Rect, on surface: inout Surface) {
    guard let sku = stock.selectedSKU else { return }
    var y = area.y
    func line(_ text: String, _ ink: Ink = .plain, on surface: inout Surface) {
      guard !text.isEmpty, y < area.maxY else { return }
      surface.put(text, x: area.x, y: y, ink: ink, width: area.width)
      y += 1
    }
    guard let row = stock.list.rows.first(where: { $0.item.sku == sku }) else {
      line("\(texts.movementsTitle) \(sku) \(stock.publishing.selected?.title ?? "")", .title, on: &surface)
      return drawMovements(of: sku, in: area.inset(top: 1), on: &surface)
    }
    line("\(sku) \(row.item.title) \(row.item.attributes)", .title, on: &surface)
    guard !row.isHidden(from: actor) else { return line(texts.beingCounted, .warning, on: &surface) }
    line(stockBar(row.level, columns: 22) + " " + texts.stockSums(row.level, safety: row.terms.safety), on: &surface)
    let places = [row.item.location].filter { !$0.isEmpty } + row.bins.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }
    line(
      [texts.places(places), row.item.barcodes.isEmpty ? "" : "\(texts.columnBarcode) \(row.item.barcodes.joined(separator: " "))"]
        .filter { !$0.isEmpty }.joined(separator: "  "), on: &surface)
    line(texts.terms(row.terms, arrow: glyphs.arrow), row.terms.next == nil ? .plain : .soon, on: &surface)
    line(
      row.listings.map { "\(texts.title($0.shop)) \(texts.title($0.state))" }.joined(separator: " \(glyphs.separator) "),
      on: &surface)
    drawMovements(of: sku, in: area.inset(top: y - area.y), on: &surface)
  }

  /// `▕████▓▓░░ ▏`: free, promised, on hold. It says nothing that the numbers beside it do not say.
  func stockBar(_ level: StockLevel, columns: Int) -> String {
    let cells = max(0, columns - Width.of(glyphs.barStart) - Width.of(glyphs.barEnd))
    func share(_ pieces: Int) -> Int {
      guard level.onHand > 0, pieces > 0 else { return 0 }
      return max(1, pieces * cells / level.onHand)
    }
    let (promised, held) = (min(share(level.reserved), cells), min(share(level.onHold), cells))
    let free = level.available > 0 ? max(0, cells - promised - held) : 0
    let isPlain = glyphs == .ascii
    let bar =
      String(repeating: glyphs.full, count: free) + String(repeating: isPlain ? "r" : "▒", count: promised)
      + String(repeating: isPlain ? "h" : "░", count: held)
    return glyphs.barStart + bar + String(repeating: glyphs.empty, count: max(0, cells - bar.count)) + glyphs.barEnd
  }

  /// The running account: what came and went, and what was there after it.
  func drawMovements(of sku: String, in area: Rect, on surface: inout Surface) {
    guard stock.movementsOf == sku else {
      surface.put("Enter \(texts.title(.open, in: .stock))", x: area.x, y: area.y, ink: .dim, width: area.width)
      return
    }
    let columns = [
      Column(texts.columnTime, minimum: 11), Column(texts.columnWhat, minimum: 4, ideal: 8),
      Column(texts.columnOnHand, minimum: 6, ideal: 11, align: .right),
      Column(texts.columnReserved, minimum: 6, ideal: 11, align: .right),
      Column(texts.columnOnHold, minimum: 5, ideal: 9, align: .right, dropOrder: 2),
      Column(texts.columnSubject, minimum: 10, ideal: 13, dropOrder: 1),
      Column(texts.columnPlace, minimum: 8, ideal: 20, dropOrder: 4),
      Column(texts.columnBy, minimum: 4, ideal: 8, dropOrder: 3),
    ]
    let rows = stock.movements
    func change(_ value: Int, _ after: Int) -> String { (value > 0 ? "+\(value)" : value == 0 ? "" : "\(value)") + " =\(after)" }
    Table(columns: columns, rowCount: rows.count, first: stock.scroll) { index in
      let entry = rows[index]
      let at = calendar.zone.local(entry.at)
      return TableRow([
        TextRun("\(texts.monthDay(at.day)) \(at.hourMinute)", .dim), TextRun(texts.title(entry.kind)),
        TextRun(change(entry.onHand, entry.onHandAfter)), TextRun(change(entry.reserved, entry.reservedAfter)),
        TextRun(entry.onHold == 0 && entry.onHoldAfter == 0 ? "" : change(entry.onHold, entry.onHoldAfter)),
        .safe(entry.subject), .safe(entry.place ?? ""), .safe(person(entry.by)),
      ])
    }.draw(on: &surface, in: area)
  }

  /// The orders that a shortage hits.
  func drawHits(in area: Rect, on surface: inout Surface) {
    guard let row = stock.shortages.selected else { return }
    let sums = row.isHidden(from: actor) ? texts.beingCounted : texts.stockSums(row.level, safety: 0)
    surface.put("\(row.sku) \(row.title)  \(sums)", x: area.x, y: area.y, ink: .title, width: area.width)
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnDue, minimum: zh ? 10 : 12), Column(texts.columnOrder, minimum: 12, ideal: 20),
      Column(texts.columnPieces, minimum: 4, align: .right),
    ]
    Table(columns: columns, rowCount: row.hits.count, first: stock.scroll) { index in
      let hit = row.hits[index]
      let (due, ink) = dueCell(hit.due, soonSeconds: 3600)
      return TableRow([TextRun(due, ink), .safe(hit.number), TextRun("\(hit.pieces)")])
    }.draw(on: &surface, in: area.inset(top: 1))
  }
}
