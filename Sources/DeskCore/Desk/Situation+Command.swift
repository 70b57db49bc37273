/// What the guards and consequences read of the command itself. Nil when another command, or none, is asked for: a card asks what would be
/// possible before anybody has typed arguments.
extension Situation {
  var contact: (outcome: ContactOutcome, channel: ContactChannel, note: String?)? {
    guard case .contactOrder(_, let outcome, let channel, let note) = command else { return nil }
    return (outcome, channel, note)
  }

  var amendment: (field: AmendableField, to: String, line: Int?, note: String?)? {
    guard case .amendOrder(_, let field, let to, let line, let note) = command else { return nil }
    return (field, to, line, note)
  }

  var waybill: (courier: String, number: String?)? {
    guard case .assignWaybill(_, let courier, let number) = command else { return nil }
    return (courier, number)
  }

  var scans: [String]? {
    guard case .packParcel(_, let scans, _) = command else { return nil }
    return scans
  }

  var weight: Int? {
    switch command {
    case .packParcel(_, _, let weight): weight
    case .weighParcel(_, let grams): grams
    default: nil
    }
  }

  /// What a newer export says of the order.
  var observed: TradeStatus? { observation?.trade }
}

/// A newer export of an order that is already here.
public struct Observation: Sendable, Equatable {
  public var trade: TradeStatus
  public var refunded: Money

  public init(trade: TradeStatus, refunded: Money) {
    self.trade = trade
    self.refunded = refunded
  }
}
