import ArgumentParser
import DeskCore
import DeskLive

extension ExportCommand {
  /// `export orders`: SUP-3.
  struct Orders: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "orders", abstract: "Orders of some days as CSV, for supervisor and finance: state, money, courier, waybill.",
      discussion: """
        An order belongs to the day on which it was paid, an unpaid one to that on which it was placed. Buyers' names, phones and addresses \
        are masked for whoever's role isn't shown them, and the list's leaving is on record (REC-3). At most a year at once.
        """)
    @Option(name: .long, help: "From this day on, yyyy-MM-dd; else today.") var from: String?
    @Option(name: .long, help: "To the end of this day, yyyy-MM-dd; else until now.") var until: String?
    @Option(name: .shortAndLong, help: "The file to write; one that is there stays as it is.") var output: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let arguments = ["from": Arguments.Value.text(try acting.day(from).iso)]
      return try acting.sheet(.exportOrders, arguments.with("until", try until.map { try acting.day($0).iso }), act, to: output)
    }
  }
}
