import Testing

@testable import DeskCore

/// Design.md 3: the whole of the tables once more, as a text that a change must change too. `=`: the state stays; what isn't listed is
/// refused.
@Suite("State × command, literally")
struct StateTableTests {
  static let order = """
    awaitingPayment importOrders: tradePaid? awaitingContact observe | tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingPayment noteOrder: = appendNote
    awaitingPayment cancelOrder: closed [notHeldByOther notCancelled] cancel release
    awaitingPayment remindOrder: = [notReminded] remind
    awaitingPayment escalateOrder: = [personMayHold] escalate
    awaitingPayment answerEscalation: = [isEscalated escalatedHere] answerEscalation
    awaitingPayment answerReview: = [reviewUnanswered] answerReview
    awaitingPayment reportBuyer: = [buyerNotReported] reportBuyer
    awaitingPayment judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    awaitingPayment unmaskOrder: = [dataHidden reasonWithoutData] unmask
    awaitingPayment reviewRefund: =
    awaitingPayment shipParcel: isCaseParcel? =
    awaitingPayment voidParcel: isCaseParcel? =
    awaitingPayment foundParcel: stoppedByCancel? = refundCancelled | =
    awaitingPayment goneParcel: stoppedByCancel? = returnGone | =
    awaitingPayment shortParcel: isCaseParcel? =
    awaitingContact importOrders: tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingContact claimOrder: = [notHeldByOther] claim
    awaitingContact releaseOrder: = [heldBySelfOrLead] release
    awaitingContact reviewOrder: = [notHeldByOther hasUnreadMessages] markReviewed claim
    awaitingContact contactOrder: buyerConfirms? awaitingConfirmation [notHeldByOther] claim noteContact | awaitingContact [notHeldByOther] claim noteContact
    awaitingContact noteOrder: = appendNote
    awaitingContact amendOrder: = [notHeldByOther parcelsNotLeft goodsNotQueued] amend
    awaitingContact cancelOrder: closed [notHeldByOther notCancelled] cancel release
    awaitingContact chooseShortage: = [notHeldByOther hasLines] claim noteShortage
    awaitingContact escalateOrder: = [personMayHold] escalate
    awaitingContact answerEscalation: = [isEscalated escalatedHere] answerEscalation
    awaitingContact assignOrder: = [personMayHold] assign
    awaitingContact offerOrder: = [heldBySelfOrLead notOffered] offer
    awaitingContact acceptOrder: = [isOffered notOwnOffer] acceptOffer
    awaitingContact answerReview: = [reviewUnanswered] answerReview
    awaitingContact reportBuyer: = [buyerNotReported] reportBuyer
    awaitingContact judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    awaitingContact unmaskOrder: = [dataHidden reasonWithoutData] unmask
    awaitingContact reviewRefund: =
    awaitingContact openCase: = [isPaid] openCase
    awaitingContact shipParcel: isCaseParcel? =
    awaitingContact voidParcel: isCaseParcel? =
    awaitingContact foundParcel: stoppedByCancel? = refundCancelled | =
    awaitingContact goneParcel: stoppedByCancel? = returnGone | =
    awaitingContact shortParcel: isCaseParcel? =
    awaitingConfirmation importOrders: tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingConfirmation claimOrder: = [notHeldByOther] claim
    awaitingConfirmation releaseOrder: = [heldBySelfOrLead] release
    awaitingConfirmation reviewOrder: = [notHeldByOther hasUnreadMessages] markReviewed claim
    awaitingConfirmation contactOrder: buyerConfirms? awaitingConfirmation [notHeldByOther] claim noteContact | awaitingContact [notHeldByOther] claim noteContact
    awaitingConfirmation confirmOrder: confirmed [notHeldByOther messagesRead platformAllowsShipping hasLines buyerReadable inStock] release reserveAndQueue endShortage
    awaitingConfirmation noteOrder: = appendNote
    awaitingConfirmation amendOrder: = [notHeldByOther parcelsNotLeft goodsNotQueued] amend
    awaitingConfirmation cancelOrder: closed [notHeldByOther notCancelled] cancel release
    awaitingConfirmation chooseShortage: = [notHeldByOther hasLines] claim noteShortage
    awaitingConfirmation escalateOrder: = [personMayHold] escalate
    awaitingConfirmation answerEscalation: = [isEscalated escalatedHere] answerEscalation
    awaitingConfirmation assignOrder: = [personMayHold] assign
    awaitingConfirmation offerOrder: = [heldBySelfOrLead notOffered] offer
    awaitingConfirmation acceptOrder: = [isOffered notOwnOffer] acceptOffer
    awaitingConfirmation answerReview: = [reviewUnanswered] answerReview
    awaitingConfirmation reportBuyer: = [buyerNotReported] reportBuyer
    awaitingConfirmation judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    awaitingConfirmation unmaskOrder: = [dataHidden reasonWithoutData] unmask
    awaitingConfirmation reviewRefund: =
    awaitingConfirmation openCase: = [isPaid] openCase
    awaitingConfirmation shipParcel: isCaseParcel? =
    awaitingConfirmation voidParcel: isCaseParcel? =
    awaitingConfirmation foundParcel: stoppedByCancel? = refundCancelled | =
    awaitingConfirmation goneParcel: stoppedByCancel? = returnGone | =
    awaitingConfirmation shortParcel: isCaseParcel? =
    confirmed importOrders: tradeClosed? closed observe release | = observe
    confirmed claimOrder: = [notHeldByOther] claim
    confirmed releaseOrder: = [heldBySelfOrLead] release
    confirmed confirmOrder: = [notHeldByOther messagesRead platformAllowsShipping goodsLeftToQueue buyerReadable inStock] release reserveAndQueue endShortage
    confirmed noteOrder: = appendNote
    confirmed amendOrder: = [notHeldByOther parcelsNotLeft goodsNotQueued] amend
    confirmed cancelOrder: nothingPrinted? closed [notHeldByOther notCancelled] cancel release | = [notHeldByOther notCancelled parcelsToStop] cancel
    confirmed chooseShortage: restIsRefunded? shipped [notHeldByOther isShort] noteShortage | = [notHeldByOther isShort] claim noteShortage
    confirmed escalateOrder: = [personMayHold] escalate
    confirmed answerEscalation: = [isEscalated escalatedHere] answerEscalation
    confirmed assignOrder: = [personMayHold] assign
    confirmed offerOrder: = [heldBySelfOrLead notOffered] offer
    confirmed acceptOrder: = [isOffered notOwnOffer] acceptOffer
    confirmed answerReview: = [reviewUnanswered] answerReview
    confirmed reportBuyer: = [buyerNotReported] reportBuyer
    confirmed judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    confirmed unmaskOrder: = [dataHidden reasonWithoutData] unmask
    confirmed reviewRefund: =
    confirmed openCase: = [isPaid] openCase
    confirmed shipParcel: isCaseParcel? = | lastOpenParcel? shipped | =
    confirmed voidParcel: isCaseParcel? = | shippedElsewhere? shipped | finishedElsewhere? finished | lastOrderParcel? awaitingConfirmation | = noteShort
    confirmed foundParcel: cancelledAndLast? closed refundCancelled | stoppedByCancel? = refundCancelled | lastOrderParcel? awaitingConfirmation | =
    confirmed goneParcel: stoppedByCancel? = returnGone | =
    confirmed shortParcel: isCaseParcel? = | lastOrderParcel? awaitingConfirmation noteShort | = noteShort
    shipped importOrders: tradeClosed? closed observe release | tradeFinished? finished observe release | = observe
    shipped noteOrder: = appendNote
    shipped cancelOrder: = [notHeldByOther notCancelled parcelsToStop] cancel
    shipped escalateOrder: = [personMayHold] escalate
    shipped answerEscalation: = [isEscalated escalatedHere] answerEscalation
    shipped recordReview: = recordReview
    shipped answerReview: = [reviewUnanswered] answerReview
    shipped visitBuyer: = [isDelivered] visit
    shipped reportBuyer: = [buyerNotReported] reportBuyer
    shipped judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    shipped unmaskOrder: = [dataHidden reasonWithoutData] unmask
    shipped reviewRefund: =
    shipped openCase: = [isPaid] openCase
    shipped shipParcel: isCaseParcel? =
    shipped voidParcel: isCaseParcel? = | =
    shipped foundParcel: cancelledAndLast? closed refundCancelled | stoppedByCancel? = refundCancelled | lastOrderParcel? awaitingConfirmation | =
    shipped goneParcel: stoppedByCancel? = returnGone | =
    shipped shortParcel: isCaseParcel? =
    finished importOrders: = observe
    finished noteOrder: = appendNote
    finished escalateOrder: = [personMayHold] escalate
    finished answerEscalation: = [isEscalated escalatedHere] answerEscalation
    finished recordReview: = recordReview
    finished answerReview: = [reviewUnanswered] answerReview
    finished visitBuyer: = [isDelivered] visit
    finished reportBuyer: = [buyerNotReported] reportBuyer
    finished judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    finished unmaskOrder: = [dataHidden reasonWithoutData] unmask
    finished reviewRefund: =
    finished openCase: = [isPaid] openCase
    finished shipParcel: isCaseParcel? =
    finished voidParcel: isCaseParcel? = | =
    finished foundParcel: stoppedByCancel? = refundCancelled | =
    finished goneParcel: stoppedByCancel? = returnGone | =
    finished shortParcel: isCaseParcel? =
    closed importOrders: = observe
    closed noteOrder: = appendNote
    closed answerEscalation: = [isEscalated escalatedHere] answerEscalation
    closed recordReview: = recordReview
    closed answerReview: = [reviewUnanswered] answerReview
    closed reportBuyer: = [buyerNotReported] reportBuyer
    closed judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    closed unmaskOrder: = [dataHidden reasonWithoutData] unmask
    closed reviewRefund: =
    closed openCase: = [isPaid] openCase
    closed shipParcel: isCaseParcel? =
    closed voidParcel: isCaseParcel? = | =
    closed foundParcel: stoppedByCancel? = refundCancelled | =
    closed goneParcel: stoppedByCancel? = returnGone | =
    closed shortParcel: isCaseParcel? =
    unclear importOrders: tradePaid? awaitingContact observe | tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    unclear claimOrder: = [notHeldByOther] claim
    unclear releaseOrder: = [heldBySelfOrLead] release
    unclear noteOrder: = appendNote
    unclear amendOrder: = [notHeldByOther parcelsNotLeft goodsNotQueued] amend
    unclear cancelOrder: closed [notHeldByOther notCancelled] cancel release
    unclear escalateOrder: = [personMayHold] escalate
    unclear answerEscalation: = [isEscalated escalatedHere] answerEscalation
    unclear assignOrder: = [personMayHold] assign
    unclear offerOrder: = [heldBySelfOrLead notOffered] offer
    unclear acceptOrder: = [isOffered notOwnOffer] acceptOffer
    unclear answerReview: = [reviewUnanswered] answerReview
    unclear reportBuyer: = [buyerNotReported] reportBuyer
    unclear judgeBuyer: = [buyerIsReported notOwnReport] judgeBuyer
    unclear unmaskOrder: = [dataHidden reasonWithoutData] unmask
    unclear reviewRefund: =
    unclear openCase: = [isPaid] openCase
    unclear shipParcel: isCaseParcel? =
    unclear voidParcel: isCaseParcel? =
    unclear foundParcel: stoppedByCancel? = refundCancelled | =
    unclear goneParcel: stoppedByCancel? = returnGone | =
    unclear shortParcel: isCaseParcel? =
    """

