/// ROL-5: somebody acts in a post for a while (临时代理).
public struct StandIn: Sendable, Hashable {
  public var person: String
  public var role: Role
  /// It holds from this moment on, and ends by itself at the other.
  public var from: Instant
  public var until: Instant
  public var reason: String
  public var askedBy: String
  /// Who let them: the same as who asked, where that was whoever lets.
  public var approvedBy: String
  /// It was ended before its time.
  public var endedAt: Instant?

  public init(
    person: String, role: Role, from: Instant, until: Instant, reason: String, askedBy: String, approvedBy: String,
    endedAt: Instant? = nil
  ) {
    self.person = person
    self.role = role
    self.from = from
    self.until = until
    self.reason = reason
    self.askedBy = askedBy
    self.approvedBy = approvedBy
    self.endedAt = endedAt
  }

  /// The moment of its end is not in it any more.
  public func holds(at now: Instant) -> Bool { endedAt == nil && from <= now && now < until }

  /// It will not hold again.
  public func isOver(at now: Instant) -> Bool { endedAt != nil || until <= now }

  /// The longest there may be, in days: a quarter. What lasts longer is a change of level (ROL-6).
  public static let longestDays: Int64 = 92
}

extension Authority {
  /// ROL-5: for whom somebody of a post may stand in, one row per post. The posts beside and above the department are nobody's to stand in for.
  public static func posts(standInBy own: Role) -> Set<Role> {
    switch own {
    case .presaleAgent, .aftersaleAgent: [.merchandiser, .shipper]
    case .merchandiser, .shipper: [.presaleAgent, .aftersaleAgent]
    case .planner: [.designer, .presaleAgent, .aftersaleAgent, .merchandiser]
    case .director: [.presaleAgent, .aftersaleAgent, .agentLead, .shipper, .merchandiser, .planner, .promoter, .designer, .buyer]
    case .agentLead, .promoter, .designer, .buyer, .finance, .dbAdmin, .generalManager: []
    }
  }

  public static func posts(standInBy own: [Role]) -> Set<Role> {
    own.map(posts(standInBy:)).reduce(Set()) { $0.union($1) }.subtracting(own)
  }

  /// ROL-5, ROL-9: who leads a post: agents have their lead, everybody else the director.
  public static func leader(of post: Role) -> Role {
    switch post {
    case .presaleAgent, .aftersaleAgent: .agentLead
    default: .director
    }
  }

  /// Who decides about somebody: `post`, or, where they hold that or more themselves, the next above what they hold.
  public static func decider(_ post: Role, over roles: [Role]) -> Role {
    let ladder = AuthorityLimits.ladder
    let floor = ladder.firstIndex(of: post) ?? 0
    let own = ladder.lastIndex(where: roles.contains).map { $0 + 1 } ?? 0
    return ladder[min(max(floor, own), ladder.count - 1)]
  }

  /// ROL-6: special users, whose level only the general manager changes.
  public static func isSpecial(_ role: Role) -> Bool {
    switch role {
    case .director, .finance, .dbAdmin, .generalManager: true
    default: false
    }
  }
}
