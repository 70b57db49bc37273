/// ORD-8: stopping a parcel that has been printed: a handshake between whoever asks and whoever stands at the bench.
public struct Interception: Sendable, Equatable {
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// Asked; the bench hasn't said that it saw it.
    case requested
    /// The bench has seen it and looks for the parcel.
    case seen
    /// The goods were seen and put back.
    case found
    /// It had left already.
    case gone
    /// Taken back by whoever asked.
    case lifted

    /// The parcel must not move.
    public var isOpen: Bool { self == .requested || self == .seen }
  }

  public var state: State
  public var by: String
  public var at: Instant
  public var reason: String
  public var seenBy: String?
  public var seenAt: Instant?

  public init(state: State = .requested, by: String, at: Instant, reason: String, seenBy: String? = nil, seenAt: Instant? = nil) {
    self.state = state
    self.by = by
    self.at = at
    self.reason = reason
    self.seenBy = seenBy
    self.seenAt = seenAt
  }
}

/// AFT-4: something went wrong with a parcel on its way; followed until solved, with an owner and a next time.
public struct ParcelException: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    case lost, stuck, damaged, refused
    case wrongItem = "wrong-item"
  }

  public var kind: Kind
  public var owner: String
  public var next: Instant

  public init(kind: Kind, owner: String, next: Instant) {
    self.kind = kind
    self.owner = owner
    self.next = next
  }
}
