/// Text for paper: one line stays one line, and nothing that a printer would take for a command comes through.
public enum PlainText {
  public static let rule = String(repeating: "-", count: 64)

  /// Line ends and tabs become blanks; control, format and private characters become `?`; of marks on one letter four are left.
  public static func line(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: marks += 1
      default: marks = 0
      }
      if marks > 4 { continue }
      switch scalar.properties.generalCategory {
      case .control: out.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : "?")
      case .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: out.append("?")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Made safe as ``line(_:)`` does, and padded with blanks to `columns` cells, Chinese characters counting two.
  public static func pad(_ text: String, _ columns: Int, right: Bool = false) -> String {
    let text = line(text)
    let blanks = String(repeating: " ", count: max(0, columns - cells(text)))
    return right ? blanks + text : text + blanks
  }

  /// Cells on a fixed-width printer: good enough for the scripts that documents are made of.
  public static func cells(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + cells($1) } }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }

  /// The lines of a text in `columns` cells, at least one; broken at blanks where that leaves the line more than half full, else anywhere.
  public static func wrap(_ text: String, _ columns: Int) -> [String] {
    let columns = max(2, columns)
    var lines: [String] = []
    var line = ""
    var width = 0
    for character in text {
      let wide = cells(String(character))
      if width + wide > columns {
        if let blank = line.lastIndex(of: " "), character != " ", cells(String(line[..<blank])) * 2 > columns {
          let rest = String(line[line.index(after: blank)...])
          lines.append(String(line[..<blank]))
          line = rest
        } else {
          lines.append(line)
          line = ""
        }
        width = cells(line)
        if line.isEmpty, character == " " { continue }
      }
      line.append(character)
      width += wide
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
