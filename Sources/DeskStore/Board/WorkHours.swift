import DeskCore

/// SUP-1: how many items came into each queue and left it, by hour. Counted by triggers, whoever writes the items, under hour 0, and moved to
/// the hour of the record that ends the act: so it is the shop's clock that tells the hour.
enum WorkHours {
  static let milliseconds: Int64 = 3_600_000

  static func hour(_ at: Instant) -> Int64 { at.milliseconds / milliseconds }

  /// Moves what was counted since the last record to its hour.
  static func settle(at: Instant, _ session: any SQLSession) throws {
    guard try session.integer("SELECT 1 FROM work_hour WHERE hour = 0 LIMIT 1") != nil else { return }
    try session.execute(
      """
      INSERT INTO work_hour (hour, kind, came, went) SELECT ?, kind, came, went FROM work_hour WHERE hour = 0
      ON CONFLICT (hour, kind) DO UPDATE SET came = work_hour.came + excluded.came, went = work_hour.went + excluded.went
      """, hour(at))
    try session.execute("DELETE FROM work_hour WHERE hour = 0")
  }

  /// After all items were made anew: what went and came again neither went nor came.
  static func balance(_ session: any SQLSession) throws {
    try session.execute(
      "UPDATE work_hour SET came = came - min(came, went), went = went - min(came, went) WHERE hour = 0")
  }

  /// Begins with what is open, at an hour before all others.
  static func begin(_ session: any SQLSession) throws {
    try session.execute("DELETE FROM work_hour")
    try session.execute("INSERT INTO work_hour (hour, kind, came, went) SELECT 1, kind, count(*), 0 FROM work_item GROUP BY kind")
  }

  /// How many were open at the end of each of the last hours, by queue, the last being now.
  ///
  /// - Parameter open: how many are open now.
  static func trend(_ open: [WorkKind: Int], hours: Int, now: Instant, _ session: any SQLSession) throws -> [WorkKind: [HourCount]]
  {
    let last = hour(now)
    let first = last - Int64(hours) + 1
    var moved: [WorkKind: [Int64: (came: Int, went: Int)]] = [:]
    // What a clock put back or a day to come left behind counts as this hour's.
    let rows = try session.all(
      "SELECT kind, min(hour, ?) AS h, sum(came), sum(went) FROM work_hour WHERE hour >= ? OR hour = 0 GROUP BY kind, h", last,
      first
    ) { (WorkKind(rawValue: $0.text(0)), $0.int(1), Int($0.int(2)), Int($0.int(3))) }
    for (kind, hour, came, went) in rows {
      guard let kind else { continue }
      let place = hour == 0 ? last : hour
      let old = moved[kind]?[place] ?? (0, 0)
      moved[kind, default: [:]][place] = (old.came + came, old.went + went)
    }
    var trends: [WorkKind: [HourCount]] = [:]
    for kind in WorkKind.allCases {
      var count = open[kind] ?? 0
      var back: [HourCount] = []
      for hour in stride(from: last, through: first, by: -1) {
        let (came, went) = moved[kind]?[hour] ?? (0, 0)
        back.append(HourCount(open: max(0, count), came: came, went: went))
        count += went - came
      }
      trends[kind] = back.reversed()
    }
    return trends
  }

  /// What `verify` holds it against: the open items themselves, which follow from the facts.
  static func verify(_ report: inout VerifyReport, _ session: any SQLSession) throws {
    report.checks.append(("hours of work", Int(try session.integer("SELECT count(*) FROM work_hour") ?? 0)))
    report.faults += try session.all(
      """
      SELECT kind, sum(balance), sum(open) FROM (
        SELECT kind, came - went AS balance, 0 AS open FROM work_hour UNION ALL SELECT kind, 0, 1 FROM work_item)
      GROUP BY kind HAVING sum(balance) <> sum(open) ORDER BY kind
      """
    ) { "the hours of queue \($0.text(0)) leave \($0.int(1)) open, \($0.int(2)) are" }
    report.faults += try session.all(
      "SELECT hour, kind FROM work_hour WHERE came < 0 OR went < 0 OR hour < 0 OR hour > (SELECT max(at) / 3600000 FROM record) LIMIT 20"
    ) { "hour \($0.int(0)) of queue \($0.text(1)) can't have been" }
  }
}
