import DeskCore
import Synchronization

/// reliability.md F20: whether the clock is behind what it said before. Order never depends on it; whoever reads the records should know.
final class TimeWatch: Sendable {
  /// Seconds that clocks may be set back without a word: as time servers do.
  static let tolerance: Int64 = 60
  /// Records that are looked at where none has been before.
  private static let first: Int64 = 500

  private let latest = Mutex<(seq: Int64, at: Int64)?>(nil)

  /// - Returns: by how many seconds the newest time in the records is ahead of the clock; nil: it isn't, or by less than matters.
  func behind(_ connection: any SQLSession, now: Instant) throws -> ShopNotice? {
    guard let head = try connection.integer("SELECT seq FROM record ORDER BY seq DESC LIMIT 1") else { return nil }
    var known = latest.withLock { $0 }
    if let last = known, last.seq > head { known = nil }
    if known?.seq != head {
      let after = max(known?.seq ?? 0, head - Self.first)
      let newest = try connection.integer("SELECT max(at) FROM record WHERE seq > ?", after) ?? .min
      known = (head, max(known?.at ?? .min, newest))
      latest.withLock { $0 = known }
    }
    guard let known else { return nil }
    let seconds = (known.at - now.milliseconds) / 1000
    return seconds >= Self.tolerance ? .clockBehind(seconds: Int(seconds)) : nil
  }
}

/// What the chain tells of clocks that were put back (F20): each record says so where it happened, and its times show it.
struct ClockTale: RecordTale {
  private var last: Int64?
  private var times = 0
  private var first: (record: Int64, seconds: Int)?

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    let at = draft.at
    if let last, let seconds = RecordWriter.back(from: last, to: at) {
      times += 1
      if first == nil { first = (seq, seconds) }
    }
    last = at.milliseconds
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) {
    if let first { report.notices.append(.clockRanBack(times: times, record: first.record, seconds: first.seconds)) }
  }
}
