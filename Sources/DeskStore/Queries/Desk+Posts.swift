import DeskCore

extension Desk {
  /// ROL-5: who stands in for whom now, and will; what ends first comes first. At most 200.
  public func postList() throws -> PostList {
    try engine.read { connection in
      let standIns = try connection.all(
        """
        SELECT person, role, starts_at, ends_at, reason, asked_by, approved_by, ended_at FROM stand_in
        WHERE ends_at > ? AND ended_at IS NULL ORDER BY ends_at, id LIMIT 200
        """, now.milliseconds, read: StandIn.init)
      return PostList(standIns: standIns.compactMap(\.self), leaves: try leaves(from: now, until: nil, connection))
    }
  }

  /// ROL-9: who is away and will be; on a day: who is away then. What ends first comes first. At most 200.
  public func leaves(on day: ShopDay? = nil) throws -> [Leave] {
    try engine.read { connection in
      guard let day else { return try leaves(from: now, until: nil, connection) }
      let zone = try settings(connection).calendar.zone
      return try leaves(from: zone.instant(day), until: zone.instant(day.advanced(by: 1)), connection)
    }
  }

  /// Those in which somebody is really away in the time; one cancelled before it began is none.
  private func leaves(from: Instant, until: Instant?, _ connection: any SQLSession) throws -> [Leave] {
    try connection.all(
      """
      SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at FROM leave
      WHERE ends_at > ? AND starts_at < ? AND (cancelled_at IS NULL OR (cancelled_at > starts_at AND cancelled_at > ?))
      ORDER BY ends_at, id LIMIT 200
      """, from.milliseconds, until?.milliseconds ?? Int64.max, from.milliseconds, read: Leave.init
    ).compactMap(\.self)
  }

  /// Somebody with their posts; nil: nobody has that name.
  public func personCard(_ name: String) throws -> PersonCard? {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      let found = try connection.first("SELECT display_name, version, disabled_at IS NOT NULL FROM person WHERE name = ?", name) {
        PersonCard(name: name, displayName: $0.text(0), roles: [], isDisabled: $0.bool(2), version: Int($0.int(1)))
      }
      guard var card = found else { return nil }
      card.roles = try load.ownRoles(of: name)
      card.standIns = try load.standIns(of: name, at: now)
      card.leaves = try load.leaves(of: name, after: now).filter { $0.cancelledAt == nil }
      return card
    }
  }

  /// ROL-3: the limit of a role in force.
  func limit(of role: Role, _ amount: AuthorityAmount) throws -> AuthorityLimits.Limit {
    try engine.read { try SituationLoader(session: $0).limits()[role, amount] }
  }
}
