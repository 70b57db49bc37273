import CStore
import DeskCore
import Foundation
import GRDB

/// The embedded engine: one file in WAL mode, one connection that writes and one that reads, shared by as many processes as there are
/// terminals on this host.
final class SQLiteEngine: Engine, @unchecked Sendable {
  /// How long a person waits for others before being told that the shop is busy.
  static let patience = 5000
  /// `sdsk`: files of other programs are refused.
  static let applicationID: Int32 = 0x7364_736B

  let path: String
  let writer: DatabaseQueue
  private let reader: DatabaseQueue
  /// Each is touched only inside its queue.
  let writing: SQLiteConnection
  private let reading: SQLiteConnection
  let turn: Turn
  let checkpoints: Checkpoints
  let identity: FileIdentity
  /// Touched only inside the writer's queue.
  var isBulk = false

  /// Opens an existing file, or with `create` makes a new one.
  ///
  /// - Throws: a `StoreFault` that says why the file can't be used here.
  init(path: String, create: Bool = false) throws {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if create {
      guard !exists else { throw StoreFault.alreadyExists(path) }
    } else if !exists {
      throw StoreFault.noDatabase(path)
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if NetworkFileSystem.contains(folder) { throw StoreFault.networkFileSystem(folder) }
    cstore_configure()
    do {
      if create {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw StoreFault.readOnly(path)
        }
      } else {
        try Probe.check(path)
      }
      var configuration = Configuration()
      configuration.busyMode = .timeout(Double(Self.patience) / 1000)
      configuration.label = "shopdesk"
      configuration.prepareDatabase { db in try Self.prepare(db) }
      let ours = try Turn(beside: path)
      turn = ours
      // Nobody puts another file in place while this one is being opened.
      try ours.take(milliseconds: Self.patience)
      defer { ours.end() }
      try RestoreLock.check(path)
      writer = try DatabaseQueue(path: path, configuration: configuration)
      reader = try DatabaseQueue(path: path, configuration: configuration)
      writing = try writer.writeWithoutTransaction { db in
        let connection = SQLiteConnection(db.sqliteConnection!)
        if try connection.text(of: "PRAGMA journal_mode = WAL") != "wal" { throw StoreFault.unsafeSetting("journal_mode") }
        try Self.harden(connection)
        return connection
      }
      reading = try reader.writeWithoutTransaction { db in
        let connection = SQLiteConnection(db.sqliteConnection!)
        try Self.harden(connection)
        try connection.run("PRAGMA query_only = ON")
        return connection
      }
      checkpoints = try Checkpoints(of: writing, path: path)
      identity = try FileIdentity(of: path)
    } catch {
      throw Self.fault(error)
    }
  }

  /// Waits for a checkpoint that may be under way and closes both connections.
  func close() {
    writer.writeWithoutTransaction { _ in
      checkpoints.stop()
      writing.forgetStatements()
    }
    reader.writeWithoutTransaction { _ in reading.forgetStatements() }
    try? reader.close()
    try? writer.close()
  }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    do {
      return try reader.writeWithoutTransaction { _ in
        try identity.check()
        try reading.execute("BEGIN")
        defer { try? reading.execute("COMMIT") }
        return try body(reading)
      }
    } catch {
      throw Self.fault(error)
    }
  }

  func changeToken() throws -> Int64 {
    try reader.writeWithoutTransaction { _ in try reading.integer("PRAGMA data_version") ?? 0 }
  }

  func integrityFaults() throws -> [VerifyFault] {
    do {
      return try reader.writeWithoutTransaction { _ in try Self.integrityFaults(reading) }
    } catch {
      throw Self.fault(error)
    }
  }

  static func integrityFaults(_ reading: SQLiteConnection) throws -> [VerifyFault] {
    var faults: [VerifyFault] = try reading.all("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }.map {
      "the file: \($0)"
    }
    faults += try reading.all("PRAGMA foreign_key_check") { "row \($0.int(1)) of \($0.text(0)) names what isn't there" }
    return faults
  }

  /// The file's schema number; for the migrations, which run before anything else.
  func schema<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
    do {
      return try writer.writeWithoutTransaction { _ in
        try turn.take(milliseconds: Self.patience)
        defer { turn.end() }
        try identity.check()
        return try body(writing)
      }
    } catch {
      throw Self.fault(error)
    }
  }

  /// GRDB runs this first on each connection, then lowers `synchronous` on its own writer (reliability.md 0.1), so `harden` comes after.
  private static func prepare(_ db: Database) throws {
    guard let handle = db.sqliteConnection else { return }
    for (option, on) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
    ] {
      guard cstore_db_config(handle, option, Int32(on)) == SQLITE_OK else { throw StoreFault.unsafeSetting("db_config \(option)") }
    }
  }

  private static func harden(_ connection: SQLiteConnection) throws {
    // GRDB has each statement's tables and columns reported when it is prepared, for observations and statements of its own: there are none,
    // and it costs more than preparing them. What its queue needs to know of transactions it asks SQLite.
    sqlite3_set_authorizer(connection.handle, nil, nil)
    try connection.run(
      """
      PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY
      """)
    for (pragma, wanted) in [("synchronous", "2"), ("foreign_keys", "1"), ("recursive_triggers", "1"), ("trusted_schema", "0")] {
      if try connection.text(of: "PRAGMA \(pragma)") != wanted { throw StoreFault.unsafeSetting(pragma) }
    }
  }

  /// Any error as the layers above know it: refusals and faults pass, SQLite's become faults.
  static func fault(_ error: any Error) -> any Error {
    switch error {
    case let error as SQLFault: return error.fault
    case let error as DatabaseError:
      let code = error.resultCode.rawValue
      return SQLFault(code: code, extended: error.extendedResultCode.rawValue, message: error.message ?? "").fault
    default: return error
    }
  }
}
