/// A promotion in a list: how far it has come at the moment of asking.
public struct PromotionRow: Sendable, Equatable {
  public var planned: PlannedPromotion
  public var stage: PromotionStage
  /// When something of another promotion collides with it (PRO-3); at most as long as it lasts.
  public var overlaps: [PromotionWindow]

  public init(_ planned: PlannedPromotion, at now: Instant, overlaps: [PromotionWindow] = []) {
    self.planned = planned
    stage = planned.stage(at: now)
    self.overlaps = overlaps
  }

  public var id: PromotionID { planned.id }
  public var title: String { planned.promotion.title }
}

/// One promotion with everything about it.
public struct PromotionCard: Sendable {
  public var planned: PlannedPromotion
  public var stage: PromotionStage
  public var conflicts: [PromotionConflict]
  /// The post whose approval it needs (PRO-1, INV-4).
  public var level: Role
  public var results: PromotionResults
  public var traffic: TrafficResults
  /// Of it and of its requests, newest first.
  public var timeline: [TimelineRow]
  public var commands: [(kind: CommandKind, refusal: Refusal?)]
  /// Its open request, if it waits for one.
  public var request: RequestCard?

  public init(
    _ facts: PromotionFacts, results: PromotionResults, traffic: TrafficResults, timeline: [TimelineRow],
    request: RequestCard? = nil
  ) {
    planned = facts.planned
    stage = facts.stage
    conflicts = facts.conflictsTold
    // What waits is before whoever it was last put to; the rest is told beforehand.
    let waiting = request.flatMap { $0.request.stage == .proposed ? $0.request.level : nil }
    level = waiting ?? ApprovalPolicy.need(for: facts).level
    planned.level = level
    self.results = results
    self.traffic = traffic
    self.timeline = timeline
    self.request = request
    commands = CommandKind.allCases.filter { $0.target == .promotion }.map { ($0, Decision.refusal(of: $0, facts)) }
  }
}

/// PRO-5: what marketplaces counted during a promotion and on as many days before it, by whole days (``TrafficDays``). Nil: no file said.
public struct TrafficResults: Sendable, Equatable {
  public struct Figures: Sendable, Equatable {
    public var visits: Int?
    public var visitors: Int?
    /// In hundredths of a percent, weighted by visitors.
    public var conversion: Int?
    public var bounce: Int?

    public init(visits: Int? = nil, visitors: Int? = nil, conversion: Int? = nil, bounce: Int? = nil) {
      self.visits = visits
      self.visitors = visitors
      self.conversion = conversion
      self.bounce = bounce
    }
  }

  public var during: Figures
  public var before: Figures

  public init(during: Figures = Figures(), before: Figures = Figures()) {
    self.during = during
    self.before = before
  }
}

/// PRO-4: a platform event with what may be done about it now.
public struct EventRow: Sendable, Equatable {
  public var event: PlatformEvent
  public var version: Int
  /// What its reader may do next.
  public var steps: [EventStep]
  /// What is next, whoever does it.
  public var next: [EventStep]

  public init(_ facts: EventFacts) {
    event = facts.event
    version = facts.version
    steps = Decision.steps(facts)
    next = Decision.next(facts)
  }
}
