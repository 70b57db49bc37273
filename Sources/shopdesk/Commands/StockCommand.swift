import ArgumentParser
import DeskCore

/// `stock …`: goods and stock (section 5 of the rulebook).
struct StockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stock", abstract: "Goods, what is there of them, and receiving more.",
    subcommands: [
      Receive.self, List.self, Show.self, Count.self, Delisted.self, Edit.self, Move.self, Hold.self, Free.self, WriteOff.self,
      Merge.self,
      Shortages.self, Replenish.self,
    ])

  struct Receive: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Goods came in (INV-6); a SKU that nobody knows needs --title.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Pieces.") var quantity: Int
    @Option(name: .long, help: "Where they lie, e.g. A-03-12.") var location: String?
    @Option(name: .long, help: "The barcode on the goods.") var barcode: String?
    @Option(name: .long, help: "What it is.") var title: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["sku": Arguments.Value.text(sku), "quantity": .number(Int64(quantity))]
        .with("location", location).with("barcode", barcode).with("title", title)
      return try Acting(context).answer(.receiveStock, arguments, act)
    }
  }

  struct Count: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What lies in a SKU's bin; a difference needs --note (INV-5).")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Pieces counted.") var quantity: Int
    @Option(name: .long, help: "Why it differs from the book.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["sku": Arguments.Value.text(sku), "quantity": .number(Int64(quantity))].with("note", note)
      return try Acting(context).answer(.countStock, arguments, act)
    }
  }

  struct Delisted: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "A SKU without stock was taken down on the marketplace (INV-3).")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "Where.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.delistSKU, ["sku": Arguments.Value.text(sku)].with("note", note), act)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "SKUs with on hand, reserved and available.")
    @Option(name: .long, help: "Only SKUs that contain these words: code, title, attributes, barcode, location, pinyin initials.")
    var find = ""
    @Option(
      name: .long,
      help: ArgumentHelp(
        "Sorted by this column: " + StockOrder.allCases.map(\.rawValue).joined(separator: " "), valueName: "column"))
    var sort = StockOrder.code.rawValue
    @Flag(name: .long, help: "The other way round.") var reverse = false
    @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let order = StockOrder(rawValue: sort) else { throw UsageFault.unknownValue(option: "--sort", value: sort) }
      let page = try acting.desk.stock(StockAsk(find: find, order: order, isReversed: reverse), after: after, limit: limit)
      let texts = context.describe.texts
      var table = TextTable(
        [
          context.say("编码", "sku"), context.say("名称", "title"), context.say("库位", "location"), context.say("在库", "on hand"),
          context.say("占用", "reserved"), texts.columnInTote, texts.columnOnHold, context.say("可用", "available"),
          texts.columnIncoming, context.say("条码", "barcode"), context.say("状态", "state"),
        ], right: [3, 4, 5, 6, 7, 8])
      for row in page.rows {
        let isHidden = row.isHidden(from: acting.actor)
        func shown(_ pieces: Int) -> String { isHidden ? texts.beingCounted : "\(pieces)" }
        table.add([
          row.item.sku, row.item.title, row.item.location, shown(row.level.onHand), "\(row.level.reserved)",
          "\(row.level.inTote)", "\(row.level.onHold)", shown(row.level.available), "\(row.level.incoming)",
          row.item.barcodes.first ?? "", row.item.isComplete ? "" : context.say("待完善", "to be completed"),
        ])
      }
      return .list(page.rows.map { .object(acting.shapes.stock($0, for: acting.actor)) }, next: page.next, table.lines)
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "One SKU and its running account, newest first.")
    @Argument(help: "The SKU's code.") var sku: String
    @Option(name: .long, help: "At most so many movements, up to 500.") var limit = 50
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...500).contains(limit) else { throw ValidationError("--limit: 1…500") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let row = try acting.desk.stockRow(sku)
      let isHidden = row.isHidden(from: acting.actor)
      let movements = try acting.desk.movements(of: sku, limit: limit, for: acting.actor)
      var table = TextTable(
        [
          context.say("时间", "at"), context.say("变动", "kind"), context.say("在库±", "on hand ±"), context.say("占用±", "reserved ±"),
          context.say("在库", "on hand"), context.say("占用", "reserved"), context.say("对象", "subject"), context.say("经办", "by"),
        ], right: [2, 3, 4, 5])
      for one in movements {
        table.add([
          acting.clock(one.at), context.describe.texts.title(one.kind), "\(one.onHand)", "\(one.reserved)", "\(one.onHandAfter)",
          "\(one.reservedAfter)",
          one.subject, one.by,
        ])
      }
      let texts = context.describe.texts
      let head =
        "\(row.item.sku)  \(row.item.title)  \(row.item.location)  \(row.item.barcodes.joined(separator: ","))  "
        + (isHidden
          ? context.describe.texts.beingCounted
          : texts.stockSums(row.level, safety: row.terms.safety, isWhole: true))
      let terms =
        [
          (context.say("售价", "price"), row.terms.price), (context.say("待发布价", "to publish"), row.terms.next?.price),
          (context.say("底价", "floor"), row.terms.floorPrice), (context.say("成本", "cost"), row.terms.cost),
        ].compactMap { name, value in value.map { "\(name) \($0.decimal)" } }.joined(separator: "  ")
        + (row.terms.supplier.map { "  \(texts.title(GoodsField.supplier)) \($0)" } ?? "")
      let places = row.bins.sorted { $0.key < $1.key }.map { isHidden ? $0.key : "\($0.key) ×\($0.value)" }.joined(separator: "  ")
      let shops = row.listings.map { "\(texts.title($0.shop)) \(texts.title($0.state))" }.joined(separator: "  ")
      let more = [
        terms, row.level.onHold > 0 ? context.say("扣住 \(row.level.onHold)", "on hold \(row.level.onHold)") : "",
        row.terms.safety > 0 ? context.say("安全库存 \(row.terms.safety)", "safety stock \(row.terms.safety)") : "",
        places.isEmpty ? "" : context.say("别处 ", "elsewhere ") + places, shops,
      ].filter { !$0.isEmpty }
      let json = JSON.object(
        acting.shapes.stock(row, for: acting.actor) + [("movements", .array(movements.map(acting.shapes.movement)))])
      return Answer(json, [head.shown] + more.map(\.shown) + table.lines)
    }
  }
}
