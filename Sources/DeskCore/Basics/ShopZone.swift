import Foundation

/// The shop's time zone: turns moments into shop-local days and times and back. Asia/Shanghai unless configured.
///
/// Chinese time has had no daylight saving since 1991, so a fixed-offset zone costs two integer operations; any other zone
/// asks Foundation.
public struct ShopZone: Sendable, Hashable {
  public let identifier: String
  private let zone: TimeZone
  private let fixedOffset: Int64?

  /// Nil when the system doesn't know the zone.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.zone = zone
    fixedOffset = identifier == "Asia/Shanghai" ? 8 * 3600 : nil
  }

  private init(shanghai: Void) {
    identifier = "Asia/Shanghai"
    zone = TimeZone(secondsFromGMT: 8 * 3600) ?? TimeZone(abbreviation: "GMT")!
    fixedOffset = 8 * 3600
  }

  public static let shanghai = ShopZone(shanghai: ())

  /// Seconds east of UTC at a moment.
  public func offset(at instant: Instant) -> Int64 {
    if let fixedOffset { return fixedOffset }
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
  }

  public func local(_ instant: Instant) -> ShopLocal {
    let local = instant.milliseconds + offset(at: instant) * 1000
    let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
    let rest = local - day * 86_400_000
    return ShopLocal(day: ShopDay(number: Int32(day)), second: Int(rest / 1000))
  }

  /// The moment at which the shop's clock shows `second` seconds after midnight of `day`. A local time that a clock change
  /// skips is taken with the offset before the change.
  public func instant(_ day: ShopDay, second: Int = 0) -> Instant {
    let local = Int64(day.number) * 86400 + Int64(second)
    if let fixedOffset { return Instant(milliseconds: (local - fixedOffset) * 1000) }
    let first = offset(at: Instant(milliseconds: local * 1000))
    let second = offset(at: Instant(milliseconds: (local - first) * 1000))
    let found = Instant(milliseconds: (local - second) * 1000)
    // Clocks are put forward by a growing offset, so where none fits, the smaller one is that before the change.
    return offset(at: found) == second ? found : Instant(milliseconds: (local - min(first, second)) * 1000)
  }

  /// `2026-11-24T13:42:07+08:00`, the form of every time in JSON.
  public func iso(_ instant: Instant) -> String {
    let at = local(instant)
    let off = offset(at: instant)
    let size = Int(off.magnitude)
    return "\(at.day.iso)T\(at.clock)\(off < 0 ? "-" : "+")\(padded(size / 3600, 2)):\(padded(size / 60 % 60, 2))"
  }
}

/// A shop-local day and second of day.
public struct ShopLocal: Hashable, Sendable {
  public var day: ShopDay
  public var second: Int

  public init(day: ShopDay, second: Int) {
    self.day = day
    self.second = second
  }

  public var clock: String { "\(hourMinute):\(padded(second % 60, 2))" }
  public var hourMinute: String { "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))" }
}
