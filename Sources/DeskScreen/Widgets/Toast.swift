/// The status line: what just happened, in words, with the way back at its right end. In more rows than one it shows a longer text whole.
public struct Toast: Hashable, Sendable {
  public enum Level: Sendable { case note, success, warning, refusal }

  public var level: Level
  public var text: String
  /// The counter-command, such as `z 放回`.
  public var hint: Hint?

  public init(_ level: Level, _ text: String, hint: Hint? = nil) {
    self.level = level
    self.text = text
    self.hint = hint
  }

  public func draw(on surface: inout Surface, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    surface.fill(rect)
    let lines = lines(columns: rect.width, glyphs: glyphs)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      // The last row holds what is left, as far as it goes.
      let rest = row == rect.height - 1 ? lines.dropFirst(row).joined(separator: " ") : line
      surface.write(Width.cut(rest, room(rect.width)), x: rect.x + 1, y: rect.y + row, ink: ink)
    }
    if showsHint(rect.width), let hint {
      hint.draw(on: &surface, x: rect.maxX - hint.width - 1, y: rect.maxY - 1, limit: rect.maxX)
    }
  }

  /// The rows that it takes to show the whole text in so many columns.
  public func rows(columns: Int, glyphs: Glyphs) -> Int { max(1, lines(columns: columns, glyphs: glyphs).count) }

  private func lines(columns: Int, glyphs: Glyphs) -> [String] {
    let line = mark(glyphs).isEmpty ? text : "\(mark(glyphs)) \(text)"
    return Width.of(line) <= room(columns) ? [line] : Wrap.lines(line, columns: room(columns))
  }

  private func showsHint(_ columns: Int) -> Bool { hint.map { columns - $0.width - 2 >= 20 } ?? false }

  private func room(_ columns: Int) -> Int {
    max(0, columns - 2 - (showsHint(columns) ? (hint?.width ?? 0) + 2 : 0))
  }

  private var ink: Ink {
    switch level {
    case .note: .plain
    case .success: .success
    case .warning: .warning
    case .refusal: .refusal
    }
  }

  private func mark(_ glyphs: Glyphs) -> String {
    switch level {
    case .note: ""
    case .success: glyphs.success
    case .warning: glyphs.warning
    case .refusal: glyphs.refusal
    }
  }
}
