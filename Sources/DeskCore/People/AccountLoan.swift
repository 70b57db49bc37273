/// ROL-7: somebody uses another's account for a while, by consent of the department head. They sign in with their own password as
/// `limei@wangqiang`; every record names both, and the account's password must change afterwards.
public struct AccountLoan: Sendable, Hashable {
  /// Whose account.
  public var person: String
  public var borrower: String
  public var reason: String
  public var lentBy: String
  public var from: Instant
  /// It ends by itself at this moment.
  public var until: Instant
  public var endedAt: Instant?

  public init(
    person: String, borrower: String, reason: String, lentBy: String, from: Instant, until: Instant, endedAt: Instant? = nil
  ) {
    self.person = person
    self.borrower = borrower
    self.reason = reason
    self.lentBy = lentBy
    self.from = from
    self.until = until
    self.endedAt = endedAt
  }

  public func holds(at now: Instant) -> Bool { endedAt == nil && from <= now && now < until }

  /// A day's work; what lasts longer is a stand-in (ROL-5).
  public static let longestHours: Int64 = 24
  /// Without an end of its own.
  public static let usualHours: Int64 = 12

  /// `limei@wangqiang` → who signs in, and whose account.
  public static func names(_ text: String) -> (person: String, account: String?) {
    let parts = text.lowercased().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (text.lowercased(), nil)
  }

  /// A record's terminal names whose account it was: `pts/3 as wangqiang`.
  public static func terminal(_ terminal: String, account: String) -> String {
    "\(terminal.prefix(40)) as \(account)"
  }

  /// Whose account a record's act was done under; nil: the person's own.
  public static func account(in terminal: String) -> String? {
    guard let mark = terminal.ranges(of: " as ").last else { return nil }
    return String(terminal[mark.upperBound...])
  }
}

extension Decision {
  /// ROL-7: consented to by the director; of special users, among them the director, by the general manager. Nobody lets themselves.
  static func loan(_ by: String, _ until: String?, _ reason: String, _ account: PostFacts.Account, _ facts: PostFacts)
    throws(Refusal) -> AccountLoan
  {
    let rule = "ROL-7"
    guard !account.isDisabled else { throw Refusal(rule: rule, .alreadyDisabled) }
    guard let peer = facts.peer else { throw .notFound(Subject.person(by).text) }
    guard !peer.isDisabled else { throw Refusal(rule: rule, .alreadyDisabled) }
    guard by != facts.person, !facts.actor.isSame(as: by) else { throw Refusal(rule: "ROL-4", .ownAccount) }
    let level: Role = account.roles.contains(where: Authority.isSpecial) ? .generalManager : .director
    let enough = Authority.above(level)
    guard facts.actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: rule, .belowLevel(level), mayBeDoneBy: enough)
    }
    if let open = facts.loans.first(where: { $0.holds(at: facts.now) }) {
      throw Refusal(rule: rule, .accountLent(to: open.borrower, until: open.until))
    }
    var end = facts.now.advanced(byHours: AccountLoan.usualHours)
    if let until { end = try facts.instant("until", until) }
    guard end > facts.now else { throw Refusal(rule: rule, .periodOver(until: end)) }
    guard end.seconds(since: facts.now) <= AccountLoan.longestHours * 3600 else {
      throw Refusal(rule: rule, .periodTooLong(days: 1))
    }
    return AccountLoan(
      person: facts.person, borrower: by, reason: reason, lentBy: facts.actor.name, from: facts.now, until: end)
  }

  /// By who has it, whose it is, or whoever may lend it.
  static func returned(_ account: PostFacts.Account, _ facts: PostFacts) throws(Refusal) -> AccountLoan {
    guard var loan = facts.loans.first(where: { $0.holds(at: facts.now) }) else { throw Refusal(rule: "ROL-7", .accountNotLent) }
    let own = [loan.borrower, loan.person].contains(facts.actor.name)
    guard own || facts.actor.role(for: .borrowAccount) != nil else {
      throw Refusal(.notPermitted, rule: "ROL-7", .belowLevel(.director), mayBeDoneBy: Authority.mayBeDone(by: .borrowAccount))
    }
    loan.endedAt = facts.now
    return loan
  }
}
