/// Derives what is due from the facts: pure, so that the store can write the difference in the transaction that changed them.
public enum WorkPlan {
  /// ORD-2.
  public static let contactMinutes = 10
  /// ORD-3.
  public static let fulfilmentHours: Int64 = 24

  /// Within which a SKU met in an order is to be completed by the merchandiser.
  public static let completionHours: Int64 = 24

  /// For an order that is being imported: the same rules, before there is an `Order` value.
  public static func items(
    forNew facts: OrderFacts, paidAt: Instant?, createdAt: Instant?, importedAt: Instant, _ calendar: ShopCalendar
  ) -> [WorkItem] {
    let accepted = paidAt ?? createdAt ?? importedAt
    switch facts.stage {
    case .awaitingContact:
      return [WorkItem(.contact, .order(facts.id), due: contactDue(accepted, calendar), owner: facts.claimedBy)]
    case .unclear:
      return [WorkItem(.clarify, .order(facts.id), due: contactDue(importedAt, calendar), owner: facts.claimedBy)]
    default: return []
    }
  }

  private static func contactDue(_ start: Instant, _ calendar: ShopCalendar) -> Instant {
    calendar.service.due(after: start, minutes: contactMinutes, in: calendar.zone)
  }

  public static func items(for order: Order, _ facts: OrderFacts, parcels: [Parcel], calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.order(order.id)
    let accepted = order.paidAt ?? order.createdAt ?? order.importedAt
    switch facts.stage {
    case .awaitingContact, .unclear:
      return items(forNew: facts, paidAt: order.paidAt, createdAt: order.createdAt, importedAt: order.importedAt, calendar)
    case .awaitingConfirmation:
      let due = (facts.contactedAt ?? accepted).advanced(byHours: fulfilmentHours)
      return [WorkItem(.confirm, subject, due: due, owner: facts.claimedBy)]
    case .confirmed:
      guard facts.isWanted(order), let confirmed = facts.confirmedAt, parcels.contains(where: { $0.stage == .queued }) else {
        return []
      }
      return [WorkItem(.handToFulfilment, subject, due: confirmed.advanced(byHours: fulfilmentHours), owner: facts.claimedBy)]
    case .awaitingPayment, .shipped, .finished, .closed: return []
    }
  }

  public static func items(for parcel: Parcel, of order: Order, _ facts: OrderFacts, calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.parcel(parcel.id)
    func due(_ second: Int) -> Instant { calendar.zone.instant(parcel.wave, second: second) }
    let unwanted = facts.stage == .closed || (parcel.stage != .shipped && !facts.isWanted(order))
    if parcel.stage.isOpen, unwanted {
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
