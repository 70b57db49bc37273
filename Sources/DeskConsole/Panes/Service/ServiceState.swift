import DeskCore

/// A list of open work with the card of the order under the cursor: 客服, and the returns of 发货.
public struct ServiceState: Sendable {
  /// A sub-queue: one kind of work, or several that belong together.
  public enum Queue: Int, CaseIterable, Sendable {
    case all, contact, confirm, unpaid, changes, shortage, afterSale, exceptions, reviews, inbox, clarify, handToFulfilment

    var kinds: [WorkKind] {
      switch self {
      case .all: Self.allCases.filter { $0 != .all }.flatMap(\.kinds)
      case .contact: [.contact]
      case .confirm: [.confirm]
      case .unpaid: [.remind]
      case .changes: [.amend, .cancel, .invalid]
      case .shortage: [.shortage]
      case .afterSale: [.decideCase, .awaitReturn, .inspectReturn, .settleCase, .closeCase, .dispute]
      case .exceptions: [.exception, .interceptUnanswered]
      case .reviews: [.review, .visit]
      case .inbox:
        [
          .acceptOffer, .escalation, .approveByLead, .approveByDirector, .approveByManager, .approveByIT, .carryOut, .judgeBuyer,
        ]
      case .clarify: [.clarify]
      case .handToFulfilment: [.handToFulfilment]
      }
    }

    /// Who works on orders is shown what falls to their roles, and what their confirming has begun (ORD-3); who only looks is shown all.
    func kinds(for actor: Actor?) -> [WorkKind] {
      guard let actor, actor.role(for: .claimOrder) != nil else { return kinds }
      return kinds.filter { kind in
        kind.roles.contains(where: actor.roles.contains) || (kind == .handToFulfilment && actor.role(for: .confirmOrder) != nil)
      }
    }
  }

  public var queue: Queue = .all
  public var find = ""
  public var list = ListState<QueueRow>()
  /// Of which kind the row is that the cursor is to stand on when the list comes.
  var sought: WorkKind?
  /// The order under the cursor.
  public var card: OrderCard?
  /// What is under the cursor and about no order.
  public var matter: RequestMatter?
  /// The detail has the keys: arrows scroll it.
  public var isOpen = false
  public var scroll = 0

  public init() {}

  /// AFT-3: what the shipper does with goods that come back.
  static let returnKinds: [WorkKind] = [.inspectReturn, .awaitReturn]
}

extension AppState {
  /// The list of work that has the keys.
  var worklist: ServiceState {
    get { context == .returns ? shipping.returns : service }
    set { if context == .returns { shipping.returns = newValue } else { service = newValue } }
  }

  var worklistQuery: Query {
    if context == .returns {
      return .queue(ServiceState.returnKinds, .urgency, find: shipping.returns.find, limit: shipping.returns.list.limit)
    }
    // ORD-6: everything at once begins, in the morning, with what the days before left.
    let order: QueueOrder = service.queue == .all && WorkPlan.isMorning(now, calendar) ? .morning : .urgency
    return .queue(service.queue.kinds(for: actor), order, find: service.find, limit: service.list.limit)
  }

  /// The sub-queues in which this person has anything to look for.
  var offeredQueues: [ServiceState.Queue] { ServiceState.Queue.allCases.filter { !$0.kinds(for: actor).isEmpty } }

  /// Those that hold something, and the two that one is in or comes from: what Tab turns through and the strip shows.
  var turnedQueues: [ServiceState.Queue] {
    offeredQueues.filter { $0 == .all || $0 == service.queue || queueCounts($0.kinds(for: actor)).open > 0 }
  }

  /// What an open item of a pane's tab is.
  func work(of pane: Pane) -> [WorkKind] { pane == .service ? ServiceState.Queue.all.kinds(for: actor) : pane.work }
}
