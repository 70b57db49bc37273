/// PRO-5: the days whose visits are compared. Marketplaces count by whole days, so every day on which a promotion was on counts as a whole, its
/// first morning and its last evening too; and as many whole days just before the first. A day that isn't over yet doesn't count: its
/// statistics would be held against whole days.
public struct TrafficDays: Sendable, Equatable {
  public let during: ClosedRange<ShopDay>
  public let before: ClosedRange<ShopDay>

  /// Nil: no day of it is over.
  public init?(of window: PromotionWindow, asOf now: Instant, in zone: ShopZone) {
    guard window.from < window.until else { return nil }
    let first = zone.local(window.from).day
    let last = min(
      zone.local(Instant(milliseconds: window.until.milliseconds - 1)).day, zone.local(now).day.advanced(by: -1))
    guard first <= last else { return nil }
    let days = Int(last.number - first.number) + 1
    during = first...last
    before = first.advanced(by: -days)...first.advanced(by: -1)
  }
}
