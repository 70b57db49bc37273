import DeskCore
import Foundation

/// REC-2: whoever restores has the shop for themselves. A lock on a file beside the database, which every opener and every write looks for;
/// it ends with the process that holds it, so that a restore which was killed locks nobody out.
final class RestoreLock {
  private let file: Int32
  private let name: String
  private var isHeld = false

  static func name(_ database: String) -> String { database + "-restore" }

  /// - Throws: `restoreUnderWay` when somebody else has it.
  init(_ database: String, holder: String) throws {
    name = Self.name(database)
    file = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw StoreFault.readOnly("\(name): \(String(cString: strerror(errno)))") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let other = Self.holder(file)
      close(file)
      throw StoreFault.restoreUnderWay(other)
    }
    isHeld = true
    ftruncate(file, 0)
    let bytes = Array(holder.utf8)
    pwrite(file, bytes, bytes.count, 0)
  }

  deinit { end() }

  func end() {
    guard isHeld else { return }
    isHeld = false
    unlink(name)
    close(file)
  }

  /// - Throws: `restoreUnderWay`.
  static func check(_ database: String) throws {
    let name = name(database)
    guard access(name, F_OK) == 0 else { return }
    let file = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return }
    defer { close(file) }
    guard flock(file, LOCK_SH | LOCK_NB) != 0 else { return }
    throw StoreFault.restoreUnderWay(holder(file))
  }

  private static func holder(_ file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(file, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
