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
    case .text(let text): return Self.quoted(Self.neutralised(text))
    case .number(let digits): return digits
    case .formulaText(let id): return OrderNumber.isPlausible(id) ? "=\"\(id)\"" : CSVCell.text(id).encoded
    }
  }

  static func neutralised(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
