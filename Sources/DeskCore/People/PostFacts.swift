/// Everything that a decision on somebody's account and posts may look at (ROL-5, ROL-6).
public struct PostFacts: Sendable {
  public var person: String
  /// Nil: nobody has that name yet.
  public var account: Account?
  /// Those that hold, and those that will.
  public var standIns: [StandIn]
  /// Those of the last days and the coming ones.
  public var leaves: [Leave]
  /// ROL-7: those of this account that hold.
  public var loans: [AccountLoan] = []
  /// The other person that the command names.
  public var peer: Account?
  /// Who asks for it, or asked.
  public var actor: Actor
  /// Who approves it, where somebody had asked.
  public var approver: String?
  /// ROL-7: whose account they used for it, when it was lent to them.
  public var approverAccount: String?
  /// Administrators besides this person who may sign in.
  public var otherAdministrators: Int
  /// The posts held by people besides the actor who may sign in and have: who could agree to a change of level.
  public var others: Set<Role>
  public var now: Instant
  public var zone: ShopZone

  public struct Account: Sendable, Equatable {
    public var displayName: String
    public var version: Int
    /// Their own, without those they stand in for.
    public var roles: [Role]
    public var isDisabled: Bool

    public init(displayName: String, version: Int, roles: [Role], isDisabled: Bool) {
      self.displayName = displayName
      self.version = version
      self.roles = roles
      self.isDisabled = isDisabled
    }
  }

  public init(
    person: String, account: Account?, standIns: [StandIn] = [], leaves: [Leave] = [], actor: Actor, otherAdministrators: Int = 0,
    others: Set<Role> = [],
    now: Instant, zone: ShopZone
  ) {
    self.person = person
    self.account = account
    self.standIns = standIns
    self.leaves = leaves
    self.actor = actor
    self.otherAdministrators = otherAdministrators
    self.others = others
    self.now = now
    self.zone = zone
  }

  /// A time as the arguments name it.
  func instant(_ name: String, _ text: String) throws(Refusal) -> Instant {
    guard let local = ShopLocal(shopTime: text, endsDay: false) else { throw .argument(name, .notATime) }
    return zone.instant(local.day, second: local.second)
  }
}

/// What a decision makes of an account.
public struct PostChanges: Sendable, Equatable {
  public var account: PostFacts.Account
  /// One that begins, or, with its end, one that is ended.
  public var standIn: StandIn?
  public var leave: Leave?
  /// One that begins, or, with its end, one that is over.
  public var loan: AccountLoan?
  public var roster: [RosterDay] = []
  /// Days on which they are the manager on duty.
  public var hotline: [ShopDay] = []
  public var absence: Absence?
  public var endsSessions = false

  public init(account: PostFacts.Account, standIn: StandIn? = nil, leave: Leave? = nil) {
    self.leave = leave
    self.account = account
    self.standIn = standIn
  }
}

extension Decision {
  /// Decides a command on somebody's account.
  ///
  /// - Throws: why it can't be; whether it must be approved is another question (`ApprovalPolicy`).
  public static func decide(_ command: Command, _ facts: PostFacts) throws(Refusal) -> PostChanges {
    guard var account = facts.account else {
      guard case .addPerson(_, let displayName, let role) = command else { throw .notFound(Subject.person(facts.person).text) }
      return PostChanges(account: .init(displayName: displayName, version: 1, roles: [role], isDisabled: false))
    }
    account.version += 1
    switch command {
    case .addPerson(let name, _, _): throw Refusal(rule: "ROL-1", .personExists(name))
    case .grantRole(let name, let role):
      // ROL-4: nobody raises themselves, neither by asking nor by approving.
      guard !facts.actor.isSame(as: name), name != facts.approver, name != facts.approverAccount else {
        throw Refusal(rule: "ROL-4", .ownAccount)
      }
      guard !account.roles.contains(role) else { throw Refusal(rule: "ROL-6", .roleAlreadyHeld(role)) }
      account.roles.append(role)
    case .revokeRole(_, let role):
      guard account.roles.contains(role) else { throw Refusal(rule: "ROL-6", .roleNotHeld(role)) }
      if role == .dbAdmin { try keepAnAdministrator(facts) }
      account.roles.removeAll { $0 == role }
    case .disablePerson(let name):
      guard !facts.actor.isSame(as: name) else { throw Refusal(rule: "ROL-4", .ownAccount) }
      guard !account.isDisabled else { throw Refusal(rule: "ROL-6", .alreadyDisabled) }
      if account.roles.contains(.dbAdmin) { try keepAnAdministrator(facts) }
      account.isDisabled = true
    case .enablePerson:
      guard account.isDisabled else { throw Refusal(rule: "ROL-6", .notDisabled) }
      account.isDisabled = false
    case .standIn(_, let role, let from, let until, let reason):
      return PostChanges(account: account, standIn: try standIn(role, from, until, reason, account, facts))
    case .endStandIn(_, let role):
      return PostChanges(account: account, standIn: try ended(role, account, facts))
    case .askLeave(_, let kind, let from, let until, let reason):
      return PostChanges(account: account, leave: try leave(kind, from, until, reason, account, facts))
    case .cancelLeave(_, let from):
      return PostChanges(account: account, leave: try cancelled(from, account, facts))
    case .borrowAccount(_, let by, let until, let reason):
      var changes = PostChanges(account: account)
      changes.loan = try loan(by, until, reason, account, facts)
      return changes
    case .returnAccount:
      var changes = PostChanges(account: account)
      changes.loan = try returned(account, facts)
      return changes
    default: return try rostered(command, facts)
    }
    return PostChanges(account: account)
  }

