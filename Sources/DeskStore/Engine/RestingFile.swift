import CStore
import DeskCore

/// A shop's file that nobody works in: opened for reading only, looked through page by page, and read as one state.
enum RestingFile {
  /// Runs `body` on the file once its pages and references are found sound.
  ///
  /// - Throws: `corrupt` with the first thing that is wrong, `foreignFile`, `newerSchema`, `readOnly` when it can't be opened.
  static func read<Result>(_ path: String, _ body: (any SQLSession) throws -> Result) throws -> Result {
    var opened: OpaquePointer?
    defer { sqlite3_close(opened) }
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let opened else {
      throw StoreFault.readOnly(path)
    }
    let file = SQLiteConnection(opened)
    defer { file.forgetStatements() }
    do {
      try file.run("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; BEGIN")
      guard Int32(try file.text(of: "PRAGMA application_id") ?? "") == SQLiteEngine.applicationID else {
        throw StoreFault.foreignFile(path)
      }
      let version = Int(try file.text(of: "PRAGMA user_version") ?? "") ?? 0
      guard version <= Schema.current else { throw StoreFault.newerSchema(found: version, known: Schema.current) }
      if let fault = try file.text(of: "PRAGMA integrity_check(1)"), fault != "ok" { throw StoreFault.corrupt(fault) }
      if let table = try file.text(of: "PRAGMA foreign_key_check") { throw StoreFault.corrupt("foreign key: \(table)") }
      return try body(file)
    } catch let fault as SQLFault {
      throw fault.fault
    }
  }
}
