/// A line of a work queue, as a screen or a list shows it: everything in one bounded query. Below the open work, what was looked for in the
/// whole history: orders, without a kind.
public struct QueueRow: Sendable, Equatable {
  public var kind: WorkKind?
  /// Of a found order.
  public var stage: OrderStage?
  public var subject: Subject
  /// Of a found order: when it was paid.
  public var due: Instant
  public var owner: String?
  public var order: OrderID?
  public var version: Int
  /// The marketplace's number.
  public var number: String
  /// Masked where the reader's roles don't need it (REC-3).
  public var buyer: String
  public var paid: Money
  /// First line's title, attributes and count; ` +2` when there are more lines.
  public var goods: String
  public var flag: Flag?
  public var hasUnreadMessages: Bool
  public var amendments: Int
  public var parcel: ParcelID?
  /// What a case or a request is about, where the item is of one.
  public var matter: Matter?
  /// Of a request that is about no order: what it asks for.
  public var gist: RequestGist?
  public var courier: String?
  public var waybill: String?

  public enum Matter: Sendable, Equatable {
    case afterCase(AfterCaseKind, CaseStage, Money)
    case request(CommandKind, AuthorityUse?, askedBy: String)

    /// What it comes to, where it comes to an amount.
    public var money: Money? {
      switch self {
      case .afterCase(_, _, let amount): amount
      case .request(_, let use, _): use?.value
      }
    }

    public var asker: String? {
      if case .request(_, _, let by) = self { by } else { nil }
    }
  }

  public init(kind: WorkKind, subject: Subject, due: Instant, owner: String?) {
    self.kind = kind
    self.subject = subject
    self.due = due
    self.owner = owner
    version = 0
    number = ""
    buyer = ""
    paid = .zero
    goods = ""
    hasUnreadMessages = false
    amendments = 0
  }

  /// An order that was found and is no open work.
  public init(_ found: OrderRow) {
    self.init(kind: .contact, subject: .order(found.id), due: found.at, owner: found.claimedBy)
    kind = nil
    stage = found.stage
    order = found.id
    version = found.version
    number = found.number
    buyer = found.buyer
    paid = found.paid
    goods = found.goods
    flag = found.flag
    hasUnreadMessages = found.hasUnreadMessages
    amendments = found.amendments
  }

  /// Stable across refreshes: the cursor belongs to it.
  public var key: String { "\(kind?.rawValue ?? "found")/\(subject.text)" }
}

/// SUP-1: one queue at a glance.
public struct QueueCount: Sendable, Equatable {
  public var kind: WorkKind
  public var open: Int
  public var late: Int
  /// Late within the next hour.
  public var soon: Int
  public var oldestDue: Instant?
  /// How many are held by somebody.
  public var held: Int
  /// The person who holds most, for the board.
  public var busiest: String?

  public init(
    kind: WorkKind, open: Int = 0, late: Int = 0, soon: Int = 0, oldestDue: Instant? = nil, held: Int = 0, busiest: String? = nil
  ) {
    self.kind = kind
    self.open = open
    self.late = late
    self.soon = soon
    self.oldestDue = oldestDue
    self.held = held
    self.busiest = busiest
  }
}
