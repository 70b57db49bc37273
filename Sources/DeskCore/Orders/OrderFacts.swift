/// What changes about an order: the narrow state beside the original. Each is a fact of its own, with its own small rules.
public struct OrderFacts: Sendable, Equatable {
  public var id: OrderID
  /// Goes up by one with each command on the order or its parcels; a command names the version its person saw.
  public var version: Int
  public var stage: OrderStage
  public var trade: TradeStatus
  /// Refunded according to the platform (a shipped order can carry a partial refund).
  public var platformRefund: Money
  public var claimedBy: String?
  public var claimedAt: Instant?
  /// ORD-13.
  public var messagesReviewed: Bool
  public var contactOutcome: ContactOutcome?
  public var contactedAt: Instant?
  public var confirmedAt: Instant?
  public var flag: Flag?
  public var amendments: Int
  public var care = OrderCare()

  /// After this long without an act of the holder a claim lapses: nobody's order waits for somebody who went home.
  public static let claimMinutes: Int64 = 30

  public init(id: OrderID, stage: OrderStage, trade: TradeStatus) {
    self.id = id
    version = 1
    self.stage = stage
    self.trade = trade
    platformRefund = .zero
    claimedBy = nil
    claimedAt = nil
    messagesReviewed = false
    contactOutcome = nil
    contactedAt = nil
    confirmedAt = nil
    flag = nil
    amendments = 0
  }

  /// Who holds it at `now`: a claim lapses.
  public func holder(at now: Instant) -> String? {
    guard let claimedBy, let claimedAt, now < claimedAt.advanced(byMinutes: Self.claimMinutes) else { return nil }
    return claimedBy
  }

  /// Everything that was paid has gone back: nothing may leave. A part of it (a price corrected) is a fact for the card, no more.
  public func isRefunded(_ order: Order) -> Bool { platformRefund > .zero && platformRefund >= paid(order) }

  /// What the buyer has paid: an order that came unpaid was paid later.
  public func paid(_ order: Order) -> Money { max(order.paid, care.paid ?? .zero) }

  public func paidAt(_ order: Order) -> Instant? { order.paidAt ?? care.paidAt }

  /// Whether the marketplace still wants this order shipped by us: paid, not shipped by other means, not held, not refunded.
  public func isWanted(_ order: Order) -> Bool { trade == .awaitingShipment && !isRefunded(order) }

  /// Name and value of each fact, for the record's before and after. Fixed order.
  public var fields: [(String, JSON)] {
    [
      ("stage", .string(stage.rawValue)), ("trade", .string(trade.code)), ("platformRefund", .int(platformRefund.fen)),
      ("claimedBy", .optional(claimedBy)), ("messagesReviewed", .bool(messagesReviewed)),
      ("contactOutcome", .optional(contactOutcome?.rawValue)), ("flag", .optional(flag?.rawValue)),
      ("amendments", .int(amendments)),
    ] + care.fields
  }
}
