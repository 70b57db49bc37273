import DeskCore
import DeskStore
import Foundation

/// Finds out who acts: a name with a password file for this one command, or the session that `login` keeps.
struct SignIn {
  let context: Context
  let desk: Desk

  /// - Returns: the session, and whether it ends with this command.
  func session() throws -> (session: Session, actor: Actor, ends: Bool) {
    guard let name = userName else {
      let session = try kept()
      return (session, try desk.actor(of: session, settled: !context.changesPassword), false)
    }
    if passwordFile == nil, let session = try? kept(), let actor = try? desk.actor(of: session),
      (actor.name, actor.account) == AccountLoan.names(name)
    {
      return (session, actor, false)
    }
    let begun = try desk.signIn(name, password: try password(), terminal: Self.terminal)
    if begun.mustChange, !context.changesPassword {
      try? desk.signOut(begun.session)
      throw Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword)
    }
    return (begun.session, begun.actor, true)
  }

  /// `--user`, else `SHOPDESK_USER`.
  var userName: String? { context.options.user ?? context.environment["SHOPDESK_USER"].flatMap { $0.isEmpty ? nil : $0 } }

  /// The file given with the acting person's name, else the one of the environment.
  var passwordFile: String? {
    context.actorPasswordFiles.last ?? context.environment["SHOPDESK_PASSWORD_FILE"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func password() throws -> String {
    if let file = passwordFile { return try PasswordInput.file(file) }
    return try PasswordInput.ask(context.say("密码: ", "Password: "))
  }

  private func kept() throws -> Session {
    guard let session = TokenFile(context).read() else { throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn) }
    return session
  }

  /// `pts/3`, or `cli` without a terminal.
  static var terminal: String {
    guard isatty(0) == 1, let name = ttyname(0) else { return "cli" }
    let text = String(cString: name)
    return text.hasPrefix("/dev/") ? String(text.dropFirst(5)) : text
  }
}
