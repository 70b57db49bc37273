import DeskCore
import DeskScreen

/// A question before an act that leaves the shop or can't be taken back. It takes keys only once it has been on the screen, its confirming
/// key is not the one that opened it, and it begins at 取消.
public struct ConfirmState: Sendable {
  public var kind: CommandKind
  public var planned: [Planned]
  /// What it will be done to, one line each.
  public var lines: [String]
  public var isArmed = false
  public var isGoFocused = false
  /// For several at once the count must be typed.
  public var typed = TextField(limit: 6)
  public init(kind: CommandKind, planned: [Planned], lines: [String]) {
    self.kind = kind
    self.planned = planned
    self.lines = lines
  }

  var needsCount: Bool { planned.count > 1 }
  var isCountRight: Bool { typed.text == String(planned.count) }
}
