/// SKU codes in one line, as forms, options and records have them: with blanks or commas between them. A code that has one of these in it stands
/// in quotation marks, `"A 1" B`, a mark in it doubled; typed ones may be “these” too.
enum SKUText {
  private static func separates(_ character: Character) -> Bool { character.isWhitespace || ",，、;；".contains(character) }

  private static func isMark(_ character: Character) -> Bool { character == "\"" || character == "“" || character == "”" }

  /// The words of a line, those in quotation marks with them; a mark counts at the beginning of a word only.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if isMark(character), isQuoted || word.isEmpty || word.last == "\"" && word.first == "\"" {
        isQuoted.toggle()
        word.append("\"")
      } else if !isQuoted, separates(character) {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// The code in quotation marks with which a word begins, and what comes after it; nil: it begins with none, or none closes it.
  static func quoted(in word: String) -> (code: String, rest: Substring)? {
    guard word.first == "\"" else { return nil }
    var code = ""
    var rest = word.dropFirst()
    while let end = rest.firstIndex(of: "\"") {
      code += rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.first == "\"" else { return code.isEmpty ? nil : (code, rest) }
      code.append("\"")
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The code that a word is; nil: it isn't one.
  static func code(_ word: String) -> String? {
    guard word.first == "\"" else { return word }
    return quoted(in: word).flatMap { $0.rest.isEmpty ? $0.code : nil }
  }

  /// The code as it can be read again; `marks`: what else would end it.
  static func word(_ code: String, marks: String = "") -> String {
    guard code.contains(where: { separates($0) || isMark($0) || marks.contains($0) }) else { return code }
    return "\"" + code.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
