/// Runs of ASCII, eight bytes at a time.
enum ASCII {
  /// The first position from `from` that isn't ASCII, or `to`.
  @inline(__always)
  static func skip(_ base: UnsafePointer<UInt8>, from: Int, to: Int) -> Int {
    var at = from
    while at + 8 <= to {
      let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < to, base[at] < 0x80 { at += 1 }
    return at
  }
}

/// Checks and writes UTF-8.
enum UTF8Bytes {
  /// Offset of the first byte that begins no legal UTF-8 sequence, nil when all is sound. Overlong forms and surrogates are illegal.
  static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    var at = 0
    while at < count {
      let lead = base[at]
      if lead < 0x80 {
        at = ASCII.skip(base, from: at, to: count)
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, at + length <= count else { return at }
      let second = base[at + 1]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard second >= low, second <= high else { return at }
      for next in 2..<max(length, 2) where base[at + next] & 0xC0 != 0x80 { return at }
      at += length
    }
    return nil
  }

  /// Writes one code point; returns how many bytes it took. 0 to 4 bytes must be free.
  @inline(__always)
  static func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case ..<0x80:
      target[0] = UInt8(scalar)
      return 1
    case ..<0x800:
      target[0] = UInt8(0xC0 | scalar >> 6)
      target[1] = UInt8(0x80 | scalar & 0x3F)
      return 2
    case ..<0x10000:
      target[0] = UInt8(0xE0 | scalar >> 12)
      target[1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      target[2] = UInt8(0x80 | scalar & 0x3F)
      return 3
    default:
      target[0] = UInt8(0xF0 | scalar >> 18 & 0x07)
      target[1] = UInt8(0x80 | scalar >> 12 & 0x3F)
      target[2] = UInt8(0x80 | scalar >> 6 & 0x3F)
      target[3] = UInt8(0x80 | scalar & 0x3F)
      return 4
    }
  }
}
