import DeskCore
import DeskScreen

extension AppState {
  func drawOverlay(_ layout: Layout, on surface: inout Surface) {
    switch overlay {
    case .help(let help): drawHelp(help, layout, on: &surface)
    case .palette(let palette): drawPalette(palette, layout, on: &surface)
    case .acts(let acts): drawActs(acts, layout, on: &surface)
    case .phrases(let phrases): drawPhrases(phrases, layout, on: &surface)
    case .merges(let merges): drawMerges(merges, layout, on: &surface)
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
    if entries.isEmpty {
      let lines = Wrap.lines(Sanitizer.visible(paletteUnknown(palette.field.text)), columns: inside.width - 2)
      for (row, line) in lines.prefix(max(0, inside.height - 2)).enumerated() {
        surface.put(line, x: inside.x + 1, y: inside.y + 2 + row, ink: .warning, width: inside.width - 2)
      }
      return
    }
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
    guard entries.indices.contains(palette.cursor), let refusal = entries[palette.cursor].refusal else {
      table.draw(on: &surface, in: inside.inset(top: 2))
      return
    }
    // A column may have cut why the chosen one is not possible.
    let lines = Wrap.lines(Sanitizer.visible(refusal), columns: inside.width - 2).prefix(3)
    table.draw(on: &surface, in: inside.inset(top: 2, bottom: lines.count))
    for (row, line) in lines.enumerated() {
      surface.put(line, x: inside.x + 1, y: inside.maxY - lines.count + row, ink: .warning, width: inside.width - 2)
    }
  }

  private func drawActs(_ acts: ActsState, _ layout: Layout, on surface: inout Surface) {
    let area = layout.body.centred(width: 64, height: min(acts.entries.count + 2, layout.body.height))
    let inside = Box(title: Sanitizer.visible(acts.title), trailing: texts.actsHint).draw(on: &surface, in: area, glyphs: glyphs)
    let columns = [
      Column("", minimum: 2), Column("", minimum: 3, ideal: 5), Column("", minimum: 12, ideal: 24),
      Column("", minimum: 8, ideal: 20, isFlexible: true),
    ]
    Table(columns: columns, rowCount: acts.entries.count, selected: acts.cursor, showsHeader: false) { index in
      let entry = acts.entries[index]
      let digit = index < 9 ? "\(index + 1)" : index == 9 ? "0" : ""
      return TableRow([
        TextRun(digit.isEmpty ? "" : digit + " ", .key), TextRun(entry.key?.name ?? "", .dim), .safe(entry.title),
        .safe(entry.detail, .dim),
      ])
    }.draw(on: &surface, in: inside)
  }

  /// Names on the left, the whole text with the order's data on the right, so that what is copied has been read.
  private func drawPhrases(_ state: PhrasesState, _ layout: Layout, on surface: inout Surface) {
    let area = layout.body.centred(width: 110, height: layout.body.height)
    let title = texts.phrasesTitle + (state.order.map { " \($0)" } ?? "")
    let inside = Box(title: title, trailing: texts.phrasesHint).draw(on: &surface, in: area, glyphs: glyphs)
    guard state.isLoaded else { return _ = surface.put(texts.loading, x: inside.x + 1, y: inside.y, ink: .dim) }
    let (names, rest) = inside.splitLeft(22)
    Table(
      columns: [Column("", minimum: 2), Column("", minimum: 10, isFlexible: true)], rowCount: state.phrases.count,
      selected: state.cursor, showsHeader: false
    ) { index in
      TableRow([TextRun(index < 9 ? "\(index + 1)" : index == 9 ? "0" : "", .key), .safe(state.phrases[index].name)])
    }.draw(on: &surface, in: names)
    let text = rest.inset(left: 2)
    guard let phrase = state.selected else { return }
    for (row, line) in Wrap.lines(Sanitizer.visible(phrase.filled(state.values)), columns: text.width - 1).prefix(text.height)
      .enumerated()
    {
      surface.put(line, x: text.x, y: text.y + row)
    }
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
    if context.isScanning {
      surface.put(texts.benchConfirmKeys, x: inside.x + 1, y: last, ink: .key)
    } else if box.needsCount {
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
