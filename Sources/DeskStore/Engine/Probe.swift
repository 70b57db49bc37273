import CStore
import DeskCore

/// Looks whose file this is before anything is written: opening another program's database must leave it byte for byte as it was.
enum Probe {
  /// - Throws: `foreignFile` when the file isn't a shopdesk database.
  static func check(_ path: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK, let handle else {
      throw StoreFault.readOnly(path)
    }
    sqlite3_busy_timeout(handle, Int32(SQLiteEngine.patience))
    let connection = SQLiteConnection(handle)
    defer { connection.forgetStatements() }
    let found: Int32?
    do {
      found = try connection.text(of: "PRAGMA application_id").flatMap { Int32($0) }
    } catch let fault as SQLFault {
      throw fault.fault
    }
    guard found == SQLiteEngine.applicationID else { throw StoreFault.foreignFile(path) }
  }
}