  static let parcel = """
    queued assignWaybill: = [notMember notIntercepted orderStillOpen waybillFree] bindWaybill
    queued acknowledgeFlag: = [hasUnacknowledged] acknowledge
    queued printParcel: printed [notMember notIntercepted orderStillOpen amendmentsAcknowledged hasWaybill] countPrint
    queued voidParcel: voided [notIntercepted] releaseStock
    queued interceptParcel: = [interceptionNotOpen] requestInterception
    queued seeInterception: = [interceptionUnseen] seeInterception
    queued foundParcel: voided [interceptionOpen] releaseStock interceptionFound
    queued liftInterception: = [interceptionOpen orderNotCancelled] liftInterception
    queued moveParcel: = [notMember waveIsWorked] moveWave
    queued explainLate: = [isLate] noteLate
    queued mergeParcel: intoSameOrder? voided [notIntercepted mergeable] absorb | = [notIntercepted orderStillOpen mergeable] joinBundle
    queued unmergeParcel: = [isMember] leaveBundle
    queued splitParcel: = [notMember notIntercepted orderStillOpen splitLeavesBoth] split voidPaper
    queued renewWaybill: = [notMember notIntercepted orderStillOpen hasWaybill waybillRenewable] bindWaybill voidPaper
    queued shortParcel: voided [notIntercepted orderStillOpen missingInParcel] takeMissing
    printed assignWaybill: = [notMember notIntercepted orderStillOpen waybillFree] bindWaybill
    printed acknowledgeFlag: = [hasUnacknowledged] acknowledge
    printed printParcel: = [notMember notIntercepted orderStillOpen amendmentsAcknowledged] countPrint
    printed pickParcel: picked [notMember notIntercepted orderStillOpen amendmentsAcknowledged paperIsCurrent] consumeStock
    printed voidParcel: voided [notIntercepted] releaseStock
    printed interceptParcel: = [interceptionNotOpen] requestInterception
    printed seeInterception: = [interceptionUnseen] seeInterception
    printed foundParcel: voided [interceptionOpen] releaseStock interceptionFound
    printed liftInterception: = [interceptionOpen orderNotCancelled] liftInterception
    printed moveParcel: = [notMember waveIsWorked] moveWave
    printed explainLate: = [isLate] noteLate
    printed mergeParcel: intoSameOrder? voided [notIntercepted mergeable] absorb | = [notIntercepted orderStillOpen mergeable] joinBundle
    printed unmergeParcel: = [isMember] leaveBundle
    printed splitParcel: = [notMember notIntercepted orderStillOpen splitLeavesBoth] split voidPaper
    printed renewWaybill: = [notMember notIntercepted orderStillOpen hasWaybill waybillRenewable] bindWaybill voidPaper
    printed shortParcel: voided [notIntercepted orderStillOpen missingInParcel] takeMissing
    picked assignWaybill: = [notMember notIntercepted orderStillOpen waybillFree] bindWaybill
    picked acknowledgeFlag: = [hasUnacknowledged] acknowledge
    picked printParcel: = [notMember notIntercepted orderStillOpen amendmentsAcknowledged] countPrint
    picked packParcel: scansComplete? packed [notMember notPackedByOther notIntercepted orderStillOpen amendmentsAcknowledged paperIsCurrent scansMatch] tickScans recordPacker | = [notMember notPackedByOther notIntercepted orderStillOpen amendmentsAcknowledged paperIsCurrent scansMatch] tickScans startPacking
    picked voidParcel: voided [notIntercepted] putBackStock
    picked interceptParcel: = [interceptionNotOpen] requestInterception
    picked seeInterception: = [interceptionUnseen] seeInterception
    picked foundParcel: voided [interceptionOpen] putBackStock interceptionFound
    picked liftInterception: = [interceptionOpen orderNotCancelled] liftInterception
    picked moveParcel: = [notMember waveIsWorked] moveWave
    picked explainLate: = [isLate] noteLate
    picked unmergeParcel: = [isMember boxIsGone] leaveBundle
    picked renewWaybill: = [notMember notIntercepted orderStillOpen hasWaybill waybillRenewable] bindWaybill voidPaper
    picked suspendParcel: = [isBeingPacked] stopPacking
    packed assignWaybill: = [notMember notIntercepted orderStillOpen waybillFree] bindWaybill
    packed acknowledgeFlag: = [hasUnacknowledged] acknowledge
    packed printParcel: = [notMember notIntercepted orderStillOpen amendmentsAcknowledged] countPrint
    packed weighParcel: = [notMember notIntercepted orderStillOpen] weigh
    packed shipParcel: shipped [notMember notIntercepted orderStillOpen hasWaybill amendmentsAcknowledged paperIsCurrent] stampShipped
    packed voidParcel: voided [notIntercepted] putBackStock
    packed interceptParcel: = [interceptionNotOpen] requestInterception
    packed seeInterception: = [interceptionUnseen] seeInterception
    packed foundParcel: voided [interceptionOpen] putBackStock interceptionFound
    packed liftInterception: = [interceptionOpen orderNotCancelled] liftInterception
    packed moveParcel: = [notMember waveIsWorked] moveWave
    packed explainLate: = [isLate] noteLate
    packed unmergeParcel: = [isMember boxIsGone] leaveBundle
    packed renewWaybill: = [notMember notIntercepted orderStillOpen hasWaybill waybillRenewable] bindWaybill voidPaper
    shipped handOverParcel: handedOver [notMember notIntercepted orderNotClosed] stampHandedOver
    shipped voidParcel: voided [notIntercepted orderClosed nothingCameBack] putBackStock
    shipped interceptParcel: = [interceptionNotOpen] requestInterception
    shipped seeInterception: = [interceptionUnseen] seeInterception
    shipped foundParcel: voided [interceptionOpen nothingCameBack] putBackStock interceptionFound
    shipped goneParcel: handedOver [interceptionOpen] interceptionGone
    shipped liftInterception: = [interceptionOpen orderNotCancelled] liftInterception
    shipped explainLate: = [isLate] noteLate
    shipped reportException: = [noException] openException
    shipped followException: = [hasException] followException
    shipped solveException: = [hasException] solveException
    shipped importShipResults: = noteShipResult
    shipped answerShipFault: = [hasShipFault] settleShipFault
    shipped signManifest: = missBag
    handedOver importOrders: tradeFinished? delivered
    handedOver reportException: = [noException] openException
    handedOver followException: = [hasException] followException
    handedOver solveException: = [hasException] solveException
    handedOver importShipResults: = noteShipResult
    handedOver answerShipFault: = [hasShipFault] settleShipFault
    handedOver signManifest: = enterManifest
    delivered reportException: = [noException] openException
    delivered followException: = [hasException] followException
    delivered solveException: = [hasException] solveException
    delivered importShipResults: = noteShipResult
    delivered answerShipFault: = [hasShipFault] settleShipFault
    delivered signManifest: = enterManifest
    voided followException: = [hasException] followException
    voided solveException: = [hasException] solveException
    voided answerShipFault: = [hasShipFault] settleShipFault
    """

