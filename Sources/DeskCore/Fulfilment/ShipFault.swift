/// FUL-6: the marketplace has refused a parcel's shipping result: the buyer isn't told that it is coming.
public struct ShipFault: Sendable, Equatable {
  /// The marketplace's own words.
  public var text: String
  public var at: Instant

  public init(text: String, at: Instant) {
    self.text = text
    self.at = at
  }
}

extension Guard where Facts == Situation {
  static let hasShipFault = Guard("hasShipFault", rule: "FUL-6") { s, me in
    s.parcel?.shipFault == nil ? me.refuse(.noShipFault(s.parcel?.id.text ?? "")) : nil
  }
}

extension Draft {
  mutating func applyShipResult(_ consequence: Consequence) {
    switch consequence {
    case .noteShipResult:
      guard let result = before.shipResult else { return }
      if result.succeeded {
        if parcel?.toldAt == nil { parcel?.toldAt = before.now }
        parcel?.shipFault = nil
      } else {
        parcel?.shipFault = ShipFault(text: result.text, at: before.now)
      }
    case .settleShipFault: parcel?.shipFault = nil
    default: break
    }
  }
}
