import DeskCore

/// Printing, couriers' rules and prices, what reports are made of.
enum V6 {
  static var sql: String { printing + couriers + reports + grown }

  private static var printing: String {
    ""
  }

  /// FUL-5, FUL-6, FUL-9: who takes what, for how much, and what marketplaces answered.
  private static var couriers: String {
    """
    CREATE TABLE courier_rule (
      id INTEGER PRIMARY KEY, priority INTEGER NOT NULL, region TEXT NOT NULL, from_grams INTEGER, to_grams INTEGER, platform TEXT, shop TEXT,
      courier TEXT NOT NULL) STRICT;
    CREATE TABLE courier_tariff (
      courier TEXT NOT NULL, region TEXT NOT NULL, valid_from INTEGER NOT NULL, first_grams INTEGER NOT NULL CHECK (first_grams > 0),
      first_price INTEGER NOT NULL CHECK (first_price >= 0), step_grams INTEGER NOT NULL CHECK (step_grams >= 0),
      step_price INTEGER NOT NULL CHECK (step_price >= 0), PRIMARY KEY (courier, region, valid_from)) STRICT, WITHOUT ROWID;
    ALTER TABLE parcel ADD COLUMN told_at INTEGER;
    ALTER TABLE parcel ADD COLUMN ship_fault TEXT;
    ALTER TABLE parcel ADD COLUMN ship_fault_at INTEGER;

    """
  }

  private static var reports: String {
    ""
  }

  /// Tables whose CHECKs list values of an enumeration that has grown, made anew with their rows.
  private static var grown: String {
    """
    CREATE TABLE work_item_2 (
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(WorkKind.self, "kind"))), due INTEGER NOT NULL, subject TEXT NOT NULL, owner TEXT,
      PRIMARY KEY (kind, due, subject)) STRICT, WITHOUT ROWID;
    INSERT INTO work_item_2 SELECT kind, due, subject, owner FROM work_item;
    DROP TABLE work_item;
    ALTER TABLE work_item_2 RENAME TO work_item;
    CREATE UNIQUE INDEX work_item_subject ON work_item (subject, kind);

    """
  }
}
