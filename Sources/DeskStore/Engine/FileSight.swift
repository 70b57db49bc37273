import CStore
import DeskCore
import Foundation

extension LookingReason {
  /// Why a shop's file can't be written by this process; nil: by its permissions it can.
  static func of(_ path: String) -> LookingReason? {
    of(file: path) ?? refusal(URL(fileURLWithPath: path).deletingLastPathComponent().path, W_OK | X_OK, .folder)
  }

  /// The same of the file alone: where it is others' to write, nothing must be made beside it.
  static func of(file path: String) -> LookingReason? { access(path, F_OK) == 0 ? refusal(path, W_OK, .file) : nil }

  private static func refusal(_ path: String, _ how: Int32, _ reason: LookingReason) -> LookingReason? {
    guard access(path, how) != 0 else { return nil }
    return errno == EROFS ? .disk : reason
  }
}

/// What lies at a shop's path, as somebody who may only look finds it, and how it can be read.
struct FileSight: Equatable {
  enum Way: Equatable {
    /// The log has its index beside it, as when somebody works in the shop: by SQLite's own locks.
    case withOthers
    /// A log without an index: read together, without locks.
    case withLog
    /// The file is all there is: read without locks.
    case alone
  }

  let way: Way
  let database: Stamp
  private let log: Stamp?

  /// Which file it is and, where no lock says whether somebody writes there, when it was written last.
  struct Stamp: Equatable {
    let device: dev_t
    let number: ino_t
    fileprivate(set) var size: off_t
    fileprivate(set) var seconds: Int
    fileprivate(set) var nanoseconds: Int

    /// Nil: nothing lies there.
    fileprivate init?(_ path: String) {
      var about = stat()
      guard stat(path, &about) == 0 else { return nil }
      (device, number, size) = (about.st_dev, about.st_ino, about.st_size)
      (seconds, nanoseconds) = (about.st_mtim.tv_sec, about.st_mtim.tv_nsec)
    }

    fileprivate var bare: Stamp {
      var bare = self
      (bare.size, bare.seconds, bare.nanoseconds) = (0, 0, 0)
      return bare
    }

    func isSameFile(as other: Stamp) -> Bool { device == other.device && number == other.number }
  }

  /// - Throws: `replaced` when no file lies there any more.
  init(_ path: String) throws {
    guard let database = Stamp(path) else { throw StoreFault.replaced(path) }
    let log = Stamp(path + "-wal")
    if let log, access(path + "-shm", R_OK) == 0 {
      (way, self.database, self.log) = (.withOthers, database.bare, log.bare)
    } else {
      way = (log?.size ?? 0) > 0 ? .withLog : .alone
      (self.database, self.log) = (database, log)
    }
  }

  var isLocked: Bool { way == .withOthers }

  /// A connection that can write nothing and makes nothing beside the file.
  ///
  /// - Throws: `readOnly` when it can't be opened.
  func open(_ path: String) throws -> OpaquePointer {
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let escaped = full.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? full
    let how =
      switch way {
      case .withOthers: "readonly_shm=1"
      case .withLog: "vfs=unix-none"
      case .alone: "immutable=1"
      }
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2("file:\(escaped)?mode=ro&\(how)", &opened, flags, nil) == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw StoreFault.readOnly(path)
    }
    sqlite3_busy_timeout(opened, Int32(SQLiteEngine.patience))
    _ = cstore_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
    // Without locks an index in shared memory isn't needed, nor could it be made.
    if way == .withLog { sqlite3_exec(opened, "PRAGMA locking_mode = EXCLUSIVE", nil, nil, nil) }
    return opened
  }
}
