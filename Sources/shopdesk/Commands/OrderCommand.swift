import ArgumentParser
import DeskCore

/// `order …`: customer service (section 2 of the rulebook).
struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Look at orders and do what customer service does.",
    discussion: "An order is named by shopdesk's number (O0000042) or the platform's.",
    subcommands: [
      OrderShow.self, OrderList.self, Claim.self, Release.self, Review.self, Contact.self, Confirm.self, Amend.self, Note.self,
      Cancel.self, Remind.self, Shortage.self, Escalate.self, AnswerEscalation.self, Assign.self, Offer.self, Accept.self,
      Rate.self,
      AnswerReview.self, Visit.self, ReportBuyer.self, JudgeBuyer.self, Unmask.self,
    ])

  struct Claim: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take an order: others see who holds it.")
    @Argument(help: "The order.") var order: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.claimOrder, ["order": .text(order)], act) }
  }

  struct Release: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Put an order back.")
    @Argument(help: "The order.") var order: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.releaseOrder, ["order": .text(order)], act) }
  }

  struct Review: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Say that the order's messages were read (ORD-13).")
    @Argument(help: "The order.") var order: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.reviewOrder, ["order": .text(order)], act) }
  }

  struct Contact: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Record what came of contacting the buyer (ORD-2).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: ContactOutcome.allCases.map(\.rawValue).joined(separator: " | ")))
    var outcome: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: ContactChannel.allCases.map(\.rawValue).joined(separator: " | ")))
    var channel: String?
    @Option(name: .long, help: "What was said.") var note: String?
    @Option(name: .long, help: ArgumentHelp("After no answer: again in so many minutes; else 60.", valueName: "minutes")) var tryIn:
      Int?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "outcome": .text(outcome)].with("channel", channel).with("note", note)
        .with("tryIn", tryIn)
      return try Acting(context).answer(.contactOrder, arguments, act)
    }
  }

  struct Confirm: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Confirm an order: reserves its goods and queues its parcel.")
    @Argument(help: "The order.") var order: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.confirmOrder, ["order": .text(order)], act) }
  }

  struct Amend: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record what the buyer wants changed (ORD-5); the original stays as it came (ORD-4).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: AmendableField.allCases.map(\.rawValue).joined(separator: " | ")))
    var field: String
    @Option(name: .long, help: "The new value.") var to: String
    @Option(name: .long, help: "The order's line, for attributes, SKU and price.") var line: Int?
    @Option(name: .long, help: "Why.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "field": .text(field), "to": .text(to)].with("line", line).with(
        "note", note)
      return try Acting(context).answer(.amendOrder, arguments, act)
    }
  }

  struct Note: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Write a note on an order, with a flag if wanted.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "The note.") var text: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: DeskCore.Flag.allCases.map(\.rawValue).joined(separator: " | ")))
    var flag: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.noteOrder, ["order": Arguments.Value.text(order), "text": .text(text)].with("flag", flag), act)
    }
  }
}
