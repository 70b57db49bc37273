import ArgumentParser
import DeskCore

/// From the goods that come back to the case's end.
extension CaseCommand {
  struct Receive: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Goods of a case came back (AFT-3); without --goods all that is awaited.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: ArgumentHelp("What came; once for each.", valueName: "line:pieces")) var goods: [String] = []
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.receiveCase, ["case": Arguments.Value.text(id), "goods": .list(goods)].with("note", note), act)
    }
  }

  struct Inspect: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Inspect what came back: good pieces go to the shelf, damaged ones are written off (AFT-3).")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "accepted | rejected") var verdict: String
    @Option(name: .long, help: ArgumentHelp("Damaged pieces; once for each.", valueName: "line:pieces")) var damaged: [String] = []
    @Option(name: .long, help: "What was seen.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["case": Arguments.Value.text(id), "verdict": .text(verdict), "damaged": .list(damaged)].with("note", note)
      return try Acting(context).answer(.inspectCase, arguments, act)
    }
  }

  struct Settle: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The money went back, or the goods went out: once (AFT-2).",
      discussion: "Without --amount what was approved; less may be settled, never more.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "Yuan, at most two decimals.") var amount: String?
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.settleCase, ["case": Arguments.Value.text(id)].with("amount", amount).with("note", note), act)
    }
  }

  struct Close: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Put a case away that has come to its end.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.closeCase, ["case": Arguments.Value.text(id)].with("note", note), act)
    }
  }

  struct Dispute: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The buyer went to the platform (维权): its number and how long there is to answer.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "The platform's number of the dispute.") var number: String
    @Option(name: .long, help: "Hours until its deadline, 1…720.") var hours: Int
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.disputeCase, ["case": .text(id), "number": .text(number), "hours": .number(Int64(hours))], act)
    }
  }

  struct AnswerDispute: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The dispute was answered on the platform: how.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "How.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.answerDispute, ["case": .text(id), "note": .text(note)], act)
    }
  }
}
