import DeskCore
import Foundation

extension Desk {
  /// ORD-18: makes the evening backup that is due and that nobody has made, also one that was missed, if nobody else is at it. Cheap when
  /// there is nothing to do: two reads by key.
  ///
  /// - Parameters:
  ///   - terminal: where it runs, for the record: `watch`, `pts/3`.
  ///   - folder: nil: `backup/` beside the shop.
  ///   - besideWatch: false: not while a `watch` runs, which knows where backups are to go.
  /// - Returns: nil: nothing was due, somebody else makes it, or it failed a few minutes ago.
  /// - Throws: a `StoreFault`; it is tried again in ten minutes.
  public func backUpIfDue(terminal: String, folder: String? = nil, besideWatch: Bool = true) throws -> Receipt? {
    let status = try backupStatus()
    guard let day = status.due, !status.isDone else { return nil }
    let keeper = Keeper(person: Actor.systemName, role: nil, terminal: terminal, id: nil, day: day, holder: Self.holder(terminal))
    let isOurs = try engine.write { connection in
      guard try !isMade(day, connection) else { return false }
      let lease = Lease(session: connection, now: now)
      guard try lease.current(.backupRetry) == nil else { return false }
      guard try besideWatch || lease.current(.watch) == nil else { return false }
      return try lease.take(.backup, for: keeper.holder, minutes: Self.backupLeaseMinutes) == nil
    }
    guard isOurs else { return nil }
    do {
      return try keep(.backUp(folder: folder), keeper)
    } catch let refusal as Refusal where refusal.code == .busy || refusal.rule == "ORD-18" {
      return nil
    } catch {
      try? engine.write { _ = try Lease(session: $0, now: now).take(.backupRetry, for: keeper.holder, minutes: 10) }
      throw error
    }
  }

  /// REC-2: restores the newest backup on trial when that was last done more than a month ago.
  ///
  /// - Returns: nil: not due, or somebody else is at it.
  public func drillIfDue(terminal: String) throws -> Receipt? {
    guard try backupStatus().isDrillDue(at: now) else { return nil }
    let keeper = Keeper(person: Actor.systemName, role: nil, terminal: terminal, holder: Self.holder(terminal))
    let isOurs = try engine.write { connection in
      let lease = Lease(session: connection, now: now)
      guard try lease.current(.backupRetry) == nil else { return false }
      return try lease.take(.backup, for: keeper.holder, minutes: Self.backupLeaseMinutes) == nil
    }
    guard isOurs else { return nil }
    do {
      return try keep(.drillBackup, keeper)
    } catch {
      try? engine.write { _ = try Lease(session: $0, now: now).take(.backupRetry, for: keeper.holder, minutes: 60) }
      throw error
    }
  }

  /// One `watch` for a shop.
  ///
  /// - Returns: nil: it is the holder's for the next minutes; else who watches already.
  public func watching(_ holder: String) throws -> String? {
    try engine.write { try Lease(session: $0, now: now).take(.watch, for: holder, minutes: 3)?.holder }
  }

  public func endWatching(_ holder: String) throws {
    try engine.write { try Lease(session: $0, now: now).end(.watch, of: holder) }
  }

  /// REC-2, ORD-18: how the shop stands with its backups.
  public func backupStatus() throws -> BackupStatus { try engine.read { try backupStatus($0) } }

  func backupStatus(_ connection: any SQLSession) throws -> BackupStatus {
    let settings = try settings(connection)
    let calendar = settings.calendar
    let latest = try connection.integer("SELECT at FROM backup ORDER BY id DESC LIMIT 1").map(Instant.init(milliseconds:))
    let drilled = try connection.integer("SELECT at FROM backup_drill WHERE sound = 1 ORDER BY id DESC LIMIT 1")
    let first = try connection.integer("SELECT at FROM record WHERE seq = 1").map(Instant.init(milliseconds:))
    let day = BackupStatus.dueDay(at: now, calendar)
    // Nothing was missed before the shop was there.
    let isOlder = first.map { $0 < BackupStatus.moment(of: day, calendar) } ?? false
    return BackupStatus(
      latest: latest, due: isOlder ? day : nil, isDone: try isMade(day, connection),
      // A demo's days before are made up: nobody could have backed them up.
      drilled: drilled.map(Instant.init(milliseconds:)), since: settings.training && latest == nil ? nil : first)
  }

  /// REC-2: backups, newest first.
  public func backups(limit: Int) throws -> [BackupRow] {
    try engine.read { try backups(limit: limit, $0) }
  }

  func backups(limit: Int, _ connection: any SQLSession) throws -> [BackupRow] {
    try connection.all(
      """
      SELECT b.id, b.day, b.at, b.person, b.folder, b.file, b.bytes, b.head_seq, b.head_digest, b.sha256, b.removed_at, d.at, d.sound
      FROM backup b LEFT JOIN backup_drill d ON d.id = (SELECT max(id) FROM backup_drill WHERE backup = b.id)
      ORDER BY b.id DESC LIMIT ?
      """, limit
    ) { row in
      BackupRow(
        id: row.int(0), day: row.optionalInt(1).map { ShopDay(number: Int32($0)) }, at: row.instant(2), person: row.text(3),
        folder: row.text(4), file: row.text(5), bytes: row.int(6), head: ClosingMark(record: row.int(7), digest: row.text(8)),
        sha256: row.text(9), removedAt: row.optionalInstant(10), drilledAt: row.optionalInstant(11),
        isSound: row.optionalInt(12).map { $0 == 1 })
    }
  }
}
