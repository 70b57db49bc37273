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
    var content = inside.inset(left: 1, top: 2, right: 1, bottom: 2)
    content = content.inset(top: drawSought(in: inside.inset(top: 1), on: &surface))
    if let card = shipping.bench.card {
      drawTable(card, in: content, on: &surface)
    } else {
      surface.put(texts.benchEmpty, x: content.x + 1, y: content.y, ink: .dim, width: content.width - 1)
    }
    drawLast(in: inside.row(inside.height - 1), on: &surface)
    defer { drawAlarm(in: inside, on: &surface) }
    if let stop = shipping.bench.stop {
      let row = inside.row(inside.height - 2)
      surface.fill(row, ink: .stop)
      surface.put(" " + texts.benchStop(stop), x: row.x, y: row.y, ink: .stop, width: row.width)
    }
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
    var y = area.y + 1
    if shipping.bench.hasUnseenFlag, let last = card.order.amendments.last {
      surface.put(
        "!! "
          + texts.benchFlag(
            "\(texts.redFlag(last.redFlagNote)) (\(person(last.by)) \(texts.moment(last.at, now: now, in: calendar.zone)))"),
        x: area.x, y: y, ink: .flagRed, width: area.width)
      y += 1
    }
    if shipping.bench.hasVoidPaper, !shipping.bench.hasUnseenFlag {
      surface.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: .stop)
      surface.put(
        texts.benchPaperVoid(
          "\(parcel.id.text)/\(parcel.printCount)", card.order.amendments.last.map { texts.redFlag($0.redFlagNote) } ?? ""),
        x: area.x, y: y, ink: .stop, width: area.width)
      y += 1
    }
    let room = area.maxY - y - 1
    // The first line still missing stays in sight, however many there are.
    let open = card.boxLines.firstIndex { $0.scanned < $0.quantity } ?? 0
    let first = max(0, min(open - room / 2, card.boxLines.count - room))
    for line in card.boxLines.dropFirst(first).prefix(max(room, 0)) {
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
      y += 1
    }
    if shipping.bench.isWeighing { surface.put(texts.benchWeigh, x: area.x, y: y, ink: .success, width: area.width) }
  }

  private func drawLast(in row: Rect, on surface: inout Surface) {
    guard let card = shipping.bench.card else { return }
    if let last = shipping.bench.last { surface.put("\(texts.benchLast): \(last)", x: row.x + 1, y: row.y, width: row.width - 16) }
    let missing = card.boxPieces - card.boxScanned
    surface.put(
      texts.benchMissing(missing), x: row.maxX - 14, y: row.y, ink: missing == 0 ? .done : .strong, width: 13, align: .right)
  }
}
