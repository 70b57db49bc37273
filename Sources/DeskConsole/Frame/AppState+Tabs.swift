import DeskCore
import DeskScreen

extension AppState {
  func drawTabs(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    var x = 1
    for place in Pane.allCases where panes.contains(place) {
      let counts = queueCounts(place.work)
      var text = " \(place.rawValue) \(texts.title(place))"
      if counts.open > 0 { text += " \(counts.open)" }
      if counts.late > 0 { text += "!" }
      text += " "
      x += surface.write(text, x: x, y: rect.y, ink: place == pane ? .tabActive : counts.late > 0 ? .late : .tab) + 1
    }
  }

  func queueCounts(_ kinds: [WorkKind]) -> (open: Int, late: Int) {
    let queues = (day?.queues ?? []).filter { kinds.contains($0.kind) }
    return (queues.reduce(0) { $0 + $1.open }, queues.reduce(0) { $0 + $1.late })
  }

  /// Words side by side with one of them active: sub-queues, views, stages.
  func drawChoices(_ choices: [(text: String, isActive: Bool, isLate: Bool)], in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    var x = rect.x + 1
    for choice in choices where x < rect.maxX {
      let text = choice.isActive ? "[\(choice.text)]" : " \(choice.text) "
      x += surface.write(
        text, x: x, y: rect.y, ink: choice.isActive ? .tabActive : choice.isLate ? .late : .tab,
        width: min(Width.of(text), rect.maxX - x))
    }
  }
}
