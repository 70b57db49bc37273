import ArgumentParser
import DeskCore

/// `person stand-in …`: who acts in whose post for a while (ROL-5).
struct StandInCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stand-in", abstract: "Who acts in a vacant post, from when until when.",
    discussion: """
      Agents stand in for merchandiser and shipper and the other way round; a planner for designer, agents and merchandiser; the director \
      for every lower post. The director (for agents the lead) lets somebody at once; asked by anyone else it waits for them (ROL-5).
      """,
    subcommands: [Add.self, End.self, List.self])

  struct Add: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Ask that a person acts in a post, or let them.")
    @Argument(help: "Who is to act: the name for signing in.") var name: String
    @Option(name: .long, help: "The post that is vacant.") var role: String
    @Option(name: .long, help: "Shop time, as 2026-11-24T13:30, or a day; without it from the moment it is let.") var from: String?
    @Option(name: .long, help: "Shop time, or a day to its end.") var until: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = [
        "name": .text(name), "role": .text(role), "until": .text(until), "reason": .text(reason),
      ]
      return try Acting(context).answer(.standIn, arguments.with("from", from), act)
    }
  }

  struct End: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "End a stand-in before its time.")
    @Argument(help: "Who acts.") var name: String
    @Option(name: .long, help: "The post they act in.") var role: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.endStandIn, ["name": .text(name), "role": .text(role)], act)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Stand-ins that hold or will, what ends first before the others.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      var table = TextTable([
        context.say("谁", "who"), context.say("代", "as"), context.say("从", "from"), context.say("到", "until"),
        context.say("原因", "reason"), context.say("谁提的", "asked by"), context.say("谁批的", "let by"),
      ])
      let list = try acting.desk.postList()
      for one in list.standIns {
        table.add([
          context.describe.person(one.person), context.describe.texts.title(one.role), acting.clock(one.from),
          acting.clock(one.until),
          one.reason.shown, context.describe.person(one.askedBy), context.describe.person(one.approvedBy),
        ])
      }
      return .list(
        list.standIns.map { .object([("person", .string($0.person))] + acting.shapes.standIn($0)) }, next: nil, table.lines)
    }
  }
}
