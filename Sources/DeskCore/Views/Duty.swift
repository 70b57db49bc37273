/// ROL-8, SUP-1: what the roster says of somebody now, and whether they are at a terminal: two facts, each with a word of its own. Board,
/// alerts, roster and assignment take both from here.
public struct Presence: Sendable, Equatable {
  /// Seconds without a sign after which somebody isn't at their terminal any more.
  public static let absentAfter: Int64 = 900
  /// ROL-9: seconds after the beginning of a shift from which somebody should have come.
  public static let dueAfter = 900

  public enum Sign: String, CaseIterable, Sendable, Hashable {
    case here
    /// Signed in, without a sign for a quarter of an hour.
    case silent
    case notSignedIn
  }

  public var duty: Duty
  public var sign: Sign

  /// - Parameter seenAt: of a session that goes on; nil: there is none.
  public init(_ duty: Duty, seenAt: Instant?, now: Instant) {
    self.duty = duty
    sign = seenAt.map { now.seconds(since: $0) <= Self.absentAfter ? .here : .silent } ?? .notSignedIn
  }

  public var isHere: Bool { sign == .here }

  /// Work that they hold lies: nobody is at it, or the roster says that nobody will be.
  public var leavesWork: Bool { !isHere || !duty.takesWork }
}

/// ROL-8: somebody to whom an order may be given, with what they hold.
public struct Assignee: Sendable, Equatable {
  /// Sign-in name, and the one that colleagues know.
  public var person: String
  public var displayName: String
  public var duty: Duty
  /// Seen at a terminal in the last quarter of an hour.
  public var isHere: Bool
  /// Open items that they hold, and those of them that are late.
  public var load: Int
  public var late: Int

  public init(person: String, displayName: String, duty: Duty, isHere: Bool, load: Int = 0, late: Int = 0) {
    self.person = person
    self.displayName = displayName
    self.duty = duty
    self.isHere = isHere
    self.load = load
    self.late = late
  }

  /// Who is on duty before who is at a meal, before who isn't rostered, before who is away; of them who is here, then who holds least.
  public static func < (a: Assignee, b: Assignee) -> Bool {
    (a.place, a.isHere ? 0 : 1, a.load, a.person) < (b.place, b.isHere ? 0 : 1, b.load, b.person)
  }

  private var place: Int {
    switch duty {
    case .on: 0
    case .onBreak: 1
    case .unknown: 2
    case .notNow, .off, .leave, .absent: 3
    }
  }
}

/// ROL-10: what is still open with somebody at the end of their shift.
public struct ShiftEnd: Sendable, Equatable {
  /// How long before its end somebody is reminded, so that each matter can be handed over.
  public static let noticeMinutes: Int64 = 15

  public var until: Instant
  public var open: Int
  /// The most urgent of it.
  public var first: [QueueRow]
  /// Sign-in names of who is on after it.
  public var next: [String]

  public init(until: Instant, open: Int, first: [QueueRow] = [], next: [String] = []) {
    self.until = until
    self.open = open
    self.first = first
    self.next = next
  }
}
