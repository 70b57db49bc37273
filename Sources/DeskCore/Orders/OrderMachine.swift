extension Machine where State == OrderStage, Facts == Situation {
  /// The order's machine. `importOrders` stands for a newer export of the same order; `shipParcel` and `voidParcel` for what happens to its
  /// parcels.
  public static let order = Machine(
    name: "order", rule: "FUL-2",
    initial: [.awaitingPayment, .awaitingContact, .shipped, .finished, .closed, .unclear],
    rows: [
      Row(open, .claimOrder, guards: [.notHeldByOther], then: [.claim]),
      Row(open, .releaseOrder, guards: [.heldBySelfOrLead], then: [.release]),
      Row(handled, .reviewOrder, guards: [.notHeldByOther, .hasUnreadMessages], then: [.markReviewed, .claim]),

      Row(
        contactable, .contactOrder, when: .buyerConfirms, to: .awaitingConfirmation, guards: [.notHeldByOther],
        then: [.claim, .noteContact]),
      Row(contactable, .contactOrder, to: .awaitingContact, guards: [.notHeldByOther], then: [.claim, .noteContact]),

      Row(
        [.awaitingConfirmation], .confirmOrder, to: .confirmed,
        guards: [.notHeldByOther, .messagesRead, .platformAllowsShipping, .hasLines, .buyerReadable, .inStock],
        then: [.release, .reserveAndQueue, .endShortage]),

      // ORD-10: what a parcel couldn't take along is queued once it is there.
      Row(
        [.confirmed], .confirmOrder,
        guards: [.notHeldByOther, .messagesRead, .platformAllowsShipping, .goodsLeftToQueue, .buyerReadable, .inStock],
        then: [.release, .reserveAndQueue, .endShortage]),

      Row(OrderStage.allCases, .noteOrder, then: [.appendNote]),
      Row(open, .amendOrder, guards: [.notHeldByOther, .parcelsNotLeft, .goodsNotQueued], then: [.amend]),

      Row(
        [.awaitingPayment, .awaitingContact, .awaitingConfirmation, .unclear], .cancelOrder, to: .closed,
        guards: [.notHeldByOther, .notCancelled], then: [.cancel, .release]),
      Row(
        [.confirmed], .cancelOrder, when: .nothingPrinted, to: .closed, guards: [.notHeldByOther, .notCancelled],
        then: [.cancel, .release]),
      Row([.confirmed, .shipped], .cancelOrder, guards: [.notHeldByOther, .notCancelled, .parcelsToStop], then: [.cancel]),

      Row([.awaitingPayment], .remindOrder, guards: [.notReminded], then: [.remind]),
      Row(
        [.awaitingContact, .awaitingConfirmation], .chooseShortage, guards: [.notHeldByOther, .hasLines],
        then: [.claim, .noteShortage]),
      Row(
        [.confirmed], .chooseShortage, when: .restIsRefunded, to: .shipped, guards: [.notHeldByOther, .isShort],
        then: [.noteShortage]),
      Row([.confirmed], .chooseShortage, guards: [.notHeldByOther, .isShort], then: [.claim, .noteShortage]),
      Row(open + [.awaitingPayment, .shipped, .finished], .escalateOrder, guards: [.personMayHold], then: [.escalate]),
      Row(OrderStage.allCases, .answerEscalation, guards: [.isEscalated, .escalatedHere], then: [.answerEscalation]),
      Row(open, .assignOrder, guards: [.personMayHold], then: [.assign]),
      Row(open, .offerOrder, guards: [.heldBySelfOrLead, .notOffered], then: [.offer]),
      Row(open, .acceptOrder, guards: [.isOffered, .notOwnOffer], then: [.acceptOffer]),

      Row([.shipped, .finished, .closed], .recordReview, then: [.recordReview]),
      Row(OrderStage.allCases, .answerReview, guards: [.reviewUnanswered], then: [.answerReview]),
      Row([.shipped, .finished], .visitBuyer, guards: [.isDelivered], then: [.visit]),
      Row(OrderStage.allCases, .reportBuyer, guards: [.buyerNotReported], then: [.reportBuyer]),
      // SUP-1: that it was gone through is the record's; nothing of the order changes.
      Row(OrderStage.allCases, .reviewRefund),
      Row(OrderStage.allCases, .judgeBuyer, guards: [.buyerIsReported, .notOwnReport], then: [.judgeBuyer]),
      Row(OrderStage.allCases, .unmaskOrder, guards: [.dataHidden, .reasonWithoutData], then: [.unmask]),

      Row(
        [.awaitingContact, .awaitingConfirmation, .confirmed, .shipped, .finished, .closed, .unclear], .openCase, guards: [.isPaid],
        then: [.openCase]),

      Row([.confirmed, .shipped], .foundParcel, when: .cancelledAndLast, to: .closed, then: [.refundCancelled]),
      Row(OrderStage.allCases, .foundParcel, when: .stoppedByCancel, then: [.refundCancelled]),
      Row([.confirmed, .shipped], .foundParcel, when: .lastOrderParcel, to: .awaitingConfirmation),
      Row(OrderStage.allCases, .foundParcel),
      Row(OrderStage.allCases, .goneParcel, when: .stoppedByCancel, then: [.returnGone]),
      Row(OrderStage.allCases, .goneParcel),

      // A parcel of an after-sale case says nothing of the order, which has been shipped before.
      Row(OrderStage.allCases, .shipParcel, when: .isCaseParcel),
      Row(OrderStage.allCases, .voidParcel, when: .isCaseParcel),
      Row(OrderStage.allCases, .shortParcel, when: .isCaseParcel),
      Row([.confirmed], .shipParcel, when: .lastOpenParcel, to: .shipped),
      Row([.confirmed], .shipParcel),
      Row([.confirmed], .voidParcel, when: .shippedElsewhere, to: .shipped),
      Row([.confirmed], .voidParcel, when: .finishedElsewhere, to: .finished),
      Row([.confirmed], .voidParcel, when: .lastOrderParcel, to: .awaitingConfirmation),
      Row([.confirmed], .voidParcel, then: [.noteShort]),
      Row([.confirmed], .shortParcel, when: .lastOrderParcel, to: .awaitingConfirmation, then: [.noteShort]),
      Row([.confirmed], .shortParcel, then: [.noteShort]),
      Row([.closed, .shipped, .finished], .voidParcel),

      Row([.awaitingPayment, .unclear], .importOrders, when: .tradePaid, to: .awaitingContact, then: [.observe]),
      Row(live, .importOrders, when: .tradeClosed, to: .closed, then: [.observe, .release]),
      Row(beforeConfirmed, .importOrders, when: .tradeShipped, to: .shipped, then: [.observe, .release]),
      Row(beforeConfirmed + [.shipped], .importOrders, when: .tradeFinished, to: .finished, then: [.observe, .release]),
      Row(beforeConfirmed, .importOrders, when: .tradeUnclear, to: .unclear, then: [.observe]),
      Row(OrderStage.allCases, .importOrders, then: [.observe]),
    ])

  private static var open: [OrderStage] { [.awaitingContact, .awaitingConfirmation, .confirmed, .unclear] }
  private static var handled: [OrderStage] { [.awaitingContact, .awaitingConfirmation] }
  private static var contactable: [OrderStage] { [.awaitingContact, .awaitingConfirmation] }
  private static var beforeConfirmed: [OrderStage] { [.awaitingPayment, .awaitingContact, .awaitingConfirmation, .unclear] }
  private static var live: [OrderStage] { beforeConfirmed + [.confirmed, .shipped] }
}

extension OrderStage {
  /// The stage in which an order of that trade status is born.
  public static func initial(_ trade: TradeStatus, hasLines: Bool) -> OrderStage {
    switch trade {
    case .awaitingShipment, .forbidShipment: hasLines ? .awaitingContact : .unclear
    case .noPaymentCreated, .awaitingPayment, .paymentPending, .preAuthorised: .awaitingPayment
    case .awaitingReceipt, .signed: .shipped
    case .finished: .finished
    case .closed, .closedUnpaid, .closedRefunded, .closedByPlatform: .closed
    case .partlyShipped, .unknown: .unclear
    }
  }
}
