import DeskCore
import Foundation

/// Where a shop's backups lie. A file under its own name is whole, verified and on the disk; until then it is called `.partial`.
struct BackupFolder {
  let path: String
  /// The shop's file without its ending: what its backups are called after.
  private let stem: String

  /// - Parameter chosen: nil: `backup/` beside the shop.
  init(of database: String, chosen: String? = nil) {
    let file = URL(fileURLWithPath: database)
    path = URL(fileURLWithPath: chosen ?? file.deletingLastPathComponent().path + "/backup").standardizedFileURL.path
    stem = file.lastPathComponent.hasSuffix(".db") ? String(file.lastPathComponent.dropLast(3)) : file.lastPathComponent
  }

  /// Its path where there is no folder: one that somebody names isn't made for a slip of the pen, nor in the place of a disk that is away.
  var missing: String? {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR ? nil : path
  }

  /// An empty file, mode 0600. What an earlier backup left unfinished goes: only one is made at a time.
  ///
  /// - Throws: `diskFull`, `inputOutput`.
  func begin() throws -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Self.fault(path)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where isLeftOver(name) {
      unlink(path + "/" + name)
    }
    let partial = "\(path)/\(stem)-\(getpid()).partial"
    let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.fault(partial) }
    fchmod(file, 0o600)
    close(file)
    return partial
  }

  private func isLeftOver(_ name: String) -> Bool {
    name.hasPrefix(stem + "-") && [".partial", ".partial-journal", ".partial-wal", ".partial-shm"].contains { name.hasSuffix($0) }
  }

  /// Syncs the file and gives it its name, `shop-20261124-180000.db`, then syncs the folder. Never takes another's place.
  ///
  /// - Returns: the name.
  func finish(_ partial: String, at: ShopLocal) throws -> String {
    try Self.sync(partial)
    let clock = at.clock.filter { $0 != ":" }
    let plain = "\(stem)-\(at.day.iso.filter { $0 != "-" })-\(clock)"
    for number in 1...999 {
      let name = plain + (number == 1 ? "" : "-\(number)") + ".db"
      if link(partial, path + "/" + name) == 0 {
        unlink(partial)
        try Self.sync(path)
        return name
      }
      guard errno == EEXIST else { throw Self.fault(path + "/" + name) }
    }
    throw StoreFault.alreadyExists(path + "/" + plain)
  }

  /// A file's or a folder's content is on the disk when this returns.
  static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw fault(path) }
  }

  /// SQLite's file format: one that has no log beside it.
  static func isAtRest(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var format: [UInt8] = [0, 0]
    // SQLite's file format, bytes 18 and 19: 1 with a rollback journal, 2 with a log.
    return pread(file, &format, 2, 18) == 2 && format == [1, 1]
  }

  static func fault(_ path: String) -> StoreFault {
    let code = errno
    return code == ENOSPC || code == EDQUOT ? .diskFull : .inputOutput("\(path): \(String(cString: strerror(code)))")
  }
}
