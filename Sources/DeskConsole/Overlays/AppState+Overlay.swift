import DeskCore
import DeskScreen

extension AppState {
  mutating func pressOverlay(_ key: Key) {
    switch overlay {
    case .help(let help): pressHelp(key, help)
    case .palette(let palette): pressPalette(key, palette)
    case .acts(let acts): pressActs(key, acts)
    case .phrases(let phrases): pressPhrases(key, phrases)
    case .merges(let merges): pressMerges(key, merges)
    case .form(let form): pressForm(key, form)
    case .confirm(let box): pressConfirm(key, box)
    case .page(let page): pressPage(key, page)
    case nil: break
    }
  }

  private mutating func pressHelp(_ key: Key, _ help: HelpState) {
    var help = help
    switch key {
    case .escape, .function(1): return overlay = nil
    case .up: help.scroll = max(0, help.scroll - 1)
    case .pageUp: help.scroll = max(0, help.scroll - 10)
    case .down, .pageDown:
      help.scroll = min(help.scroll + (key == .down ? 1 : 10), max(0, helpEntries(help.field.text).count - 1))
    default: if help.field.handle(key) { help.scroll = 0 }
    }
    overlay = .help(help)
  }

  private mutating func pressPalette(_ key: Key, _ palette: PaletteState) {
    var palette = palette
    switch key {
    case .escape: return overlay = nil
    case .up, .control("p"): palette.cursor = max(0, palette.cursor - 1)
    case .down, .tab, .control("n"):
      palette.cursor = min(palette.cursor + 1, max(0, paletteMatches(palette.field.text).count - 1))
    case .enter:
      let matches = paletteMatches(palette.field.text)
      guard matches.indices.contains(palette.cursor) else { return tell(.warning, paletteUnknown(palette.field.text)) }
      overlay = nil
      let entry = matches[palette.cursor]
      return run(entry, words: entry.arguments(paletteLine(palette.field.text, among: paletteEntries()).line))
    default: if palette.field.handle(key) { palette.cursor = 0 }
    }
    overlay = .palette(palette)
  }

  private mutating func run(_ entry: PaletteEntry, words: [String]) {
    switch entry.target {
    case .action(.command(let kind)): start(kind, words: words)
    case .action(.exportShipFile): exportShipFile(words)
    case .action(let action): run(action)
    case .queue(let queue): show(queue)
    case .view(let view): show(view)
    case .stock(let view): show(view)
    case .counts: openCounts()
    case .importFiles: importFiles(words)
    case .reconcile: reconcile(words)
    case .posts: load(.posts, awaited: true)
    case .roster: load(.roster, awaited: true)
    case .pages: load(.pages, awaited: true)
    case .backups: load(.backups, awaited: true)
    case .supervisor(let view): show(view)
    case .story: openStory(words)
    case .sights: showSights()
    case .assignWave: assignWave()
    case .promotion(let view): showPromotions(view)
    case .elsewhere(let text): tell(.note, text)
    }
  }

  private mutating func pressForm(_ key: Key, _ form: FormState) {
    guard !form.isSubmitting else { return }
    switch key {
    case .escape: overlay = nil
    case .enter: submitForm(form)
    case .function(12), .control("t"): layAside(form)
    default:
      var form = form
      form.handle(key)
      overlay = .form(form)
    }
  }

  private mutating func pressConfirm(_ key: Key, _ box: ConfirmState) {
    // Nothing typed before the question was on the screen can answer it.
    guard box.isArmed else { return }
    var box = box
    // At the bench letters and Enter may be the scanner's.
    if context.isScanning {
      if key == .function(4) { return confirmed(box) }
      if key == .escape { return overlay = nil }
      return outbox.append(.ring(.attention))
    }
    switch key {
    case .escape, .character("n"), .character("N"): return overlay = nil
    case .tab, .backTab, .left, .right: box.isGoFocused.toggle()
    case .character("y"), .character("Y"):
      if !box.needsCount { return confirmed(box) }
      tell(.warning, texts.confirmOnlyDigits(box.planned.count))
    case .enter:
      if box.needsCount ? box.isCountRight : box.isGoFocused { return confirmed(box) }
      if !box.needsCount || box.typed.isEmpty { return overlay = nil }
      tell(.warning, texts.confirmWrongCount(box.typed.text, box.planned.count))
      box.typed.text = ""
    case .character(let character) where box.needsCount && !(character.isASCII && character.isNumber):
      tell(.warning, texts.confirmOnlyDigits(box.planned.count))
    default: if box.needsCount { box.typed.handle(key) }
    }
    overlay = .confirm(box)
  }

  private mutating func confirmed(_ box: ConfirmState) {
    overlay = nil
    fly(box.kind, box.planned, origin: .list)
  }

  private mutating func pressPage(_ key: Key, _ page: PageState) {
    var page = page
    let step = max(1, Layout(size: size).pageHeight - 1)
    let limit = max(0, page.lines.count - step)
    switch key {
    case .escape, .enter, .character("q"): return overlay = nil
    case .up, .character("k"): page.scroll = max(0, page.scroll - 1)
    case .down, .character("j"): page.scroll = min(limit, page.scroll + 1)
    case .pageUp: page.scroll = max(0, page.scroll - step)
    case .pageDown, .character(" "): page.scroll = min(limit, page.scroll + step)
    case .home, .character("g"): page.scroll = 0
    case .end, .character("G"): page.scroll = limit
    case .character("Y"), .character("y"), .control("y"):
      outbox.append(.copy(page.lines.joined(separator: "\n")))
      tell(.success, texts.copied(page.title))
    default: break
    }
    overlay = .page(page)
  }
}
