/// A page revision's number: `R0000001`. Given when it is approved, never used again.
public struct RevisionID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `R0000001`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "R") else { return nil }
    self.number = number
  }

  public var text: String { "R" + padded(Int(number), 7) }
  public static func < (a: RevisionID, b: RevisionID) -> Bool { a.number < b.number }
}

/// What is asked for: which words on which page become which (页面文案修订), or what is told to the public.
public struct RevisionPlan: Sendable, Hashable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// A page of the shop; the words about a product; what everybody is told (holidays, shipping times).
    case page, copy, notice
  }

  public var kind: Kind
  /// A page's name or address, or a SKU.
  public var page: String
  /// Which part of it.
  public var part: String
  /// As it reads; nil: there is nothing yet.
  public var from: String?
  public var to: String
  /// The day by whose end it is to be up; nil: within 48 hours of its approval.
  public var due: ShopDay?
  /// What was published last, where `from` isn't what it says: somebody changed the page outside (APR-2). Nil: nobody did.
  public var changedSince: RevisionID?

  public init(
    kind: Kind, page: String, part: String, from: String?, to: String, due: ShopDay?, changedSince: RevisionID? = nil
  ) {
    self.changedSince = changedSince
    self.kind = kind
    self.page = page
    self.part = part
    self.from = from
    self.to = to
    self.due = due
  }
}

/// APR-2: an approved revision: who proposed, approved and published it stays on record.
public struct PageRevision: Sendable, Hashable {
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// 待发布: approved; somebody has to put it up.
    case toPublish
    /// 已发布.
    case published
    /// 已撤下: approved, and not put up after all.
    case withdrawn
  }

  public var id: RevisionID
  public var version: Int
  public var state: State
  public var plan: RevisionPlan
  public var proposedBy: String
  public var approvedBy: String
  public var approvedAt: Instant
  public var publishedBy: String?
  public var publishedAt: Instant?
  /// Why it was not put up.
  public var reason: String?

  public init(_ id: RevisionID, _ plan: RevisionPlan, proposedBy: String, approvedBy: String, approvedAt: Instant) {
    self.id = id
    version = 1
    state = .toPublish
    self.plan = plan
    self.proposedBy = proposedBy
    self.approvedBy = approvedBy
    self.approvedAt = approvedAt
  }

  /// APR-2: whether a plan says the truth about its page, of which `last` was published last; what was found otherwise outside is said to
  /// be so. Nil: it does.
  public static func refusal(of plan: RevisionPlan, last: PageRevision?) -> Refusal? {
    guard let last else {
      return plan.changedSince.map { .notFound($0.text) }
    }
    guard let since = plan.changedSince else {
      if plan.to == last.plan.to { return Refusal(rule: "APR-2", .nothingToChange) }
      return plan.from == last.plan.to ? nil : Refusal(rule: "APR-2", .pageReads(last.plan.to, last.id))
    }
    guard since == last.id else { return Refusal(rule: "APR-2", .pageReads(last.plan.to, last.id)) }
    return plan.from == last.plan.to ? Refusal(rule: "APR-2", .pageUnchanged(last.id)) : nil
  }

  /// APR-1: within 48 hours of approval, or by the end of the day that was asked for, whichever is first; a day that is over gives no less.
  public func work(in zone: ShopZone) -> [WorkItem] {
    guard state == .toPublish else { return [] }
    var due = approvedAt.advanced(byHours: WorkPlan.judgementHours)
    if let day = plan.due {
      let end = zone.instant(day.advanced(by: 1))
      if end > approvedAt { due = min(due, end) }
    }
    return [WorkItem(.publishRevision, .revision(id), due: due)]
  }

  /// APR-2: every two weeks somebody goes through the pages.
  public static let reviewHours: Int64 = 14 * 24

  /// The review that is due: two weeks after the last, or after the first page that was published.
  public static func duty(lastReview: Instant?, firstPublished: Instant?) -> [WorkItem] {
    guard let since = lastReview ?? firstPublished else { return [] }
    return [WorkItem(.reviewPages, .shop, due: since.advanced(byHours: reviewHours))]
  }
}
