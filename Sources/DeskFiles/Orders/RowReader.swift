import DeskCore

/// Goes through the data rows of one file and reads cells by meaning. What order lists, details, products and waybills have in common.
struct RowReader: ~Copyable {
  let text: FileText
  let layout: Layout
  let cells: CellReader
  private var scanner: CSVScanner
  /// Blank rows are not counted.
  private(set) var rows = 0
  var rejected: [RejectedRow] = []
  private var damage: [Column: SpreadsheetDamage] = [:]

  init(_ text: FileText, _ found: LayoutFinder.Found) throws(FileRefusal) {
    self.text = text
    layout = found.layout
    cells = try CellReader(text)
    scanner = CSVScanner(text, delimiter: found.delimiter)
    while scanner.row < found.layout.headerRow { guard try scanner.next() else { break } }
  }

  var row: Int { scanner.row }
  var source: [UInt8] { text.source(scanner.range) }

  /// Moves to the next row that isn't blank and whose length fits the header (trap 4): cells beyond the header must be empty, and a row
  /// may be short of the header only by columns of `needed` that it doesn't reach.
  mutating func next(needed: [Column]) throws(FileRefusal) -> Bool {
    while try scanner.next() {
      if scanner.isBlank { continue }
      rows += 1
      let expected = layout.headers.count
      let count = scanner.fieldCount
      if count > expected {
        let extra = (expected..<count).first { !cells.string(scanner.field($0)).isEmpty }
        if extra != nil {
          reject("", .other("\(count) fields, \(expected) columns"))
          continue
        }
      } else if count < expected, needed.contains(where: { layout.position($0) >= count }) {
        reject("", .tooFewFields(found: count, expected: expected))
        continue
      }
      return true
    }
    return false
  }

  /// The cell of a column; nil when the file has no such column or the row ends before it.
  @inline(__always)
  func field(_ column: Column) -> CSVField? {
    let position = layout.position(column)
    return position >= 0 && position < scanner.fieldCount ? scanner.field(position) : nil
  }

  func string(_ column: Column) -> String { field(column).map { cells.string($0) } ?? "" }
  func repeating(_ column: Column) -> String { field(column).map { cells.repeating($0) } ?? "" }

  /// An id, phone or code. Refuses the whole file at a number with an exponent (trap 10).
  func id(_ column: Column) throws(FileRefusal) -> String {
    guard let field = field(column), field.start != field.end else { return "" }
    let bytes = CellText.cleanID(cells.utf8(field))
    if SpreadsheetDamage.isExponent(bytes) { throw damaged(column, row, String(decoding: bytes, as: UTF8.self)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As `id`, and takes note of digits that a spreadsheet has rounded.
  mutating func watchedID(_ column: Column) throws(FileRefusal) -> String {
    var text = try id(column)
    guard let field = field(column) else { return text }
    let row = row
    text.withUTF8 { damage[column, default: SpreadsheetDamage()].note($0, isFormulaText: field.isFormulaText, row: row) }
    return text
  }

  /// Nil when the cell holds nothing or the file lacks the column; a bad cell rejects the row and makes `bad` true.
  mutating func money(_ column: Column, bad: inout Bool) -> Money? {
    guard let field = field(column), field.start != field.end else { return nil }
    switch CellText.money(cells.utf8(field)) {
    case .nothing: return nil
    case .value(let money) where money >= .zero: return money
    default:
      rejectOnce(column, .notMoney(excerpt(field)), &bad)
      return nil
    }
  }

  mutating func pieces(_ column: Column, bad: inout Bool) -> Int? {
    guard let field = field(column) else { return nil }
    switch CellText.pieces(cells.utf8(field)) {
    case .nothing: return nil
    case .value(let count): return count
    case .bad:
      rejectOnce(column, .notANumber(excerpt(field)), &bad)
      return nil
    }
  }

  /// Refuses the whole file at a time without seconds: the platforms write them, spreadsheets drop them (trap 10).
  mutating func time(_ column: Column, zone: ShopZone, bad: inout Bool) throws(FileRefusal) -> Instant? {
    guard let field = field(column), field.start != field.end else { return nil }
    switch CellText.time(cells.utf8(field), zone: zone) {
    case .nothing: return nil
    case .value(let time):
      if time.lacksSeconds { throw damaged(column, row, excerpt(field)) }
      return time.instant
    case .bad:
      rejectOnce(column, .notATime(excerpt(field)), &bad)
      return nil
    }
  }

  mutating func reject(_ column: String, _ reason: RejectReason) {
    rejected.append(RejectedRow(row: row, column: column, reason: reason))
  }

  /// A row is rejected for its first fault only.
  mutating func rejectOnce(_ column: Column, _ reason: RejectReason, _ bad: inout Bool) {
    if !bad { reject(layout.header(column), reason) }
    bad = true
  }

  func excerpt(_ field: CSVField) -> String { Excerpt.of(cells.string(field)) }

  /// To be called behind the last row: whether all long ids of a column were rounded.
  func checkDamage() throws(FileRefusal) {
    for (column, found) in damage {
      if let verdict = found.verdict { throw damaged(column, verdict.row, verdict.text) }
    }
  }

  private func damaged(_ column: Column, _ row: Int, _ text: String) -> FileRefusal {
    FileRefusal(file: self.text.name, row: row, column: layout.header(column), reason: .spreadsheetDamage(text))
  }
}
