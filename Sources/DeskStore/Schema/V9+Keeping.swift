extension V9 {
  /// REC-2: backups that were made and verified, trials of them, and who does at the moment what only one may do.
  static var keeping: [String] {
    [
      """
      CREATE TABLE backup (
        id INTEGER PRIMARY KEY, day INTEGER UNIQUE, at INTEGER NOT NULL, person TEXT NOT NULL, folder TEXT NOT NULL,
        file TEXT NOT NULL CHECK (file <> ''), bytes INTEGER NOT NULL CHECK (bytes > 0), head_seq INTEGER NOT NULL CHECK (head_seq > 0),
        head_digest TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), record INTEGER NOT NULL, removed_at INTEGER) STRICT;
      CREATE INDEX backup_kept ON backup (folder, id) WHERE removed_at IS NULL;
      """,
      """
      CREATE TABLE backup_drill (
        id INTEGER PRIMARY KEY, backup INTEGER NOT NULL REFERENCES backup (id), at INTEGER NOT NULL, person TEXT NOT NULL,
        sound INTEGER NOT NULL CHECK (sound = 0 OR sound = 1), found TEXT, record INTEGER NOT NULL,
        CHECK ((sound = 1) = (found IS NULL))) STRICT;
      CREATE INDEX backup_drill_backup ON backup_drill (backup, id);
      CREATE INDEX backup_drill_sound ON backup_drill (id) WHERE sound = 1;
      """,
      """
      CREATE TABLE lease (
        name TEXT PRIMARY KEY, holder TEXT NOT NULL, taken_at INTEGER NOT NULL, ends_at INTEGER NOT NULL CHECK (ends_at > taken_at)) STRICT;
      """,
    ]
  }
}
