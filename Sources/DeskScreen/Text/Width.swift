/// How many terminal cells text takes. One pure function for the whole program, independent of the C library's locale.
public enum Width {
  /// Cells of one scalar: 0 for a combining mark, 1, 2, or -1 for a control or format character, which has no place on a screen.
  /// Ambiguous characters count as `ambiguous` says.
  public static func of(_ scalar: Unicode.Scalar, ambiguous: AmbiguousWidth = .narrow) -> Int {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : -1 }
    if value >= 0x4E00 && value <= 0x9FFF { return 2 }
    if value < 0x300 {
      if value < 0xA0 || value == 0xAD { return -1 }
      return ambiguous == .wide && WidthTable.contains(value, in: WidthTable.ambiguous) ? 2 : 1
    }
    if value >= 0x3041 && value <= 0x3096 || value >= 0x30A0 && value <= 0x30FF { return 2 }
    if value >= 0xFF01 && value <= 0xFF60 { return 2 }
    if WidthTable.contains(value, in: WidthTable.wide) { return 2 }
    if WidthTable.contains(value, in: WidthTable.hidden) { return -1 }
    if WidthTable.contains(value, in: WidthTable.zero) { return 0 }
    if ambiguous == .wide, WidthTable.contains(value, in: WidthTable.ambiguous) { return 2 }
    return 1
  }

  /// Whether Unicode leaves the width of this scalar to the terminal.
  public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA1 && WidthTable.contains(scalar.value, in: WidthTable.ambiguous)
  }

  /// Cells a character cluster takes on a surface: the sum of its scalars, a control character counting as the `?` it becomes.
  public static func of(_ character: Character, ambiguous: AmbiguousWidth = .narrow) -> Int {
    var cells = 0
    for scalar in character.unicodeScalars { cells += abs(of(scalar, ambiguous: ambiguous)) }
    return cells
  }

  /// Cells a text takes on a surface.
  public static func of(_ text: String, ambiguous: AmbiguousWidth = .narrow) -> Int {
    var ascii = true
    var bytes = 0
    for byte in text.utf8 {
      bytes += 1
      if byte >= 0x80 {
        ascii = false
        break
      }
    }
    if ascii { return bytes }
    var cells = 0
    for scalar in text.unicodeScalars { cells += abs(of(scalar, ambiguous: ambiguous)) }
    return cells
  }

  /// The text in exactly `columns` cells: cut with ".." when too long, padded with blanks when too short.
  public static func fit(_ text: String, _ columns: Int, align: Align = .left) -> String {
    guard columns > 0 else { return "" }
    let shown = cut(text, columns)
    let spare = columns - of(shown)
    guard spare > 0 else { return shown }
    let before = align.leading(of: spare)
    return String(repeating: " ", count: before) + shown + String(repeating: " ", count: spare - before)
  }

  /// The text in at most `columns` cells, ending in ".." when something was cut. Cuts between cells, never inside a character.
  public static func cut(_ text: String, _ columns: Int) -> String {
    if of(text) <= columns { return text }
    guard columns > 2 else { return String(repeating: ".", count: max(columns, 0)) }
    return prefix(text, columns - 2) + ".."
  }

  /// The longest beginning of the text that takes at most `columns` cells, without any mark that something is missing.
  public static func prefix(_ text: String, _ columns: Int) -> String {
    var cells = 0
    var end = text.unicodeScalars.startIndex
    let scalars = text.unicodeScalars
    while end < scalars.endIndex {
      let next = abs(of(scalars[end]))
      if cells + next > columns { break }
      cells += next
      end = scalars.index(after: end)
    }
    return String(scalars[..<end])
  }

  /// A long identifier in at most `columns` cells with its middle left out, as `6093..1187`: people compare ends.
  public static func middle(_ text: String, _ columns: Int) -> String {
    let cells = of(text)
    guard cells > columns else { return text }
    guard columns > 4 else { return cut(text, columns) }
    let tail = (columns - 2) / 2
    let head = columns - 2 - tail
    let end = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
    let suffix = String(String.UnicodeScalarView(prefix(end, tail).unicodeScalars.reversed()))
    return prefix(text, head) + ".." + suffix
  }
}
