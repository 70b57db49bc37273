import ArgumentParser
import DeskCore

/// `stock edit|move|hold|free|write-off`: what the merchandiser keeps by hand.
extension StockCommand {
  struct Edit: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Change what is known of a SKU; a first or lower cost waits for the director, a floor price for the general manager.",
      discussion: "Fields: " + GoodsField.allCases.map(\.rawValue).joined(separator: " "))
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Which of them.") var field: String
    @Option(name: .long, help: "What it becomes; nothing clears it.") var to: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.editSKU, ["sku": Arguments.Value.text(sku), "field": .text(field)].with("to", to), act)
    }
  }

  struct Move: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Pieces go from one location to another.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "From where; without it from the SKU's own location.") var from: String?
    @Option(name: .long, help: "To where.") var to: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["sku": Arguments.Value.text(sku), "quantity": .number(Int64(quantity)), "to": .text(to)].with("from", from)
      return try Acting(context).answer(.moveStock, arguments, act)
    }
  }

  struct Hold: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take pieces from sale: damaged, disputed, looked into.")
    @OptionGroup var pieces: Pieces
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.holdStock, pieces.arguments, act) }
  }

  struct Free: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Give held pieces back to sale.")
    @OptionGroup var pieces: Pieces
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.freeStock, pieces.arguments, act) }
  }

  struct WriteOff: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write pieces off, held ones first; above your amount it waits for a higher post.")
    @OptionGroup var pieces: Pieces
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.writeOffStock, pieces.arguments, act) }
  }

  struct Pieces: ParsableArguments {
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "Why.") var reason: String

    var arguments: [String: Arguments.Value] {
      ["sku": .text(sku), "quantity": .number(Int64(quantity)), "reason": .text(reason)]
    }
  }
}
