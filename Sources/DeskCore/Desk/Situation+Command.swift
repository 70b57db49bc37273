/// What the guards and consequences read of the command itself. Nil when another command, or none, is asked for: a card asks what would be
/// possible before anybody has typed arguments.
extension Situation {
  var contact: (outcome: ContactOutcome, channel: ContactChannel, note: String?, tryIn: Int?)? {
    guard case .contactOrder(_, let outcome, let channel, let note, let tryIn) = command else { return nil }
    return (outcome, channel, note, tryIn)
  }

  var amendment: (field: AmendableField, to: String, line: Int?, note: String?)? {
    guard case .amendOrder(_, let field, let to, let line, let note) = command else { return nil }
    return (field, to, line, note)
  }

  /// Numbers are kept in capitals: the same number in another case is the same number (FUL-5).
  var waybill: (courier: String?, number: String?)? {
    switch command {
    case .assignWaybill(_, let courier, let number): (courier, number?.uppercased())
    case .renewWaybill(_, let courier, let number, _): (courier, number?.uppercased())
    default: nil
    }
  }

  /// The courier that the command names, or that was chosen for want of one.
  var namedCourier: String? { waybill?.courier ?? courierChoice?.courier }

  /// FUL-5: the buyer's wish goes first (ORD-2), then the shop's rules.
  public func choose(by rules: CourierRules) -> CourierChoice? {
    if let wish = current.wishes[.courier], !wish.isEmpty { return .wish(CourierTable.find(wish)?.code ?? wish) }
    let question = CourierRule.Question(
      address: current.address.current, grams: parcel?.weightGrams, platform: order.platform, shop: order.shop)
    return rules.rule(for: question).map(CourierChoice.rule)
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
  /// Where the newer export sends the goods.
  public struct Contact: Sendable, Equatable {
    public var recipient: String
    public var phone: String
    public var address: String

    public init(_ order: ImportedOrder) {
      recipient = order.recipient
      phone = order.phone
      address = order.address
    }
  }

  public var trade: TradeStatus
  public var refunded: Money
  /// What the newer export says was paid, and when.
  public var paid: Money = .zero
  public var paidAt: Instant?
  /// Nil when the file masks it.
  public var contact: Contact?
  /// Details came for an order that had none.
  public var linesAdded: Bool

  public init(trade: TradeStatus, refunded: Money, contact: Contact? = nil, linesAdded: Bool = false) {
    self.trade = trade
    self.refunded = refunded
    self.contact = contact
    self.linesAdded = linesAdded
  }
}

extension Situation {
  /// Where the newer export says what nobody has said yet, neither the original nor an amendment. An order that came masked takes the clear
  /// text as an amendment too; one whose desk amended the field keeps the desk's word against the platform's old one.
  var movedContact: [(field: AmendableField, from: String, to: String)] {
    guard let contact = observation?.contact else { return [] }
    let now = current
    let pairs = [
      (AmendableField.recipient, now.recipient, contact.recipient), (.phone, now.phone, contact.phone),
      (.address, now.address, contact.address),
    ]
    return pairs.compactMap { field, stands, new in
      // What the platform said last; the desk's own amendments are no word of it.
      let word = amendments.last { $0.field == field && $0.isFromPlatform }?.to ?? stands.original
      return !new.isEmpty && new != word && new != stands.current ? (field, stands.current, new) : nil
    }
  }
}
