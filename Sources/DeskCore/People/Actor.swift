/// Who acts: a person, the roles they hold now, and the terminal they sit at.
public struct Actor: Sendable, Hashable {
  /// The name they sign in with.
  public var name: String
  /// The name that colleagues and records show, e.g. 张敏.
  public var displayName: String
  /// First the one they usually act in; after their own those they stand in for now.
  public var roles: [Role]
  /// ROL-5: what they stand in for now.
  public var standIns: [StandIn]
  /// `pts/3`, a host, or `cli`: free text of at most 80 characters.
  public var terminal: String
  /// ROL-7: whose account they use, when it isn't their own; the roles are that account's.
  public var account: String?
  /// REC-3: sees this one buyer for a while although no role of theirs does.
  public var isUnmasked = false

  public init(name: String, displayName: String, roles: [Role], terminal: String, standIns: [StandIn] = []) {
    self.name = name
    self.displayName = displayName
    self.roles = roles
    self.terminal = terminal
    self.standIns = standIns
  }

  /// The first of the actor's roles that may do `command`, or nil: refused.
  public func role(for command: CommandKind) -> Role? { roles.first { Authority.allows($0, command) } }

  /// As what this person prints such a paper; nil: they may not.
  public func role(printing document: PrintDocument) -> Role? { roles.first { Authority.roles(printing: document).contains($0) } }

  /// Those that are theirs, without what they stand in for.
  public var ownRoles: [Role] { roles.filter { role in !standIns.contains { $0.role == role } } }

  /// REC-3.
  public var seesBuyers: Bool { isUnmasked || roles.contains(where: \.seesBuyers) }

  /// ROL-4: by whose hands something counts as done: the person's, and those of whose account they use.
  public var hands: [String] { [name] + (account.map { [$0] } ?? []) }

  /// ROL-4: the person, or whose account they use: neither decides what the other of them has proposed.
  public func isSame(as name: String) -> Bool { name == self.name || name == account }
}
