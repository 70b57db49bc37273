import DeskCore
import Foundation

extension Desk {
  /// REC-2: the newest backup that is still there, restored into a temporary file and held against its record and every rule of `verify`.
  /// What came of it is recorded, good or bad.
  ///
  /// - Parameter said: told now and then that it goes on; what it throws ends the drill, and nothing of it stays.
  /// - Throws: `noBackup`; `corrupt` with what was found.
  func drill(_ command: Command, _ keeper: Keeper, _ said: (KeepProgress) throws -> Void = { _ in }) throws -> Receipt {
    guard let row = try backups(limit: 100).first(where: { $0.removedAt == nil && access($0.path, F_OK) == 0 }) else {
      throw Refusal(rule: "REC-2", .noBackup)
    }
    let renew = renewer(keeper)
    let found = try trial(of: row) {
      try said(.checking)
      try renew()
    }
    let receipt = try engine.write { connection in
      var records = try RecordWriter(connection)
      try connection.execute(
        """
        INSERT INTO backup_drill (id, backup, at, person, sound, found, record)
        VALUES ((SELECT 1 + coalesce(max(id), 0) FROM backup_drill), ?, ?, ?, ?, ?, ?)
        """, row.id, now.milliseconds, keeper.person, found == nil, found, records.seq + 1)
      try Lease(session: connection, now: now).end(.backup, of: keeper.holder)
      let seq = try records.append(
        RecordDraft(
          at: now, person: keeper.person, role: keeper.role, terminal: keeper.terminal, command: command.kind.rawValue,
          commandID: keeper.id, subject: Subject.shop.text, version: 0, done: true,
          body: RecordBody.text(
            args: command.json,
            after: [("head", .string(row.head.text)), ("sound", .bool(found == nil)), ("found", .optional(found))],
            more: [("backup", .string(row.path))])))
      var receipt = Receipt(seq: seq, command: command.kind.rawValue, subject: Subject.shop.text, version: 0, at: now)
      receipt.file = row.path
      return receipt
    }
    if let found { throw StoreFault.corrupt("\(row.path): \(found)") }
    return receipt
  }

  /// The first thing that is wrong with it; nil: nothing. `goesOn` is called all along, and what it throws ends the trial.
  private func trial(of row: BackupRow, _ goesOn: () throws -> Void) throws -> String? {
    let place = path + "-drill"
    try? FileManager.default.removeItem(atPath: place)
    defer { try? FileManager.default.removeItem(atPath: place) }
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw BackupFolder.fault(place)
    }
    var stopped: (any Error)?
    func step() throws {
      do { try goesOn() } catch {
        stopped = error
        throw error
      }
    }
    do {
      try step()
      guard try CopyCheck.sha256(row.path, step: step).digest == row.sha256 else { return "isn't the file that was written" }
      let staged = try StagedBackup(row.path, at: place + "/shop.db", step: step)
      defer { staged.close() }
      guard staged.head == row.head else { return "ends with record \(staged.head.text), not with \(row.head.text)" }
      return try staged.desk.verify(closings: [row.head], step: step).sentences.first
    } catch let fault as StoreFault {
      // What ended it isn't the backup's: the shop's own file, or whoever leaves.
      if let stopped { throw stopped }
      switch fault {
      // The disk and the machine say nothing of the backup.
      case .diskFull, .busy: throw fault
      default: return "\(fault)"
      }
    }
  }
}
