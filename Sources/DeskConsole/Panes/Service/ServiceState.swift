import DeskCore

/// 客服: the queues of orders that wait for a person.
public struct ServiceState: Sendable {
  /// A sub-queue: one kind of work, or all of them.
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
      case .inbox: [.acceptOffer, .escalation, .approveByLead, .approveByDirector, .approveByManager, .carryOut, .judgeBuyer]
      case .clarify: [.clarify, .refreshImport]
      case .handToFulfilment: [.handToFulfilment]
      }
    }
  }

  public var queue: Queue = .all
  public var find = ""
  public var list = ListState<QueueRow>()
  /// The order under the cursor.
  public var card: OrderCard?
  /// The detail has the keys: arrows scroll it.
  public var isOpen = false
  public var scroll = 0

  public init() {}

  var query: Query { .queue(queue.kinds, find: find, limit: list.limit) }
}
