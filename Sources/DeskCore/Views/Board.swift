/// SUP-1: what the supervisor sees at a glance.
public struct Board: Sendable, Equatable {
  public struct Queue: Sendable, Equatable {
    public var count: QueueCount
    /// Who holds how many, those who hold most first.
    public var holders: [Holder]
    /// The last hours, the last being the one that is going on.
    public var trend: [HourCount]

    public init(count: QueueCount, holders: [Holder] = [], trend: [HourCount] = []) {
      self.count = count
      self.holders = holders
      self.trend = trend
    }
  }

  public struct Holder: Sendable, Equatable {
    /// Sign-in name.
    public var person: String
    public var count: Int

    public init(person: String, count: Int) {
      self.person = person
      self.count = count
    }
  }

  public struct Person: Sendable, Equatable {
    /// Sign-in name, and the one that colleagues know.
    public var name: String
    public var displayName: String
    /// What they may act in now, stand-ins at the end (ROL-5).
    public var roles: [Role]
    public var standIns: [Role]
    /// When they were last seen at a terminal; nil: not signed in.
    public var seenAt: Instant?
    /// Open items that they hold, and those of them that are late.
    public var load: Int
    public var late: Int
    /// ROL-8: what the roster says of them now.
    public var duty: Duty = .unknown
    /// Acts of theirs that were carried out on the day of the books that is going on.
    public var doneToday: Int
    /// Orders they were the first to contact today (ORD-2), and the average in seconds of service time from payment to it.
    public var contacts: Int
    public var averageContactSeconds: Int?

    public init(
      name: String, displayName: String, roles: [Role], standIns: [Role] = [], seenAt: Instant?, load: Int = 0, late: Int = 0,
      doneToday: Int = 0, contacts: Int = 0, averageContactSeconds: Int? = nil
    ) {
      self.name = name
      self.displayName = displayName
      self.roles = roles
      self.standIns = standIns
      self.seenAt = seenAt
      self.load = load
      self.late = late
      self.doneToday = doneToday
      self.contacts = contacts
      self.averageContactSeconds = averageContactSeconds
    }
  }

  /// Of one of its people.
  public func presence(of person: Person) -> Presence { Presence(person.duty, seenAt: person.seenAt, now: at) }

  public enum Alert: Sendable, Equatable {
    /// ORD-1: since when nothing was imported; nil: never.
    case staleImport(since: Instant?)
    /// Open items that are late, in so many queues.
    case late(items: Int, queues: Int)
    case overdueParcels(Int)
    case failedPrints(Int)
    /// Somebody who isn't at a terminal, or isn't on by the roster, holds work.
    case heldByAbsent(person: String, count: Int, Presence)
    /// ROL-9: should be here by the roster and hasn't come.
    case missing(person: String)
    /// SUP-1: refunds and disputes that nobody has gone through today.
    case refundsToReview(Int)
    /// SUP-3: the report of a period that is due and that nobody has made.
    case reportDue(WorkPeriod, ShopDay)
    /// REC-2: hours without a verified backup; a restore that was last tried over a month ago.
    case backupMissing(hours: Int)
    case drillDue
  }

  public var at: Instant
  public var queues: [Queue]
  /// Nobody's, unless the reader may know how others work.
  public var people: [Person]
  public var alerts: [Alert]

  public init(at: Instant, queues: [Queue] = [], people: [Person] = [], alerts: [Alert] = []) {
    self.at = at
    self.queues = queues
    self.people = people
    self.alerts = alerts
  }
}

/// A queue in one hour.
public struct HourCount: Sendable, Equatable {
  /// Open at its end.
  public var open: Int
  /// Items that came, and that were done or fell away; one whose due time moves does both.
  public var came: Int
  public var went: Int

  public init(open: Int, came: Int = 0, went: Int = 0) {
    self.open = open
    self.came = came
    self.went = went
  }
}

/// SUP-1: an order that is being refunded or disputed, to be gone through once a day.
public struct RefundRow: Sendable, Equatable {
  /// What of it is due first.
  public var row: QueueRow
  /// All that is due of it.
  public var kinds: [WorkKind]
  /// Who has gone through it today, and when.
  public var reviewedBy: String?
  public var reviewedAt: Instant?

  public init(row: QueueRow, kinds: [WorkKind], reviewedBy: String? = nil, reviewedAt: Instant? = nil) {
    self.row = row
    self.kinds = kinds
    self.reviewedBy = reviewedBy
    self.reviewedAt = reviewedAt
  }

  public var key: String { row.order?.text ?? row.key }

  /// The queues whose orders are being refunded or disputed.
  public static let kinds: [WorkKind] = [
    .dispute, .decideCase, .settleCase, .awaitReturn, .inspectReturn, .closeCase, .stopParcel, .cancel,
  ]
}

/// Which records somebody wants to see; nil: any.
public struct LogFilter: Hashable, Sendable {
  /// As ``Subject/text``.
  public var subject: String?
  /// Sign-in name.
  public var person: String?
  /// A command's name. Of files only the record of the file itself is found by it.
  public var kind: String?

  public init(subject: String? = nil, person: String? = nil, kind: String? = nil) {
    self.subject = subject
    self.person = person
    self.kind = kind
  }

  public var isEmpty: Bool { subject == nil && person == nil && kind == nil }
}

/// What records tell of one order, parcel, SKU, person or anything else that they name, oldest first.
public struct Story: Sendable, Equatable {
  public var subject: Subject
  /// The marketplace's number of an order, the title of a SKU, the name of a person.
  public var title: String
  public var rows: [TimelineRow]
  /// Of an order, with what stood before (ORD-5).
  public var amendments: [Amendment]
  /// More is recorded than it tells: what is oldest is left out.
  public var isCut: Bool
  /// REC-3: the reader sees buyers' data.
  public var unmasked: Bool

  public init(
    subject: Subject, title: String, rows: [TimelineRow], amendments: [Amendment] = [], isCut: Bool = false, unmasked: Bool
  ) {
    self.subject = subject
    self.title = title
    self.rows = rows
    self.amendments = amendments
    self.isCut = isCut
    self.unmasked = unmasked
  }
}
