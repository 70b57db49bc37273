import DeskCore

/// 客服: the queues of orders that wait for a person.
public struct ServiceState: Sendable {
  /// A sub-queue: one kind of work, or all of them.
  public enum Queue: Int, CaseIterable, Sendable {
    case all, contact, confirm, clarify, handToFulfilment

    var kinds: [WorkKind] {
      switch self {
      case .all: [.contact, .confirm, .clarify, .handToFulfilment]
      case .contact: [.contact]
      case .confirm: [.confirm]
      case .clarify: [.clarify]
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
