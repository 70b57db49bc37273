import DeskCore
import Foundation

/// Watches bytes as they arrive for what no text export holds: NUL bytes and endless lines. Works on chunks, so that a hostile file is
/// refused after its first few megabytes.
struct LineGuard {
  let file: String
  /// UTF-16 text is full of zero bytes; it's looked at again once it has been turned into UTF-8.
  var allowsNUL: Bool
  private var checked = 0
  private var lineStart = 0

  init(file: String, allowsNUL: Bool) {
    self.file = file
    self.allowsNUL = allowsNUL
  }

  /// Looks at `bytes[checked..<count]`, where `checked` is what earlier calls have seen.
  mutating func check(_ base: UnsafePointer<UInt8>, count: Int) throws(FileRefusal) {
    if !allowsNUL, let nul = memchr(base + checked, 0, count - checked) {
      throw FileRefusal(file: file, reason: .nulByte(byteOffset: Self.offset(nul, in: base)))
    }
    while checked < count {
      let end: Int
      if let found = memchr(base + checked, 0x0A, count - checked) {
        end = Self.offset(found, in: base)
      } else {
        end = count
      }
      if end - lineStart > FileLimits.line { try checkReturns(base, upTo: end) }
      checked = min(end + 1, count)
      if end < count { lineStart = end + 1 }
    }
  }

  /// A stretch without LF may still consist of lines that end in CR alone.
  private mutating func checkReturns(_ base: UnsafePointer<UInt8>, upTo end: Int) throws(FileRefusal) {
    while end - lineStart > FileLimits.line {
      guard let found = memchr(base + lineStart, 0x0D, FileLimits.line) else {
        throw FileRefusal(file: file, reason: .lineTooLong(limit: FileLimits.line))
      }
      lineStart = Self.offset(found, in: base) + 1
    }
  }

  private static func offset(_ found: UnsafeMutableRawPointer, in base: UnsafePointer<UInt8>) -> Int {
    UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
