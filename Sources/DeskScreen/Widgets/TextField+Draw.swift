extension TextField {
  /// Draws the field into the first row of `rect`. When focused, the surface's caret is put where the next character will go.
  /// Text longer than the field scrolls by whole characters so that the caret stays inside.
  public func draw(
    on surface: inout Surface, in rect: Rect, isFocused: Bool, placeholder: String = "", ink: Ink = .input
  ) {
    guard !rect.isEmpty else { return }
    surface.fill(rect.row(0), ink: ink)
    if isEmpty, !placeholder.isEmpty {
      surface.write(placeholder, x: rect.x, y: rect.y, ink: .dim, width: rect.width)
    }
    let shown: [Character] = isSecret ? Array(repeating: "*", count: characters.count) : characters
    let first = firstVisible(shown, columns: rect.width)
    var x = rect.x
    var caretX = rect.x
    for index in first..<shown.count {
      if index == caret { caretX = x }
      let width = Width.of(shown[index])
      if x + width > rect.maxX { break }
      surface.write(String(shown[index]), x: x, y: rect.y, ink: ink)
      x += width
    }
    if caret == shown.count { caretX = x }
    if isFocused { surface.caret = Point(x: min(caretX, rect.maxX - 1), y: rect.y) }
  }

  /// The first character shown: as far left as leaves the caret's own cell inside the field.
  private func firstVisible(_ shown: [Character], columns: Int) -> Int {
    var cells = caret < shown.count ? Width.of(shown[caret]) : 1
    var first = caret
    while first > 0 {
      let width = Width.of(shown[first - 1])
      if cells + width > columns { break }
      cells += width
      first -= 1
    }
    return first
  }
}
