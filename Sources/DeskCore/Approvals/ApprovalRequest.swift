/// APR-1, ROL-3: what somebody may not decide alone: a command, whatever it is about, that waits for a higher post and is carried out when
/// approved.
public struct ApprovalRequest: Sendable, Equatable {
  public enum Stage: String, CaseIterable, Sendable, Hashable {
    case proposed
    /// Approved and carried out in the same moment.
    case carriedOut
    /// Approved, but the state no longer allowed it: somebody must look.
    case failed
    case rejected, withdrawn
  }

  public var id: RequestID
  public var version: Int
  public var stage: Stage
  /// Nil where it is about no order.
  public var order: OrderID?
  /// What will be carried out, and on what.
  public var command: CommandKind
  public var subject: Subject
  /// The command's arguments, canonical JSON as in records.
  public var arguments: String
  /// What it comes to, and the kind of authority that was too small; nil: it needs approval whatever it comes to.
  public var use: AuthorityUse?
  /// The lowest post that may approve it.
  public var level: Role
  public var askedBy: String
  public var askedAt: Instant
  public var decidedBy: String?
  public var decidedAt: Instant?
  public var answer: String?

  public init(
    id: RequestID, order: OrderID?, command: CommandKind, subject: Subject, arguments: String, use: AuthorityUse?, level: Role,
    askedBy: String, askedAt: Instant
  ) {
    self.id = id
    version = 1
    stage = .proposed
    self.order = order
    self.command = command
    self.subject = subject
    self.arguments = arguments
    self.use = use
    self.level = level
    self.askedBy = askedBy
    self.askedAt = askedAt
  }

  /// Nobody has said the last word yet.
  public var isOpen: Bool { stage == .proposed || stage == .failed }

  public var fields: [(String, JSON)] {
    [("stage", .string(stage.rawValue)), ("decidedBy", .optional(decidedBy)), ("answer", .optional(answer))]
  }
}

extension Machine where State == ApprovalRequest.Stage, Facts == RequestFacts {
  /// APR-1: one machine for whatever must be approved.
  public static let approval = Machine(
    name: "approval", rule: "APR-1",
    initial: [.proposed],
    rows: [
      Row([.proposed, .failed], .approveRequest, to: .carriedOut, guards: [.fourEyes, .levelSuffices]),
      Row([.proposed, .failed], .rejectRequest, to: .rejected, guards: [.fourEyes, .levelSuffices]),
      Row([.proposed, .failed], .withdrawRequest, to: .withdrawn, guards: [.ownRequest]),
    ])
}

extension Guard where Facts == RequestFacts {
  /// ROL-4: nobody approves what they proposed, nor what they drafted or changed before somebody else proposed it. It goes by the person,
  /// in whatever post they act.
  static let fourEyes = Guard("fourEyes", rule: "ROL-4") { s, me in
    let above = Authority.above(s.request.level)
    if s.actor.isSame(as: s.request.askedBy) { return me.refuse(.ownRequest, mayBeDoneBy: above) }
    return s.authors.contains(where: s.actor.isSame(as:)) ? me.refuse(.ownWork, mayBeDoneBy: above) : nil
  }

  /// ROL-3: the post must be as high as the request asks.
  static let levelSuffices = Guard("levelSuffices", rule: "ROL-3") { s, me in
    var enough = Authority.above(s.request.level)
    if s.actor.roles.contains(where: enough.contains) {
      // Who approves decides within their own amounts, on this order and today; above them it is the next post's.
      guard s.kind == .approveRequest, let use = s.request.use, let next = s.room.approver(for: use) else { return nil }
      enough = Authority.above(next)
      guard !s.actor.roles.contains(where: enough.contains) else { return nil }
    }
    guard let use = s.request.use else {
      return Refusal(.notPermitted, rule: me.rule, .belowLevel(s.request.level), mayBeDoneBy: enough)
    }
    return Refusal(.notPermitted, rule: me.rule, .aboveAuthority(use, left: s.room.left(use.amount)), mayBeDoneBy: enough)
  }

  static let ownRequest = Guard("ownRequest", rule: "APR-1") { s, me in
    s.request.askedBy == s.actor.name ? nil : me.refuse(.notOwnRequest(by: s.request.askedBy))
  }
}
