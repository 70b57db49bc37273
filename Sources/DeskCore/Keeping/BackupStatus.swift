/// REC-2: how the shop stands with its backups at a moment.
public struct BackupStatus: Sendable, Equatable {
  /// When the newest verified backup was made; nil: there is none.
  public var latest: Instant?
  /// The day whose evening backup is the last that was due; nil: the shop is younger.
  public var due: ShopDay?
  /// It was made.
  public var isDone: Bool
  /// When a backup was last restored on trial and found sound.
  public var drilled: Instant?
  /// The shop's first record, or the oldest backup's time where that is later: from then on something is missed.
  public var since: Instant?

  public init(latest: Instant?, due: ShopDay?, isDone: Bool, drilled: Instant?, since: Instant?) {
    self.latest = latest
    self.due = due
    self.isDone = isDone
    self.drilled = drilled
    self.since = since
  }

  /// Hours without a verified backup after which everybody is told (reliability.md F23).
  public static let patienceHours: Int64 = 26
  /// Days after which a backup must have been restored on trial again.
  public static let drillDays: Int64 = 31

  /// Hours since the last verified backup, once they are too many; nil: all is well.
  public func hoursMissing(at now: Instant) -> Int? {
    guard let from = latest ?? since else { return nil }
    let seconds = now.seconds(since: from)
    return seconds > Self.patienceHours * 3600 ? Int(seconds / 3600) : nil
  }

  /// A trial is due: there is something to try, and the last one is more than a month ago.
  public func isDrillDue(at now: Instant) -> Bool {
    guard latest != nil, let from = drilled ?? since else { return false }
    return now.seconds(since: from) > Self.drillDays * 86400
  }

  /// ORD-18: when the backup of a day is due.
  public static func moment(of day: ShopDay, _ calendar: ShopCalendar) -> Instant {
    calendar.zone.instant(day, second: calendar.steps.backupAt)
  }

  /// ORD-18: the newest day whose hour has come. Holidays too: what happened on them is as dear.
  public static func dueDay(at now: Instant, _ calendar: ShopCalendar) -> ShopDay {
    let today = calendar.zone.local(now).day
    return now >= moment(of: today, calendar) ? today : today.advanced(by: -1)
  }
}

/// REC-2: how far a backup, or a trial of one, is.
public enum KeepProgress: Sendable, Equatable {
  /// So many hundredths of the shop are copied.
  case copying(percent: Int)
  /// What was copied is read back.
  case checking
}

/// REC-2: one backup as lists show it.
public struct BackupRow: Sendable, Equatable {
  public var id: Int64
  /// The evening it was due; nil: made by hand.
  public var day: ShopDay?
  public var at: Instant
  public var person: String
  public var folder: String
  public var file: String
  public var bytes: Int64
  public var head: ClosingMark
  public var sha256: String
  /// Retention has removed the file.
  public var removedAt: Instant?
  /// It was restored on trial then, and found sound or not.
  public var drilledAt: Instant?
  public var isSound: Bool?

  public init(
    id: Int64, day: ShopDay?, at: Instant, person: String, folder: String, file: String, bytes: Int64, head: ClosingMark,
    sha256: String, removedAt: Instant? = nil, drilledAt: Instant? = nil, isSound: Bool? = nil
  ) {
    self.id = id
    self.day = day
    self.at = at
    self.person = person
    self.folder = folder
    self.file = file
    self.bytes = bytes
    self.head = head
    self.sha256 = sha256
    self.removedAt = removedAt
    self.drilledAt = drilledAt
    self.isSound = isSound
  }

  public var path: String { folder + "/" + file }
}
