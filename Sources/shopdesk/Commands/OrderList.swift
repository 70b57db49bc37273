import ArgumentParser
import DeskCore
import DeskStore

/// `order list`: all orders, newest first.
struct OrderList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Orders, newest first; --find searches number, waybill, SKU, goods, buyer, phone tail.",
    discussion: "States: " + OrderStage.allCases.map(\.rawValue).joined(separator: " "))
  @Option(name: .long, help: "Only orders in this state.") var state: String?
  @Option(name: .long, help: "Only orders that contain this.") var find = ""
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
    let page = try OrderScan(acting, stage: stage, find: find, limit: limit).page(after: after.flatMap { OrderID($0) })
    var table = TextTable(
      [
        context.say("单号", "order"), context.say("订单号", "number"), context.say("状态", "state"), context.say("买家", "buyer"),
        context.say("实付", "paid"), context.say("商品", "goods"),
      ], right: [4])
    let items = page.rows.map { card -> JSON in
      let buyer = card.unmasked ? card.order.buyer : Masking.name(card.order.buyer)
      let goods =
        card.lines.first.map { "\($0.title) ×\($0.quantity)" + (card.lines.count > 1 ? " +\(card.lines.count - 1)" : "") } ?? ""
      table.add([card.order.id.text, card.order.number, card.facts.stage.rawValue, buyer, card.order.paid.decimal, goods])
      return .object([
        ("id", .string(card.order.id.text)), ("number", .string(card.order.number)), ("stage", .string(card.facts.stage.rawValue)),
        ("version", .int(card.facts.version)), ("trade", .string(card.facts.trade.code)), ("buyer", .string(buyer)),
        ("paid", acting.shapes.money(card.order.paid)), ("goods", .string(goods)), ("claimedBy", .optional(card.facts.claimedBy)),
      ])
    }
    return .list(items, next: page.next, table.lines)
  }
}

/// Looks through orders from the newest back, a bounded piece at a time: a page may hold fewer rows than asked for and still have a next.
struct OrderScan {
  /// Orders looked at for one page.
  static let reach = 2000

  let acting: Acting
  let stage: OrderStage?
  let find: String
  let limit: Int

  init(_ acting: Acting, stage: OrderStage?, find: String, limit: Int) {
    self.acting = acting
    self.stage = stage
    self.find = find.trimmingBlanks().lowercased()
    self.limit = limit
  }

  func page(after: OrderID?) throws -> Page<OrderCard> {
    var rows: [OrderCard] = []
    let direct = after == nil ? try named() : nil
    if let direct { rows.append(direct) }
    var number = try after.map { $0.number - 1 } ?? newest()
    let end = max(0, number - Int64(Self.reach))
    while number > end, rows.count < limit {
      let card = try acting.desk.card(of: OrderID(number: number), for: acting.actor)
      if card.order.id != direct?.order.id, stage == nil || card.facts.stage == stage, matches(card) { rows.append(card) }
      number -= 1
    }
    return Page(rows: rows, next: number > 0 ? OrderID(number: number + 1).text : nil)
  }

  /// What an index finds at once: an order's number, a parcel's, a waybill.
  private func named() throws -> OrderCard? {
    guard !find.isEmpty else { return nil }
    let id: OrderID
    if let parcel = try acting.desk.findParcel(find.uppercased()) {
      id = try acting.desk.card(of: parcel, for: acting.actor).parcel.order
    } else if let found = try? acting.desk.findOrder(find) {
      id = found
    } else {
      return nil
    }
    guard let card = try? acting.desk.card(of: id, for: acting.actor), stage == nil || card.facts.stage == stage else { return nil }
    return card
  }

  /// Numbers are given one after another, so the last is where they stop.
  private func newest() throws -> Int64 {
    func exists(_ number: Int64) throws -> Bool {
      do {
        _ = try acting.desk.card(of: OrderID(number: number), for: acting.actor)
        return true
      } catch let refusal as Refusal where refusal.code == .notFound {
        return false
      }
    }
    guard try exists(1) else { return 0 }
    var low: Int64 = 1
    var high: Int64 = 2
    while try exists(high) {
      low = high
      high *= 2
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try exists(middle) { low = middle } else { high = middle }
    }
    return low
  }

  private func matches(_ card: OrderCard) -> Bool {
    if find.isEmpty { return true }
    var texts = [card.order.id.text, card.order.number] + card.lines.flatMap { [$0.sku, $0.title] }
    texts += card.parcels.flatMap { [$0.id.text, $0.waybill ?? ""] }
    // Nobody finds by what they may not see (REC-3).
    if card.unmasked { texts += [card.order.buyer, card.current.recipient.current] }
    if texts.contains(where: { $0.lowercased().contains(find) }) { return true }
    return card.unmasked && find.count >= 3 && card.current.phone.current.hasSuffix(find)
  }
}
