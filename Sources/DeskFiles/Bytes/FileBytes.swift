import Foundation

/// The bytes of one file, read once and never changed. A class, so that records and cells can point into it without copies.
final class FileBytes: @unchecked Sendable {
  // Sendable by hand: the buffer is written only while it's being filled by its creator.
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  /// Nil when there is no memory for it.
  init?(capacity: Int) {
    self.capacity = max(capacity, 1)
    guard let memory = malloc(self.capacity) else { return nil }
    base = memory.assumingMemoryBound(to: UInt8.self)
  }

  convenience init?(_ bytes: some Collection<UInt8>) {
    self.init(capacity: bytes.count)
    count = bytes.count
    _ = UnsafeMutableBufferPointer(start: base, count: bytes.count).update(fromContentsOf: bytes)
  }

  deinit { free(base) }

  /// Room for `extra` more bytes. Large blocks are remapped by the C library, not copied.
  func reserve(_ extra: Int) -> Bool {
    if count + extra <= capacity { return true }
    let wanted = max(capacity * 2, count + extra)
    guard let memory = realloc(base, wanted) else { return false }
    base = memory.assumingMemoryBound(to: UInt8.self)
    capacity = wanted
    return true
  }

  /// Counts `added` bytes that were written behind the last one.
  func grow(by added: Int) { count += added }

  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}
