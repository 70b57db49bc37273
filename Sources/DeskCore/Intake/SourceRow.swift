/// A row as its file gave it, byte for byte and without the line end: bytes of its own, or a stretch of what was read.
///
/// A large file has hundreds of thousands of rows, which would be as many allocations.
public struct SourceRow: @unchecked Sendable, Equatable, ExpressibleByArrayLiteral {
  // Sendable by hand: shared memory is never written.
  private enum Storage {
    case own([UInt8])
    case shared(UnsafeRawBufferPointer, AnyObject)
  }

  private let storage: Storage

  public init(_ bytes: [UInt8]) { storage = .own(bytes) }

  /// - Parameter owner: keeps the memory alive, which isn't written any more.
  public init(_ memory: UnsafeRawBufferPointer, of owner: AnyObject) { storage = .shared(memory, owner) }

  public init(arrayLiteral elements: UInt8...) { self.init(elements) }

  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    switch storage {
    case .own(let bytes): try bytes.withUnsafeBytes(body)
    case .shared(let memory, let owner): try withExtendedLifetime(owner) { try body(memory) }
    }
  }

  public static func == (a: SourceRow, b: SourceRow) -> Bool {
    a.withUnsafeBytes { a in b.withUnsafeBytes { b in a.elementsEqual(b) } }
  }
}
