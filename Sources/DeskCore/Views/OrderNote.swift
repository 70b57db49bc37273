/// ORD-11: a note that somebody wrote on an order: its text stands in the order's records.
public struct OrderNote: Sendable, Equatable {
  public var text: String
  public var flag: Flag?
  public var by: String
  public var at: Instant

  /// From the body of a `noteOrder` record; nil when it has no text.
  public init?(record body: String, by: String, at: Instant) {
    guard let arguments = JSONText.parse(body)?["args"], case .string(let text)? = arguments["text"] else { return nil }
    self.text = text
    if case .string(let colour)? = arguments["flag"] { flag = Flag(rawValue: colour) }
    self.by = by
    self.at = at
  }
}