  static let afterCase = """
    requested approveCase: sendsAtOnce? approved [withinBalance goodsToSend otherHands] decideCase sendGoods | approved [withinBalance otherHands] decideCase
    requested refuseCase: refused decideCase
    requested withdrawCase: withdrawn [nothingMoved]
    requested disputeCase: = [disputeAnswered] openDispute
    requested answerDispute: = [isDisputed] answerDispute
    approved approveCase: = [parcelWasVoided goodsToSend] sendGoods
    approved refuseCase: refused [goodsRejected] decideCase
    approved withdrawCase: withdrawn [nothingMoved]
    approved receiveCase: = [goodsAwaited receivesWhatIsAwaited] receiveGoods
    approved inspectCase: exchangeAccepted? = [goodsReceived damagedWithinReceived goodsToSend] inspectGoods sendGoods | = [goodsReceived damagedWithinReceived] inspectGoods
    approved settleCase: settled [goodsAccounted settlesWithinBalance otherHands] settle
    approved disputeCase: = [disputeAnswered] openDispute
    approved answerDispute: = [isDisputed] answerDispute
    refused closeCase: closed [disputeAnswered]
    refused disputeCase: = [disputeAnswered] openDispute
    refused answerDispute: = [isDisputed] answerDispute
    withdrawn closeCase: closed [disputeAnswered]
    withdrawn answerDispute: = [isDisputed] answerDispute
    settled closeCase: closed [disputeAnswered]
    settled disputeCase: = [disputeAnswered] openDispute
    settled answerDispute: = [isDisputed] answerDispute
    closed answerDispute: = [isDisputed] answerDispute
    """

