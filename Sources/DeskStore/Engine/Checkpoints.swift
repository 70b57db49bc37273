import CStore
import DeskCore
import Dispatch

/// Moving the WAL's content into the database file.
///
/// SQLite 3.7.0 to 3.51.2 can corrupt the file when one process checkpoints while another commits and resets the WAL (reliability.md 0.0).
/// There, automatic checkpoints are off on every connection, and a PASSIVE one runs on a connection of its own only while this process
/// holds the write lock on another, so that nobody can commit meanwhile: after a commit in a transaction of its own, or during an import
/// beside the batch that is being written, to be awaited before that commits. From 3.51.3 on, SQLite's defaults stand.
final class Checkpoints: @unchecked Sendable {
  /// Pages in the WAL from which on a checkpoint is due: 16 MiB.
  static let threshold: Int32 = 4000

  private let guarded: Bool
  private let path: String
  /// Pages in the WAL after the last commit, written by SQLite's hook.
  private let pages: UnsafeMutablePointer<Int32>
  private var connection: OpaquePointer?
  private var stopped = false

  init(of writing: SQLiteConnection, path: String, sqliteVersion: Int32 = sqlite3_libversion_number()) throws {
    self.path = path
    guarded = sqliteVersion < 3_051_003
    pages = .allocate(capacity: 1)
    pages.initialize(to: 0)
    guard guarded else { return }
    try writing.run("PRAGMA wal_autocheckpoint = 0")
    sqlite3_wal_hook(
      writing.handle,
      { context, _, _, count in
        context?.assumingMemoryBound(to: Int32.self).pointee = count
        return SQLITE_OK
      }, pages)
  }

  deinit {
    stop()
    pages.deallocate()
  }

  var areDue: Bool { guarded && pages.pointee >= Self.threshold }

  /// Checkpoints while `writing` holds the write lock. Whatever goes wrong is left to the next time: the data is safe in the WAL.
  func run(_ turn: Turn, _ writing: SQLiteConnection) {
    guard areDue, !stopped, (try? turn.take(milliseconds: SQLiteEngine.patience)) != nil else { return }
    defer { turn.end() }
    guard (try? writing.execute("BEGIN IMMEDIATE")) != nil else { return }
    defer { try? writing.execute("ROLLBACK") }
    move()
  }

  /// Checkpoints on another core while the caller's transaction, which holds the write lock, goes on. The caller calls what is returned
  /// before it commits or rolls back, and lets nothing spill into the WAL until then.
  func begin() -> (() -> Void)? {
    guard areDue, !stopped else { return nil }
    let done = DispatchSemaphore(value: 0)
    Self.queue.async {
      self.move()
      done.signal()
    }
    return { done.wait() }
  }

  private static let queue = DispatchQueue(label: "shopdesk.checkpoint")

  private func move() {
    guard let connection = opened() else { return }
    var log: Int32 = 0
    var moved: Int32 = 0
    if sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, &log, &moved) == SQLITE_OK { pages.pointee = 0 }
  }

  func stop() {
    stopped = true
    if let connection { sqlite3_close(connection) }
    connection = nil
  }

  private func opened() -> OpaquePointer? {
    if let connection { return connection }
    var fresh: OpaquePointer?
    guard sqlite3_open_v2(path, &fresh, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let fresh else {
      sqlite3_close(fresh)
      return nil
    }
    sqlite3_exec(fresh, "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL", nil, nil, nil)
    connection = fresh
    return fresh
  }
}
