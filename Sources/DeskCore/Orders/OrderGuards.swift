extension Guard where Facts == Situation {
  /// Two people never work on one order: whoever opened it holds it, and only the lead may go past.
  static let notHeldByOther = Guard("notHeldByOther", rule: "SUP-1") { s, me in
    // What was approved isn't kept from being done by whoever looks at the order.
    guard s.author == nil, let holder = s.facts.holder(at: s.now), holder != s.actor.name, s.actor.role(for: .assignOrder) == nil
    else { return nil }
    return me.refuse(.heldBy(person: holder, since: s.facts.claimedAt ?? s.now), mayBeDoneBy: Authority.mayBeDone(by: .assignOrder))
  }

  static let heldBySelfOrLead = Guard("heldBySelfOrLead", rule: "SUP-1") { s, me in
    guard let holder = s.facts.claimedBy else { return me.refuse(.notHeld) }
    guard holder != s.actor.name, s.actor.role(for: .assignOrder) == nil else { return nil }
    return me.refuse(.heldBy(person: holder, since: s.facts.claimedAt ?? s.now), mayBeDoneBy: Authority.mayBeDone(by: .assignOrder))
  }

  /// ORD-13: nobody confirms over an unread message.
  static let messagesRead = Guard("messagesRead", rule: "ORD-13") { s, me in
    s.order.hasMessages && !s.facts.messagesReviewed
      ? me.refuse(.messagesUnread, mayBeDoneBy: Authority.mayBeDone(by: .reviewOrder)) : nil
  }

  static let hasUnreadMessages = Guard("hasUnreadMessages", rule: "ORD-13") { s, me in
    s.order.hasMessages && !s.facts.messagesReviewed ? nil : me.refuse(.nothingToReview)
  }

  /// PAID_FORBID_CONSIGN, and whatever else isn't 'paid, to be shipped': the platform would refuse the shipment.
  static let platformAllowsShipping = Guard("platformAllowsShipping", rule: "FUL-6") { s, me in
    guard s.facts.trade == .awaitingShipment else { return me.refuse(.platformForbids(s.facts.trade)) }
    return s.facts.isRefunded(s.order) ? me.refuse(.refundedOnPlatform(s.facts.platformRefund)) : nil
  }

  static let hasLines = Guard("hasLines", rule: "ORD-2") { s, me in s.lines.isEmpty ? me.refuse(.noLines) : nil }

  static let buyerReadable = Guard("buyerReadable", rule: "ORD-2") { s, me in
    guard s.order.masked else { return nil }
    let current = s.current
    let hidden =
      Masking.hides(nameOrPhone: current.recipient.current) || Masking.hides(nameOrPhone: current.phone.current)
      || Masking.hides(address: current.address.current)
    return hidden ? me.refuse(.maskedBuyer, mayBeDoneBy: Authority.mayBeDone(by: .amendOrder)) : nil
  }

  /// INV-2: stock is looked at inside the transaction that reserves it.
  static let inStock = Guard("inStock", rule: "INV-2") { s, me in
    let short = s.demand.compactMap { sku, needed -> Refusal.Shortage? in
      let available = s.stock[sku]?.available ?? 0
      return available < needed ? Refusal.Shortage(sku: sku, needed: needed, available: available) : nil
    }
    return short.isEmpty ? nil : me.refuse(.outOfStock(short.sorted { $0.sku < $1.sku }))
  }

  /// ORD-8 territory: what has been packed is not amended but stopped first.
  static let parcelsNotLeft = Guard("parcelsNotLeft", rule: "ORD-5") { s, me in
    guard let parcel = s.orderParcels.first(where: { [.packed, .shipped, .handedOver, .delivered].contains($0.stage) }) else {
      return nil
    }
    return me.refuse(.orderNotOpen(order: s.order.id.text, stage: parcel.stage.rawValue))
  }
}

extension Situation {
  /// Pieces needed by SKU, over what of the order no parcel holds yet.
  var demand: [String: Int] { unqueuedLines.reduce(into: [:]) { $0[$1.sku, default: 0] += $1.quantity } }

  /// What of the order as it stands no parcel of its own holds: all of it before it is confirmed, the rest of a partial shipment after.
  public var unqueuedLines: [OrderLine] {
    let live = orderParcels.filter { $0.stage != .voided }.flatMap(\.lines)
    return currentLines.compactMap { line in
      var line = line
      line.quantity -= live.filter { $0.line == line.line }.reduce(0) { $0 + $1.quantity }
      return line.quantity > 0 ? line : nil
    }
  }

  /// The lines with the SKU that stands now: an exchange before shipping, or another colour, is another SKU, and so is a code that was merged.
  public var currentLines: [OrderLine] { current.lines(lines, merged: merged) }

  /// Parcels of the order itself, without those of after-sale cases.
  public var orderParcels: [Parcel] { parcels.filter { $0.afterCase == nil } }
}

extension Situation {
  /// Why it can't be printed for whom the parcel is: the marketplace hides it (ORD-2). Nil: it doesn't, or what it hid was amended.
  public var hiddenBuyer: Refusal? { Guard.buyerReadable.refusal(self) }
}
