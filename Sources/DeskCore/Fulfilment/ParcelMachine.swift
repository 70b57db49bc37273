extension Machine where State == ParcelStage {
  /// FUL-2: the parcel's machine. Going back (void, reprint) is its own recorded step.
  public static let parcel = Machine(
    name: "parcel",
    initial: [.queued],
    rows: [
      Row([.queued, .printed, .picked, .packed], .assignWaybill, guards: [.orderStillOpen, .waybillFree], then: [.bindWaybill]),
      Row([.queued, .printed, .picked, .packed], .acknowledgeFlag, guards: [.hasUnacknowledged], then: [.acknowledge]),

      Row(
        [.queued], .printParcel, to: .printed, guards: [.orderStillOpen, .amendmentsAcknowledged, .hasWaybill], then: [.countPrint]),
      Row([.printed, .picked, .packed], .printParcel, guards: [.orderStillOpen, .amendmentsAcknowledged], then: [.countPrint]),
      Row([.printed], .pickParcel, to: .picked, guards: [.orderStillOpen], then: [.consumeStock]),
      Row(
        [.picked], .packParcel, when: .scansComplete, to: .packed,
        guards: [.orderStillOpen, .amendmentsAcknowledged, .scansMatch], then: [.tickScans, .recordPacker]),
      Row([.picked], .packParcel, guards: [.orderStillOpen, .amendmentsAcknowledged, .scansMatch], then: [.tickScans]),
      Row([.packed], .weighParcel, guards: [.orderStillOpen], then: [.weigh]),
      Row(
        [.packed], .shipParcel, to: .shipped, guards: [.orderStillOpen, .hasWaybill, .amendmentsAcknowledged], then: [.stampShipped]
      ),
      Row([.shipped], .handOverParcel, to: .handedOver, guards: [.orderNotClosed], then: [.stampHandedOver]),

      Row([.queued, .printed], .voidParcel, to: .voided, then: [.releaseStock]),
      Row([.picked, .packed], .voidParcel, to: .voided, then: [.putBackStock]),
      // Reported as shipped but still in the house: only a closed order takes it back; an open one's buyer has been told it is coming.
      Row([.shipped], .voidParcel, to: .voided, guards: [.orderClosed], then: [.putBackStock]),

      Row([.handedOver], .importOrders, when: .tradeFinished, to: .delivered),
    ])
}
