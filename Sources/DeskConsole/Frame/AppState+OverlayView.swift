import DeskCore
import DeskScreen

extension AppState {
  func drawOverlay(_ layout: Layout, on surface: inout Surface) {
    switch overlay {
    case .help(let help): drawHelp(help, layout, on: &surface)
    case .palette(let palette): drawPalette(palette, layout, on: &surface)
    case .form(let form): drawForm(form, layout, on: &surface)
    case .confirm(let box): drawConfirm(box, layout, on: &surface)
    case .page(let page): drawPage(page, layout, on: &surface)
    case nil: break
    }
  }

  private func drawHelp(_ help: HelpState, _ layout: Layout, on surface: inout Surface) {
    let area = layout.body.centred(width: 96, height: layout.body.height)
    let inside = Box(title: texts.helpTitle, trailing: texts.helpHint).draw(on: &surface, in: area, glyphs: glyphs)
    drawField("/ ", help.field, in: inside.row(0), on: &surface)
    let entries = helpEntries(help.field.text)
    let columns = [
      Column("", minimum: 12, ideal: 14), Column("", minimum: 12, ideal: 24),
      Column("", minimum: 10, ideal: 20, dropOrder: 2), Column("", minimum: 10, ideal: 20, dropOrder: 1, isFlexible: true),
    ]
    let table = Table(columns: columns, rowCount: entries.count, first: help.scroll, showsHeader: false) { index in
      let entry = entries[index]
      return TableRow([
        TextRun(entry.keys, .key), TextRun(entry.title, entry.refusal == nil ? .plain : .disabled), TextRun(entry.place, .dim),
        TextRun.safe(entry.refusal ?? "", .disabled),
      ])
    }
    table.draw(on: &surface, in: inside.inset(top: 2))
  }

  private func drawPalette(_ palette: PaletteState, _ layout: Layout, on surface: inout Surface) {
    let area = layout.body.centred(width: 96, height: layout.body.height)
    let inside = Box(title: texts.paletteTitle, trailing: texts.paletteHint).draw(on: &surface, in: area, glyphs: glyphs)
    drawField(": ", palette.field, in: inside.row(0), on: &surface)
    let entries = paletteMatches(palette.field.text)
    let columns = [
      Column("", minimum: 10, ideal: 20), Column("", minimum: 6, ideal: 8), Column("", minimum: 10, ideal: 16, dropOrder: 1),
      Column("", minimum: 10, ideal: 20, dropOrder: 2, isFlexible: true),
    ]
    let table = Table(columns: columns, rowCount: entries.count, selected: palette.cursor, showsHeader: false) { index in
      let entry = entries[index]
      return TableRow([
        TextRun(entry.title, entry.refusal == nil ? .plain : .disabled), TextRun(entry.key, .key), TextRun(":" + entry.verb, .dim),
        TextRun.safe(entry.refusal ?? "", .disabled),
      ])
    }
    table.draw(on: &surface, in: inside.inset(top: 2))
  }

  private func drawField(_ label: String, _ field: TextField, in row: Rect, on surface: inout Surface) {
    let used = surface.write(label, x: row.x + 1, y: row.y, ink: .key)
    field.draw(on: &surface, in: row.inset(left: used + 1, right: 1), isFocused: true)
  }

  private func drawConfirm(_ box: ConfirmState, _ layout: Layout, on surface: inout Surface) {
    let height = min(box.lines.count + 7, layout.body.height)
    let area = layout.body.centred(width: 76, height: height)
    let inside = Box(title: texts.confirmTitle, ink: .warning, titleInk: .warning).draw(on: &surface, in: area, glyphs: glyphs)
    surface.put(texts.confirmQuestion(box.kind, box.planned.count), x: inside.x + 1, y: inside.y, ink: .strong)
    let room = max(1, inside.height - 5)
    for (row, line) in box.lines.prefix(box.lines.count > room ? room - 1 : room).enumerated() {
      surface.put(line, x: inside.x + 3, y: inside.y + 1 + row, width: inside.width - 4)
    }
    if box.lines.count > room {
      surface.put(texts.more(box.lines.count - room + 1), x: inside.x + 3, y: inside.y + room, ink: .dim)
    }
    let last = inside.maxY - 1
    surface.put(texts.confirmIrreversible, x: inside.x + 1, y: last - 2, ink: .warning)
    if box.needsCount {
      let used = surface.put(texts.confirmType(box.planned.count) + " ", x: inside.x + 1, y: last)
      box.typed.draw(on: &surface, in: Rect(x: inside.x + 1 + used, y: last, width: 8, height: 1), isFocused: true)
    } else {
      let used = surface.put("[\(texts.confirmCancel)]", x: inside.x + 1, y: last, ink: box.isGoFocused ? .plain : .selected)
      surface.put("[\(texts.confirmGo)]", x: inside.x + 3 + used, y: last, ink: box.isGoFocused ? .selected : .plain)
    }
  }

  private func drawPage(_ page: PageState, _ layout: Layout, on surface: inout Surface) {
    let inside = Box(title: Sanitizer.visible(page.title), trailing: texts.pageHint).draw(
      on: &surface, in: layout.body, glyphs: glyphs)
    surface.put(page.lines.map { [TextRun($0)] }, in: inside.inset(left: 1), scroll: page.scroll)
    let below = page.lines.count - page.scroll - inside.height
    if below > 0 { surface.put(texts.more(below), x: inside.x + 1, y: inside.maxY, ink: .dim) }
  }
}
