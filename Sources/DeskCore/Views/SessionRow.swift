/// One session that goes on (ROL-7).
public struct SessionRow: Sendable, Equatable {
  public var person: String
  /// Who uses it, when it is somebody else.
  public var borrower: String?
  public var terminal: String
  public var began: Instant
  public var seen: Instant
  public var expires: Instant

  public init(person: String, borrower: String?, terminal: String, began: Instant, seen: Instant, expires: Instant) {
    self.person = person
    self.borrower = borrower
    self.terminal = terminal
    self.began = began
    self.seen = seen
    self.expires = expires
  }
}

/// ROL-8, ROL-9: who works when, and who didn't come.
public struct RosterSheet: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var person: String
    public var displayName: String
    public var roles: [Role]
    /// One per day, nil where nobody has entered it.
    public var shifts: [Shift?]
    public var leave: [Bool]
    public var absent: [Bool]
    public var now: Duty
    /// Orders and cases that they hold.
    public var holds: Int

    public init(
      person: String, displayName: String, roles: [Role], shifts: [Shift?], leave: [Bool], absent: [Bool], now: Duty, holds: Int
    ) {
      self.person = person
      self.displayName = displayName
      self.roles = roles
      self.shifts = shifts
      self.leave = leave
      self.absent = absent
      self.now = now
      self.holds = holds
    }
  }

  public var from: ShopDay
  public var days: Int
  public var rows: [Row]
  /// The manager on duty, by day.
  public var hotline: [String?]
  /// Should be here by now, hasn't signed in today, and is neither on leave nor noted as absent.
  public var missing: [String]

  public init(from: ShopDay, days: Int, rows: [Row] = [], hotline: [String?] = [], missing: [String] = []) {
    self.from = from
    self.days = days
    self.rows = rows
    self.hotline = hotline
    self.missing = missing
  }
}
