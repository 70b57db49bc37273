/// Derives what is due from the facts: pure, so that the store can write the difference in the transaction that changed them.
public enum WorkPlan {
  /// ORD-2.
  public static let contactMinutes = 10
  /// ORD-1: after which an import is stale.
  public static let importMinutes: Int64 = 10
  /// ORD-3.
  public static let fulfilmentHours: Int64 = 24

  /// Within which a SKU met in an order is to be completed by the merchandiser.
  public static let completionHours: Int64 = 24

  /// After 'no answer', where nobody said when.
  public static let tryAgainMinutes = 60
  /// ORD-7.
  public static let unpaidHours: Int64 = 12
  /// ORD-14.
  public static let reviewHours: Int64 = 48
  /// ORD-15: time to unpack before somebody asks.
  public static let visitHours: Int64 = 24
  /// ORD-8: the bench answers within five minutes, else the lead's clock strikes.
  public static let interceptMinutes: Int64 = 5
  public static let interceptEscalationMinutes: Int64 = 10
  /// A buyer who waits for goods is told how it stands once a day.
  public static let shortageHours: Int64 = 24
  /// FUL-3: a bin in which something was missing is counted before it is picked from again, a SKU without stock taken down.
  public static let countHours: Int64 = 2
  /// FUL-7: what a courier didn't take is answered for within two hours.
  public static let missedBagHours: Int64 = 2
  /// FUL-6: the buyer isn't told, and the platform's own clock runs.
  public static let shipFaultMinutes: Int64 = 30
  public static let escalationMinutes: Int64 = 60
  public static let offerMinutes: Int64 = 30
  /// ORD-12, APR-1.
  public static let judgementHours: Int64 = 48
  public static let decisionHours: Int64 = 24
  /// Goods on their way back.
  public static let returnHours: Int64 = 7 * 24

  /// For an order that is being imported: the same rules, before there is an `Order` value.
  public static func items(
    forNew facts: OrderFacts, paidAt: Instant?, createdAt: Instant?, importedAt: Instant, _ calendar: ShopCalendar
  ) -> [WorkItem] {
    let accepted = facts.care.paidAt ?? paidAt ?? createdAt ?? importedAt
    let subject = Subject.order(facts.id)
    switch facts.stage {
    case .awaitingContact: return [contact(facts, accepted, calendar)]
    case .unclear: return [WorkItem(.clarify, subject, due: contactDue(importedAt, calendar), owner: facts.claimedBy)]
    case .awaitingPayment where facts.care.remindedAt == nil:
      return [WorkItem(.remind, subject, due: (createdAt ?? importedAt).advanced(byHours: unpaidHours), owner: facts.claimedBy)]
    default: return []
    }
  }

  /// ORD-2: what the last contact came to decides what comes next.
  private static func contact(_ facts: OrderFacts, _ accepted: Instant, _ calendar: ShopCalendar) -> WorkItem {
    let subject = Subject.order(facts.id)
    let spoken = facts.contactedAt.map { contactDue($0, calendar) }
    let kind: WorkKind
    let due: Instant
    switch facts.contactOutcome {
    case .wantsChange: (kind, due) = (.amend, spoken ?? contactDue(accepted, calendar))
    case .wantsCancel: (kind, due) = (.cancel, spoken ?? contactDue(accepted, calendar))
    case .invalid: (kind, due) = (.invalid, spoken ?? contactDue(accepted, calendar))
    case .noAnswer: (kind, due) = (.contact, facts.care.tryAt ?? contactDue(accepted, calendar))
    case .confirmed, nil:
      (kind, due) = (.contact, contactDue(facts.contactedAt == nil ? accepted : facts.care.amendedAt ?? accepted, calendar))
    }
    return WorkItem(kind, subject, due: due, owner: facts.claimedBy)
  }

  private static func contactDue(_ start: Instant, _ calendar: ShopCalendar) -> Instant {
    calendar.service.due(after: start, minutes: contactMinutes, in: calendar.zone)
  }

