extension Condition where Facts == Situation {
  /// ORD-8: nothing has been printed, so what is queued is voided at once.
  static let nothingPrinted = Condition("nothingPrinted") { s in
    s.orderParcels.allSatisfy { $0.stage == .queued || $0.stage == .voided }
  }
  static let stoppedByCancel = Condition("stoppedByCancel") { $0.facts.care.isCancelled && $0.parcel?.afterCase == nil }
  /// The last parcel of a cancelled order that could be stopped has been.
  static let cancelledAndLast = Condition("cancelledAndLast") { s in
    s.facts.care.isCancelled && lastOrderParcel.holds(s)
  }
  static let lastOrderParcel = Condition("lastOrderParcel") { s in
    s.parcel?.afterCase == nil && !s.orderParcels.contains { $0.id != s.parcel?.id && $0.stage != .voided }
  }
  static let isCaseParcel = Condition("isCaseParcel") { $0.parcel?.afterCase != nil }
  static let buyerConfirms = Condition("buyerConfirms") { $0.contact?.outcome == .confirmed }
  static let lastOpenParcel = Condition("lastOpenParcel") { s in
    // ORD-10: what is still to follow keeps the order open, unless the buyer takes the money for it.
    (s.facts.care.shortage == nil || s.facts.care.shortage == .refund)
      && !s.orderParcels.contains { $0.id != s.parcel?.id && [.queued, .printed, .picked, .packed].contains($0.stage) }
  }
  /// Everything else has been shipped, and for the rest the buyer takes the money.
  static let restIsRefunded = Condition("restIsRefunded") { s in
    guard case .chooseShortage(_, .refund, _)? = s.command else { return false }
    return s.orderParcels.contains(where: \.hasShipped)
      && !s.orderParcels.contains { [.queued, .printed, .picked, .packed].contains($0.stage) }
  }
  /// What the platform says already, when one of our parcels is voided.
  static let shippedElsewhere = Condition("shippedElsewhere") { $0.facts.trade == .awaitingReceipt || $0.facts.trade == .signed }
  static let finishedElsewhere = Condition("finishedElsewhere") { $0.facts.trade == .finished }
  static let tradePaid = Condition("tradePaid") { s in
    guard let trade = s.observed, !s.lines.isEmpty else { return false }
    return trade == .awaitingShipment || trade == .forbidShipment
  }
  static let tradeShipped = Condition("tradeShipped") { $0.observed == .awaitingReceipt || $0.observed == .signed }
  static let tradeFinished = Condition("tradeFinished") { $0.observed == .finished }
  static let tradeClosed = Condition("tradeClosed") { s in
    switch s.observed {
    case .closed, .closedUnpaid, .closedRefunded, .closedByPlatform: true
    default: false
    }
  }
  /// Also: paid, and still no details of what was bought.
  static let tradeUnclear = Condition("tradeUnclear") { s in
    switch s.observed {
    case .unknown, .partlyShipped: true
    case .awaitingShipment, .forbidShipment: s.lines.isEmpty
    default: false
    }
  }
}
