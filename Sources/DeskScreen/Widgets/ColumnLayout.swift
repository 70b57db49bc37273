/// How a table's columns share its width.
public enum ColumnLayout {
  /// A width for each column, nil for those left out. Gaps of one cell stand between the columns shown.
  ///
  /// Columns go by drop order until the minimums fit; then all grow from minimum to ideal, left to right; what is still left goes
  /// to the flexible ones. A single column that does not fit gets what there is.
  public static func widths(_ columns: [Column], total: Int, gap: Int = 1) -> [Int?] {
    var shown = Array(columns.indices)
    func minimum() -> Int { shown.reduce(0) { $0 + columns[$1].minimum } + gap * max(shown.count - 1, 0) }
    while minimum() > total, shown.count > 1 {
      // Among equals the rightmost goes; when only fixed ones remain, also from the right.
      let worst = shown.max { (columns[$0].dropOrder, $0) < (columns[$1].dropOrder, $1) }
      shown.removeAll { $0 == worst }
    }
    var widths: [Int?] = Array(repeating: nil, count: columns.count)
    guard total > 0 else { return widths }
    var spare = total - minimum()
    for index in shown { widths[index] = min(columns[index].minimum, total) }
    for index in shown where spare > 0 {
      let growth = min(columns[index].ideal - columns[index].minimum, spare)
      widths[index] = (widths[index] ?? 0) + growth
      spare -= growth
    }
    let flexible = shown.filter { columns[$0].isFlexible }
    for (place, index) in flexible.enumerated() where spare > 0 {
      let share = spare / (flexible.count - place)
      widths[index] = (widths[index] ?? 0) + share
      spare -= share
    }
    return widths
  }
}
