/// A value on its way into a statement.
public enum SQLValue: Sendable {
  case null
  case int(Int64)
  case text(String)
  case blob([UInt8])
}

/// What can be bound as it is.
public protocol SQLBindable {
  var sql: SQLValue { get }
}

extension SQLValue: SQLBindable { public var sql: SQLValue { self } }
extension Int: SQLBindable { public var sql: SQLValue { .int(Int64(self)) } }
extension Int64: SQLBindable { public var sql: SQLValue { .int(self) } }
extension Bool: SQLBindable { public var sql: SQLValue { .int(self ? 1 : 0) } }
extension String: SQLBindable { public var sql: SQLValue { .text(self) } }
extension [UInt8]: SQLBindable { public var sql: SQLValue { .blob(self) } }
extension Optional: SQLBindable where Wrapped: SQLBindable { public var sql: SQLValue { self?.sql ?? .null } }
