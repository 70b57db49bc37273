import DeskCore
import DeskScreen

extension AppState {
  /// What has just happened, or is happening; the level as a word first.
  func drawStatus(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    if let flight, now.milliseconds - flight.startedAt.milliseconds >= 150 {
      var text = texts.working + " " + texts.title(flight.kind)
      if flight.isBatch {
        text += " \(flight.done.count + flight.failed.count)/\(flight.done.count + flight.failed.count + flight.waiting.count)"
      }
      if !typeAhead.isEmpty { text += "  " + texts.heldKeys(typeAhead.count) }
      surface.put(text, x: rect.x + 1, y: rect.y, ink: .dim)
      return
    }
    guard let notice else {
      if !currentFilter.isEmpty { surface.put(texts.filtered(currentFilter), x: rect.x + 1, y: rect.y, ink: .warning) }
      return
    }
    let level: Toast.Level =
      switch notice.level {
      case .note: .note
      case .success: .success
      case .warning: .warning
      case .error: .refusal
      }
    let text = notice.level == .warning || notice.level == .error ? "\(word(notice.level)): \(notice.text)" : notice.text
    var toast = Toast(level, Sanitizer.visible(text), hint: notice.hint)
    // What is refused must be read whole: it takes rows of the body, until the next key. A form says it itself.
    var height = 1
    if notice.level == .warning || notice.level == .error, overlay?.isForm != true {
      height = min(toast.rows(columns: rect.width, glyphs: glyphs), Self.mostStatusRows)
      if height < toast.rows(columns: rect.width, glyphs: glyphs), toast.hint == nil {
        toast.hint = Hint(key: "F10", title: texts.title(Action.messages))
      }
    }
    let area = Rect(x: rect.x, y: rect.y - height + 1, width: rect.width, height: height)
    toast.draw(on: &surface, in: area, glyphs: glyphs)
  }

  private static let mostStatusRows = 4

  /// The rows that ``drawStop(_:upFrom:on:)`` takes.
  func stopRows(_ stop: String, columns: Int) -> Int {
    min(Wrap.lines(texts.benchStop(Sanitizer.visible(stop)), columns: columns - 2).count, Self.mostStatusRows)
  }

  /// A stop, the whole line reversed; a long one grows upwards from its row, so that nobody has to guess its end.
  func drawStop(_ stop: String, upFrom row: Rect, on surface: inout Surface) {
    let lines = Wrap.lines(texts.benchStop(Sanitizer.visible(stop)), columns: row.width - 2)
    let shown = stopRows(stop, columns: row.width)
    for place in 0..<shown {
      let line = place == shown - 1 ? lines.dropFirst(place).joined(separator: " ") : lines[place]
      let area = Rect(x: row.x, y: row.y - shown + 1 + place, width: row.width, height: 1)
      surface.fill(area, ink: .stop)
      surface.put(" " + line, x: area.x, y: area.y, ink: .stop, width: area.width)
    }
  }

  func drawFooter(in rect: Rect, on surface: inout Surface) {
    var hints: [Hint] = []
    switch overlay {
    case .help: hints = [Hint(key: "Esc", title: texts.pick("关闭", "close")), Hint(key: "↑↓", title: texts.pick("翻看", "scroll"))]
    case .palette: hints = [Hint(key: "Enter", title: texts.pick("执行", "run")), Hint(key: "Esc", title: texts.pick("关闭", "close"))]
    case .merges:
      hints = [
        Hint(key: "Enter", title: texts.title(.mergeParcel)), Hint(key: "z", title: texts.title(.unmergeParcel)),
        Hint(key: "Esc", title: texts.pick("关闭", "close")),
      ]
    case .acts, .phrases:
      hints = [Hint(key: "Enter", title: texts.pick("执行", "run")), Hint(key: "Esc", title: texts.pick("关闭", "close"))]
    case .form:
      hints = [
        Hint(key: "Enter", title: texts.pick("提交", "submit")), Hint(key: "F12", title: texts.pick("挂起", "lay aside")),
        Hint(key: "Esc", title: texts.pick("取消", "cancel")),
      ]
    case .confirm, .page: hints = [Hint(key: "Esc", title: texts.pick("关闭", "close"))]
    case nil where filterField != nil:
      hints = [
        Hint(key: "Enter", title: texts.pick("保留", "keep")), Hint(key: "↑↓", title: texts.pick("移动", "move")),
        Hint(key: "Esc", title: texts.pick("取消筛选", "clear")),
      ]
    case nil:
      let alive = Bindings.all.filter { $0.isAlive(in: keyContext) && $0.footer != nil && isShown($0.action) }
      // What one's role does comes before what it is refused.
      func place(_ binding: Binding) -> Int { (binding.footer ?? 0) + (isForRole(binding.action) ? 0 : 100) }
      hints = alive.sorted { place($0) < place($1) }.map { binding in
        let key = context.isScanning ? binding.keys.first { !$0.isCharacter } : binding.keys.first
        return Hint(
          key: (key ?? .enter).name, title: texts.title(binding.action, in: keyContext),
          isEnabled: whyDisabled(binding.action) == nil)
      }
      if alarm != nil { hints = hints.filter { $0.key == "F6" } }
      if context.isScanning, alarm == nil { hints.insert(Hint(key: "Esc", title: texts.title(.back)), at: min(1, hints.count)) }
    }
    let help = Hint(key: context.isScanning ? "F1" : "?", title: texts.title(.help))
    Footer(hints: hints, pinned: overlay == nil && filterField == nil ? help : nil).draw(on: &surface, in: rect)
  }
}

extension AppState {
  /// Taking back is offered where there is something to take back; everything else is shown also when it is refused now.
  fileprivate func isShown(_ action: Action) -> Bool {
    switch action {
    case .counter: isWorklist && keyContext != .deciding || counter != nil
    case .command(.seeInterception): !shipping.stops.isEmpty || context != .bench
    case .command(.foundParcel): !soughtStops.isEmpty || context != .bench
    case .command(.goneParcel): soughtStops.first?.mayBeGone == true || context != .bench
    case .command(.printParcel): shipping.bench.hasVoidPaper || context != .bench
    default: true
    }
  }

  fileprivate func isForRole(_ action: Action) -> Bool {
    if case .command(let kind) = action { actor?.role(for: kind) != nil } else { true }
  }
}

extension Key {
  var isCharacter: Bool { if case .character = self { true } else { false } }
}
