import ArgumentParser
import DeskCore

extension CountCommand {
  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Counts, newest first.")
    @Flag(name: .long, help: "Only those that aren't done.") var open = false
    @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let before = after.flatMap { CountID($0) }
      guard after == nil || before != nil else { throw UsageFault.unknownValue(option: "--after", value: after ?? "") }
      let page = try acting.desk.counts(open: open, before: before, limit: limit)
      var table = TextTable([
        context.say("盘点单", "count"), context.say("类别", "kind"), context.say("状态", "state"), context.say("开单", "opened"),
        context.say("开单人", "by"), context.say("未了结", "left"), context.say("待复盘", "again"), context.say("差异", "differ"),
      ])
      let texts = context.describe.texts
      for row in page.rows {
        let count = row.count
        table.add([
          count.id.text, texts.title(count.kind) + (count.zone.map { " " + $0 } ?? ""), texts.title(count.state),
          acting.clock(count.openedAt), context.describe.person(count.openedBy), "\(count.left)/\(count.lines)", "\(row.recount)",
          "\(row.differing)",
        ])
      }
      return .list(page.rows.map { .object(acting.shapes.count($0)) }, next: page.next, table.lines)
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The SKUs of a count as somebody walks; blind until they are settled.")
    @Argument(help: "The count, e.g. K0000001.") var count: String
    @Flag(name: .long, help: "Only those of which something is to be done.") var open = false
    @Option(name: .long, help: "At most so many SKUs, up to 1000.") var limit = 100
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = CountID(count) else { throw Refusal.argument("count", .notAnIdentifier) }
      let row = try acting.desk.count(id)
      let page = try acting.desk.countLines(of: id, unsettled: open, after: after, limit: limit)
      let texts = context.describe.texts
      var table = TextTable([
        context.say("库位", "location"), context.say("编码", "sku"), context.say("品名", "title"), context.say("状态", "state"),
        context.say("盘点人", "counted by"), context.say("实数", "found"), context.say("差异", "differs"), context.say("说明", "why"),
      ])
      for line in page.rows {
        table.add([
          line.places.joined(separator: " "), line.sku, line.title, texts.title(line.state), line.counters.joined(separator: ", "),
          line.found.map { "\($0.quantity)" } ?? "",
          line.found.map { $0.difference > 0 ? "+\($0.difference)" : "\($0.difference)" } ?? "",
          line.explanation ?? "",
        ])
      }
      let head =
        "\(id.text) \(texts.title(row.count.kind)) \(texts.title(row.count.state))  "
        + context.say("未了结 \(row.count.left)/\(row.count.lines)", "left \(row.count.left)/\(row.count.lines)")
      let json = JSON.object(
        acting.shapes.count(row) + [
          ("skus", .array(page.rows.map { .object(acting.shapes.countLine($0)) })), ("next", .optional(page.next)),
        ])
      var answer = Answer(json, [head.shown] + table.lines)
      answer.cut = page.next.map { Answer.Cut(shown: page.rows.count, next: $0) }
      return answer
    }
  }
}
