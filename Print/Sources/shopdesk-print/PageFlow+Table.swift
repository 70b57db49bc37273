import CPango
import DeskPaper

extension PageFlow {
  private static let padding = 2.5

  func put(_ table: Paper.Table) {
    let widths = widths(table)
    let head = row(table.columns.map(\.title), table, widths, .small)
    let rows = table.rows.map { row($0, table, widths, .plain) }
    // The head alone at a sheet's end says nothing.
    room(head.height + (rows.first?.height ?? 0) + 6)
    put(head, widths, line: 1)
    for one in rows {
      if room(one.height + 1) { put(head, widths, line: 1) }
      put(one, widths, line: 0.3)
    }
    if let total = table.total {
      let last = row(total, table, widths, .strong)
      if room(last.height + 2) { put(head, widths, line: 1) }
      put(last, widths, line: 1)
    }
    y += 3
  }

  private struct Row {
    var cells: [Letters]
    var height: Double
  }

  private func row(_ cells: [String], _ table: Paper.Table, _ widths: [Double], _ style: Style) -> Row {
    let letters = zip(zip(cells, widths), table.columns).map { cell, column in
      Letters(cell.0, style, width: max(4, cell.1 - 2 * Self.padding), right: column.isRight, in: context)
    }
    return Row(cells: letters, height: (letters.map(\.height).max() ?? 0) + 2 * Self.padding - 1)
  }

  private func put(_ row: Row, _ widths: [Double], line: Double) {
    var x = sheet.margin
    for (letters, width) in zip(row.cells, widths) {
      marks.append(.letters(letters, x: x + Self.padding, y: y + Self.padding - 1))
      x += width
    }
    marks.append(.bar(x: sheet.margin, y: y + row.height, width: sheet.inner, height: line))
    y += row.height + line
  }

  /// By their shares, but no narrower than their titles where that can be.
  private func widths(_ table: Paper.Table) -> [Double] {
    let shares = Double(max(1, table.columns.reduce(0) { $0 + $1.share }))
    var widths = table.columns.map { sheet.inner * Double($0.share) / shares }
    for (index, column) in table.columns.enumerated() {
      let wanted = Letters(column.title, .small, width: nil, in: context).width + 2 * Self.padding + 1
      guard wanted > widths[index], let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widest != index,
        widths[widest] - (wanted - widths[index]) > wanted
      else { continue }
      widths[widest] -= wanted - widths[index]
      widths[index] = wanted
    }
    return widths
  }
}
