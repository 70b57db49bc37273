import ArgumentParser
import DeskCore

/// `case …`: after-sale (section 3 of the rulebook).
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "After-sale cases: open one, decide it, follow it to its end.",
    discussion: "A case is named by its number (C0000007). Goods are counted as LINE:PIECES of the order, or SKU:PIECES.",
    subcommands: [
      Open.self, List.self, Show.self, Approve.self, Refuse.self, Withdraw.self, Receive.self, Inspect.self, Settle.self,
      Close.self,
      Dispute.self, AnswerDispute.self,
    ])

  struct Open: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a case on an order; money and goods stay within what was paid and shipped (AFT-2).",
      discussion: """
        A refund names its amount; a return is worth what was paid for its goods unless --amount says less. Without --goods a return, \
        exchange or resend is of everything that was shipped. An exchange sends the same goods again unless --send names others.
        """)
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: AfterCaseKind.allCases.map(\.rawValue).joined(separator: " | ")))
    var kind: String
    @Option(name: .long, help: "Yuan, at most two decimals.") var amount: String?
    @Option(
      name: .long, help: ArgumentHelp("What comes back: 1:2 is two pieces of line 1; once for each.", valueName: "line:pieces"))
    var goods: [String] = []
    @Option(name: .long, help: ArgumentHelp("What goes out; once for each.", valueName: "sku:pieces")) var send: [String] = []
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = [
        "order": Arguments.Value.text(order), "kind": .text(kind), "goods": .list(goods), "send": .list(send),
        "reason": .text(reason),
      ].with("amount", amount)
      return try Acting(context).answer(.openCase, arguments, act)
    }
  }

  struct Approve: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Approve a case; above your authority (ROL-3) it waits as a request for the next post.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.approveCase, ["case": Arguments.Value.text(id)].with("note", note), act)
    }
  }

  struct Refuse: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Refuse a case, also after its goods were rejected at inspection.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.refuseCase, ["case": .text(id), "reason": .text(reason)], act)
    }
  }

  struct Withdraw: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The buyer takes a case back before anything has moved.")
    @Argument(help: "The case.") var id: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.withdrawCase, ["case": .text(id), "reason": .text(reason)], act)
    }
  }
}
