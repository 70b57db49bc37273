extension Machine where State == ParcelStage, Facts == Situation {
  /// FUL-2: the parcel's machine. Going back (void, reprint) is its own recorded step.
  public static let parcel = Machine(
    name: "parcel", rule: "FUL-2",
    initial: [.queued],
    rows: [
      Row(
        [.queued, .printed, .picked, .packed], .assignWaybill,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .waybillFree],
        then: [.bindWaybill]),
      Row(
        [.queued, .printed, .picked, .packed], .renewWaybill,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .hasWaybill, .waybillRenewable], then: [.bindWaybill, .voidPaper]),
      Row([.queued, .printed, .picked, .packed], .acknowledgeFlag, guards: [.hasUnacknowledged], then: [.acknowledge]),

      Row(
        [.queued], .printParcel, to: .printed,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .hasWaybill],
        then: [.countPrint]),
      Row(
        [.printed, .picked, .packed], .printParcel,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .amendmentsAcknowledged],
        then: [.countPrint]),
      Row(
        [.printed], .pickParcel, to: .picked,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent],
        then: [.consumeStock]),
      Row(
        [.picked], .packParcel, when: .scansComplete, to: .packed,
        guards: [
          .notMember, .notPackedByOther, .notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent, .scansMatch,
        ],
        then: [.tickScans, .recordPacker]),
      Row(
        [.picked], .packParcel,
        guards: [
          .notMember, .notPackedByOther, .notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent, .scansMatch,
        ],
        then: [.tickScans, .startPacking]),
      Row([.picked], .suspendParcel, guards: [.isBeingPacked], then: [.stopPacking]),
      Row([.packed], .weighParcel, guards: [.notMember, .notIntercepted, .orderStillOpen], then: [.weigh]),
      Row(
        [.packed], .shipParcel, to: .shipped,
        guards: [.notMember, .notIntercepted, .orderStillOpen, .hasWaybill, .amendmentsAcknowledged, .paperIsCurrent],
        then: [.stampShipped]
      ),
      Row(
        [.shipped], .handOverParcel, to: .handedOver, guards: [.notMember, .notIntercepted, .orderNotClosed],
        then: [.stampHandedOver]),

      Row(
        [.queued, .printed], .mergeParcel, when: .intoSameOrder, to: .voided, guards: [.notIntercepted, .mergeable], then: [.absorb]
      ),
      Row([.queued, .printed], .mergeParcel, guards: [.notIntercepted, .orderStillOpen, .mergeable], then: [.joinBundle]),
      Row([.queued, .printed], .unmergeParcel, guards: [.isMember], then: [.leaveBundle]),
      Row([.picked, .packed], .unmergeParcel, guards: [.isMember, .boxIsGone], then: [.leaveBundle]),
      Row(
        [.queued, .printed], .splitParcel, guards: [.notMember, .notIntercepted, .orderStillOpen, .splitLeavesBoth],
        then: [.split, .voidPaper]),
      Row([.queued, .printed, .picked, .packed], .moveParcel, guards: [.notMember, .waveIsWorked], then: [.moveWave]),
      Row([.queued, .printed, .picked, .packed, .shipped], .explainLate, guards: [.isLate], then: [.noteLate]),
      Row(
        [.queued, .printed], .shortParcel, to: .voided, guards: [.notIntercepted, .orderStillOpen, .missingInParcel],
        then: [.takeMissing]),
      // What the signed manifest says of it.
      Row([.shipped], .signManifest, then: [.missBag]),
      Row([.handedOver, .delivered], .signManifest, then: [.enterManifest]),
      // What the marketplace answered to the ship file.
      Row([.shipped, .handedOver, .delivered], .importShipResults, then: [.noteShipResult]),
      Row([.shipped, .handedOver, .delivered, .voided], .answerShipFault, guards: [.hasShipFault], then: [.settleShipFault]),

      Row([.queued, .printed], .voidParcel, to: .voided, guards: [.notIntercepted], then: [.releaseStock]),
      Row([.picked, .packed], .voidParcel, to: .voided, guards: [.notIntercepted], then: [.putBackStock]),
      // Reported as shipped but still in the house: only a closed order takes it back; an open one's buyer has been told it is coming.
      Row([.shipped], .voidParcel, to: .voided, guards: [.notIntercepted, .orderClosed, .nothingCameBack], then: [.putBackStock]),

      Row(
        [.queued, .printed, .picked, .packed, .shipped], .interceptParcel, guards: [.interceptionNotOpen],
        then: [.requestInterception]),
      Row(
        [.queued, .printed, .picked, .packed, .shipped], .seeInterception, guards: [.interceptionUnseen], then: [.seeInterception]),
      Row(
        [.queued, .printed], .foundParcel, to: .voided, guards: [.interceptionOpen], then: [.releaseStock, .interceptionFound]),
      Row(
        [.picked, .packed], .foundParcel, to: .voided, guards: [.interceptionOpen], then: [.putBackStock, .interceptionFound]),
      Row(
        [.shipped], .foundParcel, to: .voided, guards: [.interceptionOpen, .nothingCameBack],
        then: [.putBackStock, .interceptionFound]),
      // Only what was reported as shipped can have gone; a parcel that nobody packed is still in the house.
      Row([.shipped], .goneParcel, to: .handedOver, guards: [.interceptionOpen], then: [.interceptionGone]),
      Row(
        [.queued, .printed, .picked, .packed, .shipped], .liftInterception, guards: [.interceptionOpen, .orderNotCancelled],
        then: [.liftInterception]),

      Row([.handedOver, .delivered, .shipped], .reportException, guards: [.noException], then: [.openException]),
      Row([.handedOver, .delivered, .shipped, .voided], .followException, guards: [.hasException], then: [.followException]),
      Row([.handedOver, .delivered, .shipped, .voided], .solveException, guards: [.hasException], then: [.solveException]),

      Row([.handedOver], .importOrders, when: .tradeFinished, to: .delivered),
    ])
}
