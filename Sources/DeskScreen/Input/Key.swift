/// A key press, already decoded from what the terminal sent.
public enum Key: Hashable, Sendable {
  /// A printable character, upper or lower case as typed; the space bar is `.character(" ")`.
  case character(Character)
  case enter, escape, tab, backTab
  case up, down, left, right
  case pageUp, pageDown, home, end
  case backspace, delete
  /// F1 is `.function(1)`.
  case function(Int)
  /// Ctrl with a lower-case letter or one of `@ \ ] ^ _`. Ctrl-I, Ctrl-M and Ctrl-H arrive as tab, enter and backspace.
  case control(Character)
}
