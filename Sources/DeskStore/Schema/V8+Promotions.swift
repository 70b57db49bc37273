import DeskCore

extension V8 {
  /// INV-3: what an older program wrote tells less of prices and listings: `verify` knows until which record.
  static var goods: String {
    """
    INSERT INTO setting (name, value) SELECT 'told_since', CAST(coalesce(max(seq), 0) AS TEXT) FROM record WHERE true
      ON CONFLICT (name) DO UPDATE SET value = excluded.value;

    """
  }

  /// PRO-1: who has taken a promotion off the marketplace that was stopped before its time; and what is due of it, a kind of work that older
  /// files don't know.
  static var promotions: String {
    """
    ALTER TABLE promotion ADD COLUMN taken_down_by TEXT;
    ALTER TABLE promotion ADD COLUMN taken_down_at INTEGER CHECK ((taken_down_at IS NULL) = (taken_down_by IS NULL));
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
