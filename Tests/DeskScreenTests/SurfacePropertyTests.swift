import Testing

@testable import DeskScreen

struct SurfacePropertyTests {
  private static let alphabet: [String] = [
    "a", "订", "单", "e\u{301}", "─", "\u{1B}", "\u{202E}", "□", "カ", " ", "\u{1F680}", "\u{301}",
  ]

  /// Whatever is written where: rows keep their width, leads keep their continuation, no control character gets in.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func invariantsHold(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<150 {
      var s = Surface(size: Size(columns: random.below(9), rows: random.below(4)))
      for _ in 0..<25 {
        step(&s, &random)
        check(s)
      }
    }
  }

  private func step(_ s: inout Surface, _ random: inout SplitMix) {
    let text = (0..<random.below(8)).map { _ in Self.alphabet[random.below(Self.alphabet.count)] }.joined()
    let ink = Ink.allCases[random.below(Ink.allCases.count)]
    let x = random.below(14) - 3
    let y = random.below(6) - 1
    let rect = Rect(x: x, y: y, width: random.below(7) - 1, height: random.below(4))
    switch random.below(5) {
    case 0: s.fill(rect, character: random.below(2) == 0 ? "x" : "订", ink: ink)
    case 1: s.setInk(rect, ink)
    case 2:
      let used = s.write(text, x: x, y: y, ink: ink, width: random.below(9), align: [.left, .right, .center][random.below(3)])
      #expect(used <= s.size.columns)
    default:
      let used = s.write(text, x: x, y: y, ink: ink)
      #expect(used <= Width.of(text))
    }
  }

  private func check(_ s: Surface) {
    for y in 0..<s.size.rows {
      #expect(Width.of(s.text(row: y)) == s.size.columns)
      var x = 0
      while x < s.size.columns {
        let cell = s[x, y]
        if cell.isContinuation { Issue.record("continuation without lead at \(x),\(y)") }
        if cell.isWide {
          #expect(x + 1 < s.size.columns && s[x + 1, y].isContinuation)
          #expect(s[x + 1, y].ink == cell.ink)
        }
        #expect(cell.base >= 0x20 && !Sanitizer.isHiddenBase(cell.base))
        x += max(cell.span, 1)
      }
    }
  }
}

extension Sanitizer {
  fileprivate static func isHiddenBase(_ value: UInt32) -> Bool { WidthTable.contains(value, in: WidthTable.hidden) }
}
