/// Printing, couriers' rules and prices, what reports are made of.
enum V6 {
  static var sql: String { printing + couriers + reports + grown }

  private static var printing: String {
    ""
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
