/// What a rejected relisting leaves behind.
enum V9 {
  static var sql: String { relisting.joined(separator: "\n") }
}
