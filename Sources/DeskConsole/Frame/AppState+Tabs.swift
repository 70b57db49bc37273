import DeskCore
import DeskScreen

extension AppState {
  func drawTabs(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    var x = 1
    for place in Pane.allCases where panes.contains(place) {
      let counts = queueCounts(work(of: place))
      var text = " \(place.rawValue) \(texts.title(place))"
      if counts.open > 0 { text += " \(counts.open)" }
      if counts.late > 0 { text += "!" }
      // A paper that didn't come out must not wait until somebody looks into the queue.
      let failed = place == .shipping ? day?.failedPrints ?? 0 : 0
      if failed > 0 { text += " " + texts.printsFailed(failed) }
      text += " "
      let isLate = counts.late > 0 || failed > 0
      x += surface.write(text, x: x, y: rect.y, ink: place == pane ? .tabActive : isLate ? .late : .tab) + 1
    }
  }

  func queueCounts(_ kinds: [WorkKind]) -> (open: Int, late: Int) {
    let queues = (day?.queues ?? []).filter { kinds.contains($0.kind) }
    return (queues.reduce(0) { $0 + $1.open }, queues.reduce(0) { $0 + $1.late })
  }

  /// Words side by side with one of them active: sub-queues, views, stages. Where they don't all fit, the active one and its neighbours show, and
  /// an arrow says on which side there are more.
  func drawChoices(_ choices: [(text: String, isActive: Bool, isLate: Bool)], in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    let widths = choices.map { Width.of($0.text) + 2 }
    let active = choices.firstIndex { $0.isActive } ?? 0
    // One column before the first, and two for the arrow behind.
    let room = rect.width - 3
    var first = 0
    while first < active, widths[first...active].reduce(0, +) + (first > 0 ? 2 : 0) > room { first += 1 }
    var x = rect.x + 1
    if first > 0 { x += surface.write("\(texts.moreLeft) ", x: x, y: rect.y, ink: .dim) }
    for place in choices.indices.dropFirst(first) {
      let choice = choices[place]
      let isLast = place == choices.count - 1
      if x + widths[place] > rect.maxX - (isLast ? 0 : 2), place > first {
        surface.write(texts.moreRight, x: rect.maxX - 1, y: rect.y, ink: .dim)
        return
      }
      let text = choice.isActive ? "[\(choice.text)]" : " \(choice.text) "
      x += surface.write(
        text, x: x, y: rect.y, ink: choice.isActive ? .tabActive : choice.isLate ? .late : .tab,
        width: min(Width.of(text), rect.maxX - x))
    }
  }
}
