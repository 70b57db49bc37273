/// Who acts: a person, the roles they hold now, and the terminal they sit at.
public struct Actor: Sendable, Hashable {
  /// The name they sign in with.
  public var name: String
  /// The name that colleagues and records show, e.g. 张敏.
  public var displayName: String
  /// First the one they usually act in.
  public var roles: [Role]
  /// `pts/3`, a host, or `cli`: free text of at most 80 characters.
  public var terminal: String

  public init(name: String, displayName: String, roles: [Role], terminal: String) {
    self.name = name
    self.displayName = displayName
    self.roles = roles
    self.terminal = terminal
  }

  /// The first of the actor's roles that may do `command`, or nil: refused.
  public func role(for command: CommandKind) -> Role? { roles.first { Authority.allows($0, command) } }

  /// As what this person prints such a paper; nil: they may not.
  public func role(printing document: PrintDocument) -> Role? { roles.first { Authority.roles(printing: document).contains($0) } }

  public var seesBuyers: Bool { roles.contains(where: \.seesBuyers) }
}
