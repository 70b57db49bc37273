import CStore
import DeskCore
import Foundation

/// reliability.md F12: a shop's file that can't be written here, read as it stands. Nothing is made or changed beside it: it is somebody
/// else's, who may have it open or open it at any moment.
final class LookingEngine: Engine, @unchecked Sendable {
  let looking: LookingReason?
  private let reason: LookingReason
  private let path: String
  private let lock = NSLock()
  private let origin: FileSight.Stamp
  /// Everything below is touched only under the lock.
  private var sight: FileSight
  private var handle: OpaquePointer
  private var connection: SQLiteConnection
  private var reopened: Int64 = 0

  /// - Throws: `foreignFile`, `newerSchema`; `readOnly` when it can't be read either, or is an older program's, which nobody could bring up
  ///   to date here.
  init(path: String, _ reason: LookingReason) throws {
    self.path = path
    self.reason = reason
    looking = reason
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if NetworkFileSystem.contains(folder) { throw StoreFault.networkFileSystem(folder) }
    cstore_configure()
    do {
      try RestoreLock.check(path)
      sight = try FileSight(path)
      origin = sight.database
      handle = try sight.open(path)
      connection = SQLiteConnection(handle)
      do {
        try Self.prepare(connection, path)
        try Seats.make(connection)
      } catch {
        connection.forgetStatements()
        sqlite3_close(handle)
        throw error
      }
    } catch {
      throw SQLiteEngine.fault(error)
    }
  }

  private static func prepare(_ connection: SQLiteConnection, _ path: String) throws {
    try connection.run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY")
    guard Int32(try connection.text(of: "PRAGMA application_id") ?? "") == SQLiteEngine.applicationID else {
      throw StoreFault.foreignFile(path)
    }
    let version = Int(try connection.text(of: "PRAGMA user_version") ?? "") ?? 0
    guard version <= Schema.current else { throw StoreFault.newerSchema(found: version, known: Schema.current) }
    guard version == Schema.current else { throw StoreFault.readOnly("\(path) (schema \(version) < \(Schema.current))") }
  }

  deinit { close() }

  private var isClosed = false

  func close() {
    lock.lock()
    defer { lock.unlock() }
    guard !isClosed else { return }
    isClosed = true
    connection.forgetStatements()
    sqlite3_close(handle)
  }

  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result { throw StoreFault.lookingOnly(reason, path) }
  func bulk<Result>(_ body: () throws -> Result) throws -> Result { throw StoreFault.lookingOnly(reason, path) }
  func backup(to path: String, step: (Int) throws -> Void) throws { throw StoreFault.lookingOnly(reason, self.path) }

  func seat<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result { try read(body) }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try look { connection in
      try connection.execute("BEGIN")
      defer { try? connection.execute("COMMIT") }
      return try body(connection)
    }
  }

  func integrityFaults() throws -> [VerifyFault] { try look(SQLiteEngine.integrityFaults) }

  func changeToken() throws -> Int64 {
    try look { connection in (reopened << 32) + (try connection.integer("PRAGMA data_version") ?? 0) }
  }

  /// - Throws: `busy` when somebody who may wrote while this one read without a lock: what was read is no state the shop ever had.
  private func look<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
    lock.lock()
    defer { lock.unlock() }
    do {
      try RestoreLock.check(path)
      try freshen()
      let result = Swift.Result { try body(connection) }
      if !sight.isLocked, try FileSight(path) != sight { throw StoreFault.busy(holder: nil, seconds: 0) }
      return try result.get()
    } catch let fault as SQLFault where fault.code == SQLITE_READONLY {
      throw StoreFault.lookingOnly(reason, path)
    } catch {
      throw SQLiteEngine.fault(error)
    }
  }

  /// What lies there may have been changed, or opened, by somebody else since.
  private func freshen() throws {
    let found = try FileSight(path)
    guard found.database.isSameFile(as: origin) else { throw StoreFault.replaced(path) }
    guard found != sight else { return }
    let fresh = try found.open(path)
    let opened = SQLiteConnection(fresh)
    do {
      try Self.prepare(opened, path)
      try Seats.make(opened, as: connection)
    } catch {
      opened.forgetStatements()
      sqlite3_close(fresh)
      throw error
    }
    connection.forgetStatements()
    sqlite3_close(handle)
    (sight, handle, connection) = (found, fresh, opened)
    reopened += 1
  }
}
