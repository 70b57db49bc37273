import ArgumentParser
import DeskCore

/// `approval …`: what somebody asked for that a higher post decides (ROL-3, APR-1).
struct ApprovalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approval", abstract: "Requests that wait for a higher post; approving one carries it out.",
    discussion: "A request is named by its number (A0000003). Nobody decides their own (ROL-4).",
    subcommands: [List.self, Show.self, Approve.self, Reject.self, Withdraw.self])

  struct Approve: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Approve a request: what it asks for is carried out at once.")
    @Argument(help: "The request.") var id: String
    @Option(name: .long, help: "What is to be known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let receipt = try acting.perform(.approveRequest, ["request": Arguments.Value.text(id)].with("note", note), act)
      var answer = acting.answer(receipt)
      guard let request = RequestID(receipt.subject).flatMap({ try? acting.desk.request($0, for: acting.actor) }) else {
        return answer
      }
      if case .object(let members) = answer.json {
        answer.json = .object(members + [("stage", .string(request.stage.rawValue)), ("answer", .optional(request.answer))])
      }
      // The state may have moved on since it was asked: approved all the same, and not carried out.
      if request.stage == .failed {
        answer.lines = [
          context.say("已批准 \(request.id.text), 但未能执行", "approved \(request.id.text), but it could not be carried out")
        ]
        answer.notes.append(context.say("原因: ", "because of: ") + (request.answer ?? "").shown)
      }
      return answer
    }
  }

  struct Reject: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Reject a request with a reason.")
    @Argument(help: "The request.") var id: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.rejectRequest, ["request": .text(id), "reason": .text(reason)], act)
    }
  }

  struct Withdraw: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take your own request back.")
    @Argument(help: "The request.") var id: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.withdrawRequest, ["request": .text(id)], act) }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "One request: what, who asks, how much, what may be done.")
    @Argument(help: "The request.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = RequestID(id) else { throw Refusal.argument("request", .notAnIdentifier) }
      let one = try acting.desk.requestCard(id, for: acting.actor)
      let card = try one.request.order.map { try acting.desk.card(of: $0, for: acting.actor) }
      let shapes = acting.shapes
      let matter = one.request.order == nil ? try acting.desk.matter(id, for: acting.actor) : nil
      let json = JSON.object(
        shapes.request(one.request, sees: acting.actor.seesBuyers) + [
          ("number", .optional(card?.order.number)), ("commands", shapes.commands(one.commands, context.describe)),
        ] + (matter.map(shapes.matter) ?? []))
      return Answer(json, RequestText(acting).full(one, card, matter).map(\.shown))
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Requests, newest first; without --stage those that wait.",
      discussion: "Stages: all " + ApprovalRequest.Stage.allCases.map(\.rawValue).joined(separator: " "))
    @Option(name: .long, help: "Only requests in this stage, or all.") var stage = ApprovalRequest.Stage.proposed.rawValue
    @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
      guard after == nil || after.flatMap({ RequestID($0) }) != nil else { throw ValidationError("--after: A0000003") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let one = ApprovalRequest.Stage(rawValue: stage)
      guard one != nil || stage == "all" else { throw UsageFault.unknownValue(option: "--stage", value: stage) }
      let page = try acting.desk.requests(stage: one, after: after.flatMap { RequestID($0) }, limit: limit, for: acting.actor)
      var table = TextTable(
        [
          context.say("申请", "request"), context.say("对象", "subject"), context.say("命令", "command"), context.say("内容", "asked"),
          context.say("额度", "amount"),
          context.say("金额", "value"), context.say("等谁批", "level"), context.say("谁提的", "asked by"), context.say("时间", "at"),
          context.say("状态", "stage"),
        ], right: [5])
      let gists = try acting.desk.gists(of: page.rows)
      let texts = context.describe.texts
      for row in page.rows {
        table.add([
          row.id.text, texts.name(row.subject), texts.title(row.command), gists[row.id].map { texts.gist($0) } ?? "",
          row.use.map { texts.title($0.amount) } ?? "",
          row.use?.value.decimal ?? "", texts.title(row.level), context.describe.person(row.askedBy), acting.clock(row.askedAt),
          texts.title(row.stage),
        ])
      }
      let sees = acting.actor.seesBuyers
      let items = page.rows.map { row in
        JSON.object(acting.shapes.request(row, sees: sees) + (gists[row.id].map { [("asked", acting.shapes.gist($0))] } ?? []))
      }
      let total = page.next == nil && after == nil ? page.rows.count : try acting.desk.requestCount(stage: one)
      return .list(items, next: page.next, total: total, table.lines)
    }
  }
}
