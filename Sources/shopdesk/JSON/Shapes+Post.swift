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
    members.append(("alsoWaiting", .array(one.others.map { .object(waiting($0)) })))
    if let price = one.outlook {
      func sum(_ money: Money?) -> JSON { money.map(self.money) ?? .null }
      members += [
        ("priceNow", sum(price.now)), ("floorPrice", sum(price.floor)), ("cost", sum(price.cost)), ("margin", sum(price.margin)),
      ]
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

  /// Who waits for what beside it, since when.
  func waiting(_ other: ApprovalRequest) -> [(String, JSON)] {
    [
      ("request", .string(other.id.text)), ("askedBy", .string(other.askedBy)), ("askedAt", time(other.askedAt)),
      ("args", JSONText.parse(other.arguments) ?? .null),
    ]
  }

  func standIns(_ all: [StandIn]) -> JSON { .array(all.map { .object(standIn($0)) }) }
}
