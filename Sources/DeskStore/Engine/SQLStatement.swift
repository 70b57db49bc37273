import CStore
import DeskCore

/// A prepared statement. GRDB's own statements cost as much again as SQLite's work on the command path (perf.md, and measured in
/// Docs/Decisions), so the store goes beneath it here and nowhere else.
final class SQLStatement {
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ handle: OpaquePointer, on database: OpaquePointer) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ values: [any SQLBindable]) throws {
    var index: Int32 = 1
    for value in values {
      try bind(value.sql, at: index)
      index += 1
    }
  }

  func bind(_ value: SQLValue, at index: Int32) throws {
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(handle, index)
    case .int(let number): code = sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { cstore_bind_text(handle, index, $0.baseAddress ?? emptyText, Int32($0.count)) }
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes { cstore_bind_blob(handle, index, $0.baseAddress ?? emptyBytes, Int32($0.count)) }
    }
    guard code == SQLITE_OK else { throw SQLFault.reading(database, code) }
  }

  // The typed forms below spare the command and import paths a box for each value.

  func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }
  func bindInt(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }
  func bindOptional(_ index: Int32, _ value: Int64?) {
    if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }
  func bindText(_ index: Int32, _ value: String) {
    var value = value
    value.withUTF8 { bytes in
      _ = bytes.withMemoryRebound(to: CChar.self) { cstore_bind_text(handle, index, $0.baseAddress ?? emptyText, Int32($0.count)) }
    }
  }
  func bindOptional(_ index: Int32, _ value: String?) {
    if let value { bindText(index, value) } else { sqlite3_bind_null(handle, index) }
  }
  func bindBlob(_ index: Int32, _ value: [UInt8]) {
    value.withUnsafeBytes { _ = cstore_bind_blob(handle, index, $0.baseAddress ?? emptyBytes, Int32($0.count)) }
  }
  /// Text that lies in `memory` until the statement has been run: not copied.
  func bindText(_ index: Int32, in memory: UnsafeRawBufferPointer, _ span: Range<Int>) {
    let start = memory.baseAddress?.advanced(by: span.lowerBound).assumingMemoryBound(to: CChar.self)
    _ = cstore_bind_text_static(handle, index, start ?? emptyText, Int32(span.count))
  }
  func bindBlob(_ index: Int32, in memory: UnsafeRawBufferPointer, _ span: Range<Int>) {
    _ = cstore_bind_blob_static(handle, index, memory.baseAddress?.advanced(by: span.lowerBound), Int32(span.count))
  }

  /// True: there is a row to read. False: done.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let fault = SQLFault.reading(database, code)
    sqlite3_reset(handle)
    throw fault
  }

  /// Carries out a statement that gives no rows.
  func run() throws {
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  func run(_ values: any SQLBindable...) throws {
    try bind(values)
    try run()
  }

  var columns: Int32 { sqlite3_column_count(handle) }

  func reset() { sqlite3_reset(handle) }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func optionalInt(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
  }
  func bool(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }
  func text(_ column: Int32) -> String { optionalText(column) ?? "" }
  func optionalText(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
  func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }
  func instant(_ column: Int32) -> Instant { Instant(milliseconds: int(column)) }
  func optionalInstant(_ column: Int32) -> Instant? { optionalInt(column).map(Instant.init(milliseconds:)) }
}

/// SQLite takes a null pointer for NULL, so empty text and bytes need an address.
private nonisolated(unsafe) let emptyText = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
private nonisolated(unsafe) let emptyBytes = UnsafeRawPointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
