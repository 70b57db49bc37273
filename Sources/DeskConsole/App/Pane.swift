import DeskCore

/// The five places of the console, on the keys 1–5.
public enum Pane: Int, CaseIterable, Sendable, Hashable {
  case service = 1
  case shipping, stock, promotion, supervisor

  /// Which panes a role is offered, its own first. What a role may not see is not offered; what it may not do is shown there, refused and
  /// explained (`Authority`). This is the only place that relates roles to panes.
  ///
  /// | role | panes |
  /// |---|---|
  /// | agents | 客服, 发货, 库存 |
  /// | shipper | 发货, 库存, 客服 (to see what is coming and whom to ask) |
  /// | agent lead, director, general manager | all, the board first |
  /// | merchandiser, planner, promoter, designer | 库存, 促销 |
  /// | finance | 主管 (the day's reports, the records), 库存 (counts to sign) |
  /// | buyer | 库存 |
  /// | database admin | 库存, 客服 (whose inbox holds what IT is asked to agree to) |
  public static func offered(to role: Role) -> [Pane] {
    switch role {
    case .presaleAgent, .aftersaleAgent: [.service, .shipping, .stock]
    case .shipper: [.shipping, .stock, .service]
    case .agentLead, .director, .generalManager: [.supervisor, .service, .shipping, .stock, .promotion]
    case .merchandiser, .planner, .promoter, .designer: [.stock, .promotion]
    case .finance: [.supervisor, .stock]
    case .buyer: [.stock]
    case .dbAdmin: [.stock, .service]
    }
  }

  /// The panes of somebody with several roles: those of the first role first, each once.
  public static func offered(to roles: [Role]) -> [Pane] {
    var panes: [Pane] = []
    for role in roles { for pane in offered(to: role) where !panes.contains(pane) { panes.append(pane) } }
    return panes.isEmpty ? [.stock] : panes
  }

  /// The work whose open items the tab counts.
  var work: [WorkKind] {
    switch self {
    // By the person's roles: `AppState.work(of:)`.
    case .service: []
    case .shipping: [.print, .pick, .pack, .ship, .handOver, .stopParcel, .intercept, .acknowledge, .reprint, .inspectReturn]
    case .stock:
      [
        .completeSKU, .countBin, .delist, .publishListing, .publishPrice, .partCount, .fullCount, .enterCount, .settleCount,
        .signCount, .expectGoods, .inspectGoods, .stowGoods, .returnGoods,
      ]
    case .promotion: [.publishPromotion, .takeDownPromotion, .eventStep, .publishRevision, .reviewPages]
    case .supervisor: WorkKind.allCases
    }
  }
}
