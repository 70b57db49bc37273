import DeskPaper
import Testing

/// Texts that have hurt programs on terminals before (reliability.md section 4), and what may not come of them.
enum Escapes {
  static let table: [(name: String, text: String)] = [
    ("OSC 52, the clipboard", "\u{1B}]52;c;aGk=\u{07}"), ("OSC 0, the title", "\u{1B}]0;title\u{1B}\\"),
    ("OSC 8, a false link", "\u{1B}]8;;http://x\u{1B}\\go\u{1B}]8;;\u{1B}\\"),
    ("DCS, tmux passthrough", "\u{1B}Ptmux;\u{1B}x\u{1B}\\"),
    ("APC", "\u{1B}_apc\u{1B}\\"), ("a question that answers as keys", "\u{1B}[6n\u{1B}[c"),
    ("an OSC without end", "\u{1B}]0;swallows"),
    ("reset", "\u{1B}c"), ("clear and move", "\u{1B}[2J\u{1B}[1;1H"), ("C1 CSI", "\u{9B}31m"), ("C1 DCS", "\u{90}dcs\u{9C}"),
    ("C1 OSC", "\u{9D}0;t\u{9C}"), ("C1 APC and PM", "\u{9F}x\u{9C}\u{9E}y\u{9C}"), ("other C0", "\u{08}\u{0E}\u{0F}\u{7F}\u{05}"),
    ("bidi embedding", "\u{202E}fdp\u{202C}"), ("bidi isolates", "\u{2066}x\u{2069}\u{200F}"),
    ("zero width", "\u{200B}\u{200C}\u{200D}\u{FEFF}\u{2060}"), ("tags", "\u{E0001}\u{E0041}\u{E007F}"),
    ("a flood of marks", "e" + String(repeating: "\u{301}", count: 40)), ("line separators", "\u{2028}\u{2029}\u{85}"),
    ("line ends", "a\r\nb\nc\td\u{0B}e\u{0C}f"), ("a formula", "=HYPERLINK(\"http://x\")"), ("a formula with @", "@SUM(1)"),
    ("a formula with a tab", "\t=1+1"), ("ZPL", "^XZ^XA~HS"), ("HTML", "<script>x</script>&<b>"),
  ]

  /// The table as one text that begins with its `first` entry.
  static func text(from first: Int) -> String {
    (0..<table.count).map { table[(first + $0) % table.count].text }.joined(separator: "字")
  }

  /// What a terminal must not get, as `U+1B at 17`; nil: nothing.
  static func fault(in text: String, allowing allowed: Set<Unicode.Scalar> = ["\n"]) -> String? {
    var marks = 0
    var before: Unicode.Scalar = " "
    for (place, scalar) in text.unicodeScalars.enumerated() where !allowed.contains(scalar) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        // A joiner inside an emoji, in a file.
        if scalar == "\u{200D}", before.properties.isEmoji, before.value > 0x2000 { continue }
        return "U+\(String(scalar.value, radix: 16)) at \(place)"
      case .nonspacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks > 4 { return "\(marks) marks at \(place)" }
      before = scalar
    }
    return nil
  }

  /// A cell of the CSV file that a spreadsheet would take for a formula; nil: none.
  static func formula(inCSV text: String) -> String? {
    for cell in cells(text) {
      guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { continue }
      let isID =
        cell.hasPrefix("=\"") && cell.hasSuffix("\"")
        && cell.dropFirst(2).dropLast().allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      let isNumber = Double(cell) != nil
      if !isID && !isNumber { return cell }
    }
    return nil
  }

  private static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        if isQuoted, scalars.first == "\"" {
          cell.append("\"")
          scalars.removeFirst()
        } else if !isQuoted, !cell.isEmpty {
          cell.append("\"")
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, scalar == "," || scalar == "\n" || scalar == "\r" {
        cells.append(cell)
        cell = ""
      } else {
        cell.unicodeScalars.append(scalar)
      }
    }
    return cells + [cell]
  }
}
