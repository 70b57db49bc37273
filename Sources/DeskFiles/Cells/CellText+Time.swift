import DeskCore

/// A moment as a cell gives it, and how it's written there.
struct CellTime: Equatable, Sendable {
  var instant: Instant
  /// Without seconds: no marketplace writes times so, a spreadsheet does when it saves the file again (trap 10).
  var lacksSeconds: Bool
}

extension CellText {
  /// Reads `yyyy-MM-dd HH:mm:ss`, or `yyyy/M/d H:mm` with or without seconds, as the clock of the shop's zone.
  static func time(_ bytes: Bytes, zone: ShopZone) -> CellValue<CellTime> {
    let text = unwrapped(bytes)
    if isNothing(text) { return .nothing }
    guard text.count <= 19, let base = text.baseAddress else { return .bad }
    var reader = DigitReader(base: base, count: text.count)
    guard let year = reader.number(4...4), let separator = reader.byte(), separator == 0x2D || separator == 0x2F,
      let month = reader.number(1...2), reader.byte() == separator, let dayOfMonth = reader.number(1...2),
      let gap = reader.byte(), gap == 0x20 || gap == 0x54,
      let hour = reader.number(1...2), reader.byte() == 0x3A, let minute = reader.number(2...2)
    else { return .bad }
    var second = 0
    let lacksSeconds = reader.isAtEnd
    if !lacksSeconds {
      guard reader.byte() == 0x3A, let found = reader.number(2...2), reader.isAtEnd else { return .bad }
      second = found
    }
    guard (1990...2100).contains(year), hour < 24, minute < 60, second < 60,
      let day = ShopDay(year: year, month: month, day: dayOfMonth)
    else { return .bad }
    let instant = zone.instant(day, second: hour * 3600 + minute * 60 + second)
    return .value(CellTime(instant: instant, lacksSeconds: lacksSeconds))
  }
}

/// Takes numbers and separators off a short text, one after the other.
private struct DigitReader {
  let base: UnsafePointer<UInt8>
  let count: Int
  var at = 0

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  var isAtEnd: Bool { at == count }

  mutating func byte() -> UInt8? {
    guard at < count else { return nil }
    defer { at += 1 }
    return base[at]
  }

  /// As many digits as there are, if that many are allowed.
  mutating func number(_ length: ClosedRange<Int>) -> Int? {
    let start = at
    var value = 0
    while at < count, at - start < length.upperBound, (0x30...0x39).contains(base[at]) {
      value = value * 10 + Int(base[at] - 0x30)
      at += 1
    }
    return length.contains(at - start) ? value : nil
  }
}
