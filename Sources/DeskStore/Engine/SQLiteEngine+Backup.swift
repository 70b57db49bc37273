import CStore
import DeskCore
import Foundation

extension SQLiteEngine {
  /// Copies one state of the shop into a new file by SQLite's online backup, on a connection of its own: nobody's writing or reading waits
  /// for it. No checkpoint is made; the log grows by what is written meanwhile, since one reader holds its state. The copy needs no log
  /// beside it and isn't synced: that is the caller's.
  ///
  /// - Parameters:
  ///   - path: a file that exists and is empty.
  ///   - step: called every 8 MB with how much is copied, in hundredths; what it throws ends the copying.
  func backup(to path: String, step: (_ percent: Int) throws -> Void) throws {
    try Self.copy(self.path, to: path, step: step)
  }

  /// The same of any database file. The source is only read.
  static func copy(_ source: String, to path: String, step: (_ percent: Int) throws -> Void) throws {
    let from = try handle(source, SQLITE_OPEN_READONLY)
    defer { sqlite3_close(from) }
    let into = try handle(path, SQLITE_OPEN_READWRITE)
    defer { sqlite3_close(into) }
    do {
      // The caller syncs once, when all is there.
      try SQLiteConnection(into).run("PRAGMA synchronous = OFF")
      // One state, held from here on: without it a commit of somebody else would begin the copying anew.
      let reading = SQLiteConnection(from)
      defer { reading.forgetStatements() }
      try reading.run("BEGIN; SELECT count(*) FROM sqlite_schema")
      guard let backup = sqlite3_backup_init(into, "main", from, "main") else {
        throw SQLFault.reading(into, sqlite3_errcode(into))
      }
      var code = SQLITE_OK
      var failed: (any Error)?
      while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED {
        code = sqlite3_backup_step(backup, 2048)
        let pages = max(Int(sqlite3_backup_pagecount(backup)), 1)
        do { try step((pages - Int(sqlite3_backup_remaining(backup))) * 100 / pages) } catch {
          failed = error
          break
        }
        if code == SQLITE_BUSY || code == SQLITE_LOCKED { sqlite3_sleep(20) }
      }
      let finished = sqlite3_backup_finish(backup)
      if let failed { throw failed }
      guard code == SQLITE_DONE, finished == SQLITE_OK else {
        throw SQLFault.reading(into, finished == SQLITE_OK ? code : finished)
      }
      // Read first: then it is known that the copy says of itself that it has a log.
      let copy = SQLiteConnection(into)
      _ = try copy.text(of: "SELECT count(*) FROM sqlite_schema")
      guard try copy.text(of: "PRAGMA journal_mode = DELETE") == "delete" else { throw StoreFault.unsafeSetting("journal_mode") }
    } catch {
      throw fault(error)
    }
  }

  private static func handle(_ path: String, _ flags: Int32) throws -> OpaquePointer {
    var opened: OpaquePointer?
    guard sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw StoreFault.readOnly(path)
    }
    sqlite3_busy_timeout(opened, Int32(patience))
    return opened
  }

  /// REC-2: holds the turn, so that nobody in any process commits, brings the whole log into the file, and runs `body`, which may then put
  /// another file in its place. Below SQLite 3.51.3 a checkpoint is safe here because nobody can commit beside it (see Checkpoints).
  ///
  /// - Throws: `busy` when somebody writes or reads for too long.
  func exclusively<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    do {
      return try writer.writeWithoutTransaction { _ in
        try turn.take(milliseconds: Self.patience)
        defer { turn.end() }
        var moved = false
        for _ in 0..<50 where !moved {
          var log: Int32 = -1
          var done: Int32 = -1
          let code = sqlite3_wal_checkpoint_v2(writing.handle, nil, SQLITE_CHECKPOINT_PASSIVE, &log, &done)
          moved = code == SQLITE_OK && log == done
          if !moved { usleep(100_000) }
        }
        guard moved else { throw StoreFault.busy(holder: nil, seconds: 5) }
        return try body(writing)
      }
    } catch {
      throw Self.fault(error)
    }
  }
}
