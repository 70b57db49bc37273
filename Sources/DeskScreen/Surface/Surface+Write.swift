extension Surface {
  /// Writes one line of text with its first cell at `x`, `y` and returns how many cells it used.
  ///
  /// Without `width` the text is clipped at the edges of the surface. With `width` it is fitted to exactly that many cells: cut
  /// with ".." or padded with blanks as `align` says, all in `ink`; the result is then `width`, or what of it lies inside.
  /// A wide character of which only one half would be inside becomes a space. Control and invisible characters become `?`:
  /// text from outside passes ``Sanitizer`` before, this is only the second lock.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, ink: Ink = .plain, width: Int? = nil, align: Align = .left
  ) -> Int {
    guard y >= 0, y < size.rows else { return 0 }
    guard let width else { return put(text, x: x, y: y, ink: ink, limit: size.columns) }
    guard width > 0 else { return 0 }
    let limit = min(x + width, size.columns)
    let used = Width.of(text)
    let shown = used > width ? Width.cut(text, width) : text
    let shownCells = used > width ? Width.of(shown) : used
    let before = align.leading(of: width - shownCells)
    fill(Rect(x: x, y: y, width: width, height: 1), ink: ink)
    put(shown, x: x + before, y: y, ink: ink, limit: limit)
    return max(limit - max(x, 0), 0)
  }

  /// Writes pieces of different ink one after the other, clipped to `width` cells; returns the cells used.
  @discardableResult
  public mutating func write(_ runs: [TextRun], x: Int, y: Int, width: Int? = nil) -> Int {
    guard y >= 0, y < size.rows else { return 0 }
    let limit = min(width.map { x + max($0, 0) } ?? size.columns, size.columns)
    var at = x
    for run in runs where at < limit {
      at += put(run.text, x: at, y: y, ink: run.ink, limit: limit)
    }
    return at - x
  }

  @discardableResult
  private mutating func put(_ text: String, x start: Int, y: Int, ink: Ink, limit: Int) -> Int {
    let row = y * size.columns
    var x = start
    var last = -1
    for scalar in text.unicodeScalars {
      var shown = scalar
      var span = Width.of(scalar)
      if span < 0 {
        shown = "?"
        span = 1
      }
      if span == 0 {
        if last >= 0 { cells[row + last].append(mark: scalar) }
        continue
      }
      if x >= limit { break }
      if x < 0 || x + span > limit {
        // Outside on the left, or only one cell left for a wide character.
        let visible = max(x, 0)..<max(min(x + span, limit), max(x, 0))
        for column in visible { set(Cell(" ", span: 1, ink: ink), x: column, row: row, y: y) }
        last = -1
      } else {
        set(Cell(shown, span: span, ink: ink), x: x, row: row, y: y)
        last = x
      }
      x += span
    }
    return min(x, limit) - start > 0 ? min(x, limit) - start : 0
  }

  private mutating func set(_ cell: Cell, x: Int, row: Int, y: Int) {
    if cells[row + x].isContinuation { splitWide(x: x, y: y) }
    let after = x + cell.span
    if after < size.columns, cells[row + after].isContinuation { splitWide(x: after, y: y) }
    cells[row + x] = cell
    if cell.isWide { cells[row + x + 1] = .continuation(ink: cell.ink) }
  }
}
