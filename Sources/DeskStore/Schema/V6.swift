/// Printing, couriers' rules and prices, what reports are made of.
enum V6 {
  static var sql: String { printing + couriers + reports + grown }

  private static var printing: String {
    ""
  }

  private static var couriers: String {
    ""
  }

  private static var reports: String {
    ""
  }

  /// Tables whose CHECKs list values of an enumeration that has grown, made anew with their rows.
  private static var grown: String {
    ""
  }
}
