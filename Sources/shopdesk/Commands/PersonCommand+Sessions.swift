import ArgumentParser
import DeskCore
import DeskStore

/// Lent accounts and sessions (ROL-7).
extension PersonCommand {
  struct Borrow: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let somebody use another's account for a while (the director; of special users the general manager).",
      discussion: """
        The borrower signs in with their own password as BORROWER@NAME. Every record names both, and the account's password must change \
        afterwards.
        """)
    @Argument(help: "Whose account.") var name: String
    @Option(name: .long, help: "Who uses it.") var by: String
    @Option(name: .long, help: "Until when, shop time; else \(AccountLoan.usualHours) hours.") var until: String?
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["name": .text(name), "by": .text(by), "reason": .text(reason)]
      return try Acting(context).answer(.borrowAccount, arguments.with("until", until), act)
    }
  }

  struct Return: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "A borrowed account is no longer used; its owner must change the password.")
    @Argument(help: "Whose account.") var name: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.returnAccount, ["name": .text(name)], act) }
  }

  struct Sessions: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "sessions", abstract: "Who is signed in where: everybody for the administrator, else your own.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let rows = try acting.desk.sessions(for: acting.actor)
      var table = TextTable([
        context.say("谁", "who"), context.say("借用人", "used by"), context.say("终端", "terminal"), context.say("开始", "since"),
        context.say("最近", "last seen"), context.say("到期", "expires"),
      ])
      for row in rows {
        table.add([
          context.describe.person(row.person), row.borrower.map(context.describe.person) ?? "", row.terminal.shown,
          acting.clock(row.began), acting.clock(row.seen), acting.clock(row.expires),
        ])
      }
      let items = rows.map { row in
        JSON.object([
          ("person", .string(row.person)), ("borrower", .optional(row.borrower)), ("terminal", .string(row.terminal)),
          ("beganAt", acting.shapes.time(row.began)), ("seenAt", acting.shapes.time(row.seen)),
          ("expiresAt", acting.shapes.time(row.expires)),
        ])
      }
      return .list(items, next: nil, table.lines)
    }
  }

  struct SignOut: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "signout", abstract: "End every session of a person (the administrator).")
    @Argument var name: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.endSessions, ["name": .text(name)], act) }
  }

  struct PasswordAge: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "password-age", abstract: "After how many days a password must be changed (90; 0: never).")
    @Argument(help: "Days.") var days: Int
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.setPasswordAge, ["days": .number(Int64(days))], act)
    }
  }

  struct Drain: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take everything somebody holds back to the queue, or give it to another (SUP-1).",
      discussion: "Each order, escalation and parcel exception gets a record of its own; exceptions go to the other, else to you.")
    @Argument(help: "Who went home.") var name: String
    @Option(name: .long, help: "Who takes it over; else the queue.") var to: String?
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments: [String: Arguments.Value] = ["name": .text(name), "reason": .text(reason)]
      return try Acting(context).answer(.drainPerson, arguments.with("person", to), act)
    }
  }
}
