/// A backend for tests: events come from a queue, surfaces are kept.
public final class MemoryBackend: Backend {
  public var size: Size
  /// Events still to be delivered. A resize changes ``size`` when it is taken out.
  public var events: [InputEvent]
  public private(set) var lastSurface: Surface?
  public private(set) var lastTheme: Theme?
  public private(set) var presentedCount = 0
  public private(set) var bells: [Bell] = []
  public private(set) var clipboard: [String] = []
  public private(set) var suspendCount = 0
  public private(set) var isRestored = false

  public init(size: Size = Size(columns: 80, rows: 24), events: [InputEvent] = []) {
    self.size = size
    self.events = events
  }

  public func present(_ surface: Surface, theme: Theme) {
    guard !isRestored else { return }
    lastSurface = surface
    lastTheme = theme
    presentedCount += 1
  }

  /// The next queued event, or nil at once when there is none, whatever the timeout.
  public func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    guard !events.isEmpty else { return nil }
    let event = events.removeFirst()
    if case .resize(let newSize) = event { size = newSize }
    return event
  }

  public func ring(_ bell: Bell) { bells.append(bell) }

  @discardableResult
  public func copyToClipboard(_ text: String) -> Bool {
    clipboard.append(text)
    return true
  }

  public func suspend() {
    suspendCount += 1
    events.insert(.resumed, at: 0)
  }

  public func restore() { isRestored = true }
}
