import DeskCore
import Foundation

extension Desk {
  /// Who keeps the shop: a person by hand, or the clock.
  struct Keeper {
    var person: String
    var role: Role?
    var terminal: String
    /// Names the act; nil for what the clock asks for.
    var id: String?
    /// ORD-18: the day whose evening backup it is.
    var day: ShopDay?
    /// Whose lease it runs under.
    var holder: String
  }

  /// Minutes after which a backup whose process gives no sign any more is taken over.
  static let backupLeaseMinutes: Int64 = 15

  /// REC-2: the commands whose work is done outside of a transaction, because it takes long: who may and the lease in one short
  /// transaction, then the work, then its record in another. May be called beside everything else that is asked of the desk.
  ///
  /// - Parameter said: told how far it is, now and then, while it works; what it throws ends the work, and nothing of it stays.
  /// - Throws: as ``perform(_:id:version:by:)``; `backupUnderWay` while another is made.
  public func keep(
    _ command: Command, id: String, by session: Session, said: (KeepProgress) throws -> Void = { _ in }
  ) throws -> Receipt {
    enum Begun {
      case done(Receipt)
      case may(Keeper)
    }
    let begun: Result<Begun, Refusal> = try engine.write { connection in
      let work = Transaction(connection, now: clock(), settings: try settings(connection))
      let actor = try work.actor(of: session)
      if let done = try work.receipt(of: id, for: command, by: actor) { return .success(.done(done)) }
      guard let role = actor.role(for: command.kind) else {
        try work.recordRefused(command, by: actor)
        return .failure(.notPermitted(command.kind))
      }
      if case .backUp(let folder?) = command, let missing = BackupFolder(of: path, chosen: folder).missing {
        return .failure(Refusal(rule: "REC-2", .noFolder(missing)))
      }
      let keeper = Keeper(person: actor.name, role: role, terminal: actor.terminal, id: id, holder: Self.holder(actor.terminal))
      let other = try Lease(session: connection, now: work.now).take(.backup, for: keeper.holder, minutes: Self.backupLeaseMinutes)
      if let other { return .failure(Refusal(.busy, rule: "REC-2", .backupUnderWay(by: other.holder, since: other.since))) }
      return .success(.may(keeper))
    }
    switch try begun.get() {
    case .done(let receipt): return receipt
    case .may(let keeper): return try keep(command, keeper, said: said)
    }
  }

  /// One holder for each act: two of one process exclude each other too.
  static func holder(_ terminal: String) -> String { "\(terminal) pid \(getpid()) \(UInt32.random(in: 0...UInt32.max))" }

  func keep(_ command: Command, _ keeper: Keeper, said: (KeepProgress) throws -> Void = { _ in }) throws -> Receipt {
    do {
      switch command {
      case .backUp(let folder): return try backUp(command, BackupFolder(of: path, chosen: folder), keeper, said)
      case .drillBackup: return try drill(command, keeper, said)
      default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
      }
    } catch {
      try? engine.write { try Lease(session: $0, now: now).end(.backup, of: keeper.holder) }
      throw error
    }
  }

  /// Renews the lease once a minute while the work goes on.
  ///
  /// - Throws: `backupUnderWay` when somebody else has taken it over.
  func renewer(_ keeper: Keeper) -> () throws -> Void {
    var last = ContinuousClock.now
    return {
      guard ContinuousClock.now - last > .seconds(60) else { return }
      last = .now
      let other = try self.engine.write {
        try Lease(session: $0, now: self.now).take(.backup, for: keeper.holder, minutes: Self.backupLeaseMinutes)
      }
      if let other { throw Refusal(.busy, rule: "REC-2", .backupUnderWay(by: other.holder, since: other.since)) }
    }
  }

