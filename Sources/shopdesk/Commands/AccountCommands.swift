import ArgumentParser
import DeskCore
import DeskStore

/// `login`: begins a session and keeps its token for the next commands.
struct LoginCommand: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "login", abstract: "Sign in; the session is kept until it expires.")
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let desk = try context.desk()
    let signIn = SignIn(context: context, desk: desk)
    guard let name = signIn.userName else { throw ValidationError("--user NAME") }
    // F12: a session for later commands must be written down.
    try desk.requireWriting()
    let begun = try desk.signIn(name, password: try signIn.password(), terminal: SignIn.terminal)
    if begun.mustChange {
      try? desk.signOut(begun.session)
      throw Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword)
    }
    let file = TokenFile(context)
    if let old = file.read() { try? desk.signOut(old) }
    try file.write(begun.session)
    return try Identity.answer(begun.actor, context, desk)
  }
}

/// `logout`: ends the kept session.
struct LogoutCommand: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "logout", abstract: "End the session that login began.")
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let desk = try context.desk()
    let file = TokenFile(context)
    if let session = file.read() { try desk.signOut(session) }
    file.remove()
    return Answer(.object([("ok", .bool(true))]), [context.say("已退出", "Signed out")])
  }
}

/// `whoami`: who acts, in which roles.
struct WhoamiCommand: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "whoami", abstract: "Who acts, and in which roles.")
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    try Identity.answer(try context.session().actor, context, try context.desk())
  }
}

/// `passwd`: one's own password, or with a name somebody else's first or new one.
struct PasswdCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "passwd",
    abstract: "Change your password; with a name (dbAdmin) give that person a new one, which they must change.")

  @Argument(help: "Whose password, if not your own.")
  var name: String?
  @Option(name: .long, help: ArgumentHelp("A file whose first line is the new password.", valueName: "file"))
  var newPasswordFile: String?
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let desk = try context.desk()
    context.changesPassword = name == nil
    let (session, actor) = try context.session()
    if let name {
      try desk.resetPassword(of: name, to: try newPassword(context), by: session)
    } else {
      let old = try SignIn(context: context, desk: desk).password()
      try desk.changePassword(session, from: old, to: try newPassword(context))
    }
    let subject = Subject.person(name?.lowercased() ?? actor.name).text
    return Answer(.object([("ok", .bool(true)), ("subject", .string(subject))]), [context.say("密码已改", "Password changed")])
  }

  private func newPassword(_ context: Context) throws -> String {
    if let newPasswordFile { return try PasswordInput.file(newPasswordFile) }
    return try PasswordInput.ask(context.say("新密码: ", "New password: "))
  }
}

/// How a person is shown.
enum Identity {
  static func answer(_ actor: Actor, _ context: Context, _ desk: Desk) throws -> Answer {
    let left = try desk.passwordDaysLeft(of: actor)
    let duty = try desk.duty(of: actor.name)
    let hotline = try desk.hotline()
    let texts = context.describe.texts
    let roles = actor.roles.map(\.rawValue)
    let json = JSON.object([
      ("name", .string(actor.name)), ("displayName", .string(actor.displayName)), ("roles", .array(roles.map(JSON.string))),
      ("standIns", Shapes(zone: context.zone).standIns(actor.standIns)), ("terminal", .string(actor.terminal)),
      ("account", .optional(actor.account)), ("passwordDaysLeft", left.map { .int($0) } ?? .null), ("duty", .string(duty.rawValue)),
      ("hotline", .optional(hotline)),
    ])
    let standIns = actor.standIns.map { one in
      let until = context.zone.local(one.until)
      return context.say(
        "代 \(texts.title(one.role)) 到 \(until.shopTime)", "stands in for \(texts.title(one.role)) until \(until.shopTime)")
    }
    var parts = ["\(actor.name)  \(actor.displayName)  \(texts.roles(actor.roles))"] + standIns
    if let account = actor.account { parts.append(context.say("用 \(account) 的账号", "in the account of \(account)")) }
    if duty != .unknown { parts.append(texts.title(duty)) }
    if let hotline { parts.append("\(texts.hotlineTitle) \(context.describe.person(hotline))") }
    let notes = left.flatMap { $0 <= PasswordRule.noticeDays ? [texts.passwordEnds(in: $0)] : nil } ?? []
    return Answer(json, [parts.joined(separator: "  ").shown], notes: notes)
  }
}
