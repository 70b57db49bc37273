import DeskCore

/// 主管: every queue, who is there, what is refunded or disputed, and what is being done.
public struct SupervisorState: Sendable {
  public enum View: CaseIterable, Sendable, Hashable {
    case board, items, people, refunds, log
  }

  public var view: View = .board
  public var kind: WorkKind = .approveByLead
  public var board: Board?
  /// The open work of the queue under the board's cursor.
  public var items = ListState<QueueRow>()
  public var refunds = ListState<RefundRow>()
  /// Sign-in name of the person under the cursor.
  public var person: String?
  public var log = ListState<TimelineRow>()
  /// What is typed as the log's filter, and what it means; nil: nothing.
  public var find = ""
  public var filter: LogFilter? = LogFilter()

  public init() {}

  var selectedPerson: Board.Person? { board?.people.first { $0.name == person } ?? board?.people.first }

  static let logStep = 200

  var logQuery: Query { .log(find: find, limit: max(log.limit, Self.logStep)) }
  var itemsQuery: Query { .held(kind, limit: max(items.limit, 200)) }
}

extension TimelineRow: Keyed { public var key: String { String(seq) } }
extension RefundRow: Keyed {}
