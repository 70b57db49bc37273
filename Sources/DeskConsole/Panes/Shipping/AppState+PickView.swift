import DeskCore
import DeskScreen

extension AppState {
  func drawPicks(_ layout: Layout, on surface: inout Surface) {
    drawViews(in: layout.body.row(0), on: &surface)
    let area = layout.body.inset(left: 1, top: 1)
    let picks = shipping.picks
    guard picks.refusal == nil, let walk = picks.walk else {
      surface.put(picks.refusal ?? texts.loading, x: area.x + 1, y: area.y + 1, ink: .dim, width: area.width - 1)
      return
    }
    drawPickHead(in: area.row(0), walk, on: &surface)
    var body = area.inset(top: 1)
    if let stop = picks.stop {
      let rows = stopRows(stop, columns: body.width)
      drawStop(stop, upFrom: body.row(rows - 1), on: &surface)
      body = body.inset(top: rows)
    }
    guard !picks.shown.isEmpty else {
      surface.put(
        walk.rows.isEmpty ? texts.picksEmpty : texts.picksNothingHere, x: body.x + 1, y: body.y + 1, ink: .dim,
        width: body.width - 1)
      return
    }
    if layout.kind == .sideBySide {
      let (list, rest) = body.splitLeft(body.width * 2 / 3)
      drawPickRows(in: list, on: &surface)
      for y in rest.y..<rest.maxY { surface.write(glyphs.vertical, x: rest.x, y: y, ink: .rule) }
      drawPickSide(walk, in: rest.inset(left: 2), on: &surface)
    } else {
      let foot = layout.kind == .stacked ? 4 : 3
      drawPickRows(in: body.inset(bottom: foot), on: &surface)
      drawPickFoot(in: body.inset(top: body.height - foot), on: &surface)
    }
  }

  private func drawPickHead(in row: Rect, _ walk: PickWalk, on surface: inout Surface) {
    surface.fill(row)
    let picks = shipping.picks
    let zone = picks.filter.zone.map { $0.isEmpty ? texts.picksNoPlace : $0 } ?? texts.picksAllZones
    let courier = picks.filter.courier.map(courierName) ?? texts.picksAllCouriers
    let done = picks.shown.count(where: picks.isBrought)
    let state = texts.picksHead(zone: zone, courier: courier, done: done, rows: picks.shown.count)
    let label = surface.put("\(texts.benchScan) ", x: row.x, y: row.y, ink: .strong)
    let width = Width.of(state)
    let room = max(12, min(40, row.width - label - width - 2))
    picks.field.text.draw(on: &surface, in: Rect(x: row.x + label, y: row.y, width: room, height: 1), isFocused: overlay == nil)
    surface.put(
      state, x: max(row.x + label + room + 1, row.maxX - width - 1), y: row.y, ink: .title,
      width: row.maxX - row.x - label - room - 1)
  }

  private enum PickLine {
    case zone(String, rows: Int, pieces: Int)
    case row(PickWalk.Row)
  }

  private func drawPickRows(in area: Rect, on surface: inout Surface) {
    let picks = shipping.picks
    var lines: [PickLine] = []
    var selected: Int?
    for zone in PickWalk.zones(of: picks.shown) {
      let own = picks.shown.filter { $0.zone == zone }
      lines.append(.zone(zone, rows: own.count, pieces: own.reduce(0) { $0 + $1.quantity }))
      for row in own {
        if row.sku == picks.selected?.sku { selected = lines.count }
        lines.append(.row(row))
      }
    }
    let columns = [
      Column("", minimum: 4), Column(texts.columnLocation, minimum: 9, ideal: 10),
      Column(texts.columnPieces, minimum: 5, align: .right),
      Column(texts.columnSKU, minimum: 8, ideal: 14, dropOrder: 1),
      Column(texts.columnTitle, minimum: 14, ideal: 24, isFlexible: true),
      Column(texts.columnSplit, minimum: 14, ideal: 20, dropOrder: 2, isFlexible: true),
    ]
    let first = max(0, min((selected ?? 0) - (area.height - 1) / 2, lines.count - (area.height - 1)))
    Table(columns: columns, rowCount: lines.count, selected: selected, first: first) { place in
      switch lines[place] {
      case .zone(let zone, let rows, let pieces):
        // The heading's words may be longer than a place's name: they stand where a title stands.
        return TableRow([
          TextRun(""), TextRun(zone.isEmpty ? "-" : zone, .title), TextRun("\(pieces)", .dim), TextRun(""),
          TextRun(texts.picksZone(zone.isEmpty ? texts.picksNoPlace : zone, rows: rows), .title), TextRun(""),
        ])
      case .row(let row):
        let got = picks.pieces(brought: row)
        let ink: Ink = got == row.quantity ? .done : .plain
        let box = got == row.quantity ? glyphs.checked : got > 0 ? "[~]" : glyphs.unchecked
        return TableRow([
          TextRun(box, ink), .safe(row.location.isEmpty ? "-" : row.location, got == row.quantity ? .done : .strong),
          TextRun("×\(row.quantity)", got == row.quantity ? .done : .strong), .safe(row.sku, got == row.quantity ? .done : .dim),
          .safe("\(row.isCounted ? "[\(texts.beingCounted)] " : "")\(row.title) \(row.attributes)", ink),
          .safe(Self.split(row), got == row.quantity ? .done : .dim),
        ])
      }
    }.draw(on: &surface, in: area)
  }

