import ArgumentParser
import DeskCore

extension StockCommand {
  /// `stock shortages`: what is too short for its orders (ORD-9).
  struct Shortages: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "SKUs that are too short, with the orders they hit (ORD-9).")
    @Option(name: .long, help: "At most so many SKUs, up to 1000.") var limit = 100
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let page = try acting.desk.shortages(limit: limit)
      var table = TextTable(
        [
          context.say("编码", "sku"), context.say("名称", "title"), context.say("需要", "needed"), context.say("可用", "available"),
          context.say("最迟", "due"), context.say("订单", "orders"),
        ], right: [2, 3])
      for row in page.rows {
        table.add([
          row.sku, row.title, "\(row.needed)",
          row.isHidden(from: acting.actor) ? context.describe.texts.beingCounted : "\(row.level.available)",
          row.hits.first.map { acting.clock($0.due) } ?? "",
          row.hits.map { "\($0.number) ×\($0.pieces)" }.joined(separator: " "),
        ])
      }
      let items = page.rows.map { row in
        JSON.object([
          ("sku", .string(row.sku)), ("title", .string(row.title)), ("needed", .int(row.needed)),
          ("onHand", row.isHidden(from: acting.actor) ? .null : .int(row.level.onHand)),
          ("available", row.isHidden(from: acting.actor) ? .null : .int(row.level.available)),
          (
            "orders",
            .array(
              row.hits.map {
                .object([
                  ("order", .string($0.order.text)), ("number", .string($0.number)), ("pieces", .int($0.pieces)),
                  ("dueAt", acting.shapes.time($0.due)),
                ])
              })
          ),
        ])
      }
      return .list(items, next: nil, isCut: page.next != nil, table.lines)
    }
  }
}
