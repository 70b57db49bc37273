import DeskCore
import Foundation

/// A CSV file to be written: CRLF line ends, every text quoted.
public struct CSVDocument: Sendable {
  public enum Encoding: Sendable {
    /// With a byte order mark, without which Excel takes UTF-8 for the system's encoding.
    case utf8WithMark
    case gb18030
  }

  public var header: [String]
  public var rows: [[CSVCell]]

  public init(header: [String], rows: [[CSVCell]]) {
    self.header = header
    self.rows = rows
  }

  /// The file's bytes.
  /// - Throws: `FileRefusal` when the C library's iconv has no GB18030.
  public func bytes(_ encoding: Encoding) throws(FileRefusal) -> [UInt8] {
    let lines = [header.map { CSVCell.text($0) }] + rows
    let text = lines.map { $0.map(\.encoded).joined(separator: ",") + "\r\n" }.joined()
    switch encoding {
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .gb18030:
      guard let bytes = Iconv(from: .utf8, to: .gb18030)?.convert(Array(text.utf8)) else {
        throw FileRefusal(file: "", reason: .unreadable("the C library's iconv has no GB18030"))
      }
      return bytes
    }
  }

  /// Writes the file whole or not at all: a reader never sees half of it.
  /// - Throws: what `bytes` throws, and `FileRefusal.unreadable` with the system's words when writing fails.
  public func write(to path: String, _ encoding: Encoding) throws(FileRefusal) {
    let data = Data(try bytes(encoding))
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      throw FileRefusal(file: name, reason: .unreadable(error.localizedDescription))
    }
  }
}
