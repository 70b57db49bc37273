/// A moment: milliseconds since 1970-01-01 00:00 UTC. What the clock says is passed in; nothing in the core reads a clock.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
  public func advanced(bySeconds seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }
  public func advanced(byMinutes minutes: Int64) -> Instant { advanced(bySeconds: minutes * 60) }
  public func advanced(byHours hours: Int64) -> Instant { advanced(bySeconds: hours * 3600) }
  /// Whole seconds from `other` to this moment, negative when this one is earlier. Rounded towards zero.
  public func seconds(since other: Instant) -> Int64 { (milliseconds - other.milliseconds) / 1000 }
}
