import ArgumentParser
import DeskConsole
import DeskCore

/// `calendar …`: FUL-1: which days are worked, and by when a wave's steps are done.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Working days, holidays, and the wave's deadlines.",
    subcommands: [Show.self, Day.self, Deadlines.self, Import.self], defaultSubcommand: Show.self)

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Deadlines, and the days that differ from their weekday.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      _ = try acting.desk.dayStatus()
      let calendar = acting.desk.settings.calendar
      let steps = calendar.steps
      let texts = context.describe.texts
      let days = calendar.holidays.union(calendar.extraWorkdays).sorted()
      let lines =
        [
          "\(texts.title(ParcelStage.printed)) \(DayTime.text(steps.printBy))  \(texts.title(ParcelStage.picked)) \(DayTime.text(steps.pickBy))  \(texts.title(ParcelStage.packed)) \(DayTime.text(steps.packBy))"
        ]
        + days.map { "\($0.iso)  \(texts.title(calendar.kind(of: $0)))" }
      let json = JSON.object([
        ("printBy", .string(DayTime.text(steps.printBy))), ("pickBy", .string(DayTime.text(steps.pickBy))),
        ("packBy", .string(DayTime.text(steps.packBy))),
        ("weekdays", .array(calendar.workingWeekdays.sorted().map { .int($0) })),
        ("days", .array(days.map { .object([("day", .string($0.iso)), ("kind", .string(calendar.kind(of: $0).rawValue))]) })),
      ])
      return Answer(json, lines)
    }
  }

  struct Day: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "A day is off, worked, or as its weekday is.")
    @Argument(help: "The day, yyyy-MM-dd.") var day: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: DayKind.allCases.map(\.rawValue).joined(separator: " | "))) var kind:
      String
    @Option(name: .long, help: "Why.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.setDay, ["day": Arguments.Value.text(day), "kind": .text(kind)].with("note", note), act)
    }
  }

  struct Import: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Holidays and extra workdays from a file: date, kind (节假日, 调休), note. A bad row refuses the file.")
    @Argument(help: "The file.") var file: String
    @Flag(name: .long, help: "Say what would happen and change nothing.") var dryRun = false
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).importFile(file, as: .calendar, dryRun: dryRun, act) }
  }

  struct Deadlines: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "By when a wave is printed, picked and packed.")
    @Option(name: .customLong("print"), help: "hh:mm.") var printBy: String
    @Option(name: .customLong("pick"), help: "hh:mm.") var pickBy: String
    @Option(name: .customLong("pack"), help: "hh:mm.") var packBy: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["printBy": Arguments.Value.text(printBy), "pickBy": .text(pickBy), "packBy": .text(packBy)]
      return try Acting(context).answer(.setDeadlines, arguments, act)
    }
  }
}
