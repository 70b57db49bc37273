import DeskCore

extension Acting {
  /// SUP-1, ROL-8: to whom an order may be given, the best first.
  func assignees() throws -> Answer {
    let all = try desk.assignees()
    let texts = context.describe.texts
    var table = TextTable(
      [
        context.say("登录名", "name"), context.say("谁", "who"), texts.columnDuty, texts.columnSign,
        context.say("在手", "load"), context.say("超时", "late"),
      ], right: [4, 5])
    for one in all {
      table.add([
        one.person, one.displayName.shown, texts.title(one.duty), one.isHere ? texts.title(Presence.Sign.here) : "", "\(one.load)",
        "\(one.late)",
      ])
    }
    let items = all.map {
      JSON.object([
        ("person", .string($0.person)), ("displayName", .string($0.displayName)), ("duty", .string($0.duty.rawValue)),
        ("here", .bool($0.isHere)), ("load", .int($0.load)), ("late", .int($0.late)),
      ])
    }
    let proposed = all.first { $0.duty.takesWork }?.person
    return Answer(.object([("proposed", .optional(proposed)), ("items", .array(items)), ("next", .null)]), table.lines)
  }
}
