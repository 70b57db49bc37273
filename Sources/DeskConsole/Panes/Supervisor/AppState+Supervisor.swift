import DeskCore

extension AppState {
  /// The queues of the board: what only whoever leads can do, then the others in the order of the day.
  var boardKinds: [WorkKind] {
    let first: [WorkKind] = [
      .approveByLead, .approveByDirector, .approveByManager, .approveByIT, .interceptUnanswered, .escalation, .judgeBuyer,
      .carryOut, .dispute,
    ]
    return first + WorkKind.allCases.filter { !first.contains($0) }
  }

  mutating func openQueue() {
    switch supervisor.kind {
    case .print: showStage(.queued)
    case .pick: showStage(.printed)
    case .pack: showStage(.picked)
    case .ship: showStage(.packed)
    case .handOver: showStage(.shipped)
    case .stopParcel, .intercept, .acknowledge, .reprint: showStage(nil)
    case .completeSKU, .countBin: show(StockState.View.goods)
    case .delist, .publishListing, .publishPrice: show(StockState.View.publishing)
    case .partCount, .fullCount, .enterCount, .settleCount, .signCount:
      openCounts()
    case .expectGoods, .inspectGoods, .stowGoods, .returnGoods: show(StockState.View.purchases)
    case .publishPromotion, .takeDownPromotion: showPromotions(.list)
    case .eventStep: showPromotions(.events)
    case .notInBag, .shipFault: showStage(.shipped)
    case .publishRevision, .reviewPages: load(.pages, awaited: true)
    case .inspectReturn: show(ShippingState.View.returns)
    case let kind:
      show(ServiceState.Queue.allCases.first { $0 != .all && $0.kinds.contains(kind) } ?? .all)
      // Others of its kinds may be more urgent: a key after this one is meant for what was chosen.
      if pane == .service { service.sought = kind }
    }
  }

  mutating func showPromotions(_ view: PromotionState.View) {
    go(to: .promotion)
    if pane == .promotion { show(view) }
  }

  private mutating func showStage(_ stage: ParcelStage?) {
    guard panes.contains(.shipping) else { return go(to: .shipping) }
    shipping.stage = stage
    shipping.list.reset()
    show(ShippingState.View.wave)
  }
}
