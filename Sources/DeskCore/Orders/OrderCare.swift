/// What customer service knows of an order beyond its stage: most orders have none of it, so it is kept apart from the narrow state.
public struct OrderCare: Sendable, Equatable {
  /// After 'no answer': when to try again.
  public var tryAt: Instant?
  /// ORD-7: the one reminder to pay.
  public var remindedAt: Instant?
  public var cancelReason: String?
  public var cancelledAt: Instant?
  public var shortage: ShortageChoice?
  public var shortageAt: Instant?
  /// ORD-16: to whom it was escalated; empty: to whoever leads.
  public var escalatedTo: String?
  public var escalatedAt: Instant?
  /// ROL-10: who hands it to the next shift.
  public var offeredBy: String?
  public var offeredAt: Instant?
  public var rating: ReviewRating?
  public var ratedAt: Instant?
  public var ratingAnsweredAt: Instant?
  /// ORD-15: when the platform said that a parcel of ours had arrived.
  public var deliveredAt: Instant?
  public var visitedAt: Instant?
  /// ORD-12: this order's buyer was reported by somebody.
  public var reportedBy: String?
  public var reportedAt: Instant?
  public var verdict: BuyerVerdict?
  public var amendedAt: Instant?
  /// An order that came unpaid: what a newer export says was paid, and when. The original stays as it came.
  public var paid: Money?
  public var paidAt: Instant?

  public init() {}

  public var isCancelled: Bool { cancelledAt != nil }
  public var isReported: Bool { reportedAt != nil && verdict == nil }

  /// For the record's before and after. Fixed order; times that only follow from the record's own are left out.
  public var fields: [(String, JSON)] {
    [
      ("tryAt", tryAt.map { .int(Int($0.milliseconds)) } ?? .null), ("reminded", .bool(remindedAt != nil)),
      ("cancelled", .optional(cancelReason)), ("shortage", .optional(shortage?.rawValue)), ("escalatedTo", .optional(escalatedTo)),
      ("offeredBy", .optional(offeredBy)), ("rating", .optional(rating?.rawValue)),
      ("ratingAnswered", .bool(ratingAnsweredAt != nil)),
      ("delivered", .bool(deliveredAt != nil)), ("visited", .bool(visitedAt != nil)), ("reported", .optional(reportedBy)),
      ("verdict", .optional(verdict?.rawValue)), ("paid", paid.map { .int(Int($0.fen)) } ?? .null),
    ]
  }
}

/// 话术: a text with places for the order's data, kept by the lead. `{buyer}` `{order}` `{goods}` `{paid}` `{recipient}` `{address}`
/// `{courier}` `{waybill}` `{agent}` `{shop}` are filled in.
public struct Phrase: Sendable, Equatable {
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Names that a text may hold in braces.
  public static let places = ["buyer", "order", "goods", "paid", "recipient", "address", "courier", "waybill", "agent", "shop"]

  /// The text with the places filled in; a place without a value stays, so that nobody sends a sentence with a hole.
  public func filled(_ values: [String: String]) -> String {
    var out = text
    for (name, value) in values where !value.isEmpty { out = out.replacing("{\(name)}", with: value) }
    return out
  }
}
