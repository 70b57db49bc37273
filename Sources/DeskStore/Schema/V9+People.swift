import DeskCore

/// Version 9, people: who sees one buyer for a while (REC-3), lent accounts and sessions (ROL-7), rosters (ROL-8, ROL-9).
enum V9People {
  static let statements: [String] = [
    """
    CREATE TABLE unmasking (
      person TEXT NOT NULL REFERENCES person (name), order_id INTEGER NOT NULL REFERENCES orders (id), until INTEGER NOT NULL,
      record INTEGER NOT NULL, PRIMARY KEY (person, order_id)) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE account_loan (
      id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name), borrower TEXT NOT NULL REFERENCES person (name),
      reason TEXT NOT NULL CHECK (reason <> ''), lent_by TEXT NOT NULL, starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL CHECK (ends_at > starts_at), ended_at INTEGER, record INTEGER NOT NULL,
      CHECK (person <> borrower)) STRICT;
    CREATE INDEX account_loan_person ON account_loan (person, ends_at);
    """,
    "ALTER TABLE session ADD COLUMN borrower TEXT REFERENCES person (name);",
    "ALTER TABLE session ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change BETWEEN 0 AND 1);",
    "ALTER TABLE session ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;",
    "CREATE INDEX session_person ON session (person);",
    """
    CREATE TABLE roster_day (
      person TEXT NOT NULL REFERENCES person (name), day INTEGER NOT NULL,
      shift TEXT NOT NULL CHECK (\(Schema.oneOf(Shift.self, "shift"))), record INTEGER NOT NULL, PRIMARY KEY (day, person))
      STRICT, WITHOUT ROWID;
    CREATE TABLE hotline_day (
      day INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name), record INTEGER NOT NULL) STRICT;
    CREATE TABLE absence (
      person TEXT NOT NULL REFERENCES person (name), day INTEGER NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
      record INTEGER NOT NULL, PRIMARY KEY (day, person)) STRICT, WITHOUT ROWID;
    """,
  ]
}
