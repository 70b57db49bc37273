import DeskCore

/// Suppliers and purchases; people's posts; pages; what is still to be taken off a marketplace.
enum V8 {
  static var sql: String { grown + purchases + posts.joined(separator: "\n") + pages.joined(separator: "\n") + promotions + goods }

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
    CREATE TABLE approval_2 (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(ApprovalRequest.Stage.self, "stage"))), order_id INTEGER REFERENCES orders (id),
      command TEXT NOT NULL, subject TEXT NOT NULL, arguments TEXT NOT NULL,
      amount TEXT CHECK (amount IS NULL OR \(Schema.oneOf(AuthorityAmount.self, "amount"))), value INTEGER,
      level TEXT NOT NULL CHECK (\(Schema.oneOf(Role.self, "level"))), asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_by TEXT,
      decided_at INTEGER, answer TEXT, CHECK ((amount IS NULL) = (value IS NULL))) STRICT;
    INSERT INTO approval_2 SELECT id, version, stage, order_id, command, subject, arguments, amount, value, level, asked_by, asked_at,
      decided_by, decided_at, answer FROM approval;
    DROP TABLE approval;
    ALTER TABLE approval_2 RENAME TO approval;
    CREATE INDEX approval_order ON approval (order_id) WHERE order_id IS NOT NULL;
    CREATE INDEX approval_subject ON approval (subject, id);
    CREATE INDEX approval_open ON approval (id) WHERE stage = 'proposed' OR stage = 'failed';

    """
  }
}
