import ArgumentParser
import DeskCore

extension PromoCommand {
  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Promotions, newest first, with whose turn it is.",
      discussion: "Stages: " + PromotionStage.allCases.map(\.rawValue).joined(separator: " "))
    @Option(name: .long, help: "Only promotions in this stage.") var stage: String?
    @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
      guard after == nil || after.flatMap({ PromotionID($0) }) != nil else { throw ValidationError("--after: M0000001") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let one = stage.flatMap(PromotionStage.init(rawValue:))
      if let stage, one == nil { throw UsageFault.unknownValue(option: "--stage", value: stage) }
      let page = try acting.desk.promotions(one, after: after, limit: limit)
      return .list(page.rows.map { .object(acting.shapes.promotion($0)) }, next: page.next, PromotionText(acting).table(page.rows))
    }
  }

  struct Calendar: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "What is on or planned in the coming weeks, and where it collides.")
    @Option(name: .long, help: "From this day on; none: today.") var from: String?
    @Option(name: .long, help: "So many weeks, up to 26.") var weeks = 6
    @OptionGroup var global: GlobalOptions

    func validate() throws { guard (1...26).contains(weeks) else { throw ValidationError("--weeks: 1…26") } }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let first = try acting.day(from)
      let rows = try acting.desk.promotionCalendar(
        from: context.zone.instant(first), until: context.zone.instant(first.advanced(by: weeks * 7)))
      return .list(rows.map { .object(acting.shapes.promotion($0)) }, next: nil, PromotionText(acting).table(rows))
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "One promotion: rule, window, limits, what is used, conflicts, who did what.")
    @Argument(help: "The promotion.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let card = try acting.desk.promotionCard(try PromotionText.id(id), for: acting.actor)
      return Answer(acting.shapes.promotionCard(card, context.describe), PromotionText(acting).full(card))
    }
  }

  struct Result: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What it brought: orders, units, revenue, discount and visits, against the same length of time before.")
    @Argument(help: "The promotion.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let card = try acting.desk.promotionCard(try PromotionText.id(id), for: acting.actor)
      return Answer(.object(acting.shapes.results(card)), PromotionText(acting).results(card))
    }
  }

  struct Events: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Platform events, the nearest deadline first.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let rows = try acting.desk.events(for: acting.actor)
      let texts = context.describe.texts
      var table = TextTable([
        context.say("活动", "event"), context.say("平台", "platform"), context.say("名称", "title"), context.say("状态", "state"),
        context.say("截止", "due"), context.say("促销", "promotion"), context.say("下一步", "next"),
      ])
      for row in rows {
        table.add([
          row.event.id.text, row.event.platform, row.event.title, texts.title(row.event.stage), acting.clock(row.event.dueAt),
          row.event.promotion?.text ?? "", row.steps.map(\.rawValue).joined(separator: " "),
        ])
      }
      return .list(rows.map { .object(acting.shapes.event($0)) }, next: nil, table.lines)
    }
  }

  struct EventShow: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "event-show", abstract: "One platform event: deadlines, what is asked for, what came of it, what is next.")
    @Argument(help: "The event.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = PlatformEventID(id) else { throw Refusal.argument("event", .notAnIdentifier) }
      let row = try acting.desk.event(id, for: acting.actor)
      return Answer(.object(acting.shapes.event(row)), context.describe.texts.event(row, zone: context.zone).map(\.shown))
    }
  }

  struct EventAdd: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "event-add", abstract: "Note an event of a marketplace, with its deadlines.")
    @Option(name: .long, help: "Whose event it is.") var platform: String
    @Option(name: .long, help: "Its name.") var title: String
    @Option(name: .long, help: "Until when the shop may sign up.") var signUpBy: String
    @Option(name: .long, help: "Until when materials are taken; none: as sign-up.") var materialsBy: String?
    @Option(name: .long, help: "When it begins.") var from: String
    @Option(name: .long, help: "When it ends.") var until: String
    @Option(name: .long, help: "What is asked for.") var materials: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = [
        "platform": .text(platform), "title": .text(title), "signUpBy": .text(signUpBy), "from": .text(from), "until": .text(until),
      ]
      return try Acting(context).answer(.addEvent, arguments.with("materialsBy", materialsBy).with("materials", materials), act)
    }
  }

  struct EventStep: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "event-step", abstract: "What was done about an event, or what the marketplace said.",
      discussion: "Steps: " + DeskCore.EventStep.allCases.map(\.rawValue).joined(separator: " "))
    @Argument(help: "The event.") var id: String
    @Option(name: .long, help: "Which step.") var step: String
    @Option(name: .long, help: "What came of it.") var result: String?
    @Option(name: .long, help: "The promotion that takes part.") var promotion: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(
        .stepEvent, ["event": Arguments.Value.text(id), "step": .text(step)].with("result", result).with("promotion", promotion),
        act)
    }
  }
}
