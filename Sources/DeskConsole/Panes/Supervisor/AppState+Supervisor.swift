import DeskCore

extension AppState {
  /// The queues of the board, in the order of the day.
  var boardKinds: [WorkKind] { WorkKind.allCases }

  mutating func openQueue() {
    switch supervisor.kind {
    case .contact: show(ServiceState.Queue.contact)
    case .confirm: show(ServiceState.Queue.confirm)
    case .clarify: show(ServiceState.Queue.clarify)
    case .handToFulfilment: show(ServiceState.Queue.handToFulfilment)
    case .print: showStage(.queued)
    case .pick: showStage(.printed)
    case .pack: showStage(.picked)
    case .ship: showStage(.packed)
    case .handOver: showStage(.shipped)
    case .stopParcel: showStage(nil)
    case .completeSKU: go(to: .stock)
    }
  }

  private mutating func showStage(_ stage: ParcelStage?) {
    guard panes.contains(.shipping) else { return go(to: .shipping) }
    shipping.stage = stage
    shipping.list.reset()
    show(ShippingState.View.wave)
  }
}
