import DeskConsole
import DeskCore
import DeskLive
import DeskScreen
import DeskStore
import DeskTerminal
import Foundation

/// Opens the console on this terminal.
struct ConsoleStart {
  let context: Context
  /// The device of the bench's scale; nil: there is none.
  private let scale: String?

  /// - Parameter scale: nil: what `SHOPDESK_SCALE` says.
  init(_ context: Context, scale: String? = nil) {
    self.context = context
    self.scale = scale ?? context.environment["SHOPDESK_SCALE"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func run() -> Exit {
    defer { context.close() }
    do {
      try open()
      return .done
    } catch {
      return Output.fail(error, context.describe, json: context.options.json)
    }
  }

  private func open() throws {
    let desk = try context.desk()
    let backend = try Self.terminal()
    defer { backend.restore() }
    let watch = ChangeWatch(database: desk.path)
    if let watch { backend.watch(fileDescriptor: watch.fileDescriptor) }
    let changes = ForeignChanges(desk: desk, watch: watch)
    let kept = TokenFile(context).read().flatMap { session in (try? desk.actor(of: session)).map { (session: session, actor: $0) } }
    let texts = Texts(context.language)
    let describe = context.describe
    let (services, printing) = LiveServices.make(
      desk: desk, terminal: Self.terminalName, resuming: kept, importLines: { texts.importReport($0) },
      language: context.language, words: { describe.text($0) })
    let inbox = Inbox()
    // A clock that stands still asks for nothing.
    let duties = try context.fixedClock() == nil && desk.looking == nil ? BackgroundDuties(desk, terminal: Self.terminalName) : nil
    let device = scale.map { Self.watchScale($0, inbox) }
    defer { device?.stop() }
    let loop = ConsoleLoop(
      backend: backend, services: services,
      settings: ConsoleLoop.Settings(
        language: context.language, glyphs: backend.glyphs,
        theme: Theme.choose(asked: nil, environment: context.environment)),
      wiring: ConsoleLoop.Wiring(
        wake: { CursesBackend.wake() }, redraw: { backend.redraw() }, storeChanged: { changes.hasChanged() },
        inbox: inbox),
      resumed: kept.map { SignedIn(actor: $0.actor) })
    loop.run()
    // Somebody else has the store's turn: closing would wait for it, ending the process needs not.
    // A job that is being printed is let come out; what hasn't begun waits for the next console or `print retry`.
    if !printing.finish() || duties?.finish() == false || loop.leftWork { context.abandon() }
  }

  private static func watchScale(_ path: String, _ inbox: Inbox) -> LineDevice {
    LineDevice(path) { event in
      let news: ScaleNews =
        switch event {
        case .opened: .connected
        case .lines(let lines, let noise): .lines(lines, noise: noise)
        case .gone: .lost
        }
      inbox.put(.scale(news))
      CursesBackend.wake()
    }
  }

  private static func terminal() throws -> CursesBackend {
    do {
      return try CursesBackend.open()
    } catch .unknownTerminal(let name) {
      throw UsageFault.badTerminal(name)
    }
  }

  /// `pts/3`: where the person sits, as the records name it.
  private static var terminalName: String {
    guard let name = ttyname(0) else { return "tty" }
    return String(cString: name).replacingOccurrences(of: "/dev/", with: "")
  }
}

/// Whether anybody has written since the last look. The kernel says so; looks follow each other by a few frames at most, so that a shop in
/// which much is written doesn't keep every screen busy with reading.
private final class ForeignChanges {
  /// Well below what a person takes for at once.
  private static let pause = 0.05
  private let desk: Desk
  private let watch: ChangeWatch?
  private var token: Int64?
  private var looked = 0.0
  private var isWaiting = false

  init(desk: Desk, watch: ChangeWatch?) {
    self.desk = desk
    self.watch = watch
  }

  func hasChanged() -> Bool {
    guard let watch else { return tokenMoved() }
    guard watch.drain() || isWaiting else { return false }
    let now = Stopwatch.now
    guard now - looked >= Self.pause else {
      if !isWaiting {
        isWaiting = true
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.pause) { CursesBackend.wake() }
      }
      return false
    }
    isWaiting = false
    looked = now
    return true
  }

  /// Without a watch the loop's own ticks ask the database.
  private func tokenMoved() -> Bool {
    guard let now = try? desk.changeToken() else { return false }
    defer { token = now }
    return now != token
  }
}
