import DeskCore
import DeskScreen

/// Something the person is told: on the status line until they go on, and in `:messages` for the rest of the session.
public struct Notice: Sendable, Equatable {
  public enum Level: Sendable { case note, success, warning, error }

  public var level: Level
  public var text: String
  /// The way back, such as `z 放回`.
  public var hint: Hint?
  public var at: Instant
  /// Whether a frame with it has been on the screen: what nobody could see is not cleared by a key.
  public var isPresented = false

  public init(_ level: Level, _ text: String, hint: Hint? = nil, at: Instant) {
    self.level = level
    self.text = text
    self.hint = hint
    self.at = at
  }

  /// Seconds after which a note goes by itself; warnings and errors stay until a key.
  static let noteSeconds: Int64 = 8
}
