import DeskCore
import DeskScreen

extension AppState {
  func drawCounts(_ layout: Layout, on surface: inout Surface) {
    let area = layout.body
    drawStockViews(in: area.row(0), on: &surface)
    let body = area.inset(top: 1)
    guard !counts.list.rows.isEmpty else { return drawEmpty(counts.list.isLoaded, in: body, on: &surface) }
    let columns = [
      Column(texts.parameter("count"), minimum: 8, ideal: 9), Column(texts.columnWhat, minimum: 8, ideal: 12),
      Column(texts.countState, minimum: 9, ideal: 12), Column(texts.countLeft, minimum: 7, ideal: 9, align: .right),
      Column(texts.title(CountLine.State.recount), minimum: 6, ideal: 11, align: .right, dropOrder: 1),
      Column(texts.title(CountLine.State.differs), minimum: 6, ideal: 8, align: .right),
      Column(texts.columnTime, minimum: 11), Column(texts.columnBy, minimum: 6, ideal: 12, dropOrder: 2, isFlexible: true),
    ]
    let rows = counts.list.rows
    Table(columns: columns, rowCount: rows.count, selected: counts.list.index, first: counts.list.first) { index in
      let row = rows[index]
      let count = row.count
      let at = calendar.zone.local(count.openedAt)
      let isOpen = count.state == .counting || count.state == .signing
      return TableRow(
        [
          TextRun(count.id.text), .safe(texts.title(count.kind) + (count.zone.map { " " + $0 } ?? "")),
          TextRun(texts.title(count.state), isOpen ? .strong : .dim), TextRun("\(count.left)/\(count.lines)"),
          TextRun(row.recount == 0 ? "" : "\(row.recount)", .soon), TextRun(row.differing == 0 ? "" : "\(row.differing)", .warning),
          TextRun("\(texts.monthDay(at.day)) \(at.hourMinute)", .dim), .safe(person(count.openedBy)),
        ], isGreyed: counts.list.ghost?.key == row.key)
    }.draw(on: &surface, in: body)
  }

  func drawCounting(_ layout: Layout, on surface: inout Surface) {
    guard let open = counts.open else { return }
    drawStockViews(in: layout.body.row(0), on: &surface)
    let left = open.row.map { "\(texts.countLeft) \($0.count.left)/\($0.count.lines)" } ?? ""
    let kind = open.row.map { texts.title($0.count.kind) } ?? ""
    let inside = Box(title: "\(texts.countsTitle) \(open.id.text) \(kind)", trailing: left).draw(
      on: &surface, in: layout.body.inset(top: 1), glyphs: glyphs)
    let label = surface.put(" \(texts.benchScan) ", x: inside.x + 1, y: inside.y, ink: .strong)
    open.field.text.draw(
      on: &surface, in: Rect(x: inside.x + 1 + label, y: inside.y, width: min(40, inside.width - label - 2), height: 1),
      isFocused: overlay == nil)
    let tally = inside.row(1)
    if let one = open.tally {
      let title = open.line(one.sku).map { "  \($0.title) \($0.attributes)" } ?? ""
      let used = surface.put(" \(texts.countTally) \(one.pieces) ", x: tally.x + 1, y: tally.y, ink: .strong)
      surface.put("\(one.sku)\(title)", x: tally.x + 1 + used, y: tally.y, width: max(0, tally.width - used - 2))
    } else {
      let hint = whyDisabled(.command(.enterCount)) ?? texts.countHint
      surface.put(" \(hint)", x: tally.x + 1, y: tally.y, ink: .dim, width: tally.width - 2)
    }
    let rows = Rect(x: inside.x + 1, y: inside.y + 3, width: inside.width - 2, height: max(0, inside.height - 4))
    drawCountLines(open.lines, in: rows, on: &surface)
    if let stop = open.stop {
      drawStop(stop, upFrom: inside.row(inside.height - 1), on: &surface)
    }
  }

  private func drawCountLines(_ list: ListState<CountLineRow>, in area: Rect, on surface: inout Surface) {
    guard !list.rows.isEmpty else { return drawEmpty(list.isLoaded, in: area, on: &surface) }
    let columns = [
      Column(texts.columnLocation, minimum: 8, ideal: 12), Column(texts.columnSKU, minimum: 13, ideal: 16),
      Column(texts.columnTitle, minimum: 16, ideal: 24, isFlexible: true), Column(texts.countState, minimum: 11, ideal: 12),
      Column(texts.countFound, minimum: 5, ideal: 7, align: .right),
      Column(texts.countDiffers, minimum: 7, align: .right),
      Column(texts.columnBy, minimum: 8, ideal: 16, dropOrder: 1),
    ]
    Table(columns: columns, rowCount: list.rows.count, selected: list.index, first: list.first) { index in
      let row = list.rows[index]
      let difference = row.found?.difference ?? 0
      return TableRow([
        .safe(row.places.first ?? "-"), .safe(row.sku), .safe("\(row.title) \(row.attributes)"),
        TextRun(texts.title(row.state), row.state.isSettled ? .done : row.state == .open ? .plain : .warning),
        TextRun(row.found.map { "\($0.quantity)" } ?? ""),
        TextRun(row.found == nil ? "" : difference > 0 ? "+\(difference)" : "\(difference)", difference == 0 ? .done : .late),
        .safe(row.counters.joined(separator: " ")),
      ])
    }.draw(on: &surface, in: area)
  }
}
