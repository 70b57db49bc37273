import ArgumentParser
import DeskCore
import DeskStore

/// `person …`: users and grants (ROL-1, ROL-6).
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "People, their roles and whether they may sign in.",
    subcommands: [
      Add.self, List.self, Grant.self, Revoke.self, Disable.self, Enable.self, StandInCommand.self, LeaveCommand.self,
      Borrow.self, Return.self, Sessions.self, SignOut.self, PasswordAge.self, Drain.self,
    ])

  struct Add: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a person with a first password, which they must change.",
      discussion: """
        --password-file names the new person's password. Who acts is taken from login, or from SHOPDESK_USER and \
        SHOPDESK_PASSWORD_FILE, or from --user with a --password-file of its own given before.
        """)
    @Argument(help: "The name for signing in: letters, digits, dot, dash, underscore.")
    var name: String
    @Option(name: .customLong("name"), help: "The name that colleagues see, e.g. 张敏.")
    var displayName: String
    @Option(name: .long, help: "The first role.")
    var role: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      context.actorPasswordFiles = actorFiles(context)
      let acting = try Acting(context)
      let login = name.lowercased()
      let password = try newPassword(context)
      let faults = PasswordRule.faults(password, person: login)
      guard faults.isEmpty || acting.actor.role(for: .addPerson) == nil else { throw Refusal(rule: "ROL-7", .password(faults)) }
      let receipt = try acting.perform(
        .addPerson, ["name": .text(login), "displayName": .text(displayName), "role": .text(role)], act)
      // The same act again must not give back the first password to somebody who has chosen their own since.
      if !receipt.repeated, receipt.request != nil {
        try acting.desk.keepFirstPassword(of: login, password, by: acting.session)
      } else if !receipt.repeated, receipt.request == nil {
        try acting.desk.resetPassword(of: login, to: password, mustChange: false, by: acting.session)
      }
      return acting.answer(receipt)
    }

    /// With two files the first is the actor's. With one, the actor's own comes from the environment or the kept session; only an actor
    /// named by `--user` with nothing else to go by is taken to share it.
    private func actorFiles(_ context: Context) -> [String] {
      if global.passwordFile.count > 1 { return [global.passwordFile[0]] }
      let hasOther = context.environment["SHOPDESK_PASSWORD_FILE"].map { !$0.isEmpty } ?? false
      let keepsSession = TokenFile(context).read() != nil
      return hasOther || keepsSession || global.user == nil ? [] : global.passwordFile
    }

    private func newPassword(_ context: Context) throws -> String {
      if let file = global.passwordFile.last { return try PasswordInput.file(file) }
      return try PasswordInput.ask(context.say("\(name) 的密码: ", "Password for \(name): "))
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Everybody, with roles.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      _ = try context.session()
      let people = try context.desk().people()
      let standIns = Dictionary(grouping: try context.desk().postList().standIns, by: \.person)
      var table = TextTable([
        context.say("登录名", "name"), context.say("姓名", "shown as"), context.say("岗位", "roles"), context.say("状态", "state"),
      ])
      var items: [JSON] = []
      for person in people {
        let roles = person.roles.map(\.rawValue)
        table.add([
          person.name, person.displayName,
          (roles + (standIns[person.name] ?? []).map { standing($0, context) }).joined(separator: ","),
          person.disabled ? context.say("停用", "disabled") : "",
        ])
        items.append(
          .object([
            ("name", .string(person.name)), ("displayName", .string(person.displayName)), ("roles", .array(roles.map(JSON.string))),
            ("standIns", Shapes(zone: context.zone).standIns(standIns[person.name] ?? [])), ("disabled", .bool(person.disabled)),
          ]))
      }
      return .list(items, next: nil, table.lines)
    }

    /// ROL-5: `代 shipper 11-24 13:30–11-25 00:00`.
    private func standing(_ one: StandIn, _ context: Context) -> String {
      let (from, until) = (context.zone.local(one.from), context.zone.local(one.until))
      return context.say("代 ", "for ")
        + "\(context.describe.texts.title(one.role)) \(from.shopTime.dropFirst(5))–\(until.shopTime.dropFirst(5))"
    }
  }

  struct Grant: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Give a person one more role.")
    @Argument var name: String
    @Option(name: .long) var role: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.grantRole, ["name": .text(name), "role": .text(role)], act)
    }
  }

  struct Revoke: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take a role from a person.")
    @Argument var name: String
    @Option(name: .long) var role: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.revokeRole, ["name": .text(name), "role": .text(role)], act)
    }
  }

  struct Disable: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Stop a person from signing in and end their sessions.")
    @Argument var name: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.disablePerson, ["name": .text(name)], act) }
  }

  struct Enable: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Let a person sign in again.")
    @Argument var name: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.enablePerson, ["name": .text(name)], act) }
  }
}