  static let approval = """
    proposed approveRequest: carriedOut [fourEyes levelSuffices]
    proposed rejectRequest: rejected [fourEyes levelSuffices]
    proposed withdrawRequest: withdrawn [ownRequest]
    failed approveRequest: carriedOut [fourEyes levelSuffices]
    failed rejectRequest: rejected [fourEyes levelSuffices]
    failed withdrawRequest: withdrawn [ownRequest]
    """

  static let listing = """
    unlisted listSKU: toPublish [notMerged hasPrice hasStock]
    toPublish unlistSKU: toTakeDown
    toPublish publishListing: listed [publishedByOther]
    listed unlistSKU: toTakeDown
    toTakeDown listSKU: toPublish [notMerged hasPrice hasStock]
    toTakeDown publishListing: delisted [publishedByOther]
    delisted listSKU: toPublish [notMerged hasPrice hasStock]
    """

  static let price = """
    standing setPrice: approved [notMerged priceIsNew]
    approved setPrice: approved [notMerged priceIsNew]
    approved publishPrice: standing [publishedByOther]
    """

  static let count = """
    counting enterCount: =
    counting explainCount: =
    counting bookCount: =
    counting cancelCount: cancelled [notAsked]
    signing signCount: closed [notOpener]
    """

  static let countLine = """
    open enterCount: asInBook? matched [stillItself notAsked otherCounter] | recount [stillItself notAsked otherCounter]
    recount enterCount: asInBook? matched [stillItself notAsked otherCounter] | asCountedBefore? differs [stillItself notAsked otherCounter] | recount [stillItself notAsked otherCounter]
    differs enterCount: asInBook? matched [stillItself notAsked otherCounter] | asCountedBefore? differs [stillItself notAsked otherCounter] | recount [stillItself notAsked otherCounter]
    differs explainCount: explained [stillItself notAsked keepsPromises]
    explained enterCount: asInBook? matched [stillItself notAsked otherCounter] | asCountedBefore? differs [stillItself notAsked otherCounter] | recount [stillItself notAsked otherCounter]
    explained explainCount: explained [stillItself notAsked keepsPromises]
    explained bookCount: booked [stillItself approvedByOther keepsPromises]
    """

