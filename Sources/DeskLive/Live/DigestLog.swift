import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// REC-1: heads of the chain kept at another place, one line each: `DIGEST@RECORD 2026-11-24T18:00:02+08:00 shop`. `verify --against` reads
/// them back: a chain that was cut or computed anew lacks them.
public enum DigestLog {
  /// Adds a line and has it on the disk. The file only grows; a line of which no record could be made goes again (REC-1), and with it a
  /// file that was made for it.
  ///
  /// - Parameter record: says that the digest left; false: it was on record before, and the line goes again too (REC-3).
  /// - Throws: `diskFull`, `inputOutput`, and whatever `record` throws.
  public static func append(
    _ mark: ClosingMark, at: Instant, shop: String, zone: ShopZone, to path: String, record: () throws -> Bool = { true }
  ) throws {
    let (file, isNew) = try begin(path)
    defer { close(file) }
    let before = lseek(file, 0, SEEK_END)
    func takeBack() {
      if before >= 0 { _ = ftruncate(file, before) }
      if isNew, before == 0 { unlink(path) }
    }
    do {
      let line = Array("\(mark.text) \(zone.iso(at)) \(shop.filter { !$0.isNewline })\n".utf8)
      guard write(file, line, line.count) == line.count, fsync(file) == 0 else { throw fault(path) }
      if try !record() { takeBack() }
    } catch {
      takeBack()
      throw error
    }
  }

  /// The file, and nobody else's turn with it: nobody adds a line behind one that may go again.
  private static func begin(_ path: String) throws -> (file: Int32, isNew: Bool) {
    while true {
      var file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
      let isNew = file >= 0
      if !isNew, errno == EEXIST { file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }
      guard file >= 0 else { throw fault(path) }
      guard flock(file, LOCK_EX) == 0 else {
        let failed = fault(path)
        close(file)
        throw failed
      }
      // Who had it before may have taken it back: then its name is another file's, or nobody's.
      var (held, named) = (stat(), stat())
      if fstat(file, &held) == 0, stat(path, &named) != 0 || (held.st_dev, held.st_ino) != (named.st_dev, named.st_ino) {
        close(file)
        continue
      }
      return (file, isNew)
    }
  }

  /// Every mark of a file; lines that begin with `#` say something to people.
  ///
  /// - Throws: a file refusal when it can't be read, or names the first line that is no mark.
  public static func read(_ path: String) throws -> [ClosingMark] {
    try Reach.check(path)
    guard let data = FileManager.default.contents(atPath: path) else { throw FileRefusal(file: path, reason: .missing) }
    var marks: [ClosingMark] = []
    for (number, line) in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let words = line.split(separator: " ")
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let mark = ClosingMark(String(first)) else {
        throw FileRefusal(file: path, row: number + 1, column: "DIGEST@RECORD", reason: .unreadable("digest"))
      }
      marks.append(mark)
    }
    return marks
  }

  private static func fault(_ path: String) -> StoreFault {
    let code = errno
    return code == ENOSPC ? .diskFull : .inputOutput("\(path): \(String(cString: strerror(code)))")
  }
}
