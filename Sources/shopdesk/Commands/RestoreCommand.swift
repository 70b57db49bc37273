import ArgumentParser
import DeskConsole
import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// `restore FILE`: REC-2, by a dbAdmin who gives the password again.
struct RestoreCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the shop's place; says what is newer than it and will be gone.",
    discussion: """
      Nobody may hold the shop meanwhile: other terminals answer 69, and those that were open must be opened again. The file is checked \
      first; the replaced one is kept beside it; the restore is a record of the restored shop. A shop that can't be opened any more is \
      replaced by somebody of the backup's own people (--user).
      """)
  @Argument(help: "The backup.") var file: String
  @Flag(name: .long, help: "Say what would be lost and change nothing.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    try Reach.check(file)
    let path = URL(fileURLWithPath: context.path).standardizedFileURL.path
    let full = URL(fileURLWithPath: file).standardizedFileURL.path
    let terminal = SignIn.terminal
    guard let desk = try openable(context) else { return try rescue(full, path, terminal, context) }
    let (session, signedIn) = try context.session()
    let actor = try desk.permitRestore(full, password: try password(context), by: session)
    let restoration = try Restoration(
      full, over: path, shop: desk, holder: "\(signedIn.name) \(terminal) pid \(getpid())", isDry: dryRun)
    let report = try dryRun ? restoration.report() : restoration.commit(by: actor)
    // The session was the replaced shop's.
    let answer = self.answer(report, context)
    if !dryRun { context.leave() }
    return answer
  }

  /// Nil: there is none, or it is damaged so that it can't be opened.
  private func openable(_ context: Context) throws -> Desk? {
    do {
      return try context.desk()
    } catch let fault as StoreFault {
      switch fault {
      case .noDatabase, .corrupt, .foreignFile: return nil
      default: throw fault
      }
    }
  }

  private func rescue(_ file: String, _ path: String, _ terminal: String, _ context: Context) throws -> Answer {
    let name = context.options.user ?? context.environment["SHOPDESK_USER"] ?? ""
    guard !name.isEmpty else { throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn) }
    let password = try password(context)
    let restoration = try Restoration(file, over: path, shop: nil, holder: "\(name) \(terminal) pid \(getpid())", isDry: dryRun)
    let (_, actor) = try restoration.signIn(name, password: password, terminal: terminal)
    guard actor.role(for: .restoreBackup) != nil else { throw Refusal.notPermitted(.restoreBackup) }
    return answer(try dryRun ? restoration.report() : restoration.commit(by: actor), context)
  }

  /// Asked for in any case, also of somebody who has signed in (reliability.md 7).
  private func password(_ context: Context) throws -> String {
    let kept = context.environment["SHOPDESK_PASSWORD_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    if let file = context.actorPasswordFiles.last ?? kept { return try PasswordInput.file(file) }
    return try PasswordInput.ask(context.say("再输一次密码: ", "Password again: "))
  }

  private func answer(_ report: RestoreReport, _ context: Context) -> Answer {
    let zone = context.zone
    let lines = context.describe.texts.restore(report, isDry: dryRun) { instant in
      let at = zone.local(instant)
      return "\(at.day.iso) \(at.clock)"
    }
    func time(_ instant: Instant?) -> JSON { instant.map { .string(zone.iso($0)) } ?? .null }
    let json = JSON.object([
      ("restored", .bool(!dryRun)), ("backup", .string(report.backup.text)), ("backupAt", time(report.backupAt)),
      ("replaced", .optional(report.replaced?.text)), ("common", .int(report.common)), ("lostRecords", .int(report.lostRecords)),
      ("lostFrom", time(report.lostFrom)), ("lostTo", time(report.lostTo)),
      ("lostCommands", .object(report.lostCommands.map { ($0.command, .int($0.count)) })), ("lostOrders", .int(report.lostOrders)),
      ("firstOrder", .optional(report.firstOrder)), ("lastOrder", .optional(report.lastOrder)),
      ("accounts", .array(report.accounts.map(JSON.string))), ("faults", .array(report.faults.map { .string($0.description) })),
      ("aside", .optional(report.aside)),
    ])
    return Answer(json, lines.map(\.shown))
  }
}
