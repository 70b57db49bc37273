import DeskCore

/// Who has signed in where nothing may be written: beside the shop's own sessions, which are read as they stand, in temporary tables of one
/// connection. They take the names of the shop's tables, so that signing in, the throttle and the idle lock need no other way.
enum Seats {
  private static let columns =
    "token, person, terminal, began_at, seen_at, expires_at, borrower, must_change, confirmed_at"

  /// - Parameter old: a connection whose people go on sitting here.
  static func make(_ connection: SQLiteConnection, as old: SQLiteConnection? = nil) throws {
    try connection.run(
      """
      CREATE TEMP TABLE seat (
        token BLOB PRIMARY KEY, person TEXT NOT NULL, terminal TEXT NOT NULL, began_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL, borrower TEXT, must_change INTEGER NOT NULL, confirmed_at INTEGER NOT NULL);
      CREATE TEMP VIEW session AS
        SELECT \(columns) FROM main.session UNION ALL SELECT \(columns) FROM temp.seat;
      CREATE TEMP TRIGGER seat_taken INSTEAD OF INSERT ON session BEGIN
        INSERT INTO seat VALUES (
          NEW.token, NEW.person, NEW.terminal, NEW.began_at, NEW.seen_at, NEW.expires_at, NEW.borrower, NEW.must_change, NEW.confirmed_at);
      END;
      CREATE TEMP TRIGGER seat_used INSTEAD OF UPDATE ON session BEGIN
        UPDATE seat SET seen_at = NEW.seen_at, confirmed_at = NEW.confirmed_at, must_change = NEW.must_change WHERE token = NEW.token;
      END;
      CREATE TEMP TRIGGER seat_left INSTEAD OF DELETE ON session BEGIN DELETE FROM seat WHERE token = OLD.token; END;
      CREATE TEMP TABLE throttle (person TEXT PRIMARY KEY, failures INTEGER NOT NULL, next_at INTEGER NOT NULL);
      INSERT INTO temp.throttle SELECT person, failures, next_at FROM main.throttle;
      """)
    guard let old else { return }
    let seats = try old.statement(
      "SELECT token, person, terminal, began_at, seen_at, expires_at, borrower, must_change, confirmed_at FROM temp.seat")
    defer { seats.reset() }
    while try seats.step() {
      try connection.execute(
        "INSERT INTO temp.seat VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", seats.blob(0), seats.text(1), seats.text(2), seats.int(3),
        seats.int(4), seats.int(5), seats.optionalText(6), seats.int(7), seats.int(8))
    }
    let failures = try old.statement("SELECT person, failures, next_at FROM temp.throttle")
    defer { failures.reset() }
    while try failures.step() {
      try connection.execute(
        "INSERT OR REPLACE INTO temp.throttle VALUES (?, ?, ?)", failures.text(0), failures.int(1), failures.int(2))
    }
  }
}
