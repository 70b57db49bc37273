import DeskCore
import Synchronization

/// The clock of a shop in the making: it runs through the demo's day as its acts are carried out.
final class DemoClock: Sendable {
  private let time: Mutex<Instant>

  init(_ start: Instant) { time = Mutex(start) }

  var now: Instant { time.withLock { $0 } }

  /// Moves on to `instant`; never back.
  func advance(to instant: Instant) { time.withLock { $0 = max($0, instant) } }
}
