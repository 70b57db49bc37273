import DeskScreen

/// Columns aligned by what characters really take on a terminal; the text is made safe on the way.
struct TextTable {
  private var rows: [[String]] = []
  private let right: Set<Int>

  init(_ titles: [String], right: Set<Int> = []) {
    self.right = right
    rows.append(titles)
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map(\.shown)) }

  var isEmpty: Bool { rows.count == 1 }

  /// One line per row, the titles first, without blanks at the end of a line.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? Width.of($0[column]) : 0 }.max() ?? 0 }
    return rows.map { row in
      let line = row.enumerated().map { Width.fit($1, widths[$0], align: right.contains($0) ? .right : .left) }.joined(
        separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
