import DeskCore

/// A file whose bytes are known to be sound text in one encoding. UTF-16 has been turned into UTF-8, which loses nothing: `source` turns a
/// slice back. All other text stays as it came, and cells are decoded one by one.
final class FileText: Sendable {
  let name: String
  /// As the file came.
  let encoding: TextEncoding
  let bytes: FileBytes
  /// Where the text begins, behind a byte order mark.
  let start: Int

  var isGB18030: Bool { encoding == .gb18030 }

  init(name: String, encoding: TextEncoding, bytes: FileBytes, start: Int) {
    self.name = name
    self.encoding = encoding
    self.bytes = bytes
    self.start = start
  }

  /// The file's own bytes of a stretch of this text.
  func source(_ range: Range<Int>) -> SourceRow {
    let slice = bytes.slice(range)
    switch encoding {
    case .utf8, .gb18030: return SourceRow(slice, of: bytes)
    case .utf16LittleEndian, .utf16BigEndian:
      let big = encoding == .utf16BigEndian
      return SourceRow(
        String(decoding: slice, as: UTF8.self).utf16.flatMap { unit in
          let low = UInt8(truncatingIfNeeded: unit)
          let high = UInt8(truncatingIfNeeded: unit >> 8)
          return big ? [high, low] : [low, high]
        })
    }
  }
}
