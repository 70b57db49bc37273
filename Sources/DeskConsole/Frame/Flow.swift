import DeskScreen

/// Runs of text over as many lines as they need, so that a narrow pane cuts nothing off. A run that fits on a line of its own is not broken:
/// the count and the price stay what they are.
enum Flow {
  static func lines(_ runs: [TextRun], columns: Int, indent: Int) -> [[TextRun]] {
    var lines: [[TextRun]] = [[]]
    var used = 0
    func breakLine() {
      lines.append([TextRun(String(repeating: " ", count: indent))])
      used = indent
    }
    for run in runs {
      var text = Sanitizer.visible(run.text)
      if used + Width.of(text) > columns, used > indent, Width.of(text) <= columns - indent || columns - used < 20 {
        breakLine()
        text = String(text.drop { $0 == " " })
      }
      while !text.isEmpty {
        let part = Width.prefix(text, columns - used)
        // A pane narrower than one character shows none.
        if part.isEmpty, used <= indent { break }
        lines[lines.count - 1].append(TextRun(part, run.ink))
        used += Width.of(part)
        text.removeFirst(part.count)
        if !text.isEmpty { breakLine() }
      }
    }
    return lines
  }
}
