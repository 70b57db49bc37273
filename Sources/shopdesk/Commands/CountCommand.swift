import ArgumentParser
import DeskCore

/// `count …`: stock counts (INV-5).
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Stock counts: entered blind, recounted, explained, approved, booked.",
    discussion:
      "Nobody is shown what the book says of a SKU before its count is settled or two people have found the same difference.",
    subcommands: [Open.self, Enter.self, Explain.self, Book.self, Sign.self, Cancel.self, List.self, Show.self])

  struct Open: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Begin a count: part (chosen by age and movements), full (every SKU, signed by finance), asked (named SKUs or a zone).")
    @Argument(help: "part, full or asked.") var kind: String
    @Argument(help: "For asked: SKU codes.") var skus: [String] = []
    @Option(name: .long, help: "Only locations that begin like this, e.g. A-03.") var zone: String?
    @Option(name: .long, help: "How many SKUs a part count has; the number named last stays.") var size: Int?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      var arguments = ["kind": Arguments.Value.text(kind)].with("zone", zone)
      if !skus.isEmpty { arguments["skus"] = .list(skus) }
      if let size { arguments["size"] = .number(Int64(size)) }
      return try Acting(context).answer(.openCount, arguments, act)
    }
  }

  struct Enter: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "What was counted of a SKU, at all its places together.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      var arguments = line.arguments
      arguments["quantity"] = .number(Int64(quantity))
      return try Acting(context).answer(.enterCount, arguments, act)
    }
  }

  struct Explain: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Why a SKU differs; booking it then waits for approval.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.explainCount, line.arguments.with("reason", reason), act)
    }
  }

  struct Book: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Ask again that an explained difference be booked.")
    @OptionGroup var line: Line
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.bookCount, line.arguments, act) }
  }

  struct Sign: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Finance has seen the full count: it is closed.")
    @Argument(help: "The count, e.g. K0000001.") var count: String
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.signCount, ["count": Arguments.Value.text(count)].with("note", note), act)
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Give a count up; what was booked of it stays.")
    @Argument(help: "The count, e.g. K0000001.") var count: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.cancelCount, ["count": .text(count), "reason": .text(reason)], act)
    }
  }

  struct Line: ParsableArguments {
    @Argument(help: "The count, e.g. K0000001.") var count: String
    @Argument(help: "The SKU's code or one of its barcodes.") var sku: String

    var arguments: [String: Arguments.Value] { ["count": .text(count), "sku": .text(sku)] }
  }
}
