/// Breaks text into lines by cells: between words, and between any two wide characters.
public enum Wrap {
  /// Lines of at most `columns` cells each; line feeds in the text break too. Nothing is lost but blanks at a break.
  public static func lines(_ text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrap(String($0), columns) }
  }

  private static func wrap(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var cells = 0
    var rest = Substring(text)
    while let word = nextWord(&rest) {
      let width = Width.of(word)
      if cells + width <= columns {
        line += word
        cells += width
        continue
      }
      if word == " " {
        lines.append(line)
        (line, cells) = ("", 0)
        continue
      }
      if cells > 0 { lines.append(trimmedEnd(line)) }
      var long = word
      while Width.of(long) > columns {
        let head = Width.prefix(long, columns)
        // A wide character in one column cannot be shown at all.
        if head.isEmpty { return lines }
        lines.append(head)
        long = String(long.unicodeScalars.dropFirst(head.unicodeScalars.count))
      }
      line = long
      cells = Width.of(long)
    }
    lines.append(line)
    return lines
  }

  /// A blank, a wide character, or a run of narrow ones.
  private static func nextWord(_ rest: inout Substring) -> String? {
    guard let first = rest.first else { return nil }
    if first == " " || Width.of(first) == 2 {
      rest.removeFirst()
      return String(first)
    }
    let word = rest.prefix { $0 != " " && Width.of($0) != 2 }
    rest.removeFirst(word.count)
    return String(word)
  }

  private static func trimmedEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
