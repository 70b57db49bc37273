/// GB18030 by table: the C library's iconv is asked once for every two-byte pair, because asking it per cell would take most of an
/// import's time. Its answers are kept, so there is no table of our own to be wrong.
enum GB18030 {
  /// Code points of the pairs with lead 0x81–0xFE and trail 0x40–0x7E or 0x80–0xFE; 0 where iconv has none. Nil without GB18030 in iconv.
  static let pairs: [UInt32]? = {
    guard let iconv = Iconv(from: .gb18030, to: .utf8) else { return nil }
    var table = [UInt32](repeating: 0, count: 126 * 190)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        guard let utf8 = iconv.convert([lead, trail]), let scalar = scalar(utf8) else { continue }
        table[pairIndex(lead, trail)] = scalar
      }
    }
    return table
  }()

  @inline(__always)
  static func pairIndex(_ lead: UInt8, _ trail: UInt8) -> Int {
    (Int(lead) - 0x81) * 190 + Int(trail) - 0x40 - (trail > 0x7F ? 1 : 0)
  }

  /// The code point of a four-byte sequence, 0 when there is none. Above the basic plane the standard counts linearly.
  static func fourByte(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ iconv: Iconv) -> UInt32 {
    if a >= 0x90 {
      let linear = ((UInt32(a - 0x90) * 10 + UInt32(b - 0x30)) * 126 + UInt32(c - 0x81)) * 10 + UInt32(d - 0x30)
      return linear <= 0xFFFFF ? 0x10000 + linear : 0
    }
    return iconv.convert([a, b, c, d]).flatMap(scalar) ?? 0
  }

  private static func scalar(_ utf8: [UInt8]) -> UInt32? {
    let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let only = scalars.first else { return nil }
    return only.value
  }
}
