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
    Toast(level, Sanitizer.visible(text), hint: notice.hint).draw(on: &surface, in: rect, glyphs: glyphs)
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
      let alive = Bindings.all.filter { $0.isAlive(in: context) && $0.footer != nil && isShown($0.action) }
      // What one's role does comes before what it is refused.
      func place(_ binding: Binding) -> Int { (binding.footer ?? 0) + (isForRole(binding.action) ? 0 : 100) }
      hints = alive.sorted { place($0) < place($1) }.map { binding in
        let key = context.isScanning ? binding.keys.first { !$0.isCharacter } : binding.keys.first
        return Hint(
          key: (key ?? .enter).name, title: texts.title(binding.action, in: context), isEnabled: whyDisabled(binding.action) == nil)
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
    case .counter: isWorklist || counter != nil
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