  public static func items(for order: Order, _ facts: OrderFacts, parcels: [Parcel], calendar: ShopCalendar) -> [WorkItem] {
    stageItems(order, facts, parcels, calendar) + careItems(order, facts)
  }

  private static func stageItems(_ order: Order, _ facts: OrderFacts, _ parcels: [Parcel], _ calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.order(order.id)
    let accepted = order.paidAt ?? order.createdAt ?? order.importedAt
    switch facts.stage {
    case .awaitingContact, .unclear, .awaitingPayment:
      return items(forNew: facts, paidAt: order.paidAt, createdAt: order.createdAt, importedAt: order.importedAt, calendar)
    case .awaitingConfirmation:
      let due = (facts.contactedAt ?? accepted).advanced(byHours: fulfilmentHours)
      return [WorkItem(.confirm, subject, due: due, owner: facts.claimedBy)]
    case .confirmed:
      guard facts.isWanted(order), let confirmed = facts.confirmedAt,
        parcels.contains(where: { $0.stage == .queued && $0.afterCase == nil })
      else { return [] }
      return [WorkItem(.handToFulfilment, subject, due: confirmed.advanced(byHours: fulfilmentHours), owner: facts.claimedBy)]
    case .shipped, .finished, .closed: return []
    }
  }

  private static func careItems(_ order: Order, _ facts: OrderFacts) -> [WorkItem] {
    let subject = Subject.order(order.id)
    let care = facts.care
    var items: [WorkItem] = []
    func add(_ kind: WorkKind, _ since: Instant?, hours: Int64 = 0, minutes: Int64 = 0, owner: String? = nil) {
      guard let since else { return }
      items.append(WorkItem(kind, subject, due: since.advanced(byHours: hours).advanced(byMinutes: minutes), owner: owner))
    }
    if care.shortage != nil, facts.stage.isHandled {
      add(.shortage, care.shortageAt, hours: care.shortage == .wait ? shortageHours : 0, minutes: care.shortage == .wait ? 0 : 60)
    }
    add(.escalation, care.escalatedAt, minutes: escalationMinutes, owner: care.escalatedTo.flatMap { $0.isEmpty ? nil : $0 })
    switch facts.stage {
    case .awaitingContact, .awaitingConfirmation, .confirmed, .unclear: add(.acceptOffer, care.offeredAt, minutes: offerMinutes)
    case .awaitingPayment, .shipped, .finished, .closed: break
    }
    if care.rating?.needsAnswer == true, care.ratingAnsweredAt == nil { add(.review, care.ratedAt, hours: reviewHours) }
    if care.visitedAt == nil { add(.visit, care.deliveredAt, hours: visitHours) }
    if care.isReported { add(.judgeBuyer, care.reportedAt, hours: judgementHours) }
    return items
  }

  public static func items(for afterCase: AfterCase) -> [WorkItem] {
    let subject = Subject.afterCase(afterCase.id)
    var items: [WorkItem] = []
    func add(_ kind: WorkKind, _ since: Instant?, hours: Int64) {
      if let since { items.append(WorkItem(kind, subject, due: since.advanced(byHours: hours))) }
    }
    switch afterCase.stage {
    case .requested: add(.decideCase, afterCase.openedAt, hours: decisionHours)
    case .approved where afterCase.kind.returnsGoods && afterCase.inspectedAt == nil && afterCase.reception != .received:
      add(.awaitReturn, afterCase.decidedAt, hours: returnHours)
    case .approved where afterCase.kind.returnsGoods && afterCase.inspectedAt == nil:
      add(.inspectReturn, afterCase.receivedAt, hours: decisionHours)
    case .approved: add(.settleCase, afterCase.inspectedAt ?? afterCase.decidedAt, hours: decisionHours)
    case .settled: add(.closeCase, afterCase.settledAt, hours: judgementHours)
    case .refused, .withdrawn, .closed: break
    }
    if afterCase.isDisputed, let due = afterCase.disputeDue { items.append(WorkItem(.dispute, subject, due: due)) }
    return items
  }

