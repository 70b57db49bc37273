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
      try Self.lookAt(file)
      try SQLiteEngine.copy(file, to: path, step: step)
      head = try CopyCheck(path).head
      try step()
      desk = try Desk.openAnyClock(path)
    } catch {
      Self.remove(path)
      throw error
    }
  }

  /// Whose it is, before a copy is made of it.
  private static func lookAt(_ file: String) throws {
    try Probe.check(file)
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
  /// A shop that is only looked at: a training shop's clock is its own affair.
  static func openAnyClock(_ path: String) throws -> Desk { try Desk.open(path) }
}
