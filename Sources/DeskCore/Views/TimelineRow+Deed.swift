extension TimelineRow {
  /// How a record reads that isn't simply what its person did.
  public enum Deed: Sendable, Equatable {
    /// APR-1: what `asker` had asked for; its person approved it, and so it was carried out.
    case carriedOut(asker: String)
    /// APR-1: a request went from one post to another, or its amount was reckoned anew, because its person did something else.
    case moved(Move)
  }

  /// What moved a request, and where to.
  public struct Move: Sendable, Equatable {
    public var from: Role?
    public var to: Role
    /// What it comes to now, where that has changed.
    public var value: String?
    /// The command that brought it about, and on what; nil where an older record doesn't say.
    public var cause: String
    public var of: String?

    /// Only its amount is another.
    public var staysPut: Bool { from == to }
  }

  /// What the last act on a request is called where it was moved: no command of anybody's.
  public static let moved = "moveRequest"

  /// Nil: its command, done or tried by its person.
  public var deed: Deed? {
    guard done, body.contains("\"asked\":") || body.contains("\"level\":"), let body = JSONText.parse(body) else { return nil }
    if case .string(let asker)? = body["asked"] { return .carriedOut(asker: asker) }
    guard case .request? = Subject(subject), let level = body["after"]?["level"], case .string(let name) = level,
      let to = Role(rawValue: name)
    else { return nil }
    func text(_ value: JSON?) -> String? { if case .string(let text)? = value { text } else { nil } }
    let value = text(body["after"]?["value"])
    return .moved(
      Move(
        from: text(body["before"]?["level"]).flatMap(Role.init(rawValue:)), to: to,
        value: value == text(body["before"]?["value"]) ? nil : value, cause: text(body["args"]?["because"]) ?? command,
        of: text(body["args"]?["of"])))
  }
}
