import ArgumentParser
import DeskCore

extension CaseCommand {
  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "One case: goods, money, what may be done, what is left of its order.")
    @Argument(help: "The case.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = CaseID(id) else { throw Refusal.argument("case", .notAnIdentifier) }
      let card = try acting.desk.card(of: try acting.desk.order(of: id), for: acting.actor)
      guard let one = card.cases.first(where: { $0.afterCase.id == id }) else { throw Refusal.notFound(id.text) }
      let shapes = acting.shapes
      let json = JSON.object(
        shapes.afterCase(one.afterCase) + [
          ("number", .string(card.order.number)), ("balance", card.balance.map(shapes.balance) ?? .null),
          ("parcels", .array(card.parcels.filter { $0.afterCase == id }.map(shapes.parcel))),
          (
            "workItems", .array(card.work.filter { $0.subject == .afterCase(id) }.map { shapes.workItem($0, now: acting.desk.now) })
          ),
          ("commands", shapes.commands(one.commands, context.describe)),
        ])
      return Answer(json, ServiceText(card, acting).full(one).map(\.shown))
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Cases, newest first.", discussion: "Stages: " + CaseStage.allCases.map(\.rawValue).joined(separator: " "))
    @Option(name: .long, help: "Only cases in this stage.") var stage: String?
    @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
      guard after == nil || after.flatMap({ CaseID($0) }) != nil else { throw ValidationError("--after: C0000007") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let stage = try stage.map { text in
        guard let stage = CaseStage(rawValue: text) else { throw UsageFault.unknownValue(option: "--stage", value: text) }
        return stage
      }
      let page = try acting.desk.cases(stage: stage, after: after.flatMap { CaseID($0) }, limit: limit, for: acting.actor)
      var table = TextTable(
        [
          context.say("售后单", "case"), context.say("单号", "order"), context.say("种类", "kind"), context.say("状态", "stage"),
          context.say("退货", "goods back"), context.say("验货", "inspected"), context.say("金额", "amount"),
          context.say("已结", "settled"),
          context.say("登记", "opened"), context.say("原因", "reason"),
        ], right: [6, 7])
      let texts = context.describe.texts
      for one in page.rows {
        table.add([
          one.id.text, one.order.text, texts.title(one.kind), texts.title(one.stage), texts.title(one.reception),
          texts.title(one.acceptance),
          one.amount.decimal, one.settled?.decimal ?? "", acting.clock(one.openedAt), one.reason,
        ])
      }
      return .list(page.rows.map { .object(acting.shapes.afterCase($0)) }, next: page.next, table.lines)
    }
  }
}
