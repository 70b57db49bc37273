import ArgumentParser
import DeskCore

/// `purchase …`: purchase orders, from the draft to the shelf (INV-6).
struct PurchaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purchase",
    abstract: "Purchase orders: drafted, placed, received, inspected, put away; what isn't good goes back.",
    subcommands: [
      Draft.self, Edit.self, Place.self, Receive.self, Inspect.self, Stow.self, Return.self, Cancel.self, Close.self, List.self,
      Show.self,
    ])

  struct Draft: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a purchase; without goods: what the replenishment list proposes.")
    @Argument(help: "The supplier's code.") var supplier: String
    @Argument(help: "Goods: SKU:pieces or SKU:pieces@cost.") var goods: [String] = []
    @Option(name: .long, help: "What the supplier is to know.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      var arguments = ["supplier": Arguments.Value.text(supplier)].with("note", note)
      if !goods.isEmpty { arguments["goods"] = .list(goods) }
      return try Acting(context).answer(.draftPurchase, arguments, act)
    }
  }

  struct Edit: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Change a draft's SKU; --quantity 0 takes it off.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "What a piece costs, in yuan.") var cost: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.editPurchase, line.pieces(quantity).with("cost", cost), act)
    }
  }

  struct Place: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send a draft to its supplier; above your amount it waits for a higher post.")
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Option(name: .long, help: "The day on which it should come; without it by the supplier's lead days.") var expected: String?
    @Option(name: .long, help: "For whoever approves it.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(
        .placePurchase, ["purchase": Arguments.Value.text(purchase)].with("expected", expected).with("note", note), act)
    }
  }

  struct Receive: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Goods came through the gate, counted: they wait to be inspected.")
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Argument(help: "Goods: SKU or barcode, colon, pieces.") var goods: [String]
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(
        .receivePurchase, ["purchase": Arguments.Value.text(purchase), "goods": .list(goods)].with("note", note), act)
    }
  }

  struct Inspect: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "How many are good, and how many go back and why.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Good pieces.") var accepted: Int
    @Option(name: .long, help: "Not good, or too many.") var rejected = 0
    @Option(name: .long, help: "Why they are rejected.") var reason: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      var arguments = line.arguments.with("reason", reason)
      arguments["accepted"] = .number(Int64(accepted))
      arguments["rejected"] = .number(Int64(rejected))
      return try Acting(context).answer(.inspectPurchase, arguments, act)
    }
  }

  struct Stow: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Put good pieces on the shelf: they are stock now.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "Where; without it the SKU's own location.") var location: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.stowPurchase, line.pieces(quantity).with("location", location), act)
    }
  }

  struct Return: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Rejected pieces are back with the supplier.")
    @OptionGroup var line: Line
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "How they went, who took them.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.returnPurchase, line.pieces(quantity).with("note", note), act)
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Give up a purchase of which nothing has come.")
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.cancelPurchase, ["purchase": .text(purchase), "reason": .text(reason)], act)
    }
  }

  struct Close: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The rest won't come: nothing more is expected.")
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.closePurchase, ["purchase": .text(purchase), "reason": .text(reason)], act)
    }
  }

  struct Line: ParsableArguments {
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Argument(help: "The SKU's code or one of its barcodes.") var sku: String

    var arguments: [String: Arguments.Value] { ["purchase": .text(purchase), "sku": .text(sku)] }

    func pieces(_ quantity: Int) -> [String: Arguments.Value] {
      arguments.merging(["quantity": .number(Int64(quantity))]) { $1 }
    }
  }
}
