import DeskConsole
import DeskCore
import DeskLive
import DeskStore
import Foundation

/// One invocation of the program: the options and the environment, and the desk and session that they lead to, opened when first needed.
final class Context {
  let options: GlobalOptions
  let environment: [String: String]
  let language: Language
  /// Files with the acting person's password; the last counts.
  var actorPasswordFiles: [String]
  /// Only this command is open to somebody whose password was given by somebody else.
  var changesPassword = false
  private var chosen: String?
  private var openDesk: Desk?
  private var signedIn: (session: Session, actor: Actor)?
  private var knownNames: [String: String]?
  /// The session began with this command and ends with it.
  private var endsSession = false

  init(_ options: GlobalOptions, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.options = options
    self.environment = environment
    actorPasswordFiles = options.passwordFile
    language = .choose(asked: options.lang, environment: environment)
  }

  /// The Chinese or the English of two texts.
  func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

  /// Where the shop's database is: `--db`, `SHOPDESK_DB`, or the usual place.
  var path: String {
    named ?? (environment["HOME"] ?? ".") + "/.local/share/shopdesk/shop.db"
  }

  /// Whether somebody said which database.
  var namesDatabase: Bool { named != nil }

  private var named: String? { chosen ?? options.db ?? environment["SHOPDESK_DB"].flatMap { $0.isEmpty ? nil : $0 } }

  /// Goes on with another database than the options name: the demo's own.
  func useDatabase(_ path: String) { chosen = path }

  /// Where sessions and demo shops are kept.
  var stateFolder: String {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (state ?? (environment["HOME"] ?? ".") + "/.local/state") + "/shopdesk"
  }

  /// What `SHOPDESK_NOW` says; nil when it isn't set.
  func fixedClock() throws -> (@Sendable () -> Instant)? {
    guard let text = environment["SHOPDESK_NOW"], !text.isEmpty else { return nil }
    guard let instant = ISOTime.parse(text) else { throw UsageFault.badClock(text) }
    return { instant }
  }

  func desk() throws -> Desk {
    if let openDesk { return openDesk }
    let desk = try Desk.open(path, fixedClock: try fixedClock())
    openDesk = desk
    return desk
  }

  /// Why the shop is open for looking only, if it is.
  var looking: LookingReason? { openDesk?.looking }

  /// The zone of the shop, once it is open.
  var knownZone: ShopZone? { openDesk?.settings.calendar.zone }

  /// Sign-in names with the names that colleagues know; none before somebody has signed in.
  var names: [String: String] {
    if let knownNames { return knownNames }
    guard let openDesk, signedIn != nil else { return [:] }
    var names = (try? openDesk.displayNames()) ?? [:]
    names[Actor.systemName] = Texts(language).system
    knownNames = names
    return names
  }

  /// For `init` and `demo`, which make the desk themselves.
  func adopt(_ desk: Desk) { openDesk = desk }

  /// Who acts: the person of `--user`, else the one who has signed in with `login`.
  func session() throws -> (session: Session, actor: Actor) {
    if let signedIn { return signedIn }
    let desk = try desk()
    let found = try SignIn(context: self, desk: desk).session()
    endsSession = found.ends
    signedIn = (found.session, found.actor)
    return (found.session, found.actor)
  }

  /// Closes a file in whose place another lies now: the session went with it.
  func leave() {
    endsSession = false
    close()
  }

  /// Leaves the file open for the process's end to close: a write of ours still waits for its turn.
  func abandon() { openDesk = nil }

  /// Ends a session that began with this command, and closes the file.
  func close() {
    if endsSession, let signedIn { try? openDesk?.signOut(signedIn.session) }
    endsSession = false
    openDesk?.close()
    openDesk = nil
  }
}

/// Arguments that are wrong in a way that the parser can't see.
enum UsageFault: Error, Equatable {
  case badClock(String)
  case noConsole
  /// What TERM says.
  case badTerminal(String)
  case passwordNeeded
  case badDay(String)
  case badTime(String)
  case unknownQueue(String)
  case unknownValue(option: String, value: String)
}