  /// What leaves the account as it is.
  private static func rostered(_ command: Command, _ facts: PostFacts) throws(Refusal) -> PostChanges {
    guard let account = facts.account else { throw .notFound(Subject.person(facts.person).text) }
    var changes = PostChanges(account: account)
    switch command {
    case .endSessions: changes.endsSessions = true
    case .setRoster(let name, let from, let to, let shift):
      changes.roster = try roster(from, to, facts).map { RosterDay(person: name, day: $0, shift: shift) }
    case .setHotline(_, let from, let to): changes.hotline = try roster(from, to, facts)
    case .noteAbsence(_, let day, let reason): changes.absence = try absence(day, reason, facts)
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    return changes
  }

  /// A shop without anybody who can grant would be locked for ever.
  private static func keepAnAdministrator(_ facts: PostFacts) throws(Refusal) {
    guard facts.otherAdministrators > 0 else { throw Refusal(rule: "ROL-6", .lastAdministrator) }
  }

  private static func standIn(
    _ role: Role, _ from: String?, _ until: String, _ reason: String, _ account: PostFacts.Account, _ facts: PostFacts
  ) throws(Refusal) -> StandIn {
    let rule = "ROL-5"
    guard facts.approver != facts.person, facts.approverAccount != facts.person else { throw Refusal(rule: "ROL-4", .ownAccount) }
    guard !account.isDisabled else { throw Refusal(rule: rule, .alreadyDisabled) }
    guard !account.roles.contains(role) else { throw Refusal(rule: rule, .roleAlreadyHeld(role)) }
    let possible = Authority.posts(standInBy: account.roles)
    guard possible.contains(role) else {
      throw Refusal(rule: rule, .cannotStandIn(for: role, possible: Role.allCases.filter(possible.contains)))
    }
    let end = try facts.instant("until", until)
    // Whoever approves it later than it should have begun doesn't make anything done before it right.
    var begin = facts.now
    if let from { begin = max(begin, try facts.instant("from", from)) }
    guard end > facts.now else { throw Refusal(rule: rule, .periodOver(until: end)) }
    guard end > begin else { throw Refusal(rule: rule, .periodReversed) }
    guard end.seconds(since: begin) <= StandIn.longestDays * 86_400 else {
      throw Refusal(rule: rule, .periodTooLong(days: Int(StandIn.longestDays)))
    }
    let other = facts.standIns.first { $0.role == role && !$0.isOver(at: facts.now) && $0.from < end && begin < $0.until }
    if let other { throw Refusal(rule: rule, .alreadyStandsIn(for: role, until: other.until)) }
    return StandIn(
      person: facts.person, role: role, from: begin, until: end, reason: reason, askedBy: facts.actor.name,
      approvedBy: facts.approver ?? facts.actor.name)
  }

  private static func ended(_ role: Role, _ account: PostFacts.Account, _ facts: PostFacts) throws(Refusal) -> StandIn {
    let open = facts.standIns.filter { $0.role == role && !$0.isOver(at: facts.now) }
    guard var standIn = open.min(by: { $0.from < $1.from }) else { throw Refusal(rule: "ROL-5", .notStandingIn(for: role)) }
    let level = Authority.leader(of: role)
    let enough = Authority.above(level)
    guard facts.actor.name == facts.person || facts.actor.roles.contains(where: enough.contains) else {
      throw Refusal(.notPermitted, rule: "ROL-5", .belowLevel(level), mayBeDoneBy: enough)
    }
    standIn.endedAt = facts.now
    return standIn
  }
}
