import CStore
import DeskCore
import Glibc

/// What SQLite answered instead of doing it.
struct SQLFault: Error, CustomStringConvertible {
  /// Primary and extended result code.
  var code: Int32
  var extended: Int32
  var message: String
  /// What the system said to SQLite's last call, as `errno`; 0 when it isn't known.
  var system: Int32 = 0

  static func reading(_ database: OpaquePointer, _ code: Int32) -> SQLFault {
    let extended = sqlite3_extended_errcode(database)
    return SQLFault(
      code: code & 0xFF, extended: extended, message: String(cString: sqlite3_errmsg(database)),
      system: sqlite3_system_errno(database))
  }

  var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  var description: String { "SQLite \(extended): \(message)" }

  /// The same in the shop's terms, for exit codes and sentences.
  var fault: StoreFault {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy(holder: nil, seconds: 0)
    case SQLITE_FULL: .diskFull
    // SQLite tells "full" only where it writes; where a file grows, meets its limit or a quota, the system's word says it.
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(system): .diskFull
    case SQLITE_IOERR: .inputOutput(message)
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .readOnly(message)
    case SQLITE_NOTADB: .foreignFile(message)
    case SQLITE_CORRUPT: .corrupt(message)
    default: .defect(description)
    }
  }
}
