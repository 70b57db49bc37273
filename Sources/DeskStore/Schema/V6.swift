import DeskCore

/// Printing, couriers' rules and prices, what reports are made of.
enum V6 {
  static var sql: String { printing + couriers + reports + grown }

  /// What is printed where, and every paper that was asked for. A job's printer is looked up when it is printed, so that a job that failed
  /// goes to the printer that has taken the other's place.
  private static var printing: String {
    """
    CREATE TABLE printer (
      document TEXT PRIMARY KEY CHECK (\(Schema.oneOf(PrintDocument.self, "document"))),
      format TEXT NOT NULL CHECK (\(Schema.oneOf(PrintFormat.self, "format"))), destination TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE print_job (
      id INTEGER PRIMARY KEY, document TEXT NOT NULL CHECK (\(Schema.oneOf(PrintDocument.self, "document"))), subject TEXT NOT NULL,
      reprint INTEGER NOT NULL CHECK (reprint BETWEEN 0 AND 1), state TEXT NOT NULL CHECK (\(Schema.oneOf(PrintState.self, "state"))),
      fault TEXT, tries INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, holder TEXT, place TEXT, record INTEGER NOT NULL,
      CHECK ((holder IS NOT NULL) = (state = 'printing')), CHECK ((fault IS NOT NULL) = (state = 'failed'))) STRICT;
    CREATE INDEX print_job_open ON print_job (state, id) WHERE state <> 'printed';
    CREATE INDEX print_job_subject ON print_job (subject, document);
    CREATE INDEX print_job_record ON print_job (record);

    """
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

  /// Where each day of the books begins in the chain, written with the day's first record, and when that day ends.
  private static var reports: String {
    """
    CREATE TABLE book_day (day INTEGER PRIMARY KEY, first_record INTEGER NOT NULL, ends_at INTEGER NOT NULL) STRICT;

    """ + Schema.immutable("book_day", rule: "REC-1", taken: "NEW.day <= (SELECT max(day) FROM book_day)")
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
