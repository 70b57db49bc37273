import DeskCore
import Foundation

/// Which file lies under a shop's path. SQLite goes on with the file that it has opened, so a terminal that was open while a backup was
/// put in its place would write into a file that nobody reads any more (reliability.md F14). The log is looked at too: a restore takes it
/// away before it changes the file.
struct FileIdentity: Sendable {
  private let path: String
  private let database: Mark
  private let log: Mark?

  private struct Mark: Equatable {
    var device: dev_t
    var number: ino_t

    /// Nil: nothing lies there.
    init?(_ path: String) {
      var about = stat()
      guard stat(path, &about) == 0 else { return nil }
      device = about.st_dev
      number = about.st_ino
    }
  }

  /// Of the file that was just opened in WAL mode. While a connection is open SQLite takes neither the file nor its log away.
  ///
  /// - Throws: `replaced` when it is gone already.
  init(of path: String) throws {
    guard let database = Mark(path) else { throw StoreFault.replaced(path) }
    self.path = path
    self.database = database
    log = Mark(path + "-wal")
  }

  /// - Throws: `restoreUnderWay` while somebody restores, `replaced` when another file lies there.
  func check() throws {
    try RestoreLock.check(path)
    guard Mark(path) == database, log == nil || Mark(path + "-wal") == log else { throw StoreFault.replaced(path) }
  }
}
