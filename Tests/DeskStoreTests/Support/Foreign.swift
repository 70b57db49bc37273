import CStore

/// A foreign program on the shop's file: a plain connection with SQLite's own defaults, so `recursive_triggers` and `foreign_keys` are off.
final class Foreign {
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let handle: OpaquePointer

  init(_ path: String) throws {
    var opened: OpaquePointer?
    guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else { throw Failure(description: "can't open \(path)") }
    handle = opened
    sqlite3_busy_timeout(handle, 5000)
  }

  deinit { sqlite3_close(handle) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw Failure(description: String(cString: sqlite3_errmsg(handle)))
    }
  }

  /// Puts the whole of another shop's file in place of this one's, as one transaction: whoever has it open goes on with it.
  func restore(from other: Foreign) throws {
    guard let copy = sqlite3_backup_init(handle, "main", other.handle, "main") else {
      throw Failure(description: String(cString: sqlite3_errmsg(handle)))
    }
    let step = sqlite3_backup_step(copy, -1)
    guard sqlite3_backup_finish(copy) == SQLITE_OK, step == SQLITE_DONE else {
      throw Failure(description: String(cString: sqlite3_errmsg(handle)))
    }
  }

  /// Every row, each value as SQL would write it.
  func rows(_ sql: String) throws -> [[String]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Failure(description: String(cString: sqlite3_errmsg(handle)))
    }
    defer { sqlite3_finalize(statement) }
    var rows: [[String]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append((0..<sqlite3_column_count(statement)).map { value(statement, $0) })
    }
    return rows
  }

  func value(_ sql: String) throws -> String { try rows(sql).first?.first ?? "" }

  private func value(_ statement: OpaquePointer?, _ column: Int32) -> String {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return "NULL"
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)
      return "x'" + bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + "'"
    default:
      let count = Int(sqlite3_column_bytes(statement, column))
      return String(decoding: UnsafeBufferPointer(start: sqlite3_column_text(statement, column), count: count), as: UTF8.self)
    }
  }

  /// The whole database as text, table by table, but for those named.
  func dump(without left: Set<String> = []) throws -> String {
    var text = ""
    for table in try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map(\.[0])
    where !left.contains(table) {
      text += "== \(table)\n"
      for row in try rows("SELECT * FROM \"\(table)\"") { text += row.joined(separator: "|") + "\n" }
    }
    return text
  }
}
