/// ROL-8: what somebody works on a day.
public enum Shift: String, CaseIterable, Sendable, Hashable {
  /// Agents, 08:30–18:30.
  case early
  /// Agents, 13:30–23:30.
  case late
  /// The department's hours, 08:30–18:30 with 11:00–12:30 off.
  case day
  /// A day off.
  case off

  /// Seconds after midnight; nil on a day off.
  public var hours: Range<Int>? {
    switch self {
    case .early, .day: 8 * 3600 + 1800..<18 * 3600 + 1800
    case .late: 13 * 3600 + 1800..<23 * 3600 + 1800
    case .off: nil
    }
  }

  /// The meal break within them: an hour for agents, the department's for everybody else.
  public var meal: Range<Int>? {
    switch self {
    case .early: 11 * 3600 + 1800..<12 * 3600 + 1800
    case .late: 17 * 3600 + 1800..<18 * 3600 + 1800
    case .day: 11 * 3600..<12 * 3600 + 1800
    case .off: nil
    }
  }
}

/// One person's day in the roster.
public struct RosterDay: Sendable, Hashable {
  public var person: String
  public var day: ShopDay
  public var shift: Shift

  public init(person: String, day: ShopDay, shift: Shift) {
    self.person = person
    self.day = day
    self.shift = shift
  }
}

/// ROL-9: somebody was neither there nor on leave (旷工).
public struct Absence: Sendable, Hashable {
  public var person: String
  public var day: ShopDay
  public var reason: String

  public init(person: String, day: ShopDay, reason: String) {
    self.person = person
    self.day = day
    self.reason = reason
  }
}

/// What the roster says of somebody at a moment.
public enum Duty: String, CaseIterable, Sendable, Hashable {
  case on
  /// In the meal break of their shift.
  case onBreak
  /// Their shift is to begin, or is over.
  case notNow
  case off, leave, absent
  /// Nobody has entered the day.
  case unknown

  /// Work may be given to them: the roster says that they are there, or nothing.
  public var takesWork: Bool {
    switch self {
    case .on, .onBreak, .unknown: true
    case .notNow, .off, .leave, .absent: false
    }
  }

  /// - Parameter second: after the day's midnight.
  public init(_ shift: Shift?, second: Int, isOnLeave: Bool, isAbsent: Bool) {
    self =
      if isOnLeave { .leave } else if isAbsent { .absent } else if let shift {
        if let hours = shift.hours {
          if !hours.contains(second) { .notNow } else if shift.meal?.contains(second) == true { .onBreak } else { .on }
        } else {
          .off
        }
      } else { .unknown }
  }
}

/// A roster that turns by itself.
public enum RosterPlan {
  /// ROL-8: agents change between early and late from week to week, the two halves against each other; each has one day off a week, which
  /// moves on by a day each week, so that weekends come round for everybody.
  ///
  /// - Parameter from: the first day; weeks are counted from it.
  public static func rotate(_ people: [String], from: ShopDay, weeks: Int) -> [RosterDay] {
    people.enumerated().flatMap { place, person in
      (0..<weeks * 7).map { offset in
        let day = from.advanced(by: offset)
        let week = offset / 7
        let free = (place + week) % 7 + 1
        let shift: Shift = day.weekday == free ? .off : (place + week).isMultiple(of: 2) ? .early : .late
        return RosterDay(person: person, day: day, shift: shift)
      }
    }
  }

  /// What becomes of days that were entered one by one, when a rotation comes over them.
  public enum ByHand: String, CaseIterable, Sendable, Hashable {
    case keep, replace
  }

  /// The longest stretch that one command enters, in days.
  public static let longestDays = 62
  public static let weeksRange = 1...8

  /// ROL-8: outside the online service the hotline goes to the manager on duty.
  public static let service = ServiceHours.standard
}

extension Authority {
  /// ROL-8: who enters somebody's roster: the lead that of agents, the director everybody's.
  public static func rosters(_ roles: [Role]) -> [Role] {
    above(!roles.isEmpty && roles.allSatisfy { leader(of: $0) == .agentLead } ? .agentLead : .director)
  }
}

extension Decision {
  /// The days that a command enters in somebody's roster.
  public static func roster(_ from: ShopDay, _ to: ShopDay?, _ facts: PostFacts) throws(Refusal) -> [ShopDay] {
    try mayRoster(facts)
    let to = to ?? from
    guard to >= from else { throw Refusal(rule: "ROL-8", .periodReversed) }
    let count = Int(to.number - from.number) + 1
    guard count <= RosterPlan.longestDays else { throw Refusal(rule: "ROL-8", .periodTooLong(days: RosterPlan.longestDays)) }
    // What was is told by records; nobody changes afterwards who should have been there.
    let today = facts.zone.local(facts.now).day
    guard from >= today else { throw Refusal(rule: "ROL-8", .rosterIsPast(today: today)) }
    return (0..<count).map(from.advanced(by:))
  }

  public static func mayRoster(_ facts: PostFacts) throws(Refusal) {
    guard let account = facts.account, !account.isDisabled else { throw Refusal(rule: "ROL-8", .alreadyDisabled) }
    let enough = Authority.rosters(account.roles)
    guard facts.actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: "ROL-8", .belowLevel(enough[0]), mayBeDoneBy: enough)
    }
  }

  /// ROL-9: noted of a day that has come, by whoever rosters them, never by themselves.
  static func absence(_ day: ShopDay, _ reason: String, _ facts: PostFacts) throws(Refusal) -> Absence {
    try mayRoster(facts)
    guard facts.actor.name != facts.person else { throw Refusal(rule: "ROL-4", .ownAccount) }
    guard day <= facts.zone.local(facts.now).day else { throw Refusal(rule: "ROL-9", .dayNotBegun(day)) }
    let (from, until) = (facts.zone.instant(day), facts.zone.instant(day.advanced(by: 1)))
    if let leave = facts.leaves.first(where: { $0.covers(from, until) }) {
      throw Refusal(rule: "ROL-9", .alreadyOnLeave(until: leave.end))
    }
    return Absence(person: facts.person, day: day, reason: reason)
  }
}
