/// What came of speaking with the buyer (contract.md: `--outcome`).
public enum ContactOutcome: String, CaseIterable, Sendable, Hashable {
  case confirmed
  case noAnswer = "no-answer"
  case wantsChange = "wants-change"
  case wantsCancel = "wants-cancel"
  case invalid
}

/// How the buyer was reached.
public enum ContactChannel: String, CaseIterable, Sendable, Hashable {
  case wangwang, phone, sms, other
}

/// The marketplace's flag colours on a note. Red means: somebody must act before this is packed (ORD-5).
public enum Flag: String, CaseIterable, Sendable, Hashable {
  case red, yellow, green, blue, purple
}

/// ORD-5: what may be amended on the buyer's request.
public enum AmendableField: String, CaseIterable, Sendable, Hashable {
  case recipient, phone, address, attributes, price
  case shippingFee = "shipping-fee"
  case courier, invoice, card
  case deliveryTime = "delivery-time"
  /// Last, so that the others keep their numbers in the form.
  case sku

  /// Money amendments are bound to authority amounts (ROL-3).
  public var isMoney: Bool { self == .price || self == .shippingFee }
  /// Whether it belongs to one line of the order, which must then be named.
  public var isOfLine: Bool { self == .attributes || self == .sku || self == .price }
}
