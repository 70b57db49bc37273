extension Draft {
  /// ORD-8: what isn't printed is voided at once and its stock free; what is printed is to be stopped by hand; what has left comes back.
  mutating func cancel() {
    guard case .cancelOrder(_, let reason)? = before.command else { return }
    facts.care.cancelReason = reason
    facts.care.cancelledAt = before.now
    facts.care.shortage = nil
    facts.care.tryAt = nil
    var gone: [Parcel] = []
    // Before anything has left, what cases send with it stays as well.
    let own = before.facts.stage == .shipped ? before.orderParcels : before.parcels
    for var parcel in own {
      switch parcel.stage {
      case .queued:
        release(parcel)
        parcel.stage = .voided
        // Nothing is left to be stopped.
        if parcel.interception?.state.isOpen == true { parcel.interception?.state = .lifted }
      case .printed, .picked, .packed, .shipped:
        guard parcel.interception?.state.isOpen != true else { continue }
        parcel.interception = Interception(by: before.actor.name, at: before.now, reason: reason)
      case .handedOver, .delivered:
        if parcel.afterCase == nil { gone.append(parcel) }
        continue
      case .voided: continue
      }
      parcel.version += 1
      out.parcels.append(parcel)
    }
    let comingBack = openReturnCase(gone, reason)
    // What is being stopped is paid back when it was found.
    let stopped = before.orderParcels.filter { $0.stage != .queued } + out.parcels
    if !stopped.contains(where: { $0.afterCase == nil && $0.interception?.state.isOpen == true }) {
      openRefundCase(reason, besides: comingBack)
    }
  }

  private mutating func release(_ parcel: Parcel) {
    var pieces: [String: Int] = [:]
    for line in parcel.lines { pieces[line.sku, default: 0] += line.quantity }
    for (sku, count) in pieces.sorted(by: { $0.key < $1.key }) {
      out.movements.append(StockMovement(.released, sku: sku, reserved: -count, subject: .order(before.order.id)))
    }
  }

  /// ORD-16: its history is the order's record; the item goes to whoever was named, else to the lead.
  mutating func escalate() {
    guard case .escalateOrder(_, _, let to)? = before.command else { return }
    facts.care.escalatedTo = to ?? ""
    facts.care.escalatedAt = before.now
  }

  mutating func assign() {
    guard case .assignOrder(_, let person)? = before.command else { return }
    facts.claimedBy = person
    facts.claimedAt = before.now
    facts.care.offeredBy = nil
    facts.care.offeredAt = nil
  }

  /// ROL-10: given out of hand, and nobody's until the next shift accepts it.
  mutating func offer() {
    facts.care.offeredBy = before.actor.name
    facts.care.offeredAt = before.now
    facts.claimedBy = nil
    facts.claimedAt = nil
  }

  mutating func noteShortage() {
    guard case .chooseShortage(_, let choice, _)? = before.command else { return }
    facts.care.shortage = choice
    facts.care.shortageAt = before.now
  }

  mutating func recordReview() {
    guard case .recordReview(_, let rating, _)? = before.command else { return }
    facts.care.rating = rating
    facts.care.ratedAt = before.now
    facts.care.ratingAnsweredAt = nil
  }

  mutating func judge() {
    guard case .judgeBuyer(_, let verdict, _)? = before.command else { return }
    facts.care.verdict = verdict
    // ORD-12: shows on the buyer's next order.
    if verdict == .confirmed { out.buyerMark = before.facts.care.reportedBy }
  }

  mutating func applyCare(_ consequence: Consequence) throws(Refusal) {
    switch consequence {
    case .cancel: cancel()
    case .remind: facts.care.remindedAt = before.now
    case .noteShortage: noteShortage()
    case .endShortage:
      facts.care.shortage = nil
      facts.care.tryAt = nil
    case .escalate: escalate()
    case .answerEscalation:
      facts.care.escalatedTo = nil
      facts.care.escalatedAt = nil
    case .assign: assign()
    case .offer: offer()
    case .acceptOffer:
      facts.care.offeredBy = nil
      facts.care.offeredAt = nil
      facts.claimedBy = before.actor.name
      facts.claimedAt = before.now
    case .recordReview: recordReview()
    case .answerReview: facts.care.ratingAnsweredAt = before.now
    case .visit: facts.care.visitedAt = before.now
    case .reportBuyer:
      facts.care.reportedBy = before.actor.name
      facts.care.reportedAt = before.now
      facts.care.verdict = nil
    case .judgeBuyer: judge()
    case .openCase: try openCase()
    case .refundCancelled: refundStopped()
    case .returnGone: if let parcel { openReturnCase([parcel], facts.care.cancelReason ?? "") }
    default: break
    }
  }

  mutating func applyCase(_ consequence: Consequence) {
    switch consequence {
    case .decideCase: decideCase()
    case .sendGoods: sendGoods()
    case .receiveGoods: receiveGoods()
    case .inspectGoods: inspectGoods()
    case .settle: settle()
    case .openDispute: openDispute()
    case .answerDispute: afterCase?.disputeAnsweredAt = before.now
    default: break
    }
  }
}
