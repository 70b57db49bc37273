/// ORD-6: under which heading a matter that the days before left comes up in the morning; abnormal ones come first.
public enum MorningSection: String, CaseIterable, Sendable, Hashable {
  case unconfirmed
  case refundAsked = "refund-asked"
  case unclear
  case outOfStock = "out-of-stock"
  case other

  public var isAbnormal: Bool { self != .other }
}

extension WorkKind {
  /// Nil: no matter of customer service.
  public var morningSection: MorningSection? {
    switch self {
    case .contact, .confirm, .amend: .unconfirmed
    case .cancel, .decideCase, .settleCase, .dispute: .refundAsked
    case .clarify, .invalid: .unclear
    case .shortage: .outOfStock
    case .remind, .escalation, .acceptOffer, .review, .visit, .judgeBuyer, .awaitReturn, .inspectReturn, .closeCase, .exception,
      .approveByLead, .approveByDirector, .approveByManager, .approveByIT, .carryOut, .interceptUnanswered, .handToFulfilment:
      .other
    case .refreshImport, .print, .pick, .pack, .ship, .handOver, .intercept, .acknowledge, .reprint, .stopParcel, .completeSKU,
      .notInBag, .shipFault, .countBin, .delist, .publishListing, .publishPrice, .partCount, .fullCount, .enterCount, .settleCount,
      .signCount, .publishPromotion, .takeDownPromotion, .eventStep, .expectGoods, .inspectGoods, .stowGoods, .returnGoods,
      .publishRevision, .reviewPages:
      nil
    }
  }
}

extension WorkPlan {
  /// ROL-8: the department's morning, in which what the days before left comes first; later in the day what is most urgent does.
  public static let morningUntil = 11 * 3600

  public static func isMorning(_ now: Instant, _ calendar: ShopCalendar) -> Bool { calendar.zone.local(now).second < morningUntil }

  /// ORD-6: an item of this kind that is due before the moment returned was there before today began.
  public static func leftByDaysBefore(_ kind: WorkKind, at now: Instant, _ calendar: ShopCalendar) -> Instant {
    let today = calendar.zone.instant(calendar.zone.local(now).day)
    switch kind {
    case .contact, .clarify, .amend, .cancel, .invalid, .refreshImport:
      return calendar.service.due(after: today, minutes: contactMinutes, in: calendar.zone)
    case .confirm, .handToFulfilment: return today.advanced(byHours: fulfilmentHours)
    case .remind: return today.advanced(byHours: unpaidHours)
    // A buyer who waits for goods is looked at every morning.
    case .shortage: return today.advanced(byHours: shortageHours)
    case .escalation, .approveByLead, .approveByDirector, .approveByManager, .approveByIT:
      return today.advanced(byMinutes: escalationMinutes)
    case .acceptOffer: return today.advanced(byMinutes: offerMinutes)
    case .review: return today.advanced(byHours: reviewHours)
    case .visit: return today.advanced(byHours: visitHours)
    case .judgeBuyer, .closeCase, .carryOut, .publishListing, .publishPrice, .publishPromotion, .takeDownPromotion,
      .publishRevision:
      return today.advanced(byHours: judgementHours)
    case .decideCase, .inspectReturn, .settleCase: return today.advanced(byHours: decisionHours)
    case .awaitReturn: return today.advanced(byHours: returnHours)
    // Their next time is somebody's choice or the platform's: what falls due today is looked at in the morning.
    case .exception: return today.advanced(byHours: 24)
    // SUP-1: what is disputed is gone through every day.
    case .dispute: return today.advanced(byHours: 24 * 366)
    case .interceptUnanswered: return today.advanced(byMinutes: interceptEscalationMinutes)
    case .completeSKU: return today.advanced(byHours: completionHours)
    case .enterCount, .settleCount, .signCount: return today.advanced(byHours: judgementHours)
    case .partCount, .fullCount, .reviewPages: return today.advanced(byHours: 24)
    case .returnGoods: return today.advanced(byHours: PurchasePlan.returnHours)
    case .inspectGoods: return today.advanced(byHours: PurchasePlan.inspectHours)
    case .stowGoods: return today.advanced(byHours: PurchasePlan.stowHours)
    case .countBin, .delist: return today.advanced(byHours: countHours)
    case .print, .pick, .pack, .ship, .handOver, .intercept, .acknowledge, .reprint, .stopParcel, .notInBag, .shipFault, .eventStep,
      .expectGoods:
      return today
    }
  }

  /// ORD-6: 0 what the days before left and isn't as it should be, 1 what else they left, 2 today's. Within a kind it never falls with the
  /// due time.
  public static func morningRank(_ kind: WorkKind, due: Instant, at now: Instant, _ calendar: ShopCalendar) -> Int {
    guard due < leftByDaysBefore(kind, at: now, calendar) else { return 2 }
    return kind.morningSection?.isAbnormal == true ? 0 : 1
  }
}
