/// Where an order stands on our side. What the marketplace says is `TradeStatus`; who holds it, whether its messages were read, its flag
/// and its parcels are facts of their own.
public enum OrderStage: String, CaseIterable, Sendable, Hashable {
  /// Not paid yet: nothing to do but wait (ORD-7 reminds).
  case awaitingPayment
  /// Paid: the buyer is to be contacted within 10 service minutes (ORD-2).
  case awaitingContact
  /// Contacted and found valid: to be confirmed.
  case awaitingConfirmation
  /// Stock is reserved and parcels are queued.
  case confirmed
  /// All its parcels are shipped, or the platform says it was shipped by other means.
  case shipped
  case finished
  case closed
  /// The platform's status isn't known to us, the order has no lines, or it is shipped in part elsewhere: a person must look.
  case unclear

  /// Nothing of it has been shipped; a parcel may be on its way to the bench.
  public var isBeforeShipping: Bool { isHandled }

  /// Still before shipping, so that a change of address matters.
  var isHandled: Bool {
    switch self {
    case .awaitingPayment, .awaitingContact, .awaitingConfirmation, .confirmed, .unclear: true
    case .shipped, .finished, .closed: false
    }
  }
}
