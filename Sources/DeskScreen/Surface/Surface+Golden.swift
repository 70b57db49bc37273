extension Surface {
  /// The surface as text that a person can review in a diff: the rows between bars with trailing blanks kept and each wide
  /// character once, then one letter of ink per cell (``Ink/code``), then the caret.
  public func goldenText() -> String {
    var lines: [String] = ["\(size.columns)x\(size.rows)"]
    for y in 0..<size.rows { lines.append("|\(text(row: y))|") }
    lines.append("ink")
    for y in 0..<size.rows {
      let codes = withRow(y) { row in String(row.map(\.ink.code)) }
      lines.append("|\(codes)|")
    }
    lines.append(caret.map { "caret \($0.x),\($0.y)" } ?? "caret none")
    return lines.joined(separator: "\n") + "\n"
  }
}