  /// `0028×1 0032×2`: the boxes by the ends of their numbers; whole numbers stand in the detail.
  private static func split(_ row: PickWalk.Row) -> String {
    row.parts.map { "\($0.box.text.split(separator: "-").last ?? "")×\($0.quantity)" }.joined(separator: " ")
  }

  private func drawPickFoot(in area: Rect, on surface: inout Surface) {
    surface.fill(area)
    surface.write(String(repeating: glyphs.horizontal, count: area.width), x: area.x, y: area.y, ink: .rule)
    if let row = shipping.picks.selected {
      let head = [
        TextRun("\(row.location.isEmpty ? texts.picksNoPlace : row.location)  ", .strong),
        TextRun("\(row.title) \(row.attributes)  "),
      ]
      let parts = row.parts.map { TextRun("\($0.box.text)×\($0.quantity) ", .strong) }
      let lines = Flow.lines(head + parts, columns: area.width - 1, indent: 2)
      surface.put(
        Array(lines.prefix(area.height - 2)), in: Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 2))
    }
    surface.put(picksSummary, x: area.x, y: area.maxY - 1, ink: .dim, width: area.width)
  }

  private var picksSummary: String {
    let picks = shipping.picks
    return texts.picksSummary(complete: picks.complete.count, of: picks.walk?.boxes.count ?? 0)
  }

  private func drawPickSide(_ walk: PickWalk, in area: Rect, on surface: inout Surface) {
    let picks = shipping.picks
    var lines: [[TextRun]] = []
    if let row = picks.selected {
      lines.append([
        TextRun(row.location.isEmpty ? texts.picksNoPlace : row.location, .title), TextRun("  ×\(row.quantity)", .strong),
      ])
      lines += Flow.lines([TextRun("\(row.title) \(row.attributes)")], columns: area.width, indent: 2)
      lines.append([TextRun("\(row.sku)  \(row.barcodes.first ?? "")", .dim)])
      for part in row.parts {
        let isHere = picks.brought.contains(PickState.Tick(parcel: part.parcel, sku: row.sku))
        let courier = walk.boxes[part.box]?.courier.map(courierName) ?? ""
        lines.append([
          TextRun("  \(isHere ? glyphs.checked : glyphs.unchecked) ×\(part.quantity) ", isHere ? .done : .plain),
          TextRun(part.box.text, .strong), TextRun(part.box == part.parcel ? "" : " \(glyphs.arrow)\(part.parcel.text)", .dim),
          TextRun("  \(courier)", .dim),
        ])
      }
      lines.append([])
    }
    lines += Flow.lines([TextRun(picksSummary, .dim)], columns: area.width, indent: 0)
    let missing = picks.missing
    for box in walk.boxes.keys.sorted() {
      let left = missing[box] ?? 0
      lines.append([
        TextRun("  \(left == 0 ? glyphs.checked : glyphs.unchecked) \(box.text) ", left == 0 ? .done : .plain),
        TextRun(left == 0 ? texts.picksBoxComplete : texts.picksWaitsFor(left), left == 0 ? .done : .dim),
      ])
    }
    surface.put(lines, in: area)
  }
}

extension PickWalk {
  static func zones(of rows: [Row]) -> [String] {
    var known: Set<String> = []
    return rows.map(\.zone).filter { known.insert($0).inserted }
  }
}
