import DeskCore

extension V8 {
  /// ROL-5, ROL-6, ROL-9. Who acts in which post from–until, and who is away; whether a record's act was done so; the first password of somebody whose account waits
  /// for approval (no part of any record).
  static var posts: [String] {
    [
      """
      CREATE TABLE stand_in (
        id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name), role TEXT NOT NULL CHECK (\(Schema.oneOf(Role.self, "role"))),
        starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL CHECK (ends_at > starts_at), reason TEXT NOT NULL CHECK (reason <> ''),
        asked_by TEXT NOT NULL, approved_by TEXT NOT NULL, ended_at INTEGER, record INTEGER NOT NULL) STRICT;
      CREATE INDEX stand_in_person ON stand_in (person, ends_at);
      CREATE INDEX stand_in_end ON stand_in (ends_at);
      """,
      """
      CREATE TABLE leave (
        id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name),
        kind TEXT NOT NULL CHECK (\(Schema.oneOf(Leave.Kind.self, "kind"))), starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > starts_at), reason TEXT NOT NULL CHECK (reason <> ''), asked_by TEXT NOT NULL,
        approved_by TEXT NOT NULL, cancelled_at INTEGER, record INTEGER NOT NULL) STRICT;
      CREATE INDEX leave_person ON leave (person, ends_at);
      CREATE INDEX leave_end ON leave (ends_at);
      """,
      "ALTER TABLE record ADD COLUMN stand_in INTEGER NOT NULL DEFAULT 0 CHECK (stand_in BETWEEN 0 AND 1);",
      """
      CREATE TABLE first_password (person TEXT PRIMARY KEY, hash TEXT NOT NULL, set_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      """,
    ]
  }
}
