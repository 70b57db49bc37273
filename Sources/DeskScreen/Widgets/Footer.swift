/// The line of key hints. Hints that do not fit are left out whole, from the right; the pinned one is the last to go.
public struct Footer: Sendable {
  public var hints: [Hint]
  public var pinned: Hint?

  public init(hints: [Hint], pinned: Hint? = nil) {
    self.hints = hints
    self.pinned = pinned
  }

  /// How many of the hints fit into that many cells beside the pinned one.
  public func visibleCount(columns: Int) -> Int {
    let room = columns - 1 - (pinned.map { $0.width + 2 } ?? 0)
    var used = 0
    var count = 0
    for hint in hints {
      let next = used + (count == 0 ? 0 : 2) + hint.width
      if next > room { break }
      used = next
      count += 1
    }
    return count
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    surface.fill(rect)
    var x = rect.x + 1
    for hint in hints.prefix(visibleCount(columns: rect.width)) {
      x += hint.draw(on: &surface, x: x, y: rect.y, limit: rect.maxX) + 2
    }
    if let pinned {
      let start = max(rect.maxX - pinned.width - 1, rect.x)
      pinned.draw(on: &surface, x: start, y: rect.y, limit: rect.maxX)
    }
  }
}
