/// A grid of cells that views draw on: a screen without a terminal.
///
/// Three rules hold at all times: nothing is drawn outside, every wide character is followed by its continuation, and no
/// cell holds a control character.
public struct Surface: Equatable, Sendable {
  public let size: Size
  /// Where the real cursor stands, visible; nil hides it. Input methods follow it, so only a focused text field sets it.
  public var caret: Point?
  var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at column `x` of row `y`; a blank outside the surface.
  public subscript(x: Int, y: Int) -> Cell {
    guard contains(x: x, y: y) else { return .blank }
    return cells[y * size.columns + x]
  }

  public var bounds: Rect { Rect(size) }

  /// Fills a rectangle with one character; anything but a printable one-cell character counts as a space.
  public mutating func fill(_ rect: Rect, character: Unicode.Scalar = " ", ink: Ink = .plain) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = Cell(Width.of(character) == 1 ? character : " ", span: 1, ink: ink)
    for y in area.y..<area.maxY {
      splitWide(x: area.x, y: y)
      splitWide(x: area.maxX, y: y)
      let start = y * size.columns + area.x
      for index in start..<(start + area.width) { cells[index] = cell }
    }
  }

  /// Gives every cell of a rectangle that ink and leaves the text, as for the line under the cursor.
  /// A wide character that the edge would cut gets it in both halves.
  public mutating func setInk(_ rect: Rect, _ ink: Ink) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      let row = y * size.columns
      var from = area.x
      var to = area.maxX
      if cells[row + from].isContinuation { from -= 1 }
      if to < size.columns, cells[row + to].isContinuation { to += 1 }
      for index in (row + from)..<(row + to) { cells[index].ink = ink }
    }
  }

  /// Row `y` as text, each wide character once, trailing blanks kept.
  public func text(row y: Int) -> String {
    guard y >= 0, y < size.rows else { return "" }
    var scalars = String.UnicodeScalarView()
    for x in 0..<size.columns {
      let cell = cells[y * size.columns + x]
      if cell.isContinuation { continue }
      if cell.hasMarks {
        scalars.append(contentsOf: cell.text.unicodeScalars)
      } else if let scalar = Unicode.Scalar(cell.base) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Calls `body` with the cells of row `y`, without copying them.
  public func withRow<Result>(_ y: Int, _ body: (UnsafeBufferPointer<Cell>) -> Result) -> Result {
    precondition(y >= 0 && y < size.rows, "no such row")
    return cells.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[(y * size.columns)..<((y + 1) * size.columns)]))
    }
  }

  func contains(x: Int, y: Int) -> Bool { x >= 0 && x < size.columns && y >= 0 && y < size.rows }

  /// Makes the boundary before column `x` safe to write at: a wide character across it becomes two blanks.
  mutating func splitWide(x: Int, y: Int) {
    guard x > 0, x < size.columns else { return }
    let index = y * size.columns + x
    guard cells[index].isContinuation else { return }
    cells[index - 1] = Cell(" ", span: 1, ink: cells[index - 1].ink)
    cells[index] = Cell(" ", span: 1, ink: cells[index].ink)
  }
}
