import DeskCore

/// A known set of columns of one kind of file, and where they stand in the file at hand.
struct Layout: Sendable {
  /// For the report: `taobao-orders-61`; ends in `?` when the columns aren't exactly those.
  var name: String
  var kind: ImportKind
  var platform: String
  /// Header names, trimmed, in file order.
  var headers: [String]
  /// 1-based record of the header.
  var headerRow: Int
  /// Position of each `Column` by raw value, -1 where the file has none.
  private var positions: [Int]

  init(name: String, kind: ImportKind, platform: String, headers: [String], headerRow: Int) {
    self.name = name
    self.kind = kind
    self.platform = platform
    self.headers = headers
    self.headerRow = headerRow
    // Of two columns with the same name the first counts (trap 4).
    positions = Column.allCases.map { column in
      column.names.lazy.compactMap { headers.firstIndex(of: $0) }.first ?? -1
    }
  }

  @inline(__always)
  func position(_ column: Column) -> Int { positions[column.rawValue] }
  func has(_ column: Column) -> Bool { positions[column.rawValue] >= 0 }

  /// The header of a column as the file spells it, trimmed; its usual name when the file has none.
  func header(_ column: Column) -> String {
    let position = positions[column.rawValue]
    return headers.indices.contains(position) ? headers[position] : column.names[0]
  }
}
