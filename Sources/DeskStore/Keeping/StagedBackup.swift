import CStore
import DeskCore
import Foundation

/// A backup as a shop of its own at another place, brought up to this program's schema: what is looked at and written here leaves the
/// backup as it is.
final class StagedBackup {
  let path: String
  let desk: Desk
  let head: ClosingMark
  private var isOpen = true

  /// Reads `file` through SQLite into a new file at `path`.
  ///
  /// - Throws: `foreignFile`, `newerSchema`, `corrupt` with the first thing that is wrong with its pages or its chain; `diskFull`.
  init(_ file: String, at path: String, step: () throws -> Void = {}) throws {
    self.path = path
    Self.remove(path)
    let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard made >= 0 else { throw BackupFolder.fault(path) }
    Foundation.close(made)
    do {
      // Whose it is, before a copy is made of it.
      try Probe.check(file)
      try SQLiteEngine.copy(file, to: path) { _ in try step() }
      head = try CopyCheck(path, step: step).head
      try step()
      desk = try Desk.open(path)
    } catch {
      Self.remove(path)
      throw error
    }
  }

  /// Folds its log in and closes it; the file alone is then all of it.
  func close() {
    guard isOpen else { return }
    isOpen = false
    desk.close()
    unlink(path + "-turn")
  }

  static func remove(_ path: String) {
    for end in ["", "-journal", "-wal", "-shm", "-turn", "-restore"] { unlink(path + end) }
  }

  deinit { close() }
}

extension Desk {
  /// Whether a file is a database at rest, as backups are and open shops aren't. Opening it as a shop would change it.
  public static func isAtRest(_ path: String) -> Bool { BackupFolder.isAtRest(path) }

  /// What `verify` says of a backup, which stays as it is: it is read into a file beside it, and that is looked at.
  ///
  /// - Throws: as ``open(_:fixedClock:)``; `corrupt`.
  public static func verify(backup file: String, closings: [ClosingMark]) throws -> VerifyReport {
    // F12: where nothing can be made beside it, on a medium that was put away, it is looked at as it lies.
    guard access(URL(fileURLWithPath: file).deletingLastPathComponent().path, W_OK | X_OK) == 0 else {
      let desk = try Desk.open(file)
      defer { desk.close() }
      var report = try desk.verify(closings: closings)
      report.notices.removeAll { $0.name == "lookingOnly" }
      return report
    }
    let staged = try StagedBackup(file, at: file + "-trial")
    defer {
      staged.close()
      StagedBackup.remove(staged.path)
    }
    return try staged.desk.verify(closings: closings)
  }
}
