/// ROL-9: somebody is away, approved by their manager (请假).
public struct Leave: Sendable, Hashable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// Asked for a day ahead.
    case planned
    /// Recorded when it has come already, or afterwards, with its reason.
    case emergency
  }

  public var person: String
  public var kind: Kind
  public var from: Instant
  public var until: Instant
  public var reason: String
  public var askedBy: String
  public var approvedBy: String
  /// Not taken, or come back before its time.
  public var cancelledAt: Instant?

  public init(
    person: String, kind: Kind, from: Instant, until: Instant, reason: String, askedBy: String, approvedBy: String,
    cancelledAt: Instant? = nil
  ) {
    self.person = person
    self.kind = kind
    self.from = from
    self.until = until
    self.reason = reason
    self.askedBy = askedBy
    self.approvedBy = approvedBy
    self.cancelledAt = cancelledAt
  }

  /// Until when somebody is really away: a leave that was cancelled in its midst ended then, one cancelled before never began.
  public var end: Instant { cancelledAt.map { min(until, max($0, from)) } ?? until }

  /// Somebody is away by it in the time from–until.
  public func covers(_ from: Instant, _ until: Instant) -> Bool { self.from < until && from < end }

  public func isOver(at now: Instant) -> Bool { cancelledAt != nil || until <= now }

  /// How long ahead it is asked for: a day.
  public static let noticeHours: Int64 = 24
  /// How long after its beginning an emergency may still be recorded, in days.
  public static let reportDays: Int64 = 7
  /// The longest there may be, in days.
  public static let longestDays: Int64 = 184
}

extension Authority {
  /// ROL-9: who decides about somebody's leave: the lead of agents, by the post they usually act in; of all others the director; of who leads, the next above.
  public static func decidesLeave(of roles: [Role]) -> Role { decider(roles.first.map(leader(of:)) ?? .director, over: roles) }
}

extension Decision {
  static func leave(
    _ kind: Leave.Kind, _ from: String, _ until: String, _ reason: String, _ account: PostFacts.Account, _ facts: PostFacts
  ) throws(Refusal) -> Leave {
    let rule = "ROL-9"
    guard facts.approver != facts.person else { throw Refusal(rule: "ROL-4", .ownAccount) }
    guard !account.isDisabled else { throw Refusal(rule: rule, .alreadyDisabled) }
    let level = Authority.decidesLeave(of: account.roles)
    let enough = Authority.above(level)
    // Somebody ill can't record it: whoever decides may.
    guard facts.actor.name == facts.person || facts.actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: rule, .othersLeave(of: facts.person), mayBeDoneBy: enough)
    }
    let (begin, end) = (try facts.instant("from", from), try facts.instant("until", until))
    guard end > begin else { throw Refusal(rule: rule, .periodReversed) }
    guard end.seconds(since: begin) <= Leave.longestDays * 86_400 else {
      throw Refusal(rule: rule, .periodTooLong(days: Int(Leave.longestDays)))
    }
    switch kind {
    // What was asked for in time may be approved later.
    case .planned where facts.approver == nil && begin.seconds(since: facts.now) < Leave.noticeHours * 3600:
      throw Refusal(rule: rule, .leaveTooLate(hours: Int(Leave.noticeHours)))
    case .planned where end <= facts.now: throw Refusal(rule: rule, .periodOver(until: end))
    case .emergency where facts.approver == nil && facts.now.seconds(since: begin) > Leave.reportDays * 86_400:
      throw Refusal(rule: rule, .leaveTooOld(days: Int(Leave.reportDays)))
    default: break
    }
    if let other = facts.leaves.first(where: { $0.covers(begin, end) }) {
      throw Refusal(rule: rule, .alreadyOnLeave(until: other.end))
    }
    return Leave(
      person: facts.person, kind: kind, from: begin, until: end, reason: reason, askedBy: facts.actor.name,
      approvedBy: facts.approver ?? facts.actor.name)
  }

  static func cancelled(_ from: String?, _ account: PostFacts.Account, _ facts: PostFacts) throws(Refusal) -> Leave {
    var open = facts.leaves.filter { !$0.isOver(at: facts.now) }
    if let from {
      let begin = try facts.instant("from", from)
      open = open.filter { $0.from == begin }
    }
    guard var leave = open.min(by: { $0.from < $1.from }) else { throw Refusal(rule: "ROL-9", .notOnLeave) }
    let enough = Authority.above(Authority.decidesLeave(of: account.roles))
    guard facts.actor.name == facts.person || facts.actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: "ROL-9", .othersLeave(of: facts.person), mayBeDoneBy: enough)
    }
    leave.cancelledAt = facts.now
    return leave
  }
}
