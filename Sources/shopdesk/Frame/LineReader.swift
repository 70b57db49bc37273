import DeskCore
import DeskFiles
import Foundation

/// Lines of a file or of standard input, as they come: a line is handed out as soon as it is whole, and one that is too long is named and
/// skipped instead of filling the memory.
struct LineReader {
  struct Line {
    var bytes: [UInt8]
    var isTooLong: Bool
    var isBlank: Bool { !isTooLong && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }

  static let longest = 1 << 20

  private let descriptor: Int32
  private let name: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var at = 0
  private var ended = false

  /// - Throws: a file refusal (exit code 66) when the file can't be read.
  init(_ path: String) throws {
    name = path
    if path == "-" {
      descriptor = 0
      return
    }
    try Reach.check(path)
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw FileRefusal(file: path, reason: Reach.reason(path, code: errno)) }
  }

  /// Nil at the end. The last line needs no line end.
  mutating func next() throws -> Line? {
    var line = Line(bytes: [], isTooLong: false)
    while true {
      if at == filled {
        try fill()
        if ended { return line.bytes.isEmpty && !line.isTooLong ? nil : line }
      }
      let rest = buffer[at..<filled]
      let end = rest.firstIndex(of: 0x0A) ?? filled
      if line.bytes.count + (end - at) > Self.longest {
        line.isTooLong = true
        line.bytes = []
      } else if !line.isTooLong {
        line.bytes += buffer[at..<end]
      }
      at = min(end + 1, filled)
      if end < filled { return line }
    }
  }

  private mutating func fill() throws {
    var count: Int
    repeat { count = read(descriptor, &buffer, buffer.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw FileRefusal(file: name, reason: .unreadable(String(cString: strerror(errno)))) }
    at = 0
    filled = count
    ended = count == 0
  }
}
