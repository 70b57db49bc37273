import DeskCore

/// After how many seconds without a key the screen is hidden and the password asked for.
public struct LockPolicy: Sendable, Equatable {
  public var standard: Int
  /// For the roles that decide about money or people.
  public var sensitive: Int

  public init(standard: Int = 600, sensitive: Int = 180) {
    self.standard = standard
    self.sensitive = sensitive
  }

  public func seconds(for roles: [Role]) -> Int { roles.contains(where: Self.isSensitive) ? sensitive : standard }

  private static func isSensitive(_ role: Role) -> Bool {
    switch role {
    case .finance, .director, .generalManager, .dbAdmin: true
    default: false
    }
  }
}
