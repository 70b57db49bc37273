import DeskCore

/// Requests about anything, not orders alone.
enum V7 {
  static var sql: String { approvals }

  /// APR-1: a request that is about no order, or that needs approval whatever it comes to.
  private static var approvals: String {
    """
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
    CREATE INDEX approval_open ON approval (subject, id) WHERE stage = 'proposed' OR stage = 'failed';

    """
  }
}
