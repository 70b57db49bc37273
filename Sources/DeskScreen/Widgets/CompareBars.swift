/// Two bars a row, now against before, each row to its own scale:
///
/// ```
/// 订单  本期 ▕██████████████████▏    128  +100%
///       此前 ▕░░░░░░░░░         ▏     64
/// ```
///
/// The bars differ in their pattern, not only in colour, and say nothing that the numbers beside them don't.
public struct CompareBars: Sendable {
  public struct Row: Hashable, Sendable {
    public var title: String
    /// Lengths of the bars; below zero counts as zero.
    public var now: Int64
    public var before: Int64
    public var nowText: String
    public var beforeText: String
    /// What the change comes to, behind the first number.
    public var note: String

    public init(_ title: String, now: Int64, before: Int64, nowText: String, beforeText: String, note: String = "") {
      self.title = title
      self.now = now
      self.before = before
      self.nowText = nowText
      self.beforeText = beforeText
      self.note = note
    }
  }

  public var rows: [Row]
  /// `本期`, `此前`.
  public var nowTitle: String
  public var beforeTitle: String

  public init(rows: [Row], nowTitle: String, beforeTitle: String) {
    self.rows = rows
    self.nowTitle = nowTitle
    self.beforeTitle = beforeTitle
  }

  /// Lines that all rows take.
  public var height: Int { rows.count * 2 }

  /// Below this the bars are left out: numbers come first.
  private static let leastBar = 6

  public func draw(on surface: inout Surface, in rect: Rect, glyphs: Glyphs) {
    surface.fill(rect)
    guard !rect.isEmpty else { return }
    func widest(_ texts: [String]) -> Int { texts.map { Width.of($0) }.max() ?? 0 }
    let label = widest([nowTitle, beforeTitle])
    let value = widest(rows.flatMap { [$0.nowText, $0.beforeText] })
    let note = widest(rows.map(\.note))
    let behind = value + (note > 0 ? note + 2 : 0)
    let title = min(widest(rows.map(\.title)), max(rect.width - label - behind - 3, 0))
    let barX = rect.x + title + (title > 0 ? 2 : 0) + label + 1
    let room = rect.maxX - barX - behind - 1
    let cells = room >= Self.leastBar ? room : 0
    for (index, row) in rows.enumerated() {
      let y = rect.y + index * 2
      if y >= rect.maxY { return }
      surface.write(row.title, x: rect.x, y: y, ink: .strong, width: title)
      line(nowTitle, row.nowText, row.now, glyphs.full, .plain, y)
      surface.write(row.note, x: rect.maxX - note, y: y, ink: .strong, width: note, align: .right)
      if y + 1 < rect.maxY { line(beforeTitle, row.beforeText, row.before, glyphs.shade, .dim, y + 1) }

      func line(_ name: String, _ text: String, _ length: Int64, _ glyph: String, _ ink: Ink, _ y: Int) {
        surface.write(name, x: barX - label - 1, y: y, ink: .dim, width: min(label, max(rect.maxX - barX + label + 1, 0)))
        if cells > 0 {
          let bar = Self.bar(length, most: max(row.now, row.before), cells: cells, glyph, glyphs)
          surface.write(bar, x: barX, y: y, ink: ink, width: cells)
        }
        let x = barX + cells + (cells > 0 ? 1 : 0)
        surface.write(text, x: x, y: y, ink: ink, width: max(min(value, rect.maxX - x), 0), align: .right)
      }
    }
  }

  /// A bar of exactly `cells` cells, ends included. Anything above zero shows a trace; only the longer one is full.
  static func bar(_ length: Int64, most: Int64, cells: Int, _ glyph: String, _ glyphs: Glyphs) -> String {
    let inside = cells - Width.of(glyphs.barStart) - Width.of(glyphs.barEnd)
    guard inside > 0 else { return String(repeating: " ", count: max(cells, 0)) }
    var filled = 0
    if length > 0, most > 0 {
      let exact = Int((Double(length) / Double(most) * Double(inside)).rounded())
      filled = length >= most ? inside : max(min(exact, inside - 1), 1)
    }
    return glyphs.barStart + String(repeating: glyph, count: filled)
      + String(repeating: glyphs.empty, count: inside - filled) + glyphs.barEnd
  }
}
