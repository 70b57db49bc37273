/// RFC 4648 with padding, as OSC 52 wants it.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for byte in group { value = value << 8 | UInt32(byte) }
      value <<= UInt32(3 - group.count) * 8
      for place in 0..<4 {
        let index = Int(value >> UInt32(18 - place * 6) & 63)
        out.append(place <= group.count ? alphabet[index] : UInt8(ascii: "="))
      }
    }
    return out
  }
}
