import CStore
import DeskCore

/// What SQLite answered instead of doing it.
struct SQLFault: Error, CustomStringConvertible {
  /// Primary and extended result code.
  var code: Int32
  var extended: Int32
  var message: String

  static func reading(_ database: OpaquePointer, _ code: Int32) -> SQLFault {
    let extended = sqlite3_extended_errcode(database)
    return SQLFault(code: code & 0xFF, extended: extended, message: String(cString: sqlite3_errmsg(database)))
  }

  var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  var description: String { "SQLite \(extended): \(message)" }

  /// The same in the shop's terms, for exit codes and sentences.
  var fault: StoreFault {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy(holder: nil, seconds: 0)
    case SQLITE_FULL: .diskFull
    case SQLITE_IOERR: .inputOutput(message)
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .readOnly(message)
    case SQLITE_NOTADB: .foreignFile(message)
    case SQLITE_CORRUPT: .corrupt(message)
    default: .defect(description)
    }
  }
}
