import ArgumentParser
import DeskCore
import DeskLive
import Foundation

extension ExportCommand {
  /// `export closing`: REC-1.
  struct Closing: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "closing", abstract: "Add a day's closing digest to a file that is kept elsewhere.",
      discussion: """
        The same number and digest as on the finance report of that day. `verify --against FILE` finds a chain that was cut or computed anew.
        """)
    @Option(name: .long, help: "The day, yyyy-MM-dd; else the one that is going on.") var date: String?
    @Option(name: .shortAndLong, help: "The file, on another disk or host; a line is added.") var output: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let today = context.zone.local(acting.desk.now).day
      guard let day = date.map({ ShopDay(iso: $0) }) ?? today else { throw UsageFault.badDay(date ?? "") }
      // It leaves the shop as the report does, and is on record as that (REC-3).
      try acting.desk.permit(.exportFinanceReport, args: .object([("day", .string(day.iso))]), by: acting.session)
      let closing = try acting.desk.closing(of: day, leaves: true)
      var receipt: Receipt?
      try DigestLog.append(closing.mark, at: acting.desk.now, shop: acting.desk.settings.name, zone: context.zone, to: output) {
        receipt = try acting.perform(.exportFinanceReport, ["day": .text(day.iso)], act)
        return receipt?.repeated == false
      }
      if let receipt, receipt.repeated { return acting.leftBefore(receipt) }
      let json = JSON.object([
        ("day", .string(day.iso)), ("over", .bool(closing.isOver)), ("closing", .string(closing.mark.text)),
        ("file", .string(output)),
      ])
      return Answer(json, [context.say("已写出: ", "written: ") + output.shown, closing.mark.text])
    }
  }
}
