import DeskCore
import DeskStore
import Dispatch

/// ORD-18: what the clock asks for, done beside a console when nobody else does it: the evening's backup. Never on the way of a key. What
/// fails is told by the strip of every console, from the hour on.
public final class BackgroundDuties: @unchecked Sendable {
  private let lane = DispatchQueue(label: "shopdesk.duties", qos: .utility)
  private let timer: any DispatchSourceTimer

  /// Seconds after opening at which it first looks, between looks, and that leaving waits for a backup under way.
  static let (first, pause, patience) = (10.0, 60.0, 5.0)

  public init(_ desk: Desk, terminal: String) {
    timer = DispatchSource.makeTimerSource(queue: lane)
    timer.schedule(deadline: .now() + Self.first, repeating: Self.pause, leeway: .seconds(5))
    // Where `watch` runs it is its matter: it knows the folder and where the head is to be written.
    timer.setEventHandler { _ = try? desk.backUpIfDue(terminal: terminal, besideWatch: false) }
    timer.resume()
  }

  /// Begins nothing new. False: a backup is under way that takes longer; its unfinished file counts for nothing, and somebody else makes it.
  public func finish() -> Bool {
    timer.cancel()
    let done = DispatchSemaphore(value: 0)
    lane.async { done.signal() }
    return done.wait(timeout: .now() + Self.patience) == .success
  }
}
