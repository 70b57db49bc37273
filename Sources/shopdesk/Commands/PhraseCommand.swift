import ArgumentParser
import DeskCore

/// `phrase …`: 话术, kept by the lead.
struct PhraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrase", abstract: "Texts for the buyer with places for the order's data.",
    discussion: "Places: " + Phrase.places.map { "{\($0)}" }.joined(separator: " "),
    subcommands: [List.self, Set.self, Delete.self])

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "All phrases by name.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let phrases = try acting.desk.phrases()
      var table = TextTable([context.say("名称", "name"), context.say("内容", "text")])
      for phrase in phrases { table.add([phrase.name, phrase.text]) }
      return .list(
        phrases.map { .object([("name", .string($0.name)), ("text", .string($0.text))]) }, next: nil, table.lines)
    }
  }

  struct Set: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Keep a phrase under a name, replacing the one that has it.")
    @Argument(help: "The phrase's name.") var name: String
    @Option(name: .long, help: "The text, with places in braces.") var text: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      // Without a text the command would delete it.
      guard !text.trimmingBlanks().isEmpty else { throw Refusal.argument("text", .missing) }
      return try Acting(context).answer(.savePhrase, ["phrase": .text(name), "text": .text(text)], act)
    }
  }

  struct Delete: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Drop a phrase.")
    @Argument(help: "The phrase's name.") var name: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard try acting.desk.phrases().contains(where: { $0.name == name.trimmingBlanks() }) || act.id != nil else {
        throw Refusal.notFound(name)
      }
      return try acting.answer(.savePhrase, ["phrase": .text(name)], act)
    }
  }
}

/// `authority …`: the amounts of ROL-3.
struct AuthorityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority", abstract: "Amounts within which a role decides by itself, per order and per day (ROL-3).",
    subcommands: [List.self, Set.self])

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The amounts in force.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let limits = try acting.desk.authority()
      var table = TextTable(
        [context.say("岗位", "role"), context.say("额度", "amount"), context.say("每单", "per order"), context.say("每天", "per day")],
        right: [2, 3])
      var items: [JSON] = []
      for role in Role.allCases {
        for amount in AuthorityAmount.allCases where limits[role, amount] != .none {
          let limit = limits[role, amount]
          table.add([
            context.describe.texts.title(role), context.describe.texts.title(amount), limit.perOrder.decimal, limit.perDay.decimal,
          ])
          items.append(
            .object([
              ("role", .string(role.rawValue)), ("amount", .string(amount.rawValue)),
              ("perOrder", acting.shapes.money(limit.perOrder)),
              ("perDay", acting.shapes.money(limit.perDay)),
            ]))
        }
      }
      return .list(items, next: nil, table.lines)
    }
  }

  struct Set: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Set a role's amount; nobody sets their own (ROL-4).")
    @Argument(help: ArgumentHelp(stringLiteral: Role.allCases.map(\.rawValue).joined(separator: " | "))) var role: String
    @Argument(help: ArgumentHelp(stringLiteral: AuthorityAmount.allCases.map(\.rawValue).joined(separator: " | "))) var amount:
      String
    @Option(name: .long, help: "Yuan, at most two decimals.") var perOrder: String
    @Option(name: .long, help: "Yuan, at most two decimals.") var perDay: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(
        .setAuthority, ["role": .text(role), "amount": .text(amount), "perOrder": .text(perOrder), "perDay": .text(perDay)], act)
    }
  }
}
