/// What a command on a revision may look at.
public struct RevisionFacts: MachineFacts {
  public var revision: PageRevision
  public var command: Command?
  public var actor: Actor
  public var now: Instant

  public init(_ revision: PageRevision, actor: Actor, now: Instant) {
    self.revision = revision
    self.actor = actor
    self.now = now
  }

  public var subject: Subject { .revision(revision.id) }
}

extension Machine where State == PageRevision.State, Facts == RevisionFacts {
  /// APR-1, APR-2: what was approved is put up by somebody else than who approved it, or withdrawn.
  public static let revision = Machine(
    name: "revision", rule: "APR-2",
    initial: [.toPublish],
    rows: [
      Row([.toPublish], .publishRevision, to: .published, guards: [.otherThanApprover]),
      Row([.toPublish], .withdrawRevision, to: .withdrawn),
    ])
}

extension Guard where Facts == RevisionFacts {
  /// ROL-4: somebody else carries out what one has approved.
  static let otherThanApprover = Guard("otherThanApprover", rule: "ROL-4") { s, me in
    s.revision.approvedBy == s.actor.name
      ? me.refuse(.ownApproval, mayBeDoneBy: Authority.mayBeDone(by: .publishRevision)) : nil
  }
}

extension Decision {
  /// Decides a command on a revision.
  public static func decide(_ command: Command, _ situation: RevisionFacts) throws(Refusal) -> PageRevision {
    var facts = situation
    facts.command = command
    var revision = facts.revision
    let row = try Machine.revision.row(for: command.kind, in: revision.state, facts)
    if let to = row.to { revision.state = to }
    revision.version += 1
    switch command {
    case .publishRevision:
      revision.publishedBy = facts.actor.name
      revision.publishedAt = facts.now
    case .withdrawRevision(_, let reason): revision.reason = reason
    default: break
    }
    return revision
  }
}
