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
