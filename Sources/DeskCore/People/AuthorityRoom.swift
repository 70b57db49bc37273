/// ROL-3: how far somebody's own authority still goes on one order today, and who decides what lies above it.
public struct AuthorityRoom: Sendable, Equatable {
  private var limits: AuthorityLimits
  private var roles: [Role]
  private var usedOnOrder: [AuthorityAmount: Money]
  private var usedToday: [AuthorityAmount: Money]

  public init(
    _ limits: AuthorityLimits, roles: [Role], usedOnOrder: [AuthorityAmount: Money] = [:], usedToday: [AuthorityAmount: Money] = [:]
  ) {
    self.limits = limits
    self.roles = roles
    self.usedOnOrder = usedOnOrder
    self.usedToday = usedToday
  }

  public init(_ situation: Situation) {
    self.init(
      situation.limits, roles: situation.actor.roles, usedOnOrder: situation.usedOnOrder, usedToday: situation.usedToday)
  }

  /// What may still be decided alone, by the most that one of the roles allows.
  public func left(_ amount: AuthorityAmount) -> Money {
    let rooms = roles.map { role in
      let limit = limits[role, amount]
      return min(limit.perOrder - (usedOnOrder[amount] ?? .zero), limit.perDay - (usedToday[amount] ?? .zero))
    }
    return max(rooms.max() ?? .zero, .zero)
  }

  /// Nil: within the own authority. Else the lowest post above the own ones whose limit per order allows it: whose day is used up isn't helped
  /// by a colleague of the same post. Above the highest there is nobody.
  public func approver(for use: AuthorityUse) -> Role? {
    if use.value <= left(use.amount) { return nil }
    let onOrder = (usedOnOrder[use.amount] ?? .zero).plus(use.value)
    let ladder = AuthorityLimits.ladder
    let above = ladder[(ladder.lastIndex(where: roles.contains).map { $0 + 1 } ?? 0)...]
    return above.first { limits[$0, use.amount].perOrder >= onOrder } ?? ladder.last
  }
}
