import DeskCore
import DeskScreen

extension AppState {
  /// Legible from two metres: little on it, and an alarm takes a whole line.
  func drawBench(_ layout: Layout, on surface: inout Surface) {
    drawViews(in: layout.body.row(0), on: &surface)
    let board = day?.wave
    let inside = Box(title: texts.benchTitle, trailing: texts.benchToday(board?.reached(.packed) ?? 0, board?.total ?? 0))
      .draw(on: &surface, in: layout.body.inset(top: 1), glyphs: glyphs)
    let label = surface.put(" \(texts.benchScan) ", x: inside.x + 1, y: inside.y, ink: .strong)
    shipping.bench.field.text.draw(
      on: &surface, in: Rect(x: inside.x + 1 + label, y: inside.y, width: min(50, inside.width - label - 14), height: 1),
      isFocused: overlay == nil)
    let waiting = shipping.bench.waiting.count + (shipping.bench.current == nil ? 0 : 1)
    if waiting > 0 { surface.put(texts.benchWaiting(waiting), x: inside.maxX - 12, y: inside.y, ink: .dim) }
    let content = benchContent(layout)
    _ = drawSought(in: inside.inset(top: 1), on: &surface)
    drawScale(in: content.inset(left: 1).row(-1), on: &surface)
    if let card = shipping.bench.card {
      drawTable(card, in: content, on: &surface)
    } else {
      surface.put(texts.benchEmpty, x: content.x + 1, y: content.y, ink: .dim, width: content.width - 1)
    }
    drawLast(in: inside.row(inside.height - 1), on: &surface)
    defer { drawAlarm(in: inside, on: &surface) }
    if let stop = shipping.bench.stop {
      drawStop(stop, upFrom: inside.row(inside.height - 2), on: &surface)
    }
  }

  /// What lies on the table, between the field and the last two lines of the box.
  func benchContent(_ layout: Layout) -> Rect {
    let inside = layout.body.inset(top: 1).inset(dx: 1, dy: 1)
    return inside.inset(left: 1, top: 2, right: 1, bottom: 2).inset(top: min(maySeeStops ? soughtStops.count : 0, 2))
  }

  private func drawTable(_ card: ParcelCard, in area: Rect, on surface: inout Surface) {
    let parcel = card.parcel
    let current = card.order.current
    let name = Masking.name(current.recipient.current)
    let head = [
      TextRun("\(parcel.id.text)   ", .title),
      TextRun([parcel.courier.map(courierName), parcel.waybill].compactMap { $0 }.joined(separator: " ") + "   ", .strong),
      TextRun(Sanitizer.visible("\(name) \(Masking.city(current.address.current))")),
    ]
    surface.put([head], in: area.row(0))
    for (place, line) in benchWarnings(card).enumerated() {
      let row = area.row(1 + place)
      if line.ink == .stop { surface.fill(row, ink: .stop) }
      surface.put(line.text, x: row.x, y: row.y, ink: line.ink, width: row.width)
    }
    let plan = benchPlan(card, area)
    if plan.notes.height == 0, !plan.noteLines.isEmpty {
      // On the smallest screens the head says that there is more to know.
      surface.put(
        " " + texts.boxNoRoom(plan.noteLines.count), x: area.maxX - 30, y: area.y, ink: .warning, width: 30, align: .right)
    }
    if let progress = plan.progress {
      let bar = ProgressBar.text(
        done: card.boxScanned, total: card.boxPieces, columns: min(24, progress.width - 16), glyphs: glyphs)
      surface.put(
        "\(texts.benchProgress(card.boxScanned, card.boxPieces))  \(bar)", x: progress.x, y: progress.y, ink: .strong,
        width: progress.width)
    }
    if plan.notes.height > 0 { surface.put(plan.visibleNotes(shipping.bench.notesScroll, texts), in: plan.notes) }
    drawGoods(card.boxLines, in: plan.goods, spacing: plan.spacing, on: &surface)
    if shipping.bench.isWeighing {
      let used = min(card.boxLines.count * plan.spacing, plan.goods.height)
      let text = shipping.bench.scale == nil ? texts.benchWeigh : texts.benchWeighByScale
      surface.put(text, x: plan.goods.x, y: plan.goods.y + used, ink: .success, width: plan.goods.width)
    }
  }

  private func drawGoods(_ lines: [ParcelCard.Line], in area: Rect, spacing: Int, on surface: inout Surface) {
    guard area.height > 0 else { return }
    var room = max(area.height / spacing, 1)
    // The first line still missing stays in sight, however many there are; what isn't is counted.
    let isCut = lines.count > room && room > 1
    if isCut { room -= 1 }
    let open = lines.firstIndex { $0.scanned < $0.quantity } ?? 0
    let first = max(0, min(open - room / 2, lines.count - room))
    var y = area.y
    for line in lines.dropFirst(first).prefix(room) {
      let isDone = line.scanned >= line.quantity
      let ink: Ink = isDone ? .done : .strong
      surface.put(
        [
          [
            TextRun("  \(isDone ? glyphs.checked : glyphs.unchecked)  \(line.scanned)/\(line.quantity)   ", ink),
            TextRun(Width.fit(line.location, 10) + " "), TextRun("\(line.title) \(line.attributes)", ink),
            TextRun(line.isCounted ? "  [\(texts.beingCounted)]" : "", .warning),
          ]
        ], in: Rect(x: area.x, y: y, width: area.width, height: 1))
      y += spacing
    }
    guard isCut else { return }
    surface.put(
      "  " + texts.benchGoodsMore(first, lines.count - first - room), x: area.x, y: area.maxY - 1, ink: .dim, width: area.width)
  }

  private func drawLast(in row: Rect, on surface: inout Surface) {
    guard let card = shipping.bench.card else { return }
    if let last = shipping.bench.last { surface.put("\(texts.benchLast): \(last)", x: row.x + 1, y: row.y, width: row.width - 16) }
    let missing = card.boxPieces - card.boxScanned
    surface.put(
      texts.benchMissing(missing), x: row.maxX - 14, y: row.y, ink: missing == 0 ? .done : .strong, width: 13, align: .right)
  }
}
