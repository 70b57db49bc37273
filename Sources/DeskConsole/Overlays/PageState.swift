import DeskCore

/// A text to read: a dispatch note, a manifest, the messages.
public struct PageState: Sendable {
  public var title: String
  public var lines: [String]
  public var scroll = 0
  /// REC-3: it closes at this moment; nil: when its reader closes it.
  public var until: Instant?

  public init(title: String, text: String) {
    self.title = title
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
