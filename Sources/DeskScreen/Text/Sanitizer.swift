/// The one gate for text from outside: buyers' names and messages, titles, files, scanners, pastes.
///
/// What could move the cursor, change the terminal, reorder or hide text becomes a visible mark in plain ASCII; nothing is
/// dropped silently. The store keeps the original; only what is shown passes here.
///
/// | found | shown |
/// |---|---|
/// | tab, line feed, carriage return (CR LF together) | one space |
/// | other C0 controls and DEL | `^[`, `^G`, `^?` … |
/// | C1, U+2028, U+2029, every format character (bidi, zero width, tags), variation selectors, private use, unassigned, blank fillers | `<9B>`, `<202E>`, `<FE0F>` … |
/// | emoji sequences (joined, flags, keycaps, skin tones, emoji presentation) and emoji newer than terminals' tables | `□` and a space, two cells |
/// | spaces other than U+0020 and U+3000 | one space |
/// | combining marks beyond four on a character, or with nothing before them | left out; `<301>` |
public enum Sanitizer {
  /// Text that is safe to draw on one line. Returns the argument itself when it is clean, which is nearly always.
  public static func visible(_ text: String) -> String {
    isClean(text) ? text : rewritten(text)
  }

  /// Whether ``visible(_:)`` would leave the text as it is.
  public static func isClean(_ text: String) -> Bool {
    // A base must come before any mark.
    var marks = Cell.maximumMarks
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60:
        marks = 0
      default:
        switch ScalarKind(scalar) {
        case .plain: marks = 0
        case .mark:
          marks += 1
          if marks > Cell.maximumMarks { return false }
        default: return false
        }
      }
    }
    return true
  }

  private static func rewritten(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var marks = Cell.maximumMarks
    var hasBase = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let end = EmojiRun.end(in: scalars, from: index) {
        out.append(contentsOf: "\u{25A1} ".unicodeScalars)
        index = end
        (marks, hasBase) = (Cell.maximumMarks, true)
        continue
      }
      index += 1
      switch ScalarKind(scalar) {
      case .plain:
        out.append(scalar)
        (marks, hasBase) = (0, true)
      case .mark where !hasBase:
        out.append(contentsOf: hex(scalar).unicodeScalars)
      case .mark:
        marks += 1
        if marks <= Cell.maximumMarks { out.append(scalar) }
      case .space:
        if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
        out.append(" ")
        (marks, hasBase) = (0, true)
      case .control:
        out.append("^")
        out.append(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
        (marks, hasBase) = (0, true)
      case .emoji:
        out.append(contentsOf: "\u{25A1} ".unicodeScalars)
        (marks, hasBase) = (Cell.maximumMarks, true)
      case .hidden:
        out.append(contentsOf: hex(scalar).unicodeScalars)
        (marks, hasBase) = (0, true)
      }
    }
    return String(out)
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return digits.count < 2 ? "<0\(digits)>" : "<\(digits)>"
  }
}
