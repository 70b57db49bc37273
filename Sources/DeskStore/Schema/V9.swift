/// What the topics of this version add, each in its own file.
enum V9 {
  static var sql: String { V9People.statements.joined(separator: "\n") }
}
