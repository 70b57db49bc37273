import DeskCore

extension AppState {
  /// Opening an order that nobody holds claims it, so that others see who is on it; `z` puts it back.
  mutating func openOrder() {
    guard let row = service.list.selected, let actor else { return }
    service.isOpen = true
    service.scroll = 0
    let isWork = row.kind == .contact || row.kind == .confirm || row.kind == .clarify
    if row.owner == nil, isWork, actor.role(for: .claimOrder) != nil, !service.list.isGhostSelected { start(.claimOrder) }
  }
}
