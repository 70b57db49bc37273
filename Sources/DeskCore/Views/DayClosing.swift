/// A day of the books: its stretch of the record chain. It begins with the first record whose time lies in it, once no later day has begun,
/// and ends where the next day's begins, so that a clock that jumps back puts nothing into a day that has ended (REC-1).
public struct DayClosing: Sendable, Equatable {
  public var day: ShopDay
  /// Numbers of the first and the last record; `last` is `first - 1` when the day has none.
  public var first: Int64
  public var last: Int64
  /// The digest of record `last`, in hexadecimal: with the number it stands for everything that was recorded up to then.
  public var digest: String
  /// False: the day goes on, and a report of it says up to which record it tells.
  public var isOver: Bool

  public init(day: ShopDay, first: Int64, last: Int64, digest: String, isOver: Bool) {
    self.day = day
    self.first = first
    self.last = last
    self.digest = digest
    self.isOver = isOver
  }

  /// `digest@number`, as it is printed and as `verify --closing` takes it.
  public var mark: ClosingMark { ClosingMark(record: last, digest: digest) }
}

/// A closing digest that was kept elsewhere: a chain that was cut or computed anew doesn't have it.
public struct ClosingMark: Sendable, Equatable {
  public var record: Int64
  /// 64 hexadecimal digits.
  public var digest: String

  public init(record: Int64, digest: String) {
    self.record = record
    self.digest = digest
  }

  /// Reads `digest@number`, numbers counting from 1; nil for anything else.
  public init?(_ text: String) {
    let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit), let record = Int64(parts[1]), record > 0
    else { return nil }
    self.init(record: record, digest: String(parts[0]))
  }

  public var text: String { "\(digest)@\(record)" }
}
