/// A bar of text such as `▕███▌  ▏`. It says nothing that the numbers beside it do not say.
public enum ProgressBar {
  /// A bar of exactly `columns` cells, ends included. `total` of zero is an empty bar; more than all is full.
  /// Anything begun shows at least a trace, and only what is complete looks full.
  public static func text(done: Int, total: Int, columns: Int, glyphs: Glyphs) -> String {
    let cells = columns - Width.of(glyphs.barStart) - Width.of(glyphs.barEnd)
    guard cells > 0 else { return String(repeating: " ", count: max(columns, 0)) }
    let steps = glyphs.fractions.count + 1
    var filled = 0
    if total > 0, done > 0 {
      let exact = Int((Double(min(done, total)) / Double(total) * Double(cells * steps)).rounded(.down))
      filled = done >= total ? cells * steps : max(min(exact, cells * steps - 1), 1)
    }
    var bar = String(repeating: glyphs.full, count: filled / steps)
    var used = filled / steps
    if filled % steps > 0 {
      bar += glyphs.fractions[filled % steps - 1]
      used += 1
    }
    return glyphs.barStart + bar + String(repeating: glyphs.empty, count: cells - used) + glyphs.barEnd
  }
}
