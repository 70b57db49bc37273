import DeskCore

/// A cell to be written, by what it is: only text can turn into a formula in a spreadsheet, and numbers must stay numbers.
public enum CSVCell: Hashable, Sendable {
  /// From outside: gets a leading `'` when it begins as a formula would (`= + - @`, TAB, CR), as OWASP advises; RFC 4180 quotes alone don't
  /// help (reliability, section 4).
  case text(String)
  /// A number by type, negative ones included: never changed.
  case number(String)
  /// An id that a spreadsheet must not round, as `="…"`, the marketplaces' own form. Falls back to `text` for anything but letters, digits,
  /// `-` and `_`, so nothing can be smuggled into the formula.
  case formulaText(String)

  public static func money(_ money: Money) -> CSVCell { .number(money.decimal) }
  public static func count(_ count: Int) -> CSVCell { .number(String(count)) }

  /// The cell as it stands in the file, quoted.
  public var encoded: String {
    switch self {
    case .text(let text): return Self.quoted(Self.neutralised(Self.visible(text)))
    case .number(let digits): return digits
    case .formulaText(let id): return OrderNumber.isPlausible(id) ? "=\"\(id)\"" : CSVCell.text(id).encoded
    }
  }

  /// Whoever looks at the file on a terminal must see text and nothing else: what would drive it, or hide or reorder what stands beside it,
  /// becomes `?`; a joiner inside an emoji stays, and of marks on one letter four. Line ends and tabs are text in quotes.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnseen($0) || isMark($0) }) else { return text }
    var out = String.UnicodeScalarView()
    var before: Unicode.Scalar = " "
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > 4 { continue }
      let joins = scalar == "\u{200D}" && (before == "\u{FE0F}" || before.value > 0x2000 && before.properties.isEmoji)
      out.append(isUnseen(scalar) && !joins ? "?" : scalar)
      before = scalar
    }
    return String(out)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 || (0x3400...0x9FFF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value == 0x7F || scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  static func neutralised(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
