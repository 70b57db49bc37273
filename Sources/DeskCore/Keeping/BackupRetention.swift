/// REC-2: which backups of a folder stay: the last of each of 30 days, of each of 13 weeks and of each of 12 months, what was made since
/// yesterday, and always the newest. Every backup is full.
public enum BackupRetention {
  public static let days = 30
  public static let weeks = 13
  public static let months = 12

  /// - Parameter made: every backup that is still there, in any order.
  /// - Returns: the ids of those whose time is over, oldest first.
  public static func expired(_ made: [(id: Int64, at: Instant)], now: Instant, _ zone: ShopZone) -> [Int64] {
    let newestFirst = made.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    var kept: Set<Int64> = []
    if let newest = newestFirst.first { kept.insert(newest.id) }
    for one in newestFirst where now.seconds(since: one.at) < 48 * 3600 { kept.insert(one.id) }
    for (periods, period) in [(days, Self.day), (weeks, Self.week), (months, Self.month)] {
      var seen: Set<Int> = []
      for one in newestFirst {
        let at = period(zone.local(one.at).day)
        guard !seen.contains(at) else { continue }
        guard seen.count < periods else { break }
        seen.insert(at)
        kept.insert(one.id)
      }
    }
    return newestFirst.reversed().map(\.id).filter { !kept.contains($0) }
  }

  private static func day(_ day: ShopDay) -> Int { Int(day.number) }
  /// Weeks begin on Monday.
  private static func week(_ day: ShopDay) -> Int { Int(day.number) - (day.weekday - 1) }
  private static func month(_ day: ShopDay) -> Int { day.civil.year * 12 + day.civil.month }
}
