/// A piece of text with its ink, for lines that mix several.
public struct TextRun: Hashable, Sendable {
  public var text: String
  public var ink: Ink

  public init(_ text: String, _ ink: Ink = .plain) {
    self.text = text
    self.ink = ink
  }
}
