import Dispatch
import Synchronization

/// Prints beside the console: never on the way of a key or a command, however long a printer takes.
public final class BackgroundPrinting: Sendable {
  public enum Mode: Sendable {
    case background
    /// Before the call returns: for tests.
    case inline
  }

  private let run: PrintRun
  private let mode: Mode
  private let lane = DispatchQueue(label: "shopdesk.print", qos: .utility)
  private let state = Mutex(State())

  private struct State {
    var isStopped = false
    /// Asked for and not begun: one more is enough for all that wait then.
    var isAsked = false
  }

  /// Seconds that leaving waits for what is coming out of the printer.
  static let patience = 5.0

  init(_ run: PrintRun, mode: Mode, isOff: Bool = false) {
    self.run = run
    self.mode = mode
    state.withLock { $0.isStopped = isOff }
  }

  func start() {
    guard mode == .background else { return state.withLock(\.isStopped) ? () : work() }
    let isNew = state.withLock { state in
      defer { state.isAsked = true }
      return !state.isAsked && !state.isStopped
    }
    if isNew { lane.async { [self] in work() } }
  }

  private func work() {
    state.withLock { $0.isAsked = false }
    // What can't be said now (the store is busy, nobody sits here any more) waits in the store, for the next print.
    try? run.drain(until: { [self] in state.withLock(\.isStopped) })
  }

  /// Begins nothing new and waits for what has begun. False: it takes longer, and its job says so to the next who prints.
  public func finish() -> Bool {
    state.withLock { $0.isStopped = true }
    let done = DispatchSemaphore(value: 0)
    lane.async { done.signal() }
    return done.wait(timeout: .now() + Self.patience) == .success
  }
}
