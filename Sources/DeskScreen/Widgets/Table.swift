/// A list with columns. Only the rows on screen are asked for and drawn, whatever their number.
public struct Table {
  public var columns: [Column]
  public var rowCount: Int
  /// The row under the cursor, and the first row on screen, both from zero.
  public var selected: Int?
  public var first: Int
  public var showsHeader: Bool
  private let row: (Int) -> TableRow

  public init(
    columns: [Column], rowCount: Int, selected: Int? = nil, first: Int = 0, showsHeader: Bool = true,
    row: @escaping (Int) -> TableRow
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.selected = selected
    self.first = first
    self.showsHeader = showsHeader
    self.row = row
  }

  public init(columns: [Column], rows: [TableRow], selected: Int? = nil, first: Int = 0, showsHeader: Bool = true) {
    self.init(columns: columns, rowCount: rows.count, selected: selected, first: first, showsHeader: showsHeader) { rows[$0] }
  }

  /// The first row to show so that the selected one is on screen, moving as little as possible from `current`.
  public static func firstRow(current: Int, selected: Int?, count: Int, height: Int) -> Int {
    guard height > 0 else { return 0 }
    var first = current
    if let selected {
      if selected < first { first = selected }
      if selected >= first + height { first = selected - height + 1 }
    }
    return max(min(first, count - height), 0)
  }

  /// Draws header and rows; the selected row is on screen even when `first` says otherwise. Returns the first row shown.
  @discardableResult
  public func draw(on surface: inout Surface, in rect: Rect) -> Int {
    surface.fill(rect)
    let widths = ColumnLayout.widths(columns, total: rect.width)
    var body = rect
    if showsHeader {
      let (head, rest) = rect.splitTop(1)
      body = rest
      let titles = columns.map { TextRun($0.title, .dim) }
      if !head.isEmpty { draw(titles, widths, on: &surface, x: head.x, y: head.y, ink: .dim) }
    }
    guard !body.isEmpty else { return first }
    let top = Table.firstRow(current: first, selected: selected, count: rowCount, height: body.height)
    for index in top..<max(min(top + body.height, rowCount), top) {
      draw(row(index), isSelected: index == selected, widths, on: &surface, line: body.row(index - top))
    }
    return top
  }

  private func draw(_ row: TableRow, isSelected: Bool, _ widths: [Int?], on surface: inout Surface, line: Rect) {
    guard isSelected || row.isGreyed else {
      draw(row.cells, widths, on: &surface, x: line.x, y: line.y, ink: nil)
      return
    }
    let cells = row.cells.map { cell in
      guard isSelected else { return TextRun(cell.text, .disabled) }
      return TextRun(cell.text, cell.ink == .plain || cell.ink == .dim || row.isGreyed ? .selected : .selectedStrong)
    }
    surface.fill(line, ink: isSelected ? .selected : .plain)
    draw(cells, widths, on: &surface, x: line.x, y: line.y, ink: nil)
  }

  private func draw(_ cells: [TextRun], _ widths: [Int?], on surface: inout Surface, x: Int, y: Int, ink: Ink?) {
    var x = x
    for (index, column) in columns.enumerated() {
      guard let width = widths[index] else { continue }
      if index < cells.count {
        // A number that is cut reads as a smaller one: where there is no room for it, none is shown.
        let isCutNumber = ink == nil && column.align == .right && Width.of(cells[index].text) > width
        let text = isCutNumber ? String(repeating: "#", count: width) : cells[index].text
        surface.write(text, x: x, y: y, ink: ink ?? cells[index].ink, width: width, align: column.align)
      }
      x += width + 1
    }
  }
}
