import DeskCore

/// What a scale on a serial line has sent, or that it isn't there.
public enum ScaleNews: Sendable, Equatable {
  case connected
  /// Complete lines, oldest first; `noise`: characters came after them that make no line.
  case lines([String], noise: Bool)
  case lost
}

/// The scale of the bench: only its newest word counts, and only what has been on the screen may be taken.
public struct ScaleState: Sendable, Equatable {
  public enum Reading: Sendable, Equatable {
    /// Nothing yet, or nothing since a weight was taken.
    case waiting
    case stable(grams: Int)
    /// Still moving.
    case unstable
    /// Overload, less than nothing, a tare.
    case useless
    /// In no form of a weight in kilograms or grams.
    case unreadable
    case lost
  }

  /// Seconds for which a stable weight counts. A scale that sends all the time says it again; one that sends once, at a key, has this long.
  static let freshSeconds: Int64 = 30

  private var newest = Reading.waiting
  private var at: Instant
  /// The weight that the last frame showed.
  var shownGrams: Int?

  init(now: Instant) { at = now }

  /// What stands on the scale as far as it has said.
  public func reading(_ now: Instant) -> Reading {
    if case .stable = newest, now.seconds(since: at) >= Self.freshSeconds { return .waiting }
    return newest
  }

  mutating func take(_ news: ScaleNews, now: Instant) {
    at = now
    switch news {
    case .connected: newest = .waiting
    case .lost: newest = .lost
    case .lines(let lines, let noise):
      guard let last = lines.last, !noise else { return newest = .unreadable }
      newest =
        switch ScaleLine(last) {
        case .stable(let grams): .stable(grams: grams)
        case .unstable: .unstable
        case .useless: .useless
        case nil: .unreadable
        }
    }
  }

  /// The weight was of what lay there before.
  mutating func forget() {
    if case .stable = newest { newest = .waiting }
  }
}
