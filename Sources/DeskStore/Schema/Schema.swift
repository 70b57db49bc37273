import DeskCore

/// The schema's history. All steps that a file lacks are one transaction: a migration that is interrupted leaves the version that was. A
/// database that is ahead of this program is refused.
enum Schema {
  static let steps: [String] = [V1.sql, V2.sql, V3.sql, V4.sql, V5.sql, V6.sql, V7.sql, V8.sql, V9.sql, V10.sql]
  static var current: Int { steps.count }

  /// Brings the file up to date.
  ///
  /// - Throws: `foreignFile` for another program's file, `newerSchema` for one that a newer shopdesk wrote.
  static func migrate(_ engine: SQLiteEngine, fresh: Bool) throws {
    try engine.schema { connection in
      let id = Int32(try connection.text(of: "PRAGMA application_id") ?? "") ?? 0
      guard fresh || id == SQLiteEngine.applicationID else { throw StoreFault.foreignFile(engine.path) }
      var version = Int(try connection.text(of: "PRAGMA user_version") ?? "") ?? 0
      guard version <= current else { throw StoreFault.newerSchema(found: version, known: current) }
      guard version < current else { return }
      try connection.run("BEGIN IMMEDIATE")
      do {
        while version < current {
          try connection.run(steps[version])
          version += 1
        }
        if !fresh { try rederive(connection) }
        try connection.run("PRAGMA application_id = \(SQLiteEngine.applicationID); PRAGMA user_version = \(version); COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
    }
  }

  /// The rules of what is due are the program's, so items of a file that an older one wrote are derived anew; and where days begin in its
  /// chain, if it was written before that was kept.
  private static func rederive(_ connection: SQLiteConnection) throws {
    try BookDays.derive(connection)
    try GoodsWordsTable(session: connection).derive()
    try SkuDays.derive(connection, zone: ShopSettings.load(connection).calendar.zone)
    try DerivedWork(session: connection, calendar: ShopSettings.load(connection).calendar).replace()
    // What was derived anew isn't work that came.
    try WorkHours.begin(connection)
  }

  /// `stage = 'a' OR stage = 'b'`: the values of an enumeration for a CHECK, so that code and schema can't drift apart. Not IN: SQLite
  /// builds a table in memory for an IN list each time a row is written, which cost a third of an import.
  static func oneOf<E: RawRepresentable<String> & CaseIterable>(_ type: E.Type, _ column: String) -> String {
    E.allCases.map { "\(column) = '\($0.rawValue)'" }.joined(separator: " OR ")
  }

  /// Triggers that refuse every change of a table, whichever program tries (ORD-4). REPLACE deletes without asking the DELETE trigger unless
  /// a connection has `recursive_triggers`, hence the third: `taken` says in SQL whether the new row would push out an old one.
  static func immutable(_ table: String, rule: String, taken: String) -> String {
    """
    CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table) BEGIN SELECT RAISE(ABORT, '\(rule): \(table) is never changed'); END;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table) BEGIN SELECT RAISE(ABORT, '\(rule): \(table) is never deleted'); END;
    CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table) WHEN \(taken)
    BEGIN SELECT RAISE(FAIL, '\(rule): \(table) is never replaced'); END;
    """
  }
}
