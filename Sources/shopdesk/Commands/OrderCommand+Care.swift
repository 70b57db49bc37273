import ArgumentParser
import DeskCore

extension OrderCommand {
  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The buyer cancels (ORD-8): void what isn't printed, stop what is, take back what has left.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.cancelOrder, ["order": .text(order), "reason": .text(reason)], act)
    }
  }

  struct Remind: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Record the one reminder to pay (ORD-7).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What was said.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.remindOrder, ["order": Arguments.Value.text(order)].with("note", note), act)
    }
  }

  struct Shortage: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Goods are out of stock: nobody told the buyer yet, or what they chose (ORD-9).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: ShortageChoice.allCases.map(\.rawValue).joined(separator: " | ")))
    var choice: String
    @Option(name: .long, help: "What was said.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "choice": .text(choice)].with("note", note)
      return try Acting(context).answer(.chooseShortage, arguments, act)
    }
  }

  struct Escalate: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hand a matter to a colleague or the lead, with its history (ORD-16).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What can't be solved here.") var reason: String
    @Option(name: .long, help: ArgumentHelp("To whom; else to the lead.", valueName: "name")) var to: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["order": Arguments.Value.text(order), "reason": .text(reason)].with("person", to)
      return try Acting(context).answer(.escalateOrder, arguments, act)
    }
  }

  struct AnswerEscalation: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The lead's answer to what was escalated (ORD-16).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What is to be done.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.answerEscalation, ["order": .text(order), "note": .text(note)], act)
    }
  }

  struct Assign: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give an order to somebody (SUP-1).",
      discussion: "Without --to nothing is given: it tells who may take it, whoever is on duty and holds least first (ROL-8).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp("To whom.", valueName: "name")) var to: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let to else { return try acting.assignees() }
      return try acting.answer(.assignOrder, ["order": .text(order), "person": .text(to)], act)
    }
  }

  struct Offer: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Hand an open matter to the next shift (ROL-10).")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "The question, and what was promised already.") var promised: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.offerOrder, ["order": .text(order), "promised": .text(promised)], act)
    }
  }

  struct Accept: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take over what the shift before handed on (ROL-10).")
    @Argument(help: "The order.") var order: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.acceptOrder, ["order": .text(order)], act) }
  }
}