  private func backUp(
    _ command: Command, _ folder: BackupFolder, _ keeper: Keeper, _ said: (KeepProgress) throws -> Void
  ) throws -> Receipt {
    let partial = try folder.begin()
    var whole: String?
    do {
      let renew = renewer(keeper)
      try engine.backup(to: partial) { percent in
        try said(.copying(percent: percent))
        try renew()
      }
      func checks() throws {
        try said(.checking)
        try renew()
      }
      try checks()
      let check = try CopyCheck(partial, step: checks)
      guard try has(check.head) else { throw StoreFault.corrupt("record \(check.head.record) of the copy") }
      let (sha256, bytes) = try CopyCheck.sha256(partial, step: checks)
      let name = try folder.finish(partial, at: settings.calendar.zone.local(now))
      whole = folder.path + "/" + name
      let made = BackupRow(
        id: 0, day: keeper.day, at: now, person: keeper.person, folder: folder.path, file: name, bytes: bytes, head: check.head,
        sha256: sha256)
      let (receipt, expired) = try engine.write { try record(made, check, command, keeper, $0) }
      for file in expired { unlink(file) }
      return receipt
    } catch {
      for end in ["", "-journal", "-wal", "-shm"] { unlink(partial + end) }
      // A file that no record tells of is none that anybody relies on.
      if let whole { unlink(whole) }
      throw error
    }
  }

  private func has(_ mark: ClosingMark) throws -> Bool {
    try engine.read { try $0.first("SELECT digest FROM record WHERE seq = ?", mark.record) { OriginalForm.hex($0.blob(0)) } }
      == mark.digest
  }

  /// Also returns the files whose time is over.
  private func record(
    _ made: BackupRow, _ check: CopyCheck, _ command: Command, _ keeper: Keeper, _ connection: any SQLSession
  ) throws -> (Receipt, [String]) {
    let lease = Lease(session: connection, now: now)
    if let other = try lease.current(.backup), other.holder != keeper.holder {
      throw Refusal(.busy, rule: "REC-2", .backupUnderWay(by: other.holder, since: other.since))
    }
    if let day = made.day, try isMade(day, connection) { throw Refusal(rule: "ORD-18", .nothingToChange) }
    var records = try RecordWriter(connection)
    try connection.execute(
      """
      INSERT INTO backup (id, day, at, person, folder, file, bytes, head_seq, head_digest, sha256, record)
      VALUES ((SELECT 1 + coalesce(max(id), 0) FROM backup), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, made.day.map { Int64($0.number) }, made.at.milliseconds, made.person, made.folder, made.file, made.bytes,
      made.head.record, made.head.digest, made.sha256, records.seq + 1)
    let expired = try retire(in: made.folder, connection)
    try lease.end(.backup, of: keeper.holder)
    let after: [(String, JSON)] =
      [
        ("file", .string(made.path)), ("bytes", .int(made.bytes)), ("head", .string(made.head.text)),
        ("sha256", .string(made.sha256)), ("day", .optional(made.day?.iso)),
      ] + check.counts.map { ($0.name, .int($0.count)) } + [("removed", .array(expired.map(JSON.string)))]
    let seq = try records.append(
      RecordDraft(
        at: now, person: keeper.person, role: keeper.role, terminal: keeper.terminal, command: command.kind.rawValue,
        commandID: keeper.id, subject: Subject.shop.text, version: 0, done: true,
        body: RecordBody.text(args: command.json, after: after, more: [("backup", .string(made.path))])))
    var receipt = Receipt(seq: seq, command: command.kind.rawValue, subject: Subject.shop.text, version: 0, at: now)
    receipt.file = made.path
    return (receipt, expired)
  }

  /// REC-2: marks what retention gives up in a folder. A backup whose file is gone counts for nothing.
  private func retire(in folder: String, _ connection: any SQLSession) throws -> [String] {
    let rows = try connection.all("SELECT id, at, file FROM backup WHERE folder = ? AND removed_at IS NULL ORDER BY id", folder) {
      (id: $0.int(0), at: $0.instant(1), path: folder + "/" + $0.text(2))
    }
    let there = rows.filter { access($0.path, F_OK) == 0 }
    let paths = Dictionary(there.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
    let expired = BackupRetention.expired(there.map { ($0.id, $0.at) }, now: now, settings.calendar.zone)
    for id in expired { try connection.execute("UPDATE backup SET removed_at = ? WHERE id = ?", now.milliseconds, id) }
    return expired.compactMap { paths[$0] }
  }

  func isMade(_ day: ShopDay, _ connection: any SQLSession) throws -> Bool {
    try connection.integer("SELECT 1 FROM backup WHERE day = ?", Int64(day.number)) != nil
  }
}
