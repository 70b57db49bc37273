import DeskCore
import DeskStore
import Foundation

/// REC-1: heads of the chain kept at another place, one line each: `DIGEST@RECORD 2026-11-24T18:00:02+08:00 shop`. `verify --against` reads
/// them back: a chain that was cut or computed anew lacks them.
public enum DigestLog {
  /// Adds a line and has it on the disk. The file only grows; a line of which no record could be made goes again (REC-1).
  ///
  /// - Parameter record: says that the digest left; false: it was on record before, and the line goes again too (REC-3).
  /// - Throws: `diskFull`, `inputOutput`, and whatever `record` throws.
  public static func append(
    _ mark: ClosingMark, at: Instant, shop: String, zone: ShopZone, to path: String, record: () throws -> Bool = { true }
  ) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault(path) }
    defer { close(file) }
    // Nobody adds a line behind one that may go again.
    guard flock(file, LOCK_EX) == 0 else { throw fault(path) }
    let before = lseek(file, 0, SEEK_END)
    do {
      let line = Array("\(mark.text) \(zone.iso(at)) \(shop.filter { !$0.isNewline })\n".utf8)
      guard write(file, line, line.count) == line.count, fsync(file) == 0 else { throw fault(path) }
      if try !record(), before >= 0 { _ = ftruncate(file, before) }
    } catch {
      if before >= 0 { _ = ftruncate(file, before) }
      throw error
    }
  }

  /// Every mark of a file; lines that begin with `#` say something to people.
  ///
  /// - Throws: a file refusal when it can't be read, or names the first line that is no mark.
  public static func read(_ path: String) throws -> [ClosingMark] {
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
