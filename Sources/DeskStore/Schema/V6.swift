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

  private static var couriers: String {
    ""
  }

  /// Where each day of the books begins in the chain, written with the day's first record, and when that day ends.
  private static var reports: String {
    """
    CREATE TABLE book_day (day INTEGER PRIMARY KEY, first_record INTEGER NOT NULL, ends_at INTEGER NOT NULL) STRICT;

    """ + Schema.immutable("book_day", rule: "REC-1", taken: "NEW.day <= (SELECT max(day) FROM book_day)")
  }

  /// Tables whose CHECKs list values of an enumeration that has grown, made anew with their rows.
  private static var grown: String {
    ""
  }
}