  @Test("INV-5: the count's table and that of its SKUs") func countTables() {
    #expect(Machine.count.text == Self.count)
    #expect(Machine.countLine.text == Self.countLine)
  }

  @Test("INV-3, INV-4: the listing's table and the price's") func goodsTables() {
    #expect(Machine.listing.text == Self.listing)
    #expect(Machine.price.text == Self.price)
  }

  static let purchase = """
    draft editPurchase: = [notAskedYet]
    draft placePurchase: placed [hasGoods expectedAhead]
    draft cancelPurchase: cancelled [notAskedYet]
    placed receivePurchase: receiving
    placed cancelPurchase: cancelled [notAskedYet]
    receiving receivePurchase: receiving
    receiving inspectPurchase: =
    receiving stowPurchase: completesIt? closed | =
    receiving returnPurchase: completesIt? closed | =
    receiving closePurchase: closed [nothingInHand]
    """

  @Test("INV-6: the purchase's table") func purchaseTable() { #expect(Machine.purchase.text == Self.purchase) }

  static let promotion = """
    draft editPromotion: draft
    draft submitPromotion: submitted [notOver standsAmongFew conflictsExplained]
    draft withdrawPromotion: withdrawn
    submitted approveRequest: approved [notOver]
    submitted rejectRequest: rejected
    submitted withdrawRequest: draft
    submitted withdrawPromotion: withdrawn
    approved publishPromotion: scheduled [publishedByThird notOver]
    approved withdrawPromotion: withdrawn
    rejected editPromotion: draft
    rejected submitPromotion: submitted [notOver standsAmongFew conflictsExplained]
    rejected withdrawPromotion: withdrawn
    scheduled confirmOrder: ended
    scheduled withdrawPromotion: withdrawn
    live confirmOrder: ended
    live withdrawPromotion: withdrawn
    ended publishPromotion: stillUp? =
    withdrawn publishPromotion: stillUp? =
    """

  static let revision = """
    toPublish publishRevision: published [otherThanApprover]
    toPublish withdrawRevision: withdrawn
    """

  static let event = """
    announced stepEvent: step:signUp? signedUp [inTime] | step:withdraw? withdrawn
    signedUp stepEvent: step:handIn? handedIn [inTime] | step:accept? accepted | step:reject? rejected | step:withdraw? withdrawn
    handedIn stepEvent: step:accept? accepted | step:reject? rejected | step:withdraw? withdrawn
    accepted stepEvent: step:finish? over [eventIsOver] | step:withdraw? withdrawn
    """

  @Test("PRO-1, PRO-4: the promotion's table and the platform event's") func promotionTables() {
    #expect(Machine.promotion.text == Self.promotion)
    #expect(Machine.event.text == Self.event)
    #expect(Machine.revision.text == Self.revision)
  }

  @Test("The order's table") func orderTable() { #expect(Machine.order.text == Self.order) }

  @Test("FUL-2: the parcel's table") func parcelTable() { #expect(Machine.parcel.text == Self.parcel) }

  @Test("AFT-1: the case's table") func caseTable() { #expect(Machine.afterCase.text == Self.afterCase) }

  @Test("APR-1: the request's table") func requestTable() { #expect(Machine.approval.text == Self.approval) }

  @Test("FUL-2: every state × command without a row is refused, naming the states that have one")
  func refusedCells() throws {
    var cells = 0
    for command in CommandKind.allCases {
      for state in OrderStage.allCases where !Machine.order.states(for: command).contains(state) {
        expectRefused(Machine.order, "FUL-2", command, state, Make.situation(state, .agentLead))
        cells += 1
      }
      for state in ParcelStage.allCases where !Machine.parcel.states(for: command).contains(state) {
        expectRefused(Machine.parcel, "FUL-2", command, state, Make.parcel(state))
        cells += 1
      }
      for state in CaseStage.allCases where !Machine.afterCase.states(for: command).contains(state) {
        expectRefused(Machine.afterCase, "AFT-1", command, state, Make.situation(.shipped, .agentLead))
        cells += 1
      }
      for state in ApprovalRequest.Stage.allCases where !Machine.approval.states(for: command).contains(state) {
        expectRefused(Machine.approval, "APR-1", command, state, Make.request(state))
        cells += 1
      }
    }
    let listed = [Self.order, Self.parcel, Self.afterCase, Self.approval].joined(separator: "\n").split(separator: "\n").count
    let states =
      OrderStage.allCases.count + ParcelStage.allCases.count + CaseStage.allCases.count + ApprovalRequest.Stage.allCases.count
    #expect(cells + listed == CommandKind.allCases.count * states)
  }

  private func expectRefused<State, Facts>(
    _ machine: Machine<State, Facts>, _ rule: String, _ command: CommandKind, _ state: State, _ situation: Facts
  ) {
    let reason = Refusal.Reason.wrongState(
      subject: situation.subject.text, machine: machine.name, state: state.rawValue, command: command,
      from: machine.states(for: command).map(\.rawValue))
    #expect(throws: Refusal(rule: rule, reason), "\(command) in \(state)") {
      try machine.row(for: command, in: state, situation)
    }
  }
}
