/// A place to show surfaces and get input from: a terminal, or a test. Used from one thread.
public protocol Backend: AnyObject {
  /// The size surfaces should have now.
  var size: Size { get }

  /// Shows a surface; only what changed since the last one is sent. A surface of another size is clipped or padded.
  func present(_ surface: Surface, theme: Theme)

  /// Waits for the next event, at most that long; nil waits for ever, 0 does not wait. Returns nil when the time is up.
  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent?

  /// Sounds the bell without waiting for it to end.
  func ring(_ bell: Bell)

  /// Asks the terminal to put text on the clipboard of the person's own machine. False when it is too long for terminals or
  /// there is no terminal; true means asked, since no terminal answers.
  @discardableResult
  func copyToClipboard(_ text: String) -> Bool

  /// Gives the terminal back and stops the process, as Ctrl-Z does; returns when it is continued, and ``InputEvent/resumed``
  /// follows. Call it for Ctrl-Z, when no transaction is open.
  func suspend()

  /// Gives the terminal back for good. Safe to call twice; presenting afterwards does nothing.
  func restore()
}
