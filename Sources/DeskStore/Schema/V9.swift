/// The supervisor's board, the log by person and kind, and the day's figures.
enum V9 {
  static var sql: String { board.joined(separator: "\n") }
}
