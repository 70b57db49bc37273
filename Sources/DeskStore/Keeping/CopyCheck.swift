import Crypto
import DeskCore
import Foundation

/// What a copy of a shop says when it is read back: the pages, the whole chain, and how much is in it. The file is opened for reading only.
struct CopyCheck {
  let head: ClosingMark
  /// Digest of the shop's first record: which shop it is.
  let origin: String
  let counts: [(name: String, count: Int64)]

  /// - Parameter step: called now and then; what it throws ends the check.
  /// - Throws: `corrupt` with the first thing that is wrong, `foreignFile`, `newerSchema`.
  init(_ path: String, step: () throws -> Void = {}) throws {
    let found = try RestingFile.read(path) { copy -> (head: ClosingMark, origin: String, counts: [(name: String, count: Int64)]) in
      let chain = try ChainWalk(copy) { seq, _ in if seq % ChainWalk.stride == 0 { try step() } }
      if let fault = chain.faults.first { throw StoreFault.corrupt(fault.description) }
      guard let origin = chain.origin else { throw StoreFault.corrupt("no record") }
      let counts: [(name: String, count: Int64)] = [
        ("records", chain.last), ("orders", try copy.integer("SELECT count(*) FROM orders") ?? 0),
        ("parcels", try copy.integer("SELECT count(*) FROM parcel") ?? 0),
        ("skus", try copy.integer("SELECT count(*) FROM sku") ?? 0),
        ("movements", try copy.integer("SELECT count(*) FROM movement") ?? 0),
        ("people", try copy.integer("SELECT count(*) FROM person") ?? 0),
      ]
      return (chain.head, OriginalForm.hex(origin), counts)
    }
    (head, origin, counts) = (found.head, found.origin, found.counts)
  }

  /// SHA-256 of a file that no connection of this process has open, in hexadecimal, and its length.
  ///
  /// - Parameter step: called once for every 16 MB; what it throws ends the reading.
  /// - Throws: `inputOutput`.
  static func sha256(_ path: String, step: () throws -> Void = {}) throws -> (digest: String, bytes: Int64) {
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
      if (bytes + Int64(count)) >> 24 > bytes >> 24 { try step() }
      bytes += Int64(count)
      buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return (OriginalForm.hex(Array(hash.finalize())), bytes)
  }
}
