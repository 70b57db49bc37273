import DeskCore
import DeskScreen

extension AppState {
  func drawStock(_ layout: Layout, on surface: inout Surface) {
    let areas = layout.areas(isOpen: stock.isOpen)
    if let area = areas.list { drawStockList(in: area, on: &surface) }
    guard let detail = areas.detail else { return }
    drawDivider(layout, detail, isActive: stock.isOpen, on: &surface)
    drawMovements(in: detail, on: &surface)
  }

  private func drawStockList(in area: Rect, on surface: inout Surface) {
    drawStockViews(in: area.row(0), on: &surface)
    let body = area.inset(top: 1)
    guard !stock.list.rows.isEmpty else { return drawEmpty(stock.list.isLoaded, in: body, on: &surface) }
    let columns = [
      Column(texts.columnSKU, minimum: 8, ideal: 12), Column(texts.columnTitle, minimum: 12, ideal: 20, isFlexible: true),
      Column(texts.columnOnHand, minimum: 4, ideal: 7, align: .right),
      Column(texts.columnReserved, minimum: 4, ideal: texts.language == .zh ? 6 : 8, align: .right, dropOrder: 1),
      Column(texts.columnAvailable, minimum: 4, ideal: texts.language == .zh ? 6 : 9, align: .right),
      Column(texts.columnLocation, minimum: 6, ideal: 9), Column(texts.columnBarcode, minimum: 10, ideal: 14, dropOrder: 2),
      Column(texts.columnComplete, minimum: 4, ideal: 7),
    ]
    let rows = stock.list.rows
    Table(columns: columns, rowCount: rows.count, selected: stock.list.index, first: stock.list.first) { index in
      let row = rows[index]
      // INV-5: who counts isn't told what the book says.
      let isHidden = row.isHidden(from: actor)
      let mark = row.isCounted ? "[\(texts.beingCounted)] " : ""
      return TableRow(
        [
          .safe(row.item.sku), .safe("\(mark)\(row.item.title) \(row.item.attributes)"),
          TextRun(isHidden ? "?" : "\(row.level.onHand)"),
          TextRun("\(row.level.reserved)"),
          TextRun(isHidden ? "?" : "\(row.level.available)", !isHidden && row.level.available <= 0 ? .late : .strong),
          .safe(row.item.location.isEmpty ? "-" : row.item.location), .safe(row.item.barcodes.first ?? "-"),
          TextRun(row.item.isComplete ? glyphs.success : texts.incomplete, row.item.isComplete ? .done : .warning),
        ], isGreyed: stock.list.ghost?.key == row.key)
    }.draw(on: &surface, in: body)
  }

  /// The running account: what came and went, and what was there after it.
  private func drawMovements(in area: Rect, on surface: inout Surface) {
    surface.fill(area)
    guard let row = stock.list.selected else { return }
    surface.put("\(texts.movementsTitle) \(row.item.sku) \(row.item.title)", x: area.x, y: area.y, ink: .title, width: area.width)
    guard !row.isHidden(from: actor) else {
      surface.put(texts.beingCounted, x: area.x, y: area.y + 1, ink: .warning, width: area.width)
      return
    }
    guard stock.movementsOf == row.item.sku else {
      surface.put("Enter \(texts.title(.open, in: .stock))", x: area.x, y: area.y + 1, ink: .dim, width: area.width)
      return
    }
    let columns = [
      Column(texts.columnTime, minimum: 11), Column(texts.columnWhat, minimum: 4, ideal: 8),
      Column(texts.columnOnHand, minimum: 6, ideal: 11, align: .right),
      Column(texts.columnReserved, minimum: 6, ideal: 11, align: .right),
      Column(texts.columnSubject, minimum: 10, ideal: 13, dropOrder: 1), Column(texts.columnBy, minimum: 4, ideal: 8, dropOrder: 2),
    ]
    let rows = stock.movements
    func change(_ value: Int, _ after: Int) -> String { (value > 0 ? "+\(value)" : value == 0 ? "" : "\(value)") + " =\(after)" }
    Table(columns: columns, rowCount: rows.count, first: stock.scroll) { index in
      let entry = rows[index]
      let at = calendar.zone.local(entry.at)
      return TableRow([
        TextRun("\(texts.monthDay(at.day)) \(at.hourMinute)", .dim), TextRun(texts.title(entry.kind)),
        TextRun(change(entry.onHand, entry.onHandAfter)), TextRun(change(entry.reserved, entry.reservedAfter)),
        .safe(entry.subject), .safe(person(entry.by)),
      ])
    }.draw(on: &surface, in: area.inset(top: 1))
  }
}
