import DeskCore

/// `2026-11-24T13:42:07+08:00`, `2026-11-24T13:42+0800` or `…Z`: a moment with its offset, so that nothing is guessed.
enum ISOTime {
  /// Nil for anything else, also for a time without an offset.
  static func parse(_ text: String) -> Instant? {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, let day = ShopDay(iso: parts[0]) else { return nil }
    let rest = parts[1]
    guard let split = rest.lastIndex(where: { $0 == "+" || $0 == "-" || $0 == "Z" }) else { return nil }
    let clock = rest[..<split].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2 || clock.count == 3, let hour = number(clock[0], below: 24), let minute = number(clock[1], below: 60),
      let second = clock.count == 3 ? number(clock[2], below: 60) : 0, let offset = offset(rest[split...])
    else { return nil }
    return Instant(milliseconds: (Int64(day.number) * 86400 + Int64(hour * 3600 + minute * 60 + second) - Int64(offset)) * 1000)
  }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let hours = number(digits.prefix(2), below: 15), let minutes = number(digits.suffix(2), below: 60)
    else {
      return nil
    }
    return (text.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func number(_ text: some StringProtocol, below limit: Int) -> Int? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), value < limit else {
      return nil
    }
    return value
  }
}
