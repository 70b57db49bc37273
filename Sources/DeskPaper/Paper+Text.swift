extension Paper {
  /// For a printer that knows nothing but letters of one width. Pages are parted by form feeds; no other control character is in it, whatever
  /// the values hold.
  ///
  /// - Parameter columns: cells in a line; 80 for A4, 48 for a label, unless given.
  public func text(columns: Int? = nil) -> String {
    let columns = columns ?? (format == .label ? 48 : 80)
    return pages.map { $0.text(columns) }.joined(separator: "\u{0C}")
  }

  /// What every form writes on a sheet that was printed before.
  public static let reprintMark = "补打 reprint"
}

extension Paper.Page {
  func text(_ columns: Int) -> String {
    var lines = [title.isEmpty ? PlainText.line(subject) : PlainText.line(title)]
    if isReprint { lines[0] += "  *** \(Paper.reprintMark) ***" }
    for block in blocks { lines += block.lines(columns) }
    return lines.map { line in line.lastIndex { $0 != " " }.map { String(line[...$0]) } ?? "" }.joined(separator: "\n") + "\n"
  }
}

extension Paper.Block {
  fileprivate func lines(_ columns: Int) -> [String] {
    switch self {
    case .heading(let text): return PlainText.wrap(PlainText.line(text), columns)
    case .text(let text, let weight):
      let mark = weight == .alarm ? "!! " : ""
      return PlainText.wrap(mark + PlainText.line(text), columns)
    case .fields(let fields): return Self.lines(of: fields, columns)
    case .table(let table): return table.lines(columns)
    case .barcode(let text): return ["*" + PlainText.line(text) + "*"]
    case .rule: return [String(repeating: "-", count: columns)]
    case .signatures(let names):
      return [""] + PlainText.wrap(names.map { "\(PlainText.line($0)) ______________" }.joined(separator: "  "), columns)
    }
  }

  /// Side by side as long as there is room; a long one has lines of its own.
  private static func lines(of fields: [Paper.Field], _ columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for field in fields {
      let label = PlainText.line(field.label)
      let text = (field.weight == .alarm ? "!! " : "") + (label.isEmpty ? "" : label + " ") + PlainText.line(field.value)
      if !line.isEmpty, PlainText.cells(line) + 2 + PlainText.cells(text) <= columns {
        line += "  " + text
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let wrapped = PlainText.wrap(text, columns)
      lines += wrapped.dropLast()
      line = wrapped.last ?? ""
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension Paper.Table {
  fileprivate func lines(_ columns: Int) -> [String] {
    let widths = widths(columns)
    let rule = String(repeating: "-", count: columns)
    var lines = row(self.columns.map(\.title), widths) + [rule]
    for cells in rows { lines += row(cells, widths) }
    if let total { lines += [rule] + row(total, widths) }
    return lines
  }

  private func row(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = zip(cells, widths).map { PlainText.wrap(PlainText.line($0), $1) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      zip(zip(wrapped, widths), columns).map { cell, column in
        PlainText.pad(index < cell.0.count ? cell.0[index] : "", cell.1, right: column.isRight)
      }.joined(separator: " ")
    }
  }

  /// The shares of the width, with a blank between two columns; a column never asks for more than its longest cell, and what that leaves goes
  /// to those that have too little.
  private func widths(_ total: Int) -> [Int] {
    let room = max(columns.count * 2, total - columns.count + 1)
    let natural = columns.indices.map { index in
      max(
        2,
        ([columns[index].title] + rows.map { index < $0.count ? $0[index] : "" } + (self.total.map { [$0[index]] } ?? []))
          .map { PlainText.cells(PlainText.line($0)) }.max() ?? 2)
    }
    var widths = natural
    var open = Array(columns.indices)
    var left = room
    while !open.isEmpty {
      let shares = max(1, open.reduce(0) { $0 + columns[$1].share })
      let small = open.filter { natural[$0] <= left * columns[$0].share / shares }
      if small.isEmpty {
        for index in open { widths[index] = max(2, left * columns[index].share / shares) }
        break
      }
      left -= small.reduce(0) { $0 + natural[$1] }
      open.removeAll(where: small.contains)
    }
    return widths
  }
}
