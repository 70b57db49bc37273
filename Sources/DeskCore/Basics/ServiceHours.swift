/// The hours in which the online service answers (ROL-8: 08:30–21:00 daily) and the clocks that run only in them (ORD-2).
public struct ServiceHours: Sendable, Hashable {
  /// Seconds after midnight; `opens` < `closes`.
  public var opens: Int
  public var closes: Int

  public init(opens: Int, closes: Int) {
    self.opens = opens
    self.closes = closes
  }

  public static let standard = ServiceHours(opens: 8 * 3600 + 1800, closes: 21 * 3600)

  /// When `minutes` of service time have passed since `start`: outside the hours the clock stands still.
  public func due(after start: Instant, minutes: Int, in zone: ShopZone) -> Instant {
    var at = zone.local(start)
    var left = minutes * 60
    if at.second < opens { at.second = opens }
    if at.second >= closes { at = ShopLocal(day: at.day.advanced(by: 1), second: opens) }
    while at.second + left > closes {
      left -= closes - at.second
      at = ShopLocal(day: at.day.advanced(by: 1), second: opens)
    }
    return zone.instant(at.day, second: at.second + left)
  }
}

extension ServiceHours {
  /// Seconds of service time between two moments; 0 when the second isn't after the first.
  public func seconds(from start: Instant, to end: Instant, in zone: ShopZone) -> Int {
    guard end > start else { return 0 }
    let (first, last) = (zone.local(start), zone.local(end))
    func worked(_ second: Int) -> Int { max(0, min(second, closes) - opens) }
    let days = Int(last.day.number - first.day.number)
    return days * (closes - opens) + worked(last.second) - worked(first.second)
  }
}
