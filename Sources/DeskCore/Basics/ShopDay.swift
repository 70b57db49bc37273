/// A calendar day of the shop, counted from 1970-01-01. Text form is `yyyy-MM-dd`.
public struct ShopDay: Hashable, Comparable, Sendable, Codable {
  public var number: Int32

  public init(number: Int32) { self.number = number }

  /// Proleptic Gregorian date to day number (Howard Hinnant's `days_from_civil`). Nil when there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2026-11-24`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2])
    else { return nil }
    self.init(year: y, month: m, day: d)
  }

  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// Monday is 1, Sunday is 7 (ISO 8601).
  public var weekday: Int { Int(((number % 7) + 7 + 3) % 7) + 1 }

  public var iso: String {
    let (y, m, d) = civil
    return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
  }

  /// `yyMMdd`, as it stands in parcel ids.
  public var compact: String {
    let (y, m, d) = civil
    return padded(y % 100, 2) + padded(m, 2) + padded(d, 2)
  }

  public static func < (a: ShopDay, b: ShopDay) -> Bool { a.number < b.number }
  public func advanced(by days: Int) -> ShopDay { ShopDay(number: number + Int32(days)) }
}

/// Decimal digits of a non-negative number, padded with zeros to at least `width`.
public func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
