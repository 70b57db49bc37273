extension ApprovalPolicy {
  /// What a command on somebody's account must wait for; nil: nothing.
  public static func need(for command: Command, _ facts: PostFacts) -> ApprovalNeed? {
    switch command {
    case .addPerson(_, _, let role), .grantRole(_, let role), .revokeRole(_, let role):
      need(forLevel: [role] + (facts.account?.roles ?? []), facts)
    case .standIn(_, let role, _, _, _): need(forStandIn: role, facts)
    case .askLeave: needForLeave(facts)
    default: nil
    }
  }

  /// ROL-6: IT proposes, the director approves; for special users the general manager. Until somebody sits there who could approve, the
  /// administrator who is the general manager too sets the shop up alone.
  private static func need(forLevel roles: [Role], _ facts: PostFacts) -> ApprovalNeed? {
    let level: Role = roles.contains(where: Authority.isSpecial) ? .generalManager : .director
    let isAlone = !facts.others.contains(where: Authority.above(level).contains)
    return isAlone && facts.actor.roles.contains(.generalManager) ? nil : ApprovalNeed(level)
  }

  /// ROL-5: whoever leads the post lets somebody act in it; nobody lets themselves.
  private static func need(forStandIn role: Role, _ facts: PostFacts) -> ApprovalNeed? {
    let level = Authority.decider(Authority.leader(of: role), over: facts.account?.roles ?? [])
    let decides = facts.actor.roles.contains(where: Authority.above(level).contains) && !facts.actor.isSame(as: facts.person)
    return decides ? nil : ApprovalNeed(level)
  }

  /// ROL-9: whoever decides records somebody else's at once; above the general manager there is nobody.
  private static func needForLeave(_ facts: PostFacts) -> ApprovalNeed? {
    let own = facts.account?.roles ?? []
    let level = Authority.decidesLeave(of: own)
    if facts.actor.isSame(as: facts.person) { return own.contains(.generalManager) ? nil : ApprovalNeed(level) }
    return facts.actor.roles.contains(where: Authority.above(level).contains) ? nil : ApprovalNeed(level)
  }

  /// APR-1: nothing is published without it.
  public static let needForRevision = ApprovalNeed(.director)

  /// ROL-3, ROL-6: the director sets the limits with IT's agreement, where IT is somebody else and has come in.
  public static func need(forLimitsBesides others: Set<Role>) -> ApprovalNeed? {
    others.contains(.dbAdmin) ? ApprovalNeed(.dbAdmin) : nil
  }
}
