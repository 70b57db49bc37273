/// Checks and decodes GB18030 bytes. One per thread.
final class GB18030Decoder {
  private let pairs: [UInt32]
  private let iconv: Iconv
  /// Four-byte sequences of the basic plane that were met, by their bytes: rare surnames repeat.
  private var rare: [UInt32: UInt32] = [:]

  /// Nil when the C library can't read GB18030.
  init?() {
    guard let pairs = GB18030.pairs, let iconv = Iconv(from: .gb18030, to: .utf8) else { return nil }
    self.pairs = pairs
    self.iconv = iconv
  }

  /// Offset of the first byte that begins no legal character, nil when all is sound. A lone 0x80 is illegal here, as for iconv: Windows
  /// reads it as €, but a guess would change what the buyer wrote (reliability, section 4).
  func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    var at = 0
    while at < count {
      if base[at] < 0x80 {
        at = ASCII.skip(base, from: at, to: count)
        continue
      }
      let length = character(base + at, left: count - at).length
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// Writes UTF-8 to `target`, which has room for twice the source. Bytes that are no character become U+FFFD. `dropsDoubled` keeps one of
  /// two quotes in a row.
  func decode(_ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, dropsDoubled: Bool) -> Int {
    guard let base = source.baseAddress else { return 0 }
    var at = 0
    var out = 0
    while at < source.count {
      let byte = base[at]
      if byte < 0x80 {
        target[out] = byte
        out += 1
        at += dropsDoubled && byte == 0x22 && at + 1 < source.count && base[at + 1] == 0x22 ? 2 : 1
        continue
      }
      let (scalar, length) = character(base + at, left: source.count - at)
      out += UTF8Bytes.write(length == 0 ? 0xFFFD : scalar, to: target + out)
      at += max(length, 1)
    }
    return out
  }

  /// The character at `at`, which is not ASCII; length 0 when it's illegal or cut off.
  @inline(__always)
  private func character(_ at: UnsafePointer<UInt8>, left: Int) -> (scalar: UInt32, length: Int) {
    let lead = at[0]
    guard lead > 0x80, lead < 0xFF, left > 1 else { return (0, 0) }
    let trail = at[1]
    if trail >= 0x40, trail != 0x7F, trail != 0xFF {
      let scalar = pairs.withUnsafeBufferPointer { $0[GB18030.pairIndex(lead, trail)] }
      return (scalar, scalar == 0 ? 0 : 2)
    }
    return fourBytes(at, left: left)
  }

  @inline(never)
  private func fourBytes(_ at: UnsafePointer<UInt8>, left: Int) -> (scalar: UInt32, length: Int) {
    let digits = UInt8(0x30)...0x39
    guard left > 3, digits.contains(at[1]), (0x81...0xFE).contains(at[2]), digits.contains(at[3]) else { return (0, 0) }
    let key = UInt32(at[0]) << 24 | UInt32(at[1]) << 16 | UInt32(at[2]) << 8 | UInt32(at[3])
    if let known = rare[key] { return (known, known == 0 ? 0 : 4) }
    let scalar = GB18030.fourByte(at[0], at[1], at[2], at[3], iconv)
    if rare.count < 4096 { rare[key] = scalar }
    return (scalar, scalar == 0 ? 0 : 4)
  }
}
