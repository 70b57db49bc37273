import DeskCore
import Foundation

/// REC-2, F24: puts a backup in the shop's place. First everybody is locked out, then the backup is copied beside the shop and checked, then
/// what is newer in the shop is counted; the record of the restore is written into the copy, and the copy takes the shop's name in one step.
/// Whatever fails before that step leaves the shop as it was.
public final class Restoration {
  private let path: String
  private let shop: Desk?
  private let lock: RestoreLock?
  private let staged: StagedBackup
  private let file: String
  /// Looked for once: it takes long, and the second time people wait.
  private lazy var faults = Result { try staged.desk.verify().faults }

  /// - Parameters:
  ///   - file: the backup.
  ///   - path: the shop's file; it needs not be there.
  ///   - shop: the same, opened; nil when it can't be: then nothing is compared and nothing counted.
  ///   - isDry: nobody is locked out, and nothing can be put in place.
  /// - Throws: `restoreUnderWay`; `cannotRestore` and what it says; `foreignFile`, `newerSchema`, `diskFull`.
  public init(_ file: String, over path: String, shop: Desk?, holder: String, isDry: Bool) throws {
    self.path = path
    self.shop = shop
    self.file = file
    // Asked for while it can be: the lock keeps us out, too.
    let origin = try shop?.origin()
    lock = isDry ? nil : try RestoreLock(path, holder: holder)
    if !isDry { FileSwap.tidy(path) }
    do {
      // A dry run holds no lock, so it must not touch what a restore makes.
      staged = try StagedBackup(file, at: path + (isDry ? "-trial-\(getpid())" : "-staged"))
    } catch StoreFault.corrupt(let what) {
      throw Refusal(rule: "REC-2", .cannotRestore(.unsound(what)))
    }
    guard let shop else { return }
    guard shop.settings.training == staged.desk.settings.training else { throw Refusal(rule: "REC-2", .cannotRestore(.otherKind)) }
    guard try origin == staged.desk.origin() else { throw Refusal(rule: "REC-2", .cannotRestore(.otherShop)) }
  }

  deinit {
    staged.close()
    StagedBackup.remove(staged.path)
  }

  /// Somebody of the backup's own people, for a shop that can't be opened any more.
  ///
  /// - Throws: as ``Desk/signIn(_:password:terminal:)``.
  public func signIn(_ name: String, password: String, terminal: String) throws -> (session: Session, actor: Actor) {
    let begun = try staged.desk.signIn(name, password: password, terminal: terminal)
    return (begun.session, begun.actor)
  }

  /// What the backup holds and what the shop would lose.
  public func report() throws -> RestoreReport {
    guard let shop else { return try bare() }
    // Let everybody else write on: a dry run.
    return try shop.engine.read { try self.report($0) }
  }

  private func bare() throws -> RestoreReport {
    let at = try staged.desk.engine.read {
      try $0.integer("SELECT at FROM record WHERE seq = ?", staged.head.record).map(Instant.init(milliseconds:))
    }
    return RestoreReport(
      backup: staged.head, backupAt: at ?? Instant(milliseconds: 0), faults: try faults.get())
  }

  private func report(_ present: any SQLSession) throws -> RestoreReport {
    var report = try bare()
    let counter = LossCounter(present: present)
    report.replaced = try counter.head()
    report.common = try staged.desk.engine.read { try counter.common(with: $0, upTo: staged.head.record) }
    try counter.count(into: &report)
    report.accounts = try staged.desk.engine.read { try counter.accounts(against: $0) }
    return report
  }

  /// Puts the backup in place.
  ///
  /// - Parameter actor: who restores, with their role.
  /// - Returns: what was lost, and where the replaced file lies.
  public func commit(by actor: Actor) throws -> RestoreReport {
    guard lock != nil else { throw StoreFault.defect("a dry run") }
    try shop?.requireWriting()
    let now = shop?.now ?? staged.desk.now
    let aside = asideName(staged.desk.settings.calendar.zone.local(now))
    guard let shop, let engine = shop.engine as? SQLiteEngine else {
      var report = try bare()
      report.aside = access(path, F_OK) == 0 ? aside : nil
      try seal(report, by: actor, at: now)
      // It can't be opened: the log that belongs to it goes with it.
      try FileSwap(path: path, staged: staged.path, aside: aside, keepsLog: true).run()
      return report
    }
    return try engine.exclusively { present in
      var lost = try self.report(present)
      lost.aside = aside
      try seal(lost, by: actor, at: now)
      // All of the log is in the file, and nobody writes: the log must not be taken for the new file's.
      try FileSwap(path: path, staged: staged.path, aside: aside, keepsLog: false).run()
      return lost
    }
  }

  /// The record of the restore, in the shop that is restored: its chain goes on from the backup's head. Who was signed in then is signed out.
  private func seal(_ report: RestoreReport, by actor: Actor, at now: Instant) throws {
    let sha256 = try CopyCheck.sha256(file).digest
    try staged.desk.engine.write { connection in
      try connection.execute("DELETE FROM session")
      try connection.execute("DELETE FROM lease")
      // What was given back or ran out since the backup must not come to life again.
      try connection.execute("DELETE FROM unmasking")
      try connection.execute(
        "UPDATE account_loan SET ended_at = max(starts_at, ?) WHERE ended_at IS NULL AND ends_at > ?", now.milliseconds,
        now.milliseconds)
      var records = try RecordWriter(connection)
      try records.append(
        RecordDraft(
          at: now, person: actor.name, role: actor.role(for: .restoreBackup), terminal: actor.terminal,
          command: CommandKind.restoreBackup.rawValue, commandID: nil, subject: Subject.shop.text, version: 0, done: true,
          body: RecordBody.text(
            args: .object([("file", .string(file)), ("sha256", .string(sha256))]), after: report.recorded)))
    }
    staged.close()
    guard access(staged.path + "-wal", F_OK) != 0 else { throw StoreFault.inputOutput(staged.path + "-wal") }
    chmod(staged.path, 0o600)
    try BackupFolder.sync(staged.path)
  }

  /// `shop.db-replaced-20261124-181530`.
  private func asideName(_ local: ShopLocal) -> String {
    let plain = "\(path)-replaced-\(local.day.iso.filter { $0 != "-" })-\(local.clock.filter { $0 != ":" })"
    let free = (1...999).lazy.map { $0 == 1 ? plain : "\(plain)-\($0)" }.first { access($0, F_OK) != 0 }
    return free ?? plain
  }
}

extension Desk {
  /// Which shop it is: the digest of its first record. A backup has its shop's.
  func origin() throws -> [UInt8] {
    try engine.read { try $0.first("SELECT digest FROM record WHERE seq = 1") { $0.blob(0) } } ?? []
  }

  /// REC-2: who restores, who must hold the post and has given the password again.
  ///
  /// - Throws: `notPermitted`, recorded; `signInFailed`.
  public func permitRestore(_ file: String, password: String, by session: Session) throws -> Actor {
    try permit(.restoreBackup, args: .object([("file", .string(file))]), by: session)
    try unlock(session, password: password)
    return try actor(of: session)
  }
}
