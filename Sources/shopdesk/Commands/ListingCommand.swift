import ArgumentParser
import DeskCore

/// `listing …`: where a SKU is for sale (INV-3, INV-4).
struct ListingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listing", abstract: "Where SKUs are for sale: proposed, approved by the director, published by the merchandiser.",
    discussion: "A shop is named by its platform and name (taobao/示例旗舰店); * means every shop.",
    subcommands: [List.self, Propose.self, Withdraw.self, Publish.self])

  struct Propose: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Ask that a SKU be listed in a shop.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Where: platform/name, or *.") var shop: String
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.listSKU, ["sku": Arguments.Value.text(sku), "shop": .text(shop)].with("note", note), act)
    }
  }

  struct Withdraw: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask that a SKU be taken down although it is in stock (非正常下架).")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Where: platform/name, or *.") var shop: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.unlistSKU, ["sku": .text(sku), "shop": .text(shop), "reason": .text(reason)], act)
    }
  }

  struct Publish: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What was approved, or sold out, is done on the marketplace: it is up, or down.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Where: platform/name, or *.") var shop: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.publishListing, ["sku": .text(sku), "shop": .text(shop)], act)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Listings that wait for the merchandiser, or those in one state.",
      discussion: "States: open " + Listing.State.allCases.dropFirst().map(\.rawValue).joined(separator: " "))
    @Option(name: .long, help: "Only listings in this state; open: to be put up or taken down.") var state = "open"
    @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let one = Listing.State(rawValue: state)
      guard one != nil || state == "open" else { throw UsageFault.unknownValue(option: "--state", value: state) }
      let page = try acting.desk.listings(one, after: after, limit: limit)
      let texts = context.describe.texts
      var table = TextTable([
        context.say("编码", "sku"), context.say("店铺", "shop"), context.say("状态", "state"), context.say("从", "since"),
        context.say("提出", "proposed by"), context.say("批准", "approved by"),
      ])
      for row in page.rows {
        table.add([
          row.sku, texts.title(row.shop), texts.title(row.state), acting.clock(row.at),
          row.proposedBy.map(context.describe.person) ?? "", row.approvedBy.map(context.describe.person) ?? "",
        ])
      }
      return .list(page.rows.map { .object(acting.shapes.listing($0)) }, next: page.next, table.lines)
    }
  }
}

/// `price …`: what a SKU is sold for (INV-4).
struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price", abstract: "Prices: proposed by the planner, approved by the director, published by the merchandiser.",
    subcommands: [Propose.self, Publish.self])

  struct Propose: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask for a price; below the floor price the general manager decides.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "The price of one piece, e.g. 129.00.") var price: String
    @Option(name: .long, help: "From what market data.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.setPrice, ["sku": Arguments.Value.text(sku), "price": .text(price)].with("note", note), act)
    }
  }

  struct Publish: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The approved price stands on the marketplace.")
    @Argument(help: "The SKU's code.") var sku: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.publishPrice, ["sku": .text(sku)], act) }
  }
}
