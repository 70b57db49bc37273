import DeskCore

/// Who stands in for whom.
extension Shapes {
  func standIn(_ one: StandIn) -> [(String, JSON)] {
    [
      ("role", .string(one.role.rawValue)), ("from", time(one.from)), ("until", time(one.until)), ("reason", .string(one.reason)),
      ("askedBy", .string(one.askedBy)), ("approvedBy", .string(one.approvedBy)),
    ]
  }

  func leave(_ one: Leave) -> [(String, JSON)] {
    [
      ("kind", .string(one.kind.rawValue)), ("from", time(one.from)), ("until", time(one.end)), ("reason", .string(one.reason)),
      ("askedBy", .string(one.askedBy)), ("approvedBy", .string(one.approvedBy)),
    ]
  }

  /// How what a request is about stands, and would.
  func matter(_ one: RequestMatter) -> [(String, JSON)] {
    func roles(_ roles: [Role]) -> JSON { .array(roles.map { .string($0.rawValue) }) }
    var members: [(String, JSON)] = []
    if one.person != nil || one.rolesAfter != nil {
      members.append(
        (
          "person",
          .object([
            ("name", .string(one.card.request.subject.argument)), ("displayName", .optional(one.person?.displayName)),
            ("roles", roles(one.person?.roles ?? [])), ("rolesAfter", one.rolesAfter.map(roles) ?? .null),
            ("standIns", standIns(one.person?.standIns ?? [])),
          ])
        ))
    }
    if case .setPrice? = one.asked {
      members.append(
        (
          "belowFloor",
          .array(
            one.dips.map { dip in
              guard case .object(let floor) = conflict(.belowFloor(dip.floor)) else { return .null }
              return .object([("promotion", .string(dip.id.text)), ("title", .string(dip.title))] + floor.dropFirst())
            })
        ))
    }
    if let limit = one.limit {
      members.append(("limit", .object([("perOrder", money(limit.perOrder)), ("perDay", money(limit.perDay))])))
    }
    return members
  }

  func standIns(_ all: [StandIn]) -> JSON { .array(all.map { .object(standIn($0)) }) }
}
