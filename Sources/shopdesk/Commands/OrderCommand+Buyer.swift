import ArgumentParser
import DeskCore

extension OrderCommand {
  struct Rate: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record how the buyer rated (ORD-14); a middling or bad review is to be answered within 48 hours.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: ReviewRating.allCases.map(\.rawValue).joined(separator: " | ")))
    var rating: String
    @Option(name: .long, help: "What the buyer wrote.") var text: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "rating": .text(rating)].with("text", text)
      return try Acting(context).answer(.recordReview, arguments, act)
    }
  }

  struct AnswerReview: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The buyer of a bad review was contacted: what came of it (ORD-14).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What was said.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.answerReview, ["order": .text(order), "note": .text(note)], act)
    }
  }

  struct Visit: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Looked in with the buyer after delivery: received, satisfied? (ORD-15)")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What was said.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.visitBuyer, ["order": .text(order), "note": .text(note)], act)
    }
  }

  struct ReportBuyer: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Report an order's buyer as troublesome to the lead (ORD-12).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What happened.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.reportBuyer, ["order": .text(order), "reason": .text(reason)], act)
    }
  }

  struct Unmask: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "See an order's buyer for ten minutes although your post doesn't show them; recorded with its reason (REC-3).",
      discussion: "The record holds the reason and never the data; a reason that names the buyer is refused.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What for.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.unmaskOrder, ["order": .text(order), "reason": .text(reason)], act)
    }
  }

  struct JudgeBuyer: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The lead's word on a reported buyer (ORD-12); confirmed shows on their next order.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: BuyerVerdict.allCases.map(\.rawValue).joined(separator: " | ")))
    var verdict: String
    @Option(name: .long, help: "Why.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "verdict": .text(verdict)].with("note", note)
      return try Acting(context).answer(.judgeBuyer, arguments, act)
    }
  }
}
