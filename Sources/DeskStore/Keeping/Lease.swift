import DeskCore
import Foundation

/// Who does, in this shop and at this moment, what only one process may do. Times are the shop's clock; whoever doesn't renew it in time, a
/// process that was killed, has lost it.
struct Lease {
  enum Name: String {
    /// A copy is being made or tried.
    case backup
    /// The evening backup failed: not to be tried again before it ends.
    case backupRetry
    /// `shopdesk watch`.
    case watch
  }

  let session: any SQLSession
  let now: Instant

  /// Takes or renews it.
  ///
  /// - Returns: nil: it is the holder's now; else whose it is and since when.
  func take(_ name: Name, for holder: String, minutes: Int64) throws -> (holder: String, since: Instant)? {
    if let other = try current(name), other.holder != holder { return other }
    try session.execute(
      """
      INSERT INTO lease (name, holder, taken_at, ends_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, taken_at = excluded.taken_at, ends_at = excluded.ends_at
      """, name.rawValue, holder, now.milliseconds, now.advanced(byMinutes: minutes).milliseconds)
    return nil
  }

  /// Whose it is; nil: nobody's, or it has lapsed. One that was taken later than now is of a clock that was put back since.
  func current(_ name: Name) throws -> (holder: String, since: Instant)? {
    let found = try session.first(
      "SELECT holder, taken_at FROM lease WHERE name = ? AND ends_at > ? AND taken_at <= ?", name.rawValue, now.milliseconds,
      now.advanced(byMinutes: 1).milliseconds
    ) { (holder: $0.text(0), since: $0.instant(1)) }
    // All terminals are on this host: a process that is gone holds nothing.
    guard let found, name != .backupRetry, let process = Self.process(of: found.holder) else { return found }
    return kill(process, 0) != 0 && errno == ESRCH ? nil : found
  }

  /// The number in `watch pid 4711`.
  private static func process(of holder: String) -> pid_t? {
    let words = holder.split(separator: " ")
    guard let place = words.lastIndex(of: "pid"), place + 1 < words.count else { return nil }
    return pid_t(words[place + 1])
  }

  func end(_ name: Name, of holder: String) throws {
    try session.execute("DELETE FROM lease WHERE name = ? AND holder = ?", name.rawValue, holder)
  }
}
