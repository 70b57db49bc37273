import ArgumentParser
import DeskCore
import DeskLive
import Foundation

extension ReportCommand {
  struct Day: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What the department did that day: contacts, confirmed orders, refunds, what was late, every queue (SUP-3).",
      discussion: WorkAnswer.discussion)
    @OptionGroup var options: Options
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions
    func answer(_ context: Context) throws -> Answer { try WorkAnswer(context, .day, options).answer(act) }
  }

  struct Week: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The same from Saturday to Friday: to be handed in on Friday evening (SUP-3).", discussion: WorkAnswer.discussion)
    @OptionGroup var options: Options
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions
    func answer(_ context: Context) throws -> Answer { try WorkAnswer(context, .week, options).answer(act) }
  }

  struct Month: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The same for a month: sales and orders by shop, refunds, after-sale, stock turns, per agent (SUP-3).",
      discussion: WorkAnswer.discussion)
    @OptionGroup var options: Options
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions
    func answer(_ context: Context) throws -> Answer { try WorkAnswer(context, .month, options).answer(act) }
  }
}

/// Makes the report, and has it leave with its record.
private struct WorkAnswer {
  static let discussion = """
    --date is any day of the period. Made of the days' records, the same for ever once its days are over, in the language of --lang. It ends \
    with the closing digest of its last day (see verify --closing).
    """

  private let acting: Acting
  private let period: WorkPeriod
  private let options: ReportCommand.Options

  init(_ context: Context, _ period: WorkPeriod, _ options: ReportCommand.Options) throws {
    acting = try Acting(context)
    self.period = period
    self.options = options
  }

  func answer(_ act: ActOptions) throws -> Answer {
    let day = try acting.day(options.date)
    let command = Command.exportWorkReport(period, day)
    try acting.desk.permit(command.kind, args: command.json, by: acting.session)
    let document = try WorkDocument(period, day, acting.desk, language: acting.context.language, leaves: true)
    let bytes = try acting.printed { try document.bytes(options.format, PaperForm(environment: acting.context.environment)) }
    return try options.answer(bytes, acting.shapes.workReport(document.report), acting) {
      try acting.perform(command.kind, ["period": .text(period.rawValue), "day": .text(day.iso)], act)
    }
  }
}
