import CStore
import DeskCore
import GRDB

extension SQLiteEngine {
  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    let result: Result
    let isAmongMany: Bool
    do {
      (result, isAmongMany) = try writer.writeWithoutTransaction { _ in
        let (result, hasMoved) = try transaction(body)
        // What this batch itself has added, so that the WAL can begin anew.
        if hasMoved { checkpoints.run(turn, writing) }
        return (result, isBulk)
      }
    } catch {
      throw Self.fault(error)
    }
    if !isAmongMany { checkpointIfDue() }
    return result
  }

  func giveWay() { turn.giveWay() }

  /// Also returns whether a checkpoint ran beside it.
  private func transaction<Result>(_ body: (any SQLSession) throws -> Result) throws -> (Result, Bool) {
    // Before waiting, so that a restore is named and not the wait for it; and after it, when another file may lie there.
    try identity.check()
    try turn.take(milliseconds: Self.patience)
    defer { turn.end() }
    try identity.check()
    try writing.execute("BEGIN IMMEDIATE")
    do {
      try refuseNewerSchema()
    } catch {
      try? writing.execute("ROLLBACK")
      throw error
    }
    let checkpoint = isBulk ? checkpoints.begin() : nil
    do {
      let result = try {
        defer { checkpoint?() }
        return try body(writing)
      }()
      try writing.execute("COMMIT")
      turn.countCommit()
      return (result, checkpoint != nil)
    } catch {
      // SQLite may have rolled back by itself (disk full): the first error is the one to tell (reliability.md F7).
      if sqlite3_get_autocommit(writing.handle) == 0 { try? writing.execute("ROLLBACK") }
      throw error
    }
  }

  /// A newer program may have brought the file up to date while this one has it open: it doesn't know what it would write (F17).
  private func refuseNewerSchema() throws {
    let found = Int(try writing.integer("PRAGMA user_version") ?? 0)
    if found > Schema.current { throw StoreFault.newerSchema(found: found, known: Schema.current) }
  }

  private func checkpointIfDue() {
    if checkpoints.areDue {
      writer.asyncWriteWithoutTransaction { [turn, writing, checkpoints] _ in checkpoints.run(turn, writing) }
    }
  }

  /// A transaction whose changed pages don't fit SQLite's 2 MB cache writes them to the WAL more than once, and one that is written while a
  /// checkpoint runs beside it mustn't write to the WAL at all before it commits.
  func bulk<Result>(_ body: () throws -> Result) throws -> Result {
    try prepare(many: true)
    defer {
      try? prepare(many: false)
      checkpointIfDue()
    }
    return try body()
  }

  private func prepare(many: Bool) throws {
    do {
      try writer.writeWithoutTransaction { _ in
        isBulk = many
        try writing.run(
          many
            ? "PRAGMA cache_size = -8192; PRAGMA cache_spill = OFF"
            : "PRAGMA cache_size = -2000; PRAGMA cache_spill = ON; PRAGMA shrink_memory")
      }
    } catch {
      throw Self.fault(error)
    }
  }
}
