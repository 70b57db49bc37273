/// INV-5: a stock count. Of each SKU in it: what was entered, by whom, and what the book said at that moment.
public struct StockCount: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// Some SKUs, chosen so that each comes round (every two working days).
    case part
    /// Every SKU; finance signs it (once a month).
    case full
    /// SKUs or a zone that somebody named.
    case asked
  }

  public enum State: String, CaseIterable, Sendable, Hashable {
    case counting
    /// Everything is settled; finance has still to sign.
    case signing
    case closed, cancelled
  }

  public var id: CountID
  /// Grows with the count's own state. Its SKUs go their ways side by side: people who count different ones don't get in each other's way.
  public var version: Int
  public var kind: Kind
  public var state: State
  /// The beginning of the locations that were named.
  public var zone: String?
  public var openedBy: String
  public var openedAt: Instant
  public var closedAt: Instant?
  /// Who signed a full count for finance.
  public var signedBy: String?
  /// How many SKUs it has, and how many of them are not settled yet.
  public var lines: Int
  public var left: Int

  public init(
    id: CountID, version: Int = 1, kind: Kind, state: State = .counting, zone: String?, openedBy: String, openedAt: Instant,
    closedAt: Instant? = nil, signedBy: String? = nil, lines: Int, left: Int
  ) {
    self.id = id
    self.version = version
    self.kind = kind
    self.state = state
    self.zone = zone
    self.openedBy = openedBy
    self.openedAt = openedAt
    self.closedAt = closedAt
    self.signedBy = signedBy
    self.lines = lines
    self.left = left
  }

  /// What a record tells of it.
  public var fields: [(String, JSON)] {
    [("state", .string(state.rawValue)), ("left", .int(left)), ("signedBy", .optional(signedBy))]
  }
}

/// One SKU of a count.
public struct CountLine: Sendable, Equatable {
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// Nobody has counted it yet.
    case open
    /// The book said otherwise: somebody else counts it again.
    case recount
    /// Two people found the same difference: why?
    case differs
    /// Waits for approval.
    case explained
    /// As in the book.
    case matched
    case booked

    /// Nothing more is to be done.
    public var isSettled: Bool { self == .matched || self == .booked }
    /// Nobody who counts may know the book.
    public var isBlind: Bool { self == .open || self == .recount }
  }

  public struct Entry: Sendable, Equatable {
    public var quantity: Int
    /// On hand when it was entered. What is picked or received later makes no difference.
    public var book: Int
    public var by: String
    public var at: Instant

    public init(quantity: Int, book: Int, by: String, at: Instant) {
      self.quantity = quantity
      self.book = book
      self.by = by
      self.at = at
    }

    public var difference: Int { quantity - book }
  }

  public var sku: String
  public var state: State
  public var entries: [Entry]
  public var explanation: String?
  public var explainedBy: String?
  /// Of its last change.
  public var at: Instant

  public init(
    sku: String, state: State = .open, entries: [Entry] = [], explanation: String? = nil, explainedBy: String? = nil, at: Instant
  ) {
    self.sku = sku
    self.state = state
    self.entries = entries
    self.explanation = explanation
    self.explainedBy = explainedBy
    self.at = at
  }

  /// What the last entry found more or less than the book; nil before there is one.
  public var difference: Int? { entries.last?.difference }

  /// What a record tells of it. An entry's record says what was counted, never what the book said: it is read before the count is settled.
  public var fields: [(String, JSON)] {
    [
      ("line", .string(state.rawValue)), ("explanation", .optional(explanation)),
      ("difference", state.isBlind ? .null : .int(difference ?? 0)),
    ]
  }
}
