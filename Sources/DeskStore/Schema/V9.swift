/// Backups.
enum V9 {
  static var sql: String { keeping.joined(separator: "\n") }
}
