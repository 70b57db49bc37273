extension Guard where Facts == Situation {
  static let notCancelled = Guard("notCancelled", rule: "ORD-8") { s, me in
    s.facts.care.isCancelled ? me.refuse(.alreadyCancelled(s.order.id.text)) : nil
  }

  /// ORD-8: an order whose parcels have all come to their end is no longer cancelled but returned.
  static let parcelsToStop = Guard("parcelsToStop", rule: "ORD-8") { s, me in
    s.orderParcels.contains { $0.stage.isOpen || $0.stage == .handedOver }
      ? nil : me.refuse(.useCase(s.order.id.text), mayBeDoneBy: Authority.mayBeDone(by: .openCase))
  }

  /// ORD-7: once.
  static let notReminded = Guard("notReminded", rule: "ORD-7") { s, me in
    s.facts.care.remindedAt.map { me.refuse(.alreadyReminded(at: $0)) }
  }

  static let isEscalated = Guard("isEscalated", rule: "ORD-16") { s, me in
    s.facts.care.escalatedAt == nil ? me.refuse(.notEscalated) : nil
  }

  /// ORD-16: it is answered by whom it was escalated to, or by the lead.
  static let escalatedHere = Guard("escalatedHere", rule: "ORD-16") { s, me in
    let to = s.facts.care.escalatedTo ?? ""
    guard to != s.actor.name, s.actor.role(for: .assignOrder) == nil else { return nil }
    return me.refuse(.escalatedTo(person: to), mayBeDoneBy: Authority.mayBeDone(by: .assignOrder))
  }

  /// SUP-1: an order goes only to somebody whose post works on orders.
  static let personMayHold = Guard("personMayHold", rule: "SUP-1") { s, me in
    let name: String
    switch s.command {
    case .assignOrder(_, let person), .escalateOrder(_, _, let person?): name = person
    default: return nil
    }
    guard let roles = s.assigneeRoles else { return Refusal.notFound("person:" + name) }
    return roles.contains { Authority.allows($0, .claimOrder) }
      ? nil : me.refuse(.cannotHold(person: name), mayBeDoneBy: Authority.mayBeDone(by: .claimOrder))
  }

  static let notOffered = Guard("notOffered", rule: "ROL-10") { s, me in
    s.facts.care.offeredBy.map { me.refuse(.alreadyOffered(by: $0)) }
  }
  static let isOffered = Guard("isOffered", rule: "ROL-10") { s, me in
    s.facts.care.offeredBy == nil ? me.refuse(.notOffered) : nil
  }
  static let notOwnOffer = Guard("notOwnOffer", rule: "ROL-10") { s, me in
    s.facts.care.offeredBy == s.actor.name ? me.refuse(.ownOffer) : nil
  }

  static let reviewUnanswered = Guard("reviewUnanswered", rule: "ORD-14") { s, me in
    let care = s.facts.care
    return care.rating?.needsAnswer == true && care.ratingAnsweredAt == nil ? nil : me.refuse(.noOpenReview)
  }

  static let isDelivered = Guard("isDelivered", rule: "ORD-15") { s, me in
    s.facts.care.deliveredAt == nil ? me.refuse(.notDelivered(s.order.id.text)) : nil
  }

  static let buyerNotReported = Guard("buyerNotReported", rule: "ORD-12") { s, me in
    s.facts.care.isReported ? me.refuse(.alreadyReported(by: s.facts.care.reportedBy ?? "")) : nil
  }
  static let buyerIsReported = Guard("buyerIsReported", rule: "ORD-12") { s, me in
    s.facts.care.isReported ? nil : me.refuse(.notReported)
  }
  /// ROL-4.
  static let notOwnReport = Guard("notOwnReport", rule: "ROL-4") { s, me in
    s.facts.care.reportedBy == s.actor.name ? me.refuse(.ownRequest) : nil
  }

  static let isPaid = Guard("isPaid", rule: "AFT-2") { s, me in
    s.facts.paid(s.order) > .zero || s.facts.paidAt(s.order) != nil ? nil : me.refuse(.notPaid(s.order.id.text))
  }

  /// Goods that are reserved and queued under one SKU aren't silently another: the parcel is stopped first.
  static let goodsNotQueued = Guard("goodsNotQueued", rule: "ORD-5") { s, me in
    guard s.amendment?.field == .sku, s.facts.stage == .confirmed else { return nil }
    return me.refuse(.goodsQueued(s.order.id.text), mayBeDoneBy: Authority.mayBeDone(by: .voidParcel))
  }
}
