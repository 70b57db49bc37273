import DeskCore
import DeskScreen

/// Keys and what they do, once: dispatch, footer, help, palette and the keys document are made from it.
public struct Binding: Sendable {
  public var action: Action
  /// The first is the one that hints show.
  public var keys: [Key]
  /// Where it is alive; nil: everywhere.
  public var contexts: Set<Context>?
  /// Its place in the footer, from the left; nil: not shown there.
  public var footer: Int?

  /// `letters`: one key for each character, before the others.
  public init(_ action: Action, _ letters: String, _ others: Key..., in contexts: Set<Context>? = nil, footer: Int? = nil) {
    self.action = action
    keys = letters.map(Key.character) + others
    self.contexts = contexts
    self.footer = footer
  }

  public init(_ action: Action, _ keys: Key..., in contexts: Set<Context>? = nil, footer: Int? = nil) {
    self.action = action
    self.keys = keys
    self.contexts = contexts
    self.footer = footer
  }

  public func isAlive(in context: Context) -> Bool { contexts?.contains(context) ?? true }
}
