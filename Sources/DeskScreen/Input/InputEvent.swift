/// What can happen to a console from outside.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// Text pasted as one block; raw, line breaks included. It never counts as keys.
  case paste(String)
  /// The screen has a new size. The next ``Backend/present(_:theme:)`` redraws everything.
  case resize(Size)
  /// The terminal is gone: save what is unsaved and leave. Repeated by every further call, at a gentle pace.
  case hangup
  /// Somebody asked the process to end (SIGTERM, SIGINT, SIGQUIT).
  case terminate
  /// Running again after a stop; the screen will be drawn anew.
  case resumed
  /// A watched descriptor is readable, or another thread called for attention.
  case wake
  /// A moment without input. Backends report a timeout as nil; this case is for scripts that want one stated.
  case idle
}
