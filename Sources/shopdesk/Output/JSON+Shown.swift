import DeskCore

extension JSON {
  /// The canonical text with what a terminal could take for a command, or what hides or reorders text, written as `\u…`: the same value to
  /// whoever reads JSON, and harmless to a terminal that it is printed on. Records are digested in the canonical form, so that stays as it is.
  var shown: String {
    let text = text
    guard text.unicodeScalars.contains(where: Self.isUnseen) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard Self.isUnseen(scalar) else {
        out.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let hex = String(unit, radix: 16)
        out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).unicodeScalars)
      }
    }
    return String(out)
  }

  /// Such characters stand in strings only: the canonical text has none of its own.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
