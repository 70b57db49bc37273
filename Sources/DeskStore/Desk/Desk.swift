import DeskCore
import Foundation

/// The shop's desk: the one way to carry a command out, whether it comes from a key, a scanner, a subcommand or a line of JSON, and the
/// queries that screens and lists are made of.
///
/// Every command runs in one transaction: who is it → has this very command been done already → load the subject → has it changed since
/// the person looked → may they → may it be done now → the core decides → facts, stock, work items and one chained record are written.
public final class Desk: Sendable {
  let engine: any Engine
  let clock: @Sendable () -> Instant
  private let kept: KeptSettings
  let log: LogWatch
  let times: TimeWatch
  public let path: String

  init(engine: any Engine, path: String, clock: @escaping @Sendable () -> Instant, settings: ShopSettings) {
    self.engine = engine
    self.path = path
    self.clock = clock
    kept = KeptSettings(settings)
    log = LogWatch(path)
    times = TimeWatch()
  }

  /// As they stand; what another terminal has changed is seen with the next command or screen.
  public var settings: ShopSettings { kept.value }

  /// Reads what somebody has changed since, at the cost of one small row.
  func settings(_ session: any SQLSession) throws -> ShopSettings { try kept.refreshed(session) }

  /// Opens a shop; one that may not be written, for looking only (reliability.md F12).
  ///
  /// - Parameter fixedClock: what `SHOPDESK_NOW` says; only training shops accept it.
  /// - Throws: a `StoreFault` when the file can't be used, a newer program wrote it, or the clock isn't allowed.
  public static func open(_ path: String, fixedClock: (@Sendable () -> Instant)? = nil) throws -> Desk {
    let engine = try opened(path)
    do {
      let settings = try engine.read(ShopSettings.load)
      guard fixedClock == nil || settings.training else { throw StoreFault.clockNotAllowed }
      return Desk(engine: engine, path: path, clock: fixedClock ?? systemClock, settings: settings)
    } catch {
      engine.close()
      throw error
    }
  }

  private static func opened(_ path: String) throws -> any Engine {
    if let reason = LookingReason.of(file: path) { return try LookingEngine(path: path, reason) }
    do {
      let engine = try SQLiteEngine(path: path)
      do {
        try Schema.migrate(engine, fresh: false)
        return engine
      } catch {
        engine.close()
        throw error
      }
    } catch let fault as StoreFault {
      guard case .readOnly = fault, let reason = LookingReason.of(path) else { throw fault }
      return try LookingEngine(path: path, reason)
    }
  }

  /// Why the shop is open for looking only; nil: it can be worked in.
  public var looking: LookingReason? { engine.looking }

  /// - Throws: `lookingOnly`.
  public func requireWriting() throws {
    if let looking { throw StoreFault.lookingOnly(looking, path) }
  }

  /// Makes a new shop in a file that doesn't exist yet.
  public static func create(_ path: String, settings: ShopSettings, fixedClock: (@Sendable () -> Instant)? = nil) throws -> Desk {
    guard fixedClock == nil || settings.training else { throw StoreFault.clockNotAllowed }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreFault.readOnly(folder.path)
    }
    let engine = try SQLiteEngine(path: path, create: true)
    try Schema.migrate(engine, fresh: true)
    try engine.write(settings.save)
    return Desk(engine: engine, path: path, clock: fixedClock ?? systemClock, settings: settings)
  }

  /// Closes the file; a checkpoint under way is waited for. Nothing may be called after it.
  public func close() { engine.close() }

  public var now: Instant { clock() }

  /// Differs when anybody in any process has written since.
  public func changeToken() throws -> Int64 { try engine.changeToken() }

  public static let systemClock: @Sendable () -> Instant = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Carries a command out.
  ///
  /// - Parameters:
  ///   - id: names this very act: the same id again returns the first receipt and does nothing (a repeated key, a retry after a crash).
  ///   - version: the subject's version that the person saw; nil when they saw none (a script that names the order only).
  /// - Throws: a `Refusal`, in which case nothing was changed (an attempt without permission is recorded, REC-4), or a `StoreFault`.
  @discardableResult
  public func perform(_ command: Command, id: String, version: Int? = nil, by session: Session) throws -> Receipt {
    if command.kind.takesLong { return try keep(command, id: id, by: session) }
    let outcome: Result<Receipt, Refusal> = try engine.write { connection in
      let work = Transaction(connection, now: clock(), settings: try settings(connection))
      let actor = try work.actor(of: session)
      if let done = try work.receipt(of: id, for: command, by: actor) { return .success(done) }
      guard let role = actor.role(for: command.kind) else {
        try work.recordRefused(command, by: actor)
        return .failure(.notPermitted(command.kind))
      }
      do {
        try command.checkRanges()
        try work.checkPassword(for: command, session)
        return .success(try work.perform(command, id: id, version: version, actor: actor, role: role))
      } catch let refusal as Refusal where refusal.code == .notPermitted {
        try work.recordRefused(command, by: actor)
        // APR-1: what only time has changed is never stuck: whoever must decide it now has it from here on.
        if command.decides, case .request(let number) = command.subject, let request = try work.load.request(number) {
          let kind = command.kind
          try work.reroute([request], because: kind, of: command.subject, by: kind, id: id, actor: actor, role: role)
        }
        return .failure(refusal)
      }
    }
    return try outcome.get()
  }
}
