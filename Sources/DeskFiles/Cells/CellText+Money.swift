import DeskCore

extension CellText {
  /// Reads `35.9`, `1,234.50`, `¥1,234.50`, `$12.34`, `12.34元`, `+12.34`, `-12.34`, `(3.50)` (negative) as exact fen (trap 19). Nil for
  /// nothing (empty, `-`), `bad` for the rest: more than two decimals, groups that aren't thousands, more than ten million.
  static func money(_ bytes: Bytes) -> CellValue<Money> {
    var rest = unwrapped(bytes)
    if isNothing(rest) { return .nothing }
    var negative = false
    if let inner = between("(", ")", rest) ?? between("（", "）", rest) {
      negative = true
      rest = trimmed(inner)
    }
    if let first = rest.first, first == 0x2D || first == 0x2B {
      if negative { return .bad }
      negative = first == 0x2D
      rest = trimmed(Bytes(rebasing: rest[1...]))
    }
    rest = dropping(prefix: "$", dropping(prefix: "￥", dropping(prefix: "¥", rest)))
    rest = dropping(suffix: "元", rest)
    guard let fen = fen(rest), fen <= Money.largest.fen else { return .bad }
    return .value(Money(fen: negative ? -fen : fen))
  }

  private static func fen(_ bytes: Bytes) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    var decimals = -1
    var group = -1
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        guard digits < 15, decimals < 2 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
        digits += 1
        if decimals >= 0 { decimals += 1 } else if group >= 0 { group += 1 }
      case 0x2E:
        guard decimals < 0, group < 0 || group == 3 else { return nil }
        decimals = 0
      case 0x2C:
        guard decimals < 0, group < 0 ? (1...3).contains(digits) : group == 3 else { return nil }
        group = 0
      default: return nil
      }
    }
    guard digits > 0, decimals != 0, decimals > 0 || group < 0 || group == 3 else { return nil }
    for _ in max(decimals, 0)..<2 { value *= 10 }
    return value
  }

  private static func between(_ open: StaticString, _ close: StaticString, _ bytes: Bytes) -> Bytes? {
    guard bytes.count >= open.utf8CodeUnitCount + close.utf8CodeUnitCount, starts(bytes, open), ends(bytes, close)
    else { return nil }
    return Bytes(rebasing: bytes[open.utf8CodeUnitCount..<(bytes.count - close.utf8CodeUnitCount)])
  }

  private static func dropping(prefix: StaticString, _ bytes: Bytes) -> Bytes {
    starts(bytes, prefix) ? trimmed(Bytes(rebasing: bytes[prefix.utf8CodeUnitCount...])) : bytes
  }

  private static func dropping(suffix: StaticString, _ bytes: Bytes) -> Bytes {
    ends(bytes, suffix) ? trimmed(Bytes(rebasing: bytes[..<(bytes.count - suffix.utf8CodeUnitCount)])) : bytes
  }

  private static func starts(_ bytes: Bytes, _ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { bytes.starts(with: $0) }
  }

  private static func ends(_ bytes: Bytes, _ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { bytes.count >= $0.count && bytes[(bytes.count - $0.count)...].elementsEqual($0) }
  }

  /// Reads a whole number of pieces, 0 to a million.
  static func pieces(_ bytes: Bytes) -> CellValue<Int> {
    let rest = unwrapped(bytes)
    if isNothing(rest) { return .nothing }
    guard rest.count <= 7 else { return .bad }
    var value = 0
    for byte in rest {
      guard (0x30...0x39).contains(byte) else { return .bad }
      value = value * 10 + Int(byte - 0x30)
    }
    return value <= 1_000_000 ? .value(value) : .bad
  }
}