  public static func items(for request: ApprovalRequest) -> [WorkItem] {
    let subject = Subject.request(request.id)
    switch request.stage {
    case .proposed:
      let kind: WorkKind =
        switch request.level {
        case .director: .approveByDirector
        case .generalManager: .approveByManager
        case .dbAdmin: .approveByIT
        default: .approveByLead
        }
      return [WorkItem(kind, subject, due: request.askedAt.advanced(byMinutes: escalationMinutes))]
    case .failed:
      return [WorkItem(.carryOut, subject, due: (request.decidedAt ?? request.askedAt).advanced(byHours: judgementHours))]
    case .carriedOut, .rejected, .withdrawn: return []
    }
  }

  /// ORD-1: the source is to be read again ten minutes after the last time, in service hours.
  public static func refresh(importedAt: Instant, _ calendar: ShopCalendar) -> WorkItem {
    WorkItem(.refreshImport, .shop, due: contactDue(importedAt, calendar))
  }

  public static func items(for parcel: Parcel, of order: Order, _ facts: OrderFacts, calendar: ShopCalendar) -> [WorkItem] {
    let subject = Subject.parcel(parcel.id)
    func due(_ second: Int) -> Instant { calendar.zone.instant(parcel.wave, second: second) }
    var items: [WorkItem] = []
    if let exception = parcel.exception {
      items.append(WorkItem(.exception, subject, due: exception.next, owner: exception.owner))
    }
    // ORD-8: while it is being stopped nothing else is due of it.
    if let stop = parcel.interception, stop.state.isOpen {
      return items + [
        WorkItem(.intercept, subject, due: stop.at.advanced(byMinutes: interceptMinutes)),
        WorkItem(.interceptUnanswered, subject, due: stop.at.advanced(byMinutes: interceptEscalationMinutes)),
      ]
    }
    let unwanted =
      parcel.afterCase == nil && (facts.stage == .closed || (parcel.stage != .shipped && !facts.isWanted(order)))
    if parcel.stage.isOpen, unwanted {
      return items + [WorkItem(.stopParcel, subject, due: due(calendar.steps.printBy))]
    }
    if parcel.stage.isOpen, parcel.stage != .shipped, let amended = facts.care.amendedAt {
      if parcel.acknowledgedAmendments < facts.amendments {
        items.append(WorkItem(.acknowledge, subject, due: amended.advanced(byMinutes: interceptMinutes)))
      } else if parcel.printCount > 0, parcel.printedAmendments < facts.amendments {
        items.append(WorkItem(.reprint, subject, due: amended.advanced(byMinutes: interceptEscalationMinutes)))
      }
    }
    let isPaperDue = parcel.stage.isOpen && parcel.stage != .shipped && parcel.isPaperVoid && parcel.bundle == nil
    if isPaperDue, !items.contains(where: { $0.kind == .reprint }) {
      items.append(WorkItem(.reprint, subject, due: due(calendar.steps.pickBy)))
    }
    if parcel.stage == .shipped, let missed = parcel.missedBagAt {
      items.append(WorkItem(.notInBag, subject, due: missed.advanced(byHours: missedBagHours)))
    }
    if let fault = parcel.shipFault, parcel.stage != .voided {
      items.append(WorkItem(.shipFault, subject, due: fault.at.advanced(byMinutes: shipFaultMinutes)))
    }
    return items + stage(parcel, subject, calendar)
  }

  /// FUL-1: by when the parcel's present step is to be done; nil: nothing is left of it.
  public static func stageDue(of parcel: Parcel, _ calendar: ShopCalendar) -> Instant? {
    stage(parcel, .parcel(parcel.id), calendar).first?.due
  }

  private static func stage(_ parcel: Parcel, _ subject: Subject, _ calendar: ShopCalendar) -> [WorkItem] {
    func due(_ second: Int) -> Instant { calendar.zone.instant(parcel.wave, second: second) }
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
