/// The status line: what just happened, in words, with the way back at its right end.
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
    let hintWidth = hint.map { $0.width + 2 } ?? 0
    let showsHint = hint != nil && rect.width - hintWidth >= 20
    let room = rect.width - 2 - (showsHint ? hintWidth : 0)
    let line = mark(glyphs).isEmpty ? text : "\(mark(glyphs)) \(text)"
    surface.write(Width.cut(line, max(room, 0)), x: rect.x + 1, y: rect.y, ink: ink)
    if showsHint, let hint {
      hint.draw(on: &surface, x: rect.maxX - hint.width - 1, y: rect.y, limit: rect.maxX)
    }
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
