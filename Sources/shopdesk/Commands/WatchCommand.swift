import ArgumentParser
import DeskConsole
import DeskCore
import DeskLive
import DeskStore
import Foundation

/// `watch`: the timed duties without a screen.
struct WatchCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "The timed duties without a screen: the evening's backup, the monthly drill, an import folder, alarms.",
    discussion: """
      One for each shop. Ends with SIGTERM or SIGINT, after what is under way. One line for each event on standard error, with the \
      priority in front that journald knows (<3> failed, <4> late, <6> done). Importing needs --user with --password-file; the rest needs \
      nobody.
      """)
  @Option(name: .long, help: ArgumentHelp("A folder whose files are imported, then moved to done/ or failed/.", valueName: "dir"))
  var inbox: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Where backups go; else backup/ beside the shop.", valueName: "dir")) var output:
    String?
  @Option(name: .long, help: ArgumentHelp("Adds the head of the chain to this file after each backup.", valueName: "file"))
  var digestTo: String?
  @Flag(name: .long, help: "Look once and end.") var once = false
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    StopSignal.listen()
    let round = WatchRound(
      context, try context.desk(), inbox: inbox.map(ImportFolder.init),
      backups: output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }, digestTo: digestTo)
    if let other = try round.desk.watching(round.holder) { throw Refusal(.busy, .busy(seconds: 0, holder: other)) }
    round.log(.info, context.say("开始值守 \(context.path)", "watching \(context.path)"))
    defer {
      try? round.desk.endWatching(round.holder)
      round.log(.info, context.say("值守结束", "watch ended"))
    }
    repeat {
      try round.run()
      if once { break }
      StopSignal.wait(seconds: 5)
    } while !StopSignal.isAsked
    return Answer(.object([("ok", .bool(true)), ("events", .int(round.events))]), [])
  }
}

/// One look at everything, again and again.
final class WatchRound {
  enum Level: Int {
    case failed = 3
    case late = 4
    case info = 6
  }

  let desk: Desk
  let holder = "watch pid \(getpid())"
  private(set) var events = 0
  private let context: Context
  private let inbox: ImportFolder?
  private let backups: String?
  private let digestTo: String?
  private var renewedAt = ContinuousClock.now
  /// What was said last, by what it is about: nothing is said twice.
  private var said: [String: String] = [:]

  init(_ context: Context, _ desk: Desk, inbox: ImportFolder?, backups: String?, digestTo: String?) {
    self.context = context
    self.desk = desk
    self.inbox = inbox
    self.backups = backups
    self.digestTo = digestTo
  }

  private var texts: Texts { context.describe.texts }

  /// - Throws: when this isn't the one that watches any more, or the shop's file was replaced.
  func run() throws {
    try renew()
    try attempt("backup") {
      guard let receipt = try desk.backUpIfDue(terminal: "watch", folder: backups) else { return }
      log(.info, texts.done(.backUp, "") + " " + (receipt.file ?? ""))
      guard let digestTo, let row = try desk.backups(limit: 20).first(where: { $0.path == receipt.file }) else { return }
      try DigestLog.append(row.head, at: row.at, shop: desk.settings.name, zone: context.zone, to: digestTo)
    }
    try attempt("drill") {
      if let receipt = try desk.drillIfDue(terminal: "watch") {
        log(.info, texts.done(.drillBackup, "") + " " + (receipt.file ?? ""))
      }
    }
    // SUP-3: so that a month's report costs days and not orders.
    try attempt("days") { try desk.keepDays(atMost: 7) }
    if let inbox { try attempt("import") { try take(inbox) } }
    try attempt("alarms") { try alarms() }
  }

  private func renew() throws {
    guard ContinuousClock.now - renewedAt > .seconds(60) else { return }
    renewedAt = .now
    if let other = try desk.watching(holder) { throw Refusal(.busy, .busy(seconds: 0, holder: other)) }
  }

  /// A duty that fails is told, once while it goes on failing in the same way, and tried again; a shop that isn't there any more ends it.
  private func attempt(_ duty: String, _ body: () throws -> Void) throws {
    do {
      try body()
      said[duty] = nil
    } catch let fault as StoreFault where Exit(fault) == .unavailable {
      throw fault
    } catch {
      let text = context.describe.text(error)
      if said[duty] != text { log(.failed, "\(duty): \(text)") }
      said[duty] = text
    }
  }

  private func take(_ inbox: ImportFolder) throws {
    guard try !inbox.waiting().isEmpty else { return }
    let begun = try SignIn(context: context, desk: desk).session()
    defer { if begun.ends { try? desk.signOut(begun.session) } }
    let local = context.zone.local(desk.now)
    let clock = (local.day.iso + local.clock).filter(\.isNumber)
    let lines = try inbox.take(
      desk, by: begun.session, at: clock, lines: { texts.importReport($0) }, words: { context.describe.text($0) })
    for line in lines { log(line.contains("failed/") ? .failed : .info, line.shown) }
  }

  /// What is late, said when it becomes so and when it becomes more.
  private func alarms() throws {
    let day = try desk.dayStatus()
    let now = desk.now
    for queue in day.queues where queue.late > 0 {
      remark("late \(queue.kind)", "\(texts.title(queue.kind)): \(context.say("超时", "late")) \(queue.late)", count: queue.late)
    }
    for gone in said.keys where gone.hasPrefix("late ") && !day.queues.contains(where: { "late \($0.kind)" == gone && $0.late > 0 })
    {
      said[gone] = nil
    }
    for notice in day.notices { remark(notice.name, texts.notice(notice)) }
    for name in ["logLarge", "clockBehind"] where !day.notices.contains(where: { $0.name == name }) { said[name] = nil }
    remark("missing", day.backup?.hoursMissing(at: now).map { texts.backupMissing(hours: $0) })
    remark("drill due", day.backup?.isDrillDue(at: now) == true ? texts.drillDue : nil)
  }

  /// - Parameter count: only what grows is said again; without one it is said once while it lasts.
  private func remark(_ about: String, _ text: String?, count: Int = 1) {
    guard let text else { return said[about] = nil }
    let before = said[about].flatMap { Int($0) } ?? 0
    said[about] = String(count)
    if count > before { log(.late, text) }
  }

  func log(_ level: Level, _ text: String) {
    events += 1
    FileHandle.standardError.write(Data("<\(level.rawValue)>\(context.zone.iso(desk.now)) \(text)\n".utf8))
  }
}

/// SIGTERM, SIGINT and SIGHUP as a question that is asked between duties.
enum StopSignal {
  private nonisolated(unsafe) static var asked: sig_atomic_t = 0

  static var isAsked: Bool { asked != 0 }

  static func listen() {
    // Whoever started us may have had them blocked, and that is passed on.
    var ours = sigset_t()
    sigemptyset(&ours)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      sigaddset(&ours, number)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in StopSignal.asked = 1 }
      sigaction(number, &action, nil)
    }
    pthread_sigmask(SIG_UNBLOCK, &ours, nil)
  }

  /// Ends early when it is asked.
  static func wait(seconds: Int) {
    for _ in 0..<(seconds * 10) where !isAsked { usleep(100_000) }
  }
}
