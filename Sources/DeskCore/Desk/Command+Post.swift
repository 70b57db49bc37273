extension Command {
  /// Commands on people's posts beyond their account.
  static func post(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .standIn:
      return .standIn(
        name: try personName(a), role: try a.choice("role", of: Role.self),
        from: try a.optionalText("from") == nil ? nil : a.shopTime("from"), until: try a.shopTime("until", endsDay: true),
        reason: try a.text("reason"))
    case .endStandIn: return .endStandIn(name: try personName(a), role: try a.choice("role", of: Role.self))
    case .askLeave:
      return .askLeave(
        name: try personName(a), kind: try a.optionalChoice("kind", of: Leave.Kind.self) ?? .planned, from: try a.shopTime("from"),
        until: try a.shopTime("until", endsDay: true), reason: try a.text("reason"))
    case .cancelLeave:
      return .cancelLeave(name: try personName(a), from: try a.optionalText("from") == nil ? nil : a.shopTime("from"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var postJSON: JSON {
    switch self {
    case .standIn(_, let role, let from, let until, let reason):
      .object(
        [("role", .string(role.rawValue))] + Self.present("from", from) + [("until", .string(until)), ("reason", .string(reason))])
    case .endStandIn(_, let role): .object([("role", .string(role.rawValue))])
    case .askLeave(_, let kind, let from, let until, let reason):
      .object([
        ("kind", .string(kind.rawValue)), ("from", .string(from)), ("until", .string(until)), ("reason", .string(reason)),
      ])
    case .cancelLeave(_, let from): .object(Self.present("from", from))
    default: .object([])
    }
  }
}

extension CommandKind {
  var postParameters: [CommandParameter] {
    switch self {
    case .standIn:
      [
        .init("role", .choice(Role.allCases.map(\.rawValue))), .init("from", required: false), .init("until"), .init("reason"),
      ]
    case .endStandIn: [.init("role", .choice(Role.allCases.map(\.rawValue)))]
    case .askLeave:
      [
        .init("kind", .choice(Leave.Kind.allCases.map(\.rawValue)), required: false), .init("from"), .init("until"),
        .init("reason"),
      ]
    case .cancelLeave: [.init("from", required: false)]
    default: []
    }
  }
}
