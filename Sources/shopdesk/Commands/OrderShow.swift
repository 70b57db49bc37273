import ArgumentParser
import DeskCore

/// `order show`: one order with everything about it.
struct OrderShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Original, amendments, the order as it stands, lines, parcels, open work, history, what may be done.")
  @Argument(help: "The order.") var order: String
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let card = try acting.desk.card(of: try acting.desk.findOrder(order), for: acting.actor)
    return Answer(acting.shapes.order(card, now: acting.desk.now, context.describe), OrderText(card, acting).lines)
  }
}

/// `order list`: orders that are somewhere in the queues, by state or words.
struct OrderList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Orders with open work; --find searches number, buyer, waybill, SKU, phone tail.",
    discussion: "States: " + OrderStage.allCases.map(\.rawValue).joined(separator: " "))
  @Option(name: .long, help: "Only orders in this state.") var state: String?
  @Option(name: .long, help: "Only orders that contain this.") var find = ""
  @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let stage = try state.map { text in
      guard let stage = OrderStage(rawValue: text) else { throw UsageFault.unknownValue(option: "--state", value: text) }
      return stage
    }
    var table = TextTable(
      [
        context.say("单号", "order"), context.say("订单号", "number"), context.say("状态", "state"), context.say("买家", "buyer"),
        context.say("实付", "paid"), context.say("商品", "goods"),
      ], right: [4])
    var items: [JSON] = []
    for id in try orders(acting) {
      let card = try acting.desk.card(of: id, for: acting.actor)
      guard stage == nil || card.facts.stage == stage else { continue }
      let buyer = card.unmasked ? card.order.buyer : Masking.name(card.order.buyer)
      let goods =
        card.lines.first.map { "\($0.title) ×\($0.quantity)" + (card.lines.count > 1 ? " +\(card.lines.count - 1)" : "") } ?? ""
      table.add([id.text, card.order.number, card.facts.stage.rawValue, buyer, card.order.paid.decimal, goods])
      items.append(
        .object([
          ("id", .string(id.text)), ("number", .string(card.order.number)), ("stage", .string(card.facts.stage.rawValue)),
          ("version", .int(card.facts.version)), ("trade", .string(card.facts.trade.code)), ("buyer", .string(buyer)),
          ("paid", acting.shapes.money(card.order.paid)), ("goods", .string(goods)), ("claimedBy", .optional(card.facts.claimedBy)),
        ]))
      if items.count == limit { break }
    }
    return .list(items, next: nil, table.lines)
  }

  /// Orders with open work, each once, in the order of urgency; and the one whose number was given whole.
  private func orders(_ acting: Acting) throws -> [OrderID] {
    var seen: Set<OrderID> = []
    var orders: [OrderID] = []
    if !find.isEmpty, let id = try? acting.desk.findOrder(find), (try? acting.desk.card(of: id, for: acting.actor)) != nil {
      orders.append(id)
      seen.insert(id)
    }
    var after: String?
    repeat {
      let page = try acting.desk.queue(WorkKind.allCases, find: find, after: after, limit: 200, for: acting.actor)
      orders += page.rows.compactMap(\.order).filter { seen.insert($0).inserted }
      after = page.next
    } while after != nil
    return orders
  }
}
