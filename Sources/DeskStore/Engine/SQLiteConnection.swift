import CStore
import DeskCore

/// One SQLite connection and its prepared statements. Used by one thread at a time: GRDB's serial queue sees to that.
final class SQLiteConnection: SQLSession, @unchecked Sendable {
  let handle: OpaquePointer
  private var statements: [UnsafeRawPointer: SQLStatement] = [:]
  private var joined: [Joined: SQLStatement] = [:]

  private struct Joined: Hashable {
    var select: UnsafeRawPointer
    var rest: UnsafeRawPointer
  }

  init(_ handle: OpaquePointer) { self.handle = handle }

  func statement(_ sql: StaticString) throws -> SQLStatement {
    let key = UnsafeRawPointer(sql.utf8Start)
    if let known = statements[key] { return known }
    let length = Int32(sql.utf8CodeUnitCount)
    let statement = try key.withMemoryRebound(to: CChar.self, capacity: Int(length)) { try prepare($0, length) }
    statements[key] = statement
    return statement
  }

  func statement(_ select: StaticString, _ rest: StaticString) throws -> SQLStatement {
    let key = Joined(select: UnsafeRawPointer(select.utf8Start), rest: UnsafeRawPointer(rest.utf8Start))
    if let known = joined[key] { return known }
    let statement = try prepare("\(select) \(rest)", -1)
    joined[key] = statement
    return statement
  }

  /// For text that is put together at run time (schema, pragmas): prepared, run and forgotten.
  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLFault.reading(handle, sqlite3_errcode(handle)) }
  }

  /// First column of the first row.
  func text(of sql: String) throws -> String? {
    let statement = try prepare(sql, -1)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalText(0) : nil
  }

  /// All rows as text; for tests, whose statements aren't known before.
  func rows(of sql: String) throws -> [[String]] {
    let statement = try prepare(sql, -1)
    defer { statement.reset() }
    var rows: [[String]] = []
    while try statement.step() { rows.append((0..<statement.columns).map { statement.optionalText($0) ?? "" }) }
    return rows
  }

  /// Before the connection closes: statements hold it open.
  func forgetStatements() { (statements, joined) = ([:], [:]) }

  private func prepare(_ sql: UnsafePointer<CChar>, _ length: Int32) throws -> SQLStatement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, sql, length, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw SQLFault.reading(handle, code) }
    return SQLStatement(prepared, on: handle)
  }
}
