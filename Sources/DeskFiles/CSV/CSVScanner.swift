import DeskCore

/// Splits delimited text into records, in the file's own bytes: in GB18030 the bytes of `"`, `,`, `=`, TAB, CR and LF never occur inside a
/// character, so nothing needs decoding here.
///
/// RFC 4180 with what exports do besides: `="…"` opens a quote like `"` (trap 1); a quote inside a quoted cell closes it only before a
/// delimiter or a line end, any other lone quote is text; a cell in an extra pair of quotes, `""…""`, ends with the second pair (trap 21);
/// LF, CRLF and CR all end a record.
struct CSVScanner: ~Copyable {
  private let text: FileText
  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  private var at: Int
  private let store: UnsafeMutablePointer<CSVField>

  /// The last record: its number in the file, 1-based and counting blank ones; its bytes without the line end; its cells.
  private(set) var row = 0
  private(set) var range = 0..<0
  private(set) var fieldCount = 0

  init(_ text: FileText, delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    base = UnsafePointer(text.bytes.base)
    count = text.bytes.count
    at = text.start
    store = .allocate(capacity: FileLimits.columns)
  }

  deinit { store.deallocate() }

  @inline(__always)
  func field(_ index: Int) -> CSVField { store[index] }

  var isBlank: Bool { fieldCount == 1 && store[0].start == store[0].end }

  /// Reads the next record; false at the end of the file.
  mutating func next() throws(FileRefusal) -> Bool {
    guard at < count else { return false }
    row += 1
    fieldCount = 0
    let begin = at
    let limit = min(count, begin + FileLimits.record)
    while true {
      guard fieldCount < FileLimits.columns else { throw refusal(.tooManyColumns(limit: FileLimits.columns)) }
      let field = try readField(limit: limit)
      store[fieldCount] = field
      fieldCount += 1
      if at < count, base[at] == delimiter {
        at += 1
        continue
      }
      range = begin..<at
      if at < count { at += base[at] == 0x0D && at + 1 < count && base[at + 1] == 0x0A ? 2 : 1 }
      return true
    }
  }

  /// Leaves `at` on the delimiter, the line end or the end of the file.
  @inline(__always)
  private mutating func readField(limit: Int) throws(FileRefusal) -> CSVField {
    if at < limit {
      if base[at] == 0x22 { return try readQuoted(from: at + 1, formula: false, limit: limit) }
      if base[at] == 0x3D, at + 1 < limit, base[at + 1] == 0x22 { return try readQuoted(from: at + 2, formula: true, limit: limit) }
    }
    let start = at
    while at < limit {
      let byte = base[at]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      at += 1
    }
    if at == limit, limit < count { throw refusal(.lineTooLong(limit: FileLimits.record)) }
    return CSVField(start: UInt32(start), end: UInt32(at), hasDoubledQuotes: false, isFormulaText: false)
  }

  @inline(__always)
  private mutating func readQuoted(from start: Int, formula: Bool, limit: Int) throws(FileRefusal) -> CSVField {
    var doubled = false
    var cursor = start
    if cursor < limit, base[cursor] == 0x22, cursor + 1 < limit, !endsField(cursor + 1), base[cursor + 1] != 0x22 {
      if let end = endOfExtraPair(from: cursor + 1, limit: limit) {
        at = end + 2
        return CSVField(start: UInt32(cursor + 1), end: UInt32(end), hasDoubledQuotes: false, isFormulaText: formula)
      }
    }
    while cursor < limit {
      if base[cursor] != 0x22 {
        cursor += 1
      } else if endsField(cursor + 1) {
        at = cursor + 1
        return CSVField(start: UInt32(start), end: UInt32(cursor), hasDoubledQuotes: doubled, isFormulaText: formula)
      } else if base[cursor + 1] == 0x22 {
        doubled = true
        cursor += 2
      } else {
        cursor += 1
      }
    }
    throw refusal(limit < count ? .lineTooLong(limit: FileLimits.record) : .unterminatedQuote)
  }

  /// The first of two quotes that end a `""…""` cell; only on the same line, because such cells come unescaped.
  private func endOfExtraPair(from start: Int, limit: Int) -> Int? {
    var cursor = start
    while cursor + 1 < limit, base[cursor] != 0x0A, base[cursor] != 0x0D {
      if base[cursor] == 0x22 {
        return base[cursor + 1] == 0x22 && endsField(cursor + 2) ? cursor : nil
      }
      cursor += 1
    }
    return nil
  }

  @inline(__always)
  private func endsField(_ position: Int) -> Bool {
    guard position < count else { return true }
    let byte = base[position]
    return byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private func refusal(_ reason: FileRefusal.Reason) -> FileRefusal {
    FileRefusal(file: text.name, row: row, reason: reason)
  }
}
