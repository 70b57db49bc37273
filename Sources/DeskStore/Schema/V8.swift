/// What is still to be taken off a marketplace.
enum V8 {
  static var sql: String { promotions + goods }
}
