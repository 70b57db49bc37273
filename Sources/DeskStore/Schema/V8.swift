import DeskCore

/// People's posts; tables whose CHECKs list values of an enumeration that has grown, made anew with their rows.
enum V8 {
  static var sql: String { (posts + grown).joined(separator: "\n") }

  private static var grown: [String] {
    [
      """
      CREATE TABLE work_item_2 (
        kind TEXT NOT NULL CHECK (\(Schema.oneOf(WorkKind.self, "kind"))), due INTEGER NOT NULL, subject TEXT NOT NULL, owner TEXT,
        PRIMARY KEY (kind, due, subject)) STRICT, WITHOUT ROWID;
      INSERT INTO work_item_2 SELECT kind, due, subject, owner FROM work_item;
      DROP TABLE work_item;
      ALTER TABLE work_item_2 RENAME TO work_item;
      CREATE UNIQUE INDEX work_item_subject ON work_item (subject, kind);
      """
    ]
  }
}
