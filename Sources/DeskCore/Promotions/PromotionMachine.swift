/// What a decision on a promotion may look at.
public struct PromotionFacts: MachineFacts {
  public var planned: PlannedPromotion
  /// Every other one that is standing (PRO-3).
  public var others: [StagedPromotion] = []
  /// Its goods, a bundle's parts and gifts.
  public var skus: [PromotionSKU] = []
  /// ROL-4: who drafted it and who has changed it.
  public var authors: Set<String> = []
  private var found: [PromotionConflict]?
  /// INV-5: its actor may be counting some of its goods, and isn't told what is missing of them.
  public var hidesBook = false
  public var command: Command?
  public var actor: Actor
  /// Who approved it, when it is carried out on approval.
  public var approver: String?
  public var now: Instant
  public var zone: ShopZone

  public init(_ planned: PlannedPromotion, actor: Actor, now: Instant, zone: ShopZone) {
    self.planned = planned
    self.actor = actor
    self.now = now
    self.zone = zone
  }

  public var subject: Subject { .promotion(planned.id) }
  public var stage: PromotionStage { planned.stage(at: now) }
  /// PRO-3: what it collides with; reckoned anew each time unless somebody has kept it in `found`.
  public var conflicts: [PromotionConflict] {
    found ?? planned.promotion.conflicts(with: others, skus: skus, target: planned.target)
  }

  /// Those of its conflicts that its actor may be told.
  public var conflictsTold: [PromotionConflict] {
    hidesBook ? conflicts.filter { if case .shortOfStock = $0 { false } else { true } } : conflicts
  }

  /// With its conflicts reckoned once for all that asks for them.
  public func withConflicts() -> PromotionFacts {
    var facts = self
    facts.found = conflicts
    return facts
  }
}

extension Machine where State == PromotionStage, Facts == PromotionFacts {
  /// PRO-1. Approving, rejecting and taking back are those of its request (APR-1). `confirmOrder` is the order that used up its budget or its
  /// limit. A published one is `live` and `ended` by the clock; what was stopped before its time is taken off the marketplace by whoever
  /// publishes.
  public static let promotion = Machine(
    name: "promotion", rule: "PRO-1",
    initial: [.draft],
    rows: [
      Row([.draft, .rejected], .editPromotion, to: .draft),
      Row([.draft, .rejected], .submitPromotion, to: .submitted, guards: [.notOver, .standsAmongFew, .conflictsExplained]),
      Row([.submitted], .approveRequest, to: .approved, guards: [.notOver]),
      Row([.submitted], .rejectRequest, to: .rejected),
      Row([.submitted], .withdrawRequest, to: .draft),
      Row([.approved], .publishPromotion, to: .scheduled, guards: [.publishedByThird, .notOver]),
      Row([.ended, .withdrawn], .publishPromotion, when: .stillUp),
      Row([.scheduled, .live], .confirmOrder, to: .ended),
      Row([.draft, .submitted, .approved, .rejected, .scheduled, .live], .withdrawPromotion, to: .withdrawn),
    ])
}

extension Condition where Facts == PromotionFacts {
  static let stillUp = Condition("stillUp") { $0.planned.isToTakeDown }
}

extension Guard where Facts == PromotionFacts {
  static let notOver = Guard("notOver", rule: "PRO-1") { s, me in
    s.planned.promotion.window.until > s.now ? nil : me.refuse(.promotionOver(until: s.planned.promotion.window.until))
  }

  /// PRO-3: what it collides with has been shown, and the planner says why it shall be all the same.
  static let conflictsExplained = Guard("conflictsExplained", rule: "PRO-3") { s, me in
    guard case .submitPromotion(_, let note)? = s.command, note == nil else { return nil }
    let conflicts = s.conflictsTold
    return conflicts.isEmpty ? nil : me.refuse(.conflictsUnexplained(conflicts))
  }

  /// PRO-3: with more beside it nobody could look through what collides, nor an order be reckoned in time.
  static let standsAmongFew = Guard("standsAmongFew", rule: "PRO-3") { s, me in
    s.others.count < Promotion.mostStanding ? nil : me.refuse(.tooManyPromotions(Promotion.mostStanding))
  }

  /// PRO-1: three different people; whoever drafted or changed it is one with who proposed it.
  static let publishedByThird = Guard("publishedByThird", rule: "PRO-1") { s, me in
    let others = s.authors.union([s.planned.proposedBy, s.planned.approvedBy].compactMap(\.self))
    return others.contains(where: s.actor.isSame(as:)) ? me.refuse(.notThird, mayBeDoneBy: [.merchandiser]) : nil
  }
}

extension Decision {
  /// A promotion as its planner writes it first. Its number is the store's.
  public static func draft(_ fields: PromotionFields, _ id: PromotionID, by actor: Actor, at now: Instant, in zone: ShopZone)
    throws(Refusal) -> PlannedPromotion
  {
    let (promotion, target) = try fields.promotion(id, in: zone)
    try check(promotion, at: now)
    return PlannedPromotion(fields: fields, promotion: promotion, target: target, draftedBy: actor.name)
  }

  /// PRO-1: one whose window is past could never hold, however it went on.
  private static func check(_ promotion: Promotion, at now: Instant) throws(Refusal) {
    let faults = promotion.faults
    guard faults.isEmpty else { throw Refusal(.invalid, rule: "PRO-2", .promotionFaults(faults)) }
    guard promotion.window.until > now else { throw Refusal(rule: "PRO-1", .promotionOver(until: promotion.window.until)) }
  }

  /// Decides what a command, or a decision on its request, does to a promotion.
  public static func decide(_ kind: CommandKind, _ facts: PromotionFacts) throws(Refusal) -> PlannedPromotion {
    var next = facts.planned
    let row = try Machine.promotion.row(for: kind, in: facts.stage, facts)
    if let to = row.to { next.stored = to }
    next.version += 1
    switch (kind, facts.command) {
    case (.editPromotion, .editPromotion(_, let fields)?):
      next.fields = fields.over(facts.planned.fields)
      (next.promotion, next.target) = try next.fields.promotion(next.id, in: facts.zone)
      guard next.fields != facts.planned.fields else { throw Refusal(rule: "PRO-1", .nothingToChange) }
      try check(next.promotion, at: facts.now)
    case (.submitPromotion, .submitPromotion(_, let note)?):
      next.proposedBy = facts.actor.name
      next.proposedAt = facts.now
      next.note = note
    case (.approveRequest, _):
      next.approvedBy = facts.approver
      next.approvedAt = facts.now
    case (.publishPromotion, _) where facts.planned.isToTakeDown:
      next.takenDownBy = facts.actor.name
      next.takenDownAt = facts.now
    case (.publishPromotion, _): next.publishedBy = facts.actor.name
    case (.withdrawPromotion, .withdrawPromotion(_, let reason)?):
      next.endedAt = facts.now
      next.reason = reason
    case (.confirmOrder, _): next.endedAt = facts.now
    default: break
    }
    return next
  }

  /// Whether the command would be refused now, and why. Arguments are not judged.
  public static func refusal(of kind: CommandKind, _ facts: PromotionFacts) -> Refusal? {
    guard facts.actor.role(for: kind) != nil else { return .notPermitted(kind) }
    var bare = facts
    bare.command = nil
    do {
      _ = try Machine.promotion.row(for: kind, in: bare.stage, bare)
      return nil
    } catch {
      return error
    }
  }
}
