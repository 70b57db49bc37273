import DeskCore

/// Notices that a spreadsheet has saved the file again and destroyed ids on the way (trap 10). One per file and id column; the whole file
/// is refused, because the rows that still look sound aren't.
struct SpreadsheetDamage {
  private var ids = 0
  private var rounded = 0
  private var shortestTail = Int.max
  private var firstRow = 0
  private var firstText = ""

  /// `3.51531E+16`: a number with an exponent where an id belongs.
  static func isExponent(_ bytes: CellText.Bytes) -> Bool {
    guard bytes.count >= 4, bytes.count <= 24, isDigit(bytes[0]) else { return false }
    guard let e = bytes.firstIndex(where: { $0 == 0x45 || $0 == 0x65 }), e + 2 < bytes.count, bytes[e + 1] == 0x2B
    else { return false }
    return bytes[..<e].allSatisfy { isDigit($0) || $0 == 0x2E } && bytes[(e + 2)...].allSatisfy(isDigit)
  }

  /// Takes note of an id. Spreadsheets keep 15 digits and write zeros for the rest, so only longer ids tell. `isFormulaText`: the cell came
  /// as `="…"`, which a spreadsheet doesn't write.
  mutating func note(_ bytes: CellText.Bytes, isFormulaText: Bool, row: Int) {
    guard bytes.count > 15, bytes.allSatisfy(Self.isDigit) else { return }
    ids += 1
    guard !isFormulaText, bytes[15...].allSatisfy({ $0 == 0x30 }) else { return }
    rounded += 1
    let tail = bytes.reversed().prefix { $0 == 0x30 }.count
    shortestTail = min(shortestTail, tail)
    if firstRow == 0 {
      firstRow = row
      firstText = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The row and text of the first rounded id, when all long ids of the file are rounded. A single id that happens to end in zeros is no
  /// proof; it takes two, or six zeros.
  var verdict: (row: Int, text: String)? {
    guard ids > 0, rounded == ids, ids >= 2 || shortestTail >= 6 else { return nil }
    return (firstRow, firstText)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
