/// PRO-1: a promotion with how far it has come and by whom.
public struct PlannedPromotion: Sendable, Equatable {
  public var fields: PromotionFields
  public var promotion: Promotion
  /// Pieces that it is to sell (PRO-3).
  public var target: Int?
  public var version: Int
  /// Never `live`: that is told by the clock.
  public var stored: PromotionStage
  public var draftedBy: String
  public var proposedBy: String?
  public var proposedAt: Instant?
  /// What the planner says to its conflicts.
  public var note: String?
  public var approvedBy: String?
  public var approvedAt: Instant?
  public var publishedBy: String?
  /// When it ended before its time: withdrawn, or its budget or limit used up.
  public var endedAt: Instant?
  public var reason: String?
  /// Who has taken it off the marketplace after it was stopped, and when.
  public var takenDownBy: String?
  public var takenDownAt: Instant?
  /// What orders have used of it.
  public var used: PromotionUse
  /// While it waits: the post before which its request is (INV-4); whoever lists it says so.
  public var level: Role = .director

  public init(
    fields: PromotionFields, promotion: Promotion, target: Int?, version: Int = 1, stored: PromotionStage = .draft,
    draftedBy: String,
    used: PromotionUse = PromotionUse()
  ) {
    self.fields = fields
    self.promotion = promotion
    self.target = target
    self.version = version
    self.stored = stored
    self.draftedBy = draftedBy
    self.used = used
  }

  public var id: PromotionID { promotion.id }

  /// A published one goes live and ends by the clock: nobody has to remember it, and nothing is written when it does.
  public func stage(at now: Instant) -> PromotionStage {
    guard stored == .scheduled else { return stored }
    return now < promotion.window.from ? .scheduled : now < promotion.window.until ? .live : .ended
  }

  /// PRO-2: its budget, or one of its limits for all, holds no more.
  public var isUsedUp: Bool {
    if let budget = promotion.budget, used.spent >= budget { return true }
    if let pieces = promotion.total.pieces, used.pieces >= pieces { return true }
    if let orders = promotion.total.orders, used.orders >= orders { return true }
    return false
  }

  /// It was stopped before its time and still stands on the marketplace, where buyers believe it.
  public var isToTakeDown: Bool { publishedBy != nil && endedAt != nil && takenDownAt == nil }

  /// The moment from which it gives nothing more.
  public var endsAt: Instant { min(promotion.window.until, endedAt ?? promotion.window.until) }

  /// Whose turn it is, by their roles; none: the clock's, or nobody's.
  public func turn(at now: Instant) -> [Role] {
    switch stage(at: now) {
    case .draft, .rejected: [.planner]
    case .submitted: [level]
    case .approved: [.merchandiser]
    case .ended, .withdrawn: isToTakeDown ? [.merchandiser] : []
    case .scheduled, .live: []
    }
  }

  /// What a record tells of it.
  public var recorded: [(String, JSON)] {
    PromotionField.allCases.map { ($0.rawValue, .optional(fields[$0])) } + [
      ("stage", .string(stored.rawValue)), ("draftedBy", .string(draftedBy)), ("proposedBy", .optional(proposedBy)),
      ("note", .optional(note)), ("approvedBy", .optional(approvedBy)), ("publishedBy", .optional(publishedBy)),
      ("reason", .optional(reason)), ("takenDownBy", .optional(takenDownBy)),
    ]
  }

  /// APR-1: approved, and still to be put up on the marketplace within 48 hours; or stopped, and still to be taken down there.
  public var work: [WorkItem] {
    if isToTakeDown, let endedAt {
      return [WorkItem(.takeDownPromotion, .promotion(id), due: endedAt.advanced(byHours: WorkPlan.judgementHours))]
    }
    guard stored == .approved, let approvedAt else { return [] }
    return [WorkItem(.publishPromotion, .promotion(id), due: approvedAt.advanced(byHours: WorkPlan.judgementHours))]
  }
}
