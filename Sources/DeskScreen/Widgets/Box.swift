/// A frame with a title, and blank inside.
public struct Box: Sendable {
  public var title: String
  /// Written into the upper edge on the right, after the title; the first to go when there is no room.
  public var trailing: String
  public var ink: Ink
  public var titleInk: Ink

  public init(title: String = "", trailing: String = "", ink: Ink = .rule, titleInk: Ink = .title) {
    self.title = title
    self.trailing = trailing
    self.ink = ink
    self.titleInk = titleInk
  }

  /// Draws the frame and clears its inside; returns the inside. Below 2x2 it only clears.
  @discardableResult
  public func draw(on surface: inout Surface, in rect: Rect, glyphs: Glyphs) -> Rect {
    surface.fill(rect)
    guard rect.width >= 2, rect.height >= 2 else { return rect.inset(dx: 1, dy: 1) }
    let line = String(repeating: glyphs.horizontal, count: rect.width - 2)
    let right = rect.maxX - 1
    surface.write(glyphs.topLeft + line + glyphs.topRight, x: rect.x, y: rect.y, ink: ink, width: rect.width)
    surface.write(glyphs.bottomLeft + line + glyphs.bottomRight, x: rect.x, y: rect.maxY - 1, ink: ink, width: rect.width)
    for y in (rect.y + 1)..<(rect.maxY - 1) {
      surface.write(glyphs.vertical, x: rect.x, y: y, ink: ink)
      surface.write(glyphs.vertical, x: right, y: y, ink: ink)
    }
    let room = rect.width - 4
    guard room > 2 else { return rect.inset(dx: 1, dy: 1) }
    var used = 0
    if !title.isEmpty {
      let shown = " " + Width.cut(title, room - 2) + " "
      used = surface.write(shown, x: rect.x + 2, y: rect.y, ink: titleInk)
    }
    let tail = " \(trailing) "
    let tailWidth = Width.of(tail)
    if !trailing.isEmpty, used + 1 + tailWidth <= room {
      surface.write(tail, x: right - 1 - tailWidth, y: rect.y, ink: ink)
    }
    return rect.inset(dx: 1, dy: 1)
  }
}
