/// Somebody of the shop as whoever decides about them must know them: never anything of their password.
public struct PersonCard: Sendable, Equatable {
  public var name: String
  public var displayName: String
  /// Their own, in the order in which they were given.
  public var roles: [Role]
  public var isDisabled: Bool
  public var version: Int
  /// ROL-5: those that hold, and those that will.
  public var standIns: [StandIn]
  /// ROL-9: those that hold, and those that will.
  public var leaves: [Leave] = []

  public init(name: String, displayName: String, roles: [Role], isDisabled: Bool, version: Int, standIns: [StandIn] = []) {
    self.name = name
    self.displayName = displayName
    self.roles = roles
    self.isDisabled = isDisabled
    self.version = version
    self.standIns = standIns
  }
}

/// ROL-5, ROL-9: who stands in for whom and who is away, and will: what ends first comes first.
public struct PostList: Sendable, Equatable {
  public var standIns: [StandIn]
  /// ROL-9: who is away and will be; what ends first comes first.
  public var leaves: [Leave]

  public init(standIns: [StandIn] = [], leaves: [Leave] = []) {
    self.standIns = standIns
    self.leaves = leaves
  }
}

extension RequestMatter {
  /// ROL-6: the posts somebody would have once it is approved; nil: it isn't about that.
  public var rolesAfter: [Role]? {
    guard let asked else { return nil }
    let own = person?.roles ?? []
    return switch asked {
    case .addPerson(_, _, let role): [role]
    case .grantRole(_, let role): own.contains(role) ? own : own + [role]
    case .revokeRole(_, let role): own.filter { $0 != role }
    default: nil
    }
  }
}
