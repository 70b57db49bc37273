/// Cleans cell text of exactly the wrappers that exports put around values (formats.md 0 and 8); what is inside stays as it is.
/// Everything works on UTF-8 bytes without copying; the `String` forms are for other callers and tests.
public enum CellText {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Removes `="…"`, a leading `'`, and TABs, line ends, spaces, U+3000, NBSP and zero-width characters at both ends (traps 1 and 11). The
  /// words for nothing become an empty text (trap 18).
  public static func clean(_ text: String) -> String {
    withBytes(text) { String(decoding: clean($0), as: UTF8.self) }
  }

  /// As `clean`, and removes the `.00` that spreadsheets append to ids and phone numbers.
  public static func cleanID(_ text: String) -> String {
    withBytes(text) { String(decoding: cleanID($0), as: UTF8.self) }
  }

  static func withBytes<Result>(_ text: String, _ body: (Bytes) -> Result) -> Result {
    var text = text
    return text.withUTF8(body)
  }

  static func clean(_ bytes: Bytes) -> Bytes {
    let bare = unwrapped(bytes)
    return isNothing(bare) ? Bytes(rebasing: bare[..<0]) : bare
  }

  static func cleanID(_ bytes: Bytes) -> Bytes {
    let bare = clean(bytes)
    guard bare.count > 3, bare[bare.count - 1] == 0x30, bare[bare.count - 2] == 0x30, bare[bare.count - 3] == 0x2E,
      (0x30...0x39).contains(bare[bare.count - 4])
    else { return bare }
    return Bytes(rebasing: bare[..<(bare.count - 3)])
  }

  /// `clean` without the words for nothing.
  static func unwrapped(_ bytes: Bytes) -> Bytes {
    var bare = trimmed(bytes)
    if bare.count >= 3, bare[0] == 0x3D, bare[1] == 0x22, bare[bare.count - 1] == 0x22 {
      bare = trimmed(Bytes(rebasing: bare[2..<(bare.count - 1)]))
    }
    if bare.count >= 1, bare[0] == 0x27 { bare = trimmed(Bytes(rebasing: bare[1...])) }
    return bare
  }

  static func trimmed(_ bytes: Bytes) -> Bytes {
    guard let base = bytes.baseAddress else { return bytes }
    var start = 0
    var end = bytes.count
    while start < end {
      let length = blankLength(base + start, end - start)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let byte = base[end - 1]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        end -= 1
      } else if byte >= 0x80, end - start >= 3, blankLength(base + end - 3, 3) == 3 {
        end -= 3
      } else if byte == 0xA0, end - start >= 2, base[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return Bytes(start: base + start, count: end - start)
  }

  /// How many bytes a blank at `at` takes; 0 when there is none.
  @inline(__always)
  private static func blankLength(_ at: UnsafePointer<UInt8>, _ left: Int) -> Int {
    let byte = at[0]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    guard byte >= 0xC2 else { return 0 }
    if byte == 0xC2 { return left >= 2 && at[1] == 0xA0 ? 2 : 0 }
    guard left >= 3 else { return 0 }
    switch (byte, at[1], at[2]) {
    case (0xE3, 0x80, 0x80): return 3  // U+3000
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0): return 3  // zero-width spaces, joiners and direction marks
    case (0xEF, 0xBB, 0xBF): return 3  // a mark that was glued to the text
    default: return 0
    }
  }

  private static let nothings: [[UInt8]] = [
    "-", "--", "—", "——", "null", "NULL", "订单未关闭", "无售后或售后取消", "0001-01-01 00:00:00",
  ].map { Array($0.utf8) }

  static func isNothing(_ bytes: Bytes) -> Bool {
    switch bytes.count {
    case 0: return true
    case 1...6, 15, 19, 24: return nothings.contains { $0.count == bytes.count && bytes.elementsEqual($0) }
    default: return false
    }
  }
}
