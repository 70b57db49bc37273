import ArgumentParser
import DeskCore
import DeskStore

/// `order list`: all orders, newest first.
struct OrderList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Orders, newest first; --find searches number, waybill, SKU, goods, buyer, phone tail, words of messages and notes.",
    discussion: "States: " + OrderStage.allCases.map(\.rawValue).joined(separator: " "))
  @Option(name: .long, help: "Only orders in this state.") var state: String?
  @Option(name: .long, help: "Only orders that match every word of this.") var find = ""
  @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
  @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
    guard after == nil || after.flatMap({ OrderID($0) }) != nil else { throw ValidationError("--after: O0000042") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let stage = try state.map { text in
      guard let stage = OrderStage(rawValue: text) else { throw UsageFault.unknownValue(option: "--state", value: text) }
      return stage
    }
    // An import that was cut off may have left its orders out of the index. Where somebody else writes for long, what is there must do.
    if !find.isEmpty { _ = try? acting.desk.indexOrders() }
    let page = try acting.desk.find(find, stage: stage, after: after.flatMap { OrderID($0) }, limit: limit, for: acting.actor)
    var table = TextTable(
      [
        context.say("单号", "order"), context.say("订单号", "number"), context.say("状态", "state"), context.say("买家", "buyer"),
        context.say("实付", "paid"), context.say("商品", "goods"),
      ], right: [4])
    let items = page.rows.map { row -> JSON in
      table.add([row.id.text, row.number, context.describe.texts.title(row.stage), row.buyer, row.paid.decimal, row.goods])
      return .object([
        ("id", .string(row.id.text)), ("number", .string(row.number)), ("stage", .string(row.stage.rawValue)),
        ("version", .int(row.version)), ("trade", .string(row.trade.code)), ("buyer", .string(row.buyer)),
        ("paid", acting.shapes.money(row.paid)), ("goods", .string(row.goods)), ("claimedBy", .optional(row.claimedBy)),
      ])
    }
    return .list(items, next: page.next, table.lines)
  }
}
