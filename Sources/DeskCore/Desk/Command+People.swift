extension Command {
  /// Commands on accounts, sessions and the roster.
  static func people(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .borrowAccount:
      return .borrowAccount(
        name: try personName(a), by: try a.text("by").lowercased(),
        until: try a.optionalText("until") == nil ? nil : a.shopTime("until", endsDay: true), reason: try a.text("reason"))
    case .returnAccount: return .returnAccount(name: try personName(a))
    case .endSessions: return .endSessions(name: try personName(a))
    case .setPasswordAge: return .setPasswordAge(days: try a.integer("days", in: passwordDays))
    case .setRoster:
      return .setRoster(
        name: try personName(a), from: try a.day("from"), to: try optionalDay("to", a),
        shift: try a.choice("shift", of: Shift.self))
    case .setHotline:
      return .setHotline(name: try personName(a), from: try a.day("from"), to: try optionalDay("to", a))
    case .rotateRoster:
      let people = try a.list("people").flatMap { $0.split(whereSeparator: { " ,，、".contains($0) }) }.map { $0.lowercased() }
      return .rotateRoster(
        people: people, from: try a.day("from"), weeks: try a.optionalInteger("weeks", in: RosterPlan.weeksRange) ?? 4,
        byHand: try a.optionalChoice("byHand", of: RosterPlan.ByHand.self) ?? .keep)
    case .noteAbsence: return .noteAbsence(name: try personName(a), day: try a.day("day"), reason: try a.text("reason"))
    case .drainPerson:
      return .drainPerson(
        name: try personName(a), to: try a.optionalText("person")?.lowercased(), reason: try a.text("reason"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  private static func optionalDay(_ name: String, _ a: Arguments) throws(Refusal) -> ShopDay? {
    try a.optionalText(name) == nil ? nil : a.day(name)
  }

  /// ROL-7: 0: a password never has to be changed for its age.
  public static let passwordDays = 0...3650

  /// Their arguments as they stand in the record.
  var peopleJSON: JSON {
    switch self {
    case .borrowAccount(_, let by, let until, let reason):
      .object([("by", .string(by))] + Self.present("until", until) + [("reason", .string(reason))])
    case .setPasswordAge(let days): .object([("days", .int(days))])
    case .setRoster(_, let from, let to, let shift):
      .object([("from", .string(from.iso))] + Self.present("to", to?.iso) + [("shift", .string(shift.rawValue))])
    case .setHotline(_, let from, let to): .object([("from", .string(from.iso))] + Self.present("to", to?.iso))
    case .rotateRoster(let people, let from, let weeks, let byHand):
      .object(
        [("people", .array(people.map(JSON.string))), ("from", .string(from.iso)), ("weeks", .int(weeks))]
          + [("byHand", .string(byHand.rawValue))])
    case .noteAbsence(_, let day, let reason): .object([("day", .string(day.iso)), ("reason", .string(reason))])
    case .drainPerson(_, let to, let reason): .object(Self.present("person", to) + [("reason", .string(reason))])
    default: .object([])
    }
  }
}

extension CommandKind {
  var peopleParameters: [CommandParameter] {
    switch self {
    case .borrowAccount: [.init("by"), .init("until", required: false), .init("reason")]
    case .setPasswordAge: [.init("days", .number)]
    case .setRoster:
      [.init("from"), .init("to", required: false), .init("shift", .choice(Shift.allCases.map(\.rawValue)))]
    case .setHotline: [.init("from"), .init("to", required: false)]
    case .rotateRoster:
      [
        .init("people", .list), .init("from"), .init("weeks", .number, required: false),
        .init("byHand", .choice(RosterPlan.ByHand.allCases.map(\.rawValue)), required: false),
      ]
    case .noteAbsence: [.init("day"), .init("reason")]
    case .drainPerson: [.init("person", required: false), .init("reason")]
    default: []
    }
  }
}
