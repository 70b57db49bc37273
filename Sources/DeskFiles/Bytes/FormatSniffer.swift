/// Tells formats by their first bytes, never by the file's extension (trap 8).
enum FormatSniffer {
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("zip", [0x50, 0x4B, 0x03, 0x04]), ("zip", [0x50, 0x4B, 0x05, 0x06]), ("xls", [0xD0, 0xCF, 0x11, 0xE0]),
    ("gzip", [0x1F, 0x8B]), ("pdf", Array("%PDF".utf8)), ("rar", Array("Rar!".utf8)),
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("sqlite", Array("SQLite format 3".utf8)),
    ("png", [0x89, 0x50, 0x4E, 0x47]), ("jpeg", [0xFF, 0xD8, 0xFF]),
  ]

  /// The name of a format that isn't delimited text, or nil. An xlsx file is a zip.
  static func otherFormat(_ head: UnsafeBufferPointer<UInt8>) -> String? {
    signatures.first { head.starts(with: $0.bytes) }?.name
  }

  /// The encoding that a byte order mark names, and the mark's length.
  static func mark(_ head: UnsafeBufferPointer<UInt8>) -> (TextEncoding, length: Int)? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }
}
