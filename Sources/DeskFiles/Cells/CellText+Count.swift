extension CellText {
  /// Reads `12345` and `12,345`, up to a million millions.
  static func count(_ bytes: Bytes) -> CellValue<Int> {
    let rest = unwrapped(bytes)
    if isNothing(rest) { return .nothing }
    var value = 0
    var digits = 0
    /// Digits since the last comma; nil before the first.
    var group: Int?
    for byte in rest {
      switch byte {
      case 0x30...0x39:
        digits += 1
        guard digits <= 12 else { return .bad }
        value = value * 10 + Int(byte - 0x30)
        if let length = group { group = length + 1 }
      case 0x2C:
        guard group.map({ $0 == 3 }) ?? (1...3).contains(digits) else { return .bad }
        group = 0
      default: return .bad
      }
    }
    return digits > 0 && group ?? 3 == 3 ? .value(value) : .bad
  }

  /// Reads `3.21%` as hundredths of a percent, from 0 to 100 %, further decimals rounded half up. Without its sign only zero: nobody knows whether `0.5`
  /// means half or a two-hundredth.
  static func percentage(_ bytes: Bytes) -> CellValue<Int> {
    var rest = unwrapped(bytes)
    if isNothing(rest) { return .nothing }
    var hasSign = false
    for sign in ["%", "％"] where !hasSign {
      let length = sign.utf8.count
      guard rest.count > length, rest[(rest.count - length)...].elementsEqual(sign.utf8) else { continue }
      rest = trimmed(Bytes(rebasing: rest[..<(rest.count - length)]))
      hasSign = true
    }
    guard rest.count <= 12 else { return .bad }
    var value = 0
    var digits = 0
    var decimals: Int?
    for byte in rest {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if let found = decimals { decimals = found + 1 }
      case 0x2E where decimals == nil && digits > 0: decimals = 0
      default: return .bad
      }
    }
    guard digits > 0, decimals != 0 else { return .bad }
    let places = decimals ?? 0
    let points = places <= 2 ? scaled(value, 2 - places) : (value + scaled(1, places - 2) / 2) / scaled(1, places - 2)
    return points <= 10_000 && (hasSign || value == 0) ? .value(points) : .bad
  }

  private static func scaled(_ value: Int, _ tens: Int) -> Int { (0..<tens).reduce(value) { product, _ in product * 10 } }
}
