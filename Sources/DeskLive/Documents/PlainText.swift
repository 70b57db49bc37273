import DeskCore

/// Text for paper: one line stays one line, and nothing that a printer would take for a command comes through.
enum PlainText {
  static func wave(_ wave: ShopDay, late: Bool) -> String { wave.iso + (late ? " 及未完" : "") }

  static let rule = String(repeating: "-", count: 64)

  /// Line ends and tabs become blanks; control, format and private characters become `?`.
  static func line(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: out.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : "?")
      case .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: out.append("?")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Padded with blanks to `columns` cells, Chinese characters counting two.
  static func pad(_ text: String, _ columns: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - cells(text)))
    return right ? blanks + text : text + blanks
  }

  /// Cells on a fixed-width printer: good enough for the scripts that documents are made of.
  static func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
