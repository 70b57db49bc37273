/// APR-1: what deciding a request may look at.
public struct RequestFacts: MachineFacts {
  public var request: ApprovalRequest
  public var actor: Actor
  public var now: Instant
  /// Nil while nobody has decided yet: a card asks what would be possible.
  public var kind: CommandKind?
  /// ROL-3: how far the actor's own authority goes.
  public var room: AuthorityRoom
  /// ROL-4: who drafted or changed what is to be approved, besides who asked for it.
  public var authors: Set<String> = []

  public init(_ request: ApprovalRequest, actor: Actor, now: Instant, kind: CommandKind? = nil, room: AuthorityRoom) {
    self.request = request
    self.actor = actor
    self.now = now
    self.kind = kind
    self.room = room
  }

  public var subject: Subject { .request(request.id) }
}

extension Decision {
  /// Decides a request; what it asks for is another decision, by the rules of the moment it is carried out.
  ///
  /// - Returns: the request as it will be, and what counts as decided by the actor (ROL-3).
  public static func decide(_ kind: CommandKind, _ facts: RequestFacts, answer: String?) throws(Refusal)
    -> (request: ApprovalRequest, uses: [AuthorityUse])
  {
    guard facts.actor.role(for: kind) != nil else { throw .notPermitted(kind) }
    var facts = facts
    facts.kind = kind
    let row = try Machine.approval.row(for: kind, in: facts.request.stage, facts)
    var decided = facts.request
    decided.version += 1
    if let to = row.to { decided.stage = to }
    if kind != .withdrawRequest {
      decided.decidedBy = facts.actor.name
      decided.decidedAt = facts.now
    }
    decided.answer = answer
    return (decided, kind == .approveRequest ? [decided.use].compactMap(\.self) : [])
  }

  /// Whether the command on a request would be refused now, and why.
  public static func refusal(of kind: CommandKind, _ facts: RequestFacts) -> Refusal? {
    guard facts.actor.role(for: kind) != nil else { return .notPermitted(kind) }
    do {
      _ = try Machine.approval.row(for: kind, in: facts.request.stage, facts)
      return nil
    } catch {
      return error
    }
  }
}
