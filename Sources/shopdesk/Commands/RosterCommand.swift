import ArgumentParser
import DeskCore

/// `roster …`: who works when (ROL-8, ROL-9). Service clocks go by the shop's calendar, whoever is there.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Shifts, days off, the manager on duty, absences.",
    discussion: "The lead rosters agents, the director everybody. Approved leave shows in it by itself.",
    subcommands: [Show.self, Enter.self, Rotate.self, Hotline.self, NoteAbsence.self], defaultSubcommand: Show.self)

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "A week per person, who is on now, and who should be but isn't.")
    @Option(name: .long, help: ArgumentHelp("The first day, else today.", valueName: "date")) var from: String?
    @Option(name: .long, help: "How many days, up to 31.") var days = 7
    @OptionGroup var global: GlobalOptions

    func validate() throws { guard (1...31).contains(days) else { throw ValidationError("--days: 1…31") } }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let first = try acting.day(from)
      let sheet = try acting.desk.roster(from: first, days: days)
      let texts = context.describe.texts
      var table = TextTable(
        [context.say("谁", "who")]
          + (0..<days).map { "\(texts.weekday(first.advanced(by: $0).weekday))\(first.advanced(by: $0).iso.suffix(2))" }
          + [context.say("现在", "now"), context.say("手上", "holds")])
      for row in sheet.rows {
        let marks = row.shifts.indices.map { texts.rosterMark(row.shifts[$0], leave: row.leave[$0], absent: row.absent[$0]) }
        table.add([row.displayName.shown] + marks + [texts.title(row.now), "\(row.holds)"])
      }
      var lines = table.lines
      for (offset, person) in sheet.hotline.enumerated() {
        guard let person else { continue }
        lines.append("\(texts.hotlineTitle) \(first.advanced(by: offset).iso) \(context.describe.person(person))")
      }
      if !sheet.missing.isEmpty { lines.append(texts.missing(sheet.missing.map(context.describe.person)).shown) }
      return Answer(acting.shapes.roster(sheet), lines)
    }
  }

  struct Enter: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: "Enter somebody's shift for a day or some days.")
    @Argument var name: String
    @Option(name: .long, help: "The day.") var from: String
    @Option(name: .long, help: "The last day, else that one alone.") var to: String?
    @Option(name: .long, help: ArgumentHelp(stringLiteral: Shift.allCases.map(\.rawValue).joined(separator: " | "))) var shift:
      String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["name": .text(name), "from": .text(from), "shift": .text(shift)]
      return try Acting(context).answer(.setRoster, arguments.with("to", to), act)
    }
  }

  struct Rotate: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Agents change between early and late each week, with one day off a week that moves on (weekends by rotation).")
    @Argument(help: "Whom, in the order of the rotation.") var people: [String]
    @Option(name: .long, help: "The first day.") var from: String
    @Option(name: .long, help: "How many weeks (4).") var weeks: Int?
    @Option(name: .long, help: "Days entered by hand: keep (usual) | replace") var byHand: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["people": .list(people), "from": .text(from)]
      return try Acting(context).answer(.rotateRoster, arguments.with("weeks", weeks).with("byHand", byHand), act)
    }
  }

  struct Hotline: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who is the manager on duty: where the hotline goes outside 08:30–21:00.")
    @Argument var name: String
    @Option(name: .long, help: "The day.") var from: String
    @Option(name: .long, help: "The last day, else that one alone.") var to: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["name": .text(name), "from": .text(from)]
      return try Acting(context).answer(.setHotline, arguments.with("to", to), act)
    }
  }

  struct NoteAbsence: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "absence", abstract: "Note that somebody was neither there nor on leave (ROL-9).")
    @Argument var name: String
    @Option(name: .long, help: "The day.") var day: String
    @Option(name: .long, help: "What is known.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.noteAbsence, ["name": .text(name), "day": .text(day), "reason": .text(reason)], act)
    }
  }
}
