import CStore
import Crypto
import DeskCore
import Foundation

/// What a copy of a shop says when it is read back: the pages, the whole chain, and how much is in it. The file is opened for reading only.
struct CopyCheck {
  let head: ClosingMark
  /// Digest of the shop's first record: which shop it is.
  let origin: String
  let counts: [(name: String, count: Int64)]

  /// - Throws: `corrupt` with the first thing that is wrong, `foreignFile`, `newerSchema`.
  init(_ path: String) throws {
    var opened: OpaquePointer?
    defer { sqlite3_close(opened) }
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let opened else {
      throw StoreFault.readOnly(path)
    }
    let copy = SQLiteConnection(opened)
    defer { copy.forgetStatements() }
    do {
      try copy.run("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; BEGIN")
      guard Int32(try copy.text(of: "PRAGMA application_id") ?? "") == SQLiteEngine.applicationID else {
        throw StoreFault.foreignFile(path)
      }
      let version = Int(try copy.text(of: "PRAGMA user_version") ?? "") ?? 0
      guard version <= Schema.current else { throw StoreFault.newerSchema(found: version, known: Schema.current) }
      if let fault = try copy.text(of: "PRAGMA integrity_check(1)"), fault != "ok" { throw StoreFault.corrupt(fault) }
      if let table = try copy.text(of: "PRAGMA foreign_key_check") { throw StoreFault.corrupt("foreign key: \(table)") }
      let chain = try ChainWalk(copy)
      if let fault = chain.faults.first { throw StoreFault.corrupt(fault) }
      guard let origin = chain.origin else { throw StoreFault.corrupt("no record") }
      head = chain.head
      self.origin = OriginalForm.hex(origin)
      counts = [
        ("records", chain.last), ("orders", try copy.integer("SELECT count(*) FROM orders") ?? 0),
        ("parcels", try copy.integer("SELECT count(*) FROM parcel") ?? 0),
        ("skus", try copy.integer("SELECT count(*) FROM sku") ?? 0),
        ("movements", try copy.integer("SELECT count(*) FROM movement") ?? 0),
        ("people", try copy.integer("SELECT count(*) FROM person") ?? 0),
      ]
    } catch let fault as SQLFault {
      throw fault.fault
    }
  }

  /// SHA-256 of a file that no connection of this process has open, in hexadecimal, and its length.
  ///
  /// - Throws: `inputOutput`.
  static func sha256(_ path: String) throws -> (digest: String, bytes: Int64) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw StoreFault.inputOutput("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var hash = SHA256()
    var bytes: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreFault.inputOutput("\(path): \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      bytes += Int64(count)
      buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return (OriginalForm.hex(Array(hash.finalize())), bytes)
  }
}
