/// A printable piece of a text from outside, for reports and refusals.
enum Excerpt {
  /// At most `limit` characters, control and format characters shown as `·`.
  static func of(_ text: some StringProtocol, limit: Int = 60) -> String {
    var result = ""
    for character in text.prefix(limit) {
      let hidden = character.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
      }
      result.append(hidden ? "·" : character)
    }
    return result
  }
}
