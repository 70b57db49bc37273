import ArgumentParser
import DeskCore

/// `person leave …`: who is away, and asking for it (ROL-9).
struct LeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Leave: asked for a day ahead, approved by the manager; emergencies are recorded afterwards.",
    discussion: "Agents ask their lead, everybody else the director; what is asked waits as a request (approval list).",
    subcommands: [Ask.self, Cancel.self, List.self])

  struct Ask: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Ask for leave; whoever decides may record somebody else's.")
    @Argument(help: "Whose, if not your own.") var name: String?
    @Option(name: .long, help: "Shop time, as 2026-11-24T13:30, or a day.") var from: String
    @Option(name: .long, help: "Shop time, or a day to its end.") var until: String
    @Option(name: .long, help: "Why.") var reason: String
    @Flag(name: .long, help: "It couldn't be asked for a day ahead; up to a week afterwards.") var emergency = false
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      return try acting.answer(
        .askLeave,
        [
          "name": .text(name ?? acting.actor.name), "from": .text(from), "until": .text(until), "reason": .text(reason),
          "kind": .text((emergency ? Leave.Kind.emergency : .planned).rawValue),
        ], act)
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take leave back, or come back before its end.")
    @Argument(help: "Whose, if not your own.") var name: String?
    @Option(name: .long, help: "When it begins, where there are several; without it the first.") var from: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let arguments: [String: Arguments.Value] = ["name": .text(name ?? acting.actor.name)]
      return try acting.answer(.cancelLeave, arguments.with("from", from), act)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Who is away, and will be; of one day with --date.")
    @Option(name: .long, help: ArgumentHelp("Only who is away on this day.", valueName: "date")) var date: String?
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      var day: ShopDay?
      if let date {
        guard let known = ShopDay(iso: date) else { throw UsageFault.badDay(date) }
        day = known
      }
      let leaves = try acting.desk.leaves(on: day)
      var table = TextTable([
        context.say("谁", "who"), context.say("从", "from"), context.say("到", "until"), context.say("种类", "kind"),
        context.say("原因", "reason"), context.say("谁批的", "approved by"),
      ])
      for one in leaves {
        table.add([
          context.describe.person(one.person), acting.clock(one.from), acting.clock(one.end),
          context.describe.texts.title(one.kind), one.reason.shown, context.describe.person(one.approvedBy),
        ])
      }
      return .list(leaves.map { .object([("person", .string($0.person))] + acting.shapes.leave($0)) }, next: nil, table.lines)
    }
  }
}
