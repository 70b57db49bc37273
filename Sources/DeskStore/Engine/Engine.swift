import DeskCore

/// What DeskStore needs of a database: this much and no more, so that PostgreSQL can stand in for SQLite (design.md 4). All SQL outside
/// `Schema/` and the engine's own folder keeps to what both understand.
protocol Engine: Sendable {
  /// Runs `body` in one write transaction that no other writer can enter. What `body` throws rolls everything back.
  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// Runs `body`, which writes who sits where and nothing of the shop: where nothing may be written, in this process's memory alone.
  func seat<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// Runs `body` on one consistent state of the database.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// Differs from the value before when anybody, in any process, has committed since.
  func changeToken() throws -> Int64
  /// Runs `body` with room for many changed pages at once: for imports, not for consoles.
  func bulk<Result>(_ body: () throws -> Result) throws -> Result
  /// Lets those who wait to write go first: between the steps of what takes the turn again and again.
  func giveWay()
  /// Copies a consistent state into a file that is there and empty; `step` is called now and then with how much is there, and ends it by throwing.
  func backup(to path: String, step: (_ percent: Int) throws -> Void) throws
  /// The engine's own check of its files: empty when sound, else what it found.
  func integrityFaults() throws -> [VerifyFault]
  /// Why nothing can be written; nil: it can.
  var looking: LookingReason? { get }
  /// Nothing may be called after it.
  func close()
}

extension Engine {
  var looking: LookingReason? { nil }
  func giveWay() {}
  func seat<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result { try write(body) }
}

/// A connection inside a transaction.
protocol SQLSession: AnyObject {
  /// A prepared statement, kept for the next time. `sql` must be a literal: it is looked up by its address.
  func statement(_ sql: StaticString) throws -> SQLStatement
  /// The same of a statement in two literals: which columns are read, and of which rows.
  func statement(_ select: StaticString, _ rest: StaticString) throws -> SQLStatement
}

/// Which columns of a table are read, in which order, and what is made of them: once for all statements that read whole rows of it.
struct SQLRows<Row> {
  /// `SELECT … FROM table`; a literal.
  let select: StaticString
  let read: (SQLStatement) throws -> Row
}

extension SQLSession {
  func execute(_ sql: StaticString, _ values: any SQLBindable...) throws {
    let statement = try statement(sql)
    try statement.bind(values)
    try statement.run()
  }

  /// The first row's reading, or nil when there is none.
  func first<T>(_ sql: StaticString, _ values: any SQLBindable..., read: (SQLStatement) throws -> T) throws -> T? {
    let statement = try statement(sql)
    try statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? try read(statement) : nil
  }

  func all<T>(_ sql: StaticString, _ values: any SQLBindable..., read: (SQLStatement) throws -> T) throws -> [T] {
    let statement = try statement(sql)
    try statement.bind(values)
    defer { statement.reset() }
    var rows: [T] = []
    while try statement.step() { rows.append(try read(statement)) }
    return rows
  }

  func first<Row>(_ rows: SQLRows<Row>, where rest: StaticString, _ values: any SQLBindable...) throws -> Row? {
    let statement = try statement(rows.select, rest)
    try statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? try rows.read(statement) : nil
  }

  /// - Parameter rest: from `WHERE` on; a literal.
  func all<Row>(_ rows: SQLRows<Row>, where rest: StaticString, _ values: any SQLBindable...) throws -> [Row] {
    let statement = try statement(rows.select, rest)
    try statement.bind(values)
    defer { statement.reset() }
    var found: [Row] = []
    while try statement.step() { found.append(try rows.read(statement)) }
    return found
  }

  /// Runs `body` so that what it throws takes back only what it has written, and the transaction goes on.
  func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("SAVEPOINT attempt")
    do {
      let result = try body()
      try execute("RELEASE SAVEPOINT attempt")
      return result
    } catch {
      try execute("ROLLBACK TO SAVEPOINT attempt")
      try execute("RELEASE SAVEPOINT attempt")
      throw error
    }
  }

  func integer(_ sql: StaticString, _ values: any SQLBindable...) throws -> Int64? {
    let statement = try statement(sql)
    try statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? statement.int(0) : nil
  }
}
