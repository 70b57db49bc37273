extension Machine where State == ParcelStage {
  /// FUL-2: the parcel's machine. Going back (void, reprint) is its own recorded step.
  public static let parcel = Machine(
    name: "parcel", rule: "FUL-2",
    initial: [.queued],
    rows: [
      Row(
        [.queued, .printed, .picked, .packed], .assignWaybill, guards: [.notIntercepted, .orderStillOpen, .waybillFree],
        then: [.bindWaybill]),
      Row([.queued, .printed, .picked, .packed], .acknowledgeFlag, guards: [.hasUnacknowledged], then: [.acknowledge]),

      Row(
        [.queued], .printParcel, to: .printed, guards: [.notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .hasWaybill],
        then: [.countPrint]),
      Row(
        [.printed, .picked, .packed], .printParcel, guards: [.notIntercepted, .orderStillOpen, .amendmentsAcknowledged],
        then: [.countPrint]),
      Row(
        [.printed], .pickParcel, to: .picked, guards: [.notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent],
        then: [.consumeStock]),
      Row(
        [.picked], .packParcel, when: .scansComplete, to: .packed,
        guards: [.notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent, .scansMatch],
        then: [.tickScans, .recordPacker]),
      Row(
        [.picked], .packParcel, guards: [.notIntercepted, .orderStillOpen, .amendmentsAcknowledged, .paperIsCurrent, .scansMatch],
        then: [.tickScans]),
      Row([.packed], .weighParcel, guards: [.notIntercepted, .orderStillOpen], then: [.weigh]),
      Row(
        [.packed], .shipParcel, to: .shipped,
        guards: [.notIntercepted, .orderStillOpen, .hasWaybill, .amendmentsAcknowledged, .paperIsCurrent],
        then: [.stampShipped]
      ),
      Row([.shipped], .handOverParcel, to: .handedOver, guards: [.notIntercepted, .orderNotClosed], then: [.stampHandedOver]),

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
