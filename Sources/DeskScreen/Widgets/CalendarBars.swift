/// A calendar of bars, one a row over the days shown, such as `双12满减  待审 ░░░!!░░>`. What is on is full, what is planned is shaded, a conflict is
/// `!`, and a bar that goes on beyond the edge ends in `<` or `>`; nothing rests on colour.
public struct CalendarBars: Sendable {
  public struct Row: Hashable, Sendable {
    public var title: String
    /// State and whose turn it is; the first to go when there is no room.
    public var note: String
    /// Days counted from the first one shown; may begin before it and end after the last.
    public var days: Range<Int>
    /// Days on which something collides with it.
    public var conflicts: [Range<Int>]
    public var isOn: Bool
    public var ink: Ink

    public init(
      _ title: String, note: String = "", days: Range<Int>, conflicts: [Range<Int>] = [], isOn: Bool = false, ink: Ink = .plain
    ) {
      self.title = title
      self.note = note
      self.days = days
      self.conflicts = conflicts
      self.isOn = isOn
      self.ink = ink
    }
  }

  /// A text over a day.
  public struct Label: Hashable, Sendable {
    public var day: Int
    public var text: String

    public init(_ day: Int, _ text: String) {
      self.day = day
      self.text = text
    }
  }

  public var rows: [Row]
  public var dayCount: Int
  /// In the order of the days; one that would touch the one before is left out.
  public var labels: [Label]
  /// Marked by a line where no bar is.
  public var today: Int?
  /// The row under the cursor, and the first row on screen, both from zero.
  public var selected: Int?
  public var first: Int

  public init(
    rows: [Row], dayCount: Int, labels: [Label] = [], today: Int? = nil, selected: Int? = nil, first: Int = 0
  ) {
    self.rows = rows
    self.dayCount = max(dayCount, 1)
    self.labels = labels
    self.today = today
    self.selected = selected
    self.first = first
  }

  /// Draws the days and as many rows as fit, the selected one among them. Returns the first row shown.
  @discardableResult
  public func draw(on surface: inout Surface, in rect: Rect, glyphs: Glyphs) -> Int {
    surface.fill(rect)
    guard !rect.isEmpty else { return first }
    let (titleWidth, noteWidth) = textWidths(rect.width)
    let barX = rect.x + titleWidth + 1 + (noteWidth > 0 ? noteWidth + 1 : 0)
    let cells = rect.maxX - barX
    let (head, body) = rect.splitTop(1)
    if cells > 0 { draw(labelsIn: cells, on: &surface, x: barX, y: head.y) }
    guard !body.isEmpty else { return first }
    let top = Table.firstRow(current: first, selected: selected, count: rows.count, height: body.height)
    for index in top..<max(min(top + body.height, rows.count), top) {
      let row = rows[index]
      let line = body.row(index - top)
      let isSelected = index == selected
      if isSelected { surface.fill(line, ink: .selected) }
      surface.write(row.title, x: rect.x, y: line.y, ink: isSelected ? .selected : row.ink, width: titleWidth)
      if noteWidth > 0 {
        surface.write(row.note, x: rect.x + titleWidth + 1, y: line.y, ink: isSelected ? .selected : .dim, width: noteWidth)
      }
      if cells > 0 {
        surface.write(bar(row, cells: cells, isSelected: isSelected, glyphs), x: barX, y: line.y, width: cells)
      }
    }
    return top
  }

  /// At least half of the width is for the bars.
  private func textWidths(_ width: Int) -> (title: Int, note: Int) {
    let title = rows.map { Width.of($0.title) }.max() ?? 0
    let note = rows.map { Width.of($0.note) }.max() ?? 0
    let room = width / 2
    if note > 0, min(title, 12) + 1 + note + 1 <= room { return (min(title, room - note - 2), note) }
    return (max(min(title, room - 1), 0), 0)
  }

  private func draw(labelsIn cells: Int, on surface: inout Surface, x: Int, y: Int) {
    var free = 0
    for label in labels where (0..<dayCount).contains(label.day) {
      let at = label.day * cells / dayCount
      let width = Width.of(label.text)
      guard at >= free, at + width <= cells else { continue }
      surface.write(label.text, x: x + at, y: y, ink: .dim)
      free = at + width + 1
    }
  }

  /// Runs of equal ink, `cells` cells together: each glyph is one cell wide.
  private func bar(_ row: Row, cells: Int, isSelected: Bool, _ glyphs: Glyphs) -> [TextRun] {
    let shown = self.cells(of: row.days, of: cells)
    let collisions = row.conflicts.compactMap { self.cells(of: $0.clamped(to: row.days), of: cells) }
    let todayCell = today.flatMap { (0..<dayCount).contains($0) ? $0 * cells / dayCount : nil }
    var runs: [TextRun] = []
    func add(_ text: String, _ ink: Ink) {
      let ink = isSelected ? (ink == .rule ? .selected : .selectedStrong) : ink
      if runs.last?.ink == ink { runs[runs.count - 1].text += text } else { runs.append(TextRun(text, ink)) }
    }
    for cell in 0..<cells {
      guard let shown, shown.contains(cell) else {
        add(cell == todayCell ? glyphs.vertical : " ", .rule)
        continue
      }
      if collisions.contains(where: { $0.contains(cell) }) {
        add("!", .warning)
      } else if cell == 0, row.days.lowerBound < 0 {
        add("<", row.ink)
      } else if cell == cells - 1, row.days.upperBound > dayCount {
        add(">", row.ink)
      } else {
        add(row.isOn ? glyphs.full : glyphs.shade, row.ink)
      }
    }
    return runs
  }

  /// The cells that days take, at least one; nil when none of them is shown.
  private func cells(of days: Range<Int>, of cells: Int) -> Range<Int>? {
    let shown = days.clamped(to: 0..<dayCount)
    guard !shown.isEmpty else { return nil }
    let start = shown.lowerBound * cells / dayCount
    let end = (shown.upperBound * cells + dayCount - 1) / dayCount
    return start..<min(max(end, start + 1), cells)
  }
}
