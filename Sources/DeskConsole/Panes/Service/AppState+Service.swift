import DeskCore

extension AppState {
  /// Opening an order that nobody holds claims it, so that others see who is on it; `z` puts it back.
  mutating func openOrder() {
    guard let row = worklist.list.selected, let actor else { return }
    // Once more: what can be done with it.
    if worklist.isOpen { return openActs() }
    worklist.isOpen = true
    worklist.scroll = 0
    let isWork = row.kind == .contact || row.kind == .confirm || row.kind == .clarify
    if row.owner == nil, isWork, actor.role(for: .claimOrder) != nil, !worklist.list.isGhostSelected {
      start(.claimOrder, on: selection(for: .order).map { [$0] })
    }
  }
}
