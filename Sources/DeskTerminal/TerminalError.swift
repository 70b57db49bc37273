/// Why there is no full-screen terminal. What to say about it is the caller's business.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a pipe or a file.
  case notATerminal
  /// terminfo does not know what TERM names.
  case unknownTerminal(String)
  /// No descriptor or memory left.
  case unavailable
  /// A backend is open in this process already.
  case alreadyOpen
}
