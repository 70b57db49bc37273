import ArgumentParser
import DeskCore
import DeskLive

extension ExportCommand {
  /// `export listing`: INV-3, INV-4.
  struct ListingSheet: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "listing", abstract: "What is to be put up and taken down on the marketplaces, as CSV.",
      discussion: """
        With title, price, since when and on whose approval. When it is done there, say so by `listing publish`. What is to be done wherever \
        a SKU is sold (全部) is in every list.
        """)
    @Option(name: .long, help: "Only of this platform.") var platform: String?
    @Option(name: .long, help: "Only of this shop: its name, or platform/name.") var shop: String?
    @Option(name: .shortAndLong, help: "The file to write; one that is there stays as it is.") var output: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = [:]
      return try Acting(context).sheet(.exportListing, arguments.with("platform", platform).with("shop", shop), act, to: output)
    }
  }

  /// `export stock`: INV-7.
  struct StockSheet: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "stock", abstract: "The stock list for distributors, as CSV: code, title, attributes, what is available, price.",
      discussion: """
        Never what goods cost, nor floor prices. With --figures bands it says 充足, 紧张 (as little as the safety stock, or five) or 缺货 \
        instead of pieces. What is being counted stands as 盘点中 for whoever may be counting it.
        """)
    @Option(name: .long, help: "pieces | bands") var figures: StockFigures?
    @Option(name: .shortAndLong, help: "The file to write; one that is there stays as it is.") var output: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = [:]
      return try Acting(context).sheet(.exportStock, arguments.with("figures", figures?.rawValue), act, to: output)
    }
  }
}

extension StockFigures: ExpressibleByArgument {}

extension Acting {
  /// Makes the list, and has it leave with its record.
  func sheet(
    _ kind: CommandKind, _ arguments: [String: Arguments.Value], _ act: ActOptions, to output: String
  ) throws -> Answer {
    let command = try CommandReader(desk).read(kind, Arguments(arguments))
    // REC-4: whoever may not is refused, and on record, before anything is read for them.
    try desk.permit(kind, args: command.json, by: session)
    guard let document = try GoodsDocument(command, desk, for: actor, language: context.language) else {
      throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
    let receipt = try Departure.leave([.init(path: output, bytes: document.bytes)]) {
      try desk.perform(command, id: id(act), version: nil, by: session)
    }
    if receipt.repeated { return leftBefore(receipt) }
    let json = JSON.object(
      [("ok", .bool(true))] + shapes.receipt(receipt) + [
        ("file", .string(output)), ("rows", .int(document.rows)), ("unpriced", .int(document.unpriced)),
        ("counted", .int(document.counted)), ("next", .null),
      ])
    var notes: [String] = []
    if document.rows == 0 { notes.append(context.say("没有要写的", "Nothing to be written")) }
    if document.unpriced > 0 {
      notes.append(context.say("\(document.unpriced) 个货号还没有价格", "\(document.unpriced) SKUs have no price yet"))
    }
    if document.counted > 0 {
      notes.append(context.say("\(document.counted) 个货号正在盘点, 没有写件数", "\(document.counted) SKUs are being counted: without pieces"))
    }
    let written = context.say("已写出 \(document.rows) 行: \(output)", "\(document.rows) rows written: \(output)")
    return Answer(json, [written.shown], notes: notes)
  }
}
