import DeskCore

/// Commands that are being carried out, one after the other. While there is one, keys wait.
public struct Flight: Sendable {
  /// Where the wish came from decides what follows a refusal.
  public enum Origin: Sendable { case list, form, bench, bag }

  public var kind: CommandKind
  public var origin: Origin
  public var waiting: [Planned]
  public var done: [(Planned, Receipt)] = []
  public var failed: [(Planned, Failure)] = []
  public var startedAt: Instant

  public init(kind: CommandKind, origin: Origin, waiting: [Planned], startedAt: Instant) {
    self.kind = kind
    self.origin = origin
    self.waiting = waiting
    self.startedAt = startedAt
  }

  public var isBatch: Bool { done.count + failed.count + waiting.count > 1 }
}
