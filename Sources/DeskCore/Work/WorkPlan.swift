/// Derives what is due from the facts: pure, so that the store can write the difference in the transaction that changed them.
public enum WorkPlan {
  /// ORD-2.
  public static let contactMinutes = 10
  /// ORD-3.
  public static let fulfilmentHours: Int64 = 24

  public static func items(for order: Order, _ facts: OrderFacts, parcels: [Parcel], calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.order(order.id)
    let accepted = order.paidAt ?? order.createdAt ?? order.importedAt
    switch facts.stage {
    case .awaitingContact:
      let due = calendar.service.due(after: accepted, minutes: contactMinutes, in: calendar.zone)
      return [WorkItem(.contact, subject, due: due, owner: facts.claimedBy)]
    case .awaitingConfirmation:
      let due = (facts.contactedAt ?? accepted).advanced(byHours: fulfilmentHours)
      return [WorkItem(.confirm, subject, due: due, owner: facts.claimedBy)]
    case .confirmed:
      guard let confirmed = facts.confirmedAt, parcels.contains(where: { $0.stage == .queued }) else { return [] }
      return [WorkItem(.handToFulfilment, subject, due: confirmed.advanced(byHours: fulfilmentHours), owner: facts.claimedBy)]
    case .unclear:
      let due = calendar.service.due(after: order.importedAt, minutes: contactMinutes, in: calendar.zone)
      return [WorkItem(.clarify, subject, due: due, owner: facts.claimedBy)]
    case .awaitingPayment, .shipped, .finished, .closed: return []
    }
  }

  public static func items(for parcel: Parcel, of facts: OrderFacts, calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.parcel(parcel.id)
    func due(_ second: Int) -> Instant { calendar.zone.instant(parcel.wave, second: second) }
    if parcel.stage.isOpen, parcel.stage != .shipped, facts.stage == .closed {
      return [WorkItem(.stopParcel, subject, due: due(calendar.steps.printBy))]
    }
    switch parcel.stage {
    case .queued: return [WorkItem(.print, subject, due: due(calendar.steps.printBy))]
    case .printed: return [WorkItem(.pick, subject, due: due(calendar.steps.pickBy))]
    case .picked: return [WorkItem(.pack, subject, due: due(calendar.steps.packBy))]
    case .packed: return [WorkItem(.ship, subject, due: due(calendar.steps.handOverBy))]
    case .shipped: return [WorkItem(.handOver, subject, due: due(calendar.steps.handOverBy))]
    case .handedOver, .delivered, .voided: return []
    }
  }
}
