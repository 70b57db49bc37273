import ArgumentParser
import DeskCore

/// `page …`: what pages say, and what the public is told: proposed, approved, published (APR-1, APR-2).
struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Page and copy revisions, public notices: proposed, approved by the director, published.",
    discussion:
      "What is proposed waits as a request (A0000003); approved it has a number of its own (R0000001) and is published within 48 hours.",
    subcommands: [List.self, Show.self, Propose.self, Publish.self, Withdraw.self, Review.self])

  struct Propose: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Propose other words for a page; the director decides.")
    @Option(name: .long, help: ArgumentHelp("page, copy or notice.", valueName: "kind")) var kind = RevisionPlan.Kind.page.rawValue
    @Option(name: .long, help: "The page's name or address, or a SKU.") var page: String
    @Option(name: .long, help: "Which part of it.") var part: String
    @Option(name: .long, help: "How it reads; without it there is nothing yet.") var from: String?
    @Option(name: .long, help: "How it is to read.") var to: String
    @Option(name: .long, help: ArgumentHelp("The day by whose end it is to be up.", valueName: "date")) var due: String?
    @Option(
      name: .long,
      help: ArgumentHelp("Somebody changed it outside: the revision that was published last.", valueName: "revision"))
    var changedSince: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["kind": .text(kind), "page": .text(page), "part": .text(part), "to": .text(to)]
      return try Acting(context).answer(
        .proposeRevision, arguments.with("from", from).with("due", due).with("changedSince", changedSince), act)
    }
  }

  struct Publish: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "It is up now, as approved.")
    @Argument(help: "The revision.") var id: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.publishRevision, ["revision": .text(id)], act) }
  }

  struct Withdraw: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "It is not put up after all.")
    @Argument(help: "The revision.") var id: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.withdrawRevision, ["revision": .text(id), "reason": .text(reason)], act)
    }
  }

  struct Review: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The pages were gone through; the next time is in two weeks.")
    @Option(name: .long, help: "What was found.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.reviewPages, ["note": .text(note)], act) }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "One revision: what it was and is, who proposed, approved, published.")
    @Argument(help: "The revision.") var id: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = RevisionID(id) else { throw Refusal.argument("revision", .notAnIdentifier) }
      let one = try acting.desk.revision(id)
      let texts = context.describe.texts
      func who(_ word: String, _ person: String?, _ at: Instant?) -> String? {
        person.map { "\(word) \(context.describe.person($0))  \(acting.clock(at))" }
      }
      let lines: [String?] = [
        "\(one.id.text)  \(texts.title(one.state))  \(texts.title(one.plan.kind))  \(one.plan.page)  \(one.plan.part)  v\(one.version)",
        one.plan.from.map { context.say("原 ", "was ") + $0 }, one.plan.changedSince.map(texts.foundOutside),
        context.say("改为 ", "becomes ") + one.plan.to,
        one.plan.due.map { context.say("最迟 ", "by ") + $0.iso }, who(context.say("提出", "proposed by"), one.proposedBy, nil),
        who(context.say("批准", "approved by"), one.approvedBy, one.approvedAt),
        who(context.say("发布", "published by"), one.publishedBy, one.publishedAt), one.reason,
      ]
      return Answer(.object(acting.shapes.revision(one)), lines.compactMap { $0?.shown })
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Approved revisions, newest first.",
      discussion: "States: " + PageRevision.State.allCases.map(\.rawValue).joined(separator: " ") + ". What waits: approval list.")
    @Option(name: .long, help: "Only in this state.") var state: String?
    @Option(name: .long, help: "Only of this page.") var page: String?
    @Option(name: .long, help: "At most so many, up to 200.") var limit = 50
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
      guard after == nil || after.flatMap({ RevisionID($0) }) != nil else { throw ValidationError("--after: R0000001") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let one = state.flatMap(PageRevision.State.init(rawValue:))
      if let state, one == nil { throw UsageFault.unknownValue(option: "--state", value: state) }
      let found = try acting.desk.revisions(one, page: page, after: after.flatMap { RevisionID($0) }, limit: limit)
      let texts = context.describe.texts
      var table = TextTable([
        context.say("修订", "revision"), context.say("状态", "state"), context.say("页面", "page"), context.say("部位", "part"),
        context.say("改为", "becomes"), context.say("谁批的", "approved by"), context.say("谁发的", "published by"),
      ])
      for row in found.rows {
        table.add([
          row.id.text, texts.title(row.state), row.plan.page.shown, row.plan.part.shown, String(row.plan.to.shown.prefix(40)),
          context.describe.person(row.approvedBy), row.publishedBy.map(context.describe.person) ?? "",
        ])
      }
      return .list(found.rows.map { .object(acting.shapes.revision($0)) }, next: found.next, table.lines)
    }
  }
}
