import DeskCore

/// Goes through the data rows of one file and reads cells by meaning. What all imported files have in common.
struct RowReader: ~Copyable {
  let text: FileText
  let layout: Layout
  let cells: CellReader
  private var scanner: CSVScanner
  /// Blank rows are not counted.
  private(set) var rows = 0
  private var listed: [RejectedRow] = []
  private var unlisted = 0
  /// What a person should see of rows that are taken all the same, as many as rejected ones are listed.
  private(set) var warnings: [RejectedRow] = []
  private var watched: [(column: Column, damage: SpreadsheetDamage)] = []

  init(_ text: FileText, _ found: LayoutFinder.Found) throws(FileRefusal) {
    let cells = try CellReader(text)
    var scanner = CSVScanner(text, delimiter: found.delimiter)
    while scanner.row < found.layout.headerRow { guard try scanner.next() else { break } }
    self.text = text
    layout = found.layout
    self.cells = cells
    self.scanner = scanner
  }

  var row: Int { scanner.row }
  /// A line of the shop's own files that begins with `#` is for people.
  var isRemark: Bool { scanner.fieldCount > 0 && cells.string(scanner.field(0)).hasPrefix("#") }
  var source: SourceRow { text.source(scanner.range) }

  enum Step {
    /// A row to be read.
    case row
    /// A row whose length doesn't fit the header; it has been rejected.
    case misfit
    case end
  }

  /// Moves to the next row that isn't blank. It fits the header when all cells beyond it are empty, and when it's short of it only by
  /// columns that aren't `needed` (trap 4).
  mutating func next(needed: [Column]) throws(FileRefusal) -> Step {
    while try scanner.next() {
      if scanner.isBlank { continue }
      rows += 1
      let expected = layout.headers.count
      let count = scanner.fieldCount
      if count > expected {
        for extra in expected..<count where !cells.string(scanner.field(extra)).isEmpty {
          reject("", .other("\(count) fields, \(expected) columns"))
          return .misfit
        }
      } else if count < expected {
        for column in needed where layout.position(column) >= count {
          reject("", .tooFewFields(found: count, expected: expected))
          return .misfit
        }
      }
      return .row
    }
    return .end
  }

  /// The cell of a column; nil when the file has no such column or the row ends before it.
  @inline(__always)
  func field(_ column: Column) -> CSVField? {
    let position = layout.position(column)
    return position >= 0 && position < scanner.fieldCount ? scanner.field(position) : nil
  }

  func string(_ column: Column) -> String { field(column).map { cells.string($0) } ?? "" }
  func repeating(_ column: Column) -> String { field(column).map { cells.repeating($0) } ?? "" }

  func repeatingWithMark(_ column: Column) -> (text: String, mark: String?) {
    field(column).map { cells.repeatingWithMark($0) } ?? ("", nil)
  }

  /// An id, phone or code. Refuses the whole file at a number with an exponent (trap 10).
  func id(_ column: Column) throws(FileRefusal) -> String {
    guard let field = field(column), field.start != field.end else { return "" }
    let bytes = CellText.cleanID(cells.utf8(field))
    if SpreadsheetDamage.isExponent(bytes) { throw damaged(column, row, String(decoding: bytes, as: UTF8.self)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As `id`, for a seller's code, which repeats from row to row.
  func code(_ column: Column) throws(FileRefusal) -> String {
    let text = repeating(column)
    guard text.utf8.contains(UInt8(ascii: "+")) || text.utf8.suffix(3).elementsEqual(".00".utf8) else { return text }
    return try id(column)
  }

  /// As `id`, and takes note of digits that a spreadsheet has rounded.
  mutating func watchedID(_ column: Column) throws(FileRefusal) -> String {
    let text = try id(column)
    guard let field = field(column) else { return text }
    if !watched.contains(where: { $0.column == column }) { watched.append((column, SpreadsheetDamage())) }
    for index in watched.indices where watched[index].column == column {
      watched[index].damage.note(CellText.cleanID(cells.utf8(field)), isFormulaText: field.isFormulaText, row: row)
    }
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

  /// INV-4: what a piece is sold for, above zero.
  mutating func price(_ column: Column, bad: inout Bool) -> Money? {
    let wasBad = bad
    guard let price = money(column, bad: &bad), bad == wasBad else { return nil }
    if Command.priceRange.contains(price) { return price }
    rejectOnce(column, .notAPrice(price.decimal), &bad)
    return nil
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

  /// Refuses the whole file at a time without seconds: the platforms write them, spreadsheets drop them (trap 10). Files that people
  /// write themselves may have none: `takesMinutes`.
  mutating func time(_ column: Column, zone: ShopZone, takesMinutes: Bool = false, bad: inout Bool) throws(FileRefusal) -> Instant?
  {
    guard let field = field(column), field.start != field.end else { return nil }
    switch CellText.time(cells.utf8(field), zone: zone) {
    case .nothing: return nil
    case .value(let time):
      if time.lacksSeconds, !takesMinutes { throw damaged(column, row, excerpt(field)) }
      return time.instant
    case .bad:
      rejectOnce(column, .notATime(excerpt(field)), &bad)
      return nil
    }
  }

  mutating func reject(_ column: String, _ reason: RejectReason) {
    if listed.count < FileLimits.rejections {
      listed.append(RejectedRow(row: row, column: column, reason: reason))
    } else {
      unlisted += 1
    }
  }

  mutating func warn(_ column: Column, _ reason: RejectReason) {
    guard warnings.count < FileLimits.rejections else { return }
    warnings.append(RejectedRow(row: row, column: layout.header(column), reason: reason))
  }

  /// The rejected rows. Behind the first ten thousand, which nobody reads either, only one entry says how many more there are.
  var rejected: [RejectedRow] {
    unlisted == 0 ? listed : listed + [RejectedRow(row: row, column: "", reason: .other("and \(unlisted) more rows"))]
  }

  /// A row is rejected for its first fault only.
  mutating func rejectOnce(_ column: Column, _ reason: RejectReason, _ bad: inout Bool) {
    if !bad { reject(layout.header(column), reason) }
    bad = true
  }

  func excerpt(_ field: CSVField) -> String { Excerpt.of(cells.string(field)) }

  /// To be called behind the last row: whether all long ids of a column were rounded.
  func checkDamage() throws(FileRefusal) {
    for (column, found) in watched {
      if let verdict = found.verdict { throw damaged(column, verdict.row, verdict.text) }
    }
  }

  private func damaged(_ column: Column, _ row: Int, _ text: String) -> FileRefusal {
    FileRefusal(file: self.text.name, row: row, column: layout.header(column), reason: .spreadsheetDamage(text))
  }
}
