import DeskCore
import DeskScreen

extension Surface {
  /// Writes text that may come from outside: everything a pane shows goes through here and so through the sanitiser.
  @discardableResult
  mutating func put(_ text: String, x: Int, y: Int, ink: Ink = .plain, width: Int? = nil, align: Align = .left) -> Int {
    write(Sanitizer.visible(text), x: x, y: y, ink: ink, width: width, align: align)
  }

  /// Lines of runs, from `scroll` on, each clipped to the rectangle.
  mutating func put(_ lines: [[TextRun]], in rect: Rect, scroll: Int = 0) {
    fill(rect)
    for (row, line) in lines.dropFirst(max(scroll, 0)).prefix(rect.height).enumerated() {
      write(line.map { TextRun(Sanitizer.visible($0.text), $0.ink) }, x: rect.x, y: rect.y + row, width: rect.width)
    }
  }
}

extension TextRun {
  /// A cell of a table whose text may come from outside.
  static func safe(_ text: String, _ ink: Ink = .plain) -> TextRun { TextRun(Sanitizer.visible(text), ink) }
}

extension Flag {
  var ink: Ink {
    switch self {
    case .red: .flagRed
    case .yellow: .flagYellow
    case .green: .flagGreen
    case .blue: .flagBlue
    case .purple: .flagPurple
    }
  }
}
