import Foundation

/// REC-2: puts a file in a shop's place. The replaced one gets another name, with its log where the log isn't folded in. A crash may come
/// after any step: at each moment all of the replaced shop lies under one name or the other, and the shop's own name never shows the file
/// without the log that belongs to it.
struct FileSwap {
  let path: String
  let staged: String
  /// Where the replaced file is to lie.
  let aside: String
  /// Nobody could open the replaced file, so its log may hold what it lacks.
  let keepsLog: Bool

  /// - Throws: `diskFull`, `inputOutput`, after everything lies as it did.
  func run() throws {
    var left = steps[...]
    do {
      while let step = left.first {
        try step()
        left.removeFirst()
      }
    } catch {
      // When only the last is left, the new file is in place.
      if left.count > 1, left.count < steps.count { takeBack() }
      throw error
    }
  }

  var steps: [() throws -> Void] {
    var steps = [{ try second(path, aside) }]
    if keepsLog {
      steps.append { try second(log, aside + "-wal") }
      steps.append { try BackupFolder.sync(folder) }
      // From here on there is no shop until there is the new one: whoever opened the file without its log would see an older state.
      steps.append { try drop(path) }
    }
    steps.append { try drop(log) }
    steps.append { try drop(path + "-shm") }
    steps.append { guard rename(staged, path) == 0 else { throw BackupFolder.fault(path) } }
    steps.append { try BackupFolder.sync(folder) }
    return steps
  }

  private var log: String { path + "-wal" }
  private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

  /// A second name for what lies there, if anything does.
  private func second(_ from: String, _ to: String) throws {
    guard access(from, F_OK) == 0 else { return }
    guard link(from, to) == 0 else { throw BackupFolder.fault(to) }
  }

  private func drop(_ name: String) throws {
    guard unlink(name) == 0 || errno == ENOENT else { throw BackupFolder.fault(name) }
  }

  private func takeBack() {
    for (name, other) in [(path, aside), (log, aside + "-wal")] where access(other, F_OK) == 0 {
      if access(name, F_OK) != 0, link(other, name) != 0 { continue }
      if Self.isOne(name, other) { unlink(other) }
    }
  }

  /// Whether two names are those of one file.
  private static func isOne(_ name: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(name, &one) == 0 && stat(other, &two) == 0 && one.st_ino == two.st_ino && one.st_dev == two.st_dev
  }

  /// What a swap that was cut off has left: a second name of the shop's own file, which must not be opened as another one.
  static func tidy(_ path: String) {
    var shop = stat()
    guard stat(path, &shop) == 0, shop.st_nlink > 1 else { return }
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(url.lastPathComponent + "-replaced-") && isOne(path, folder + "/" + name) {
      unlink(folder + "/" + name)
      if access(path + "-wal", F_OK) == 0 { unlink(folder + "/" + name + "-wal") }
    }
  }
}
