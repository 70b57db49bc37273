import CStore
import DeskCore

/// The rows of a run of orders as their files gave them, packed together (Decisions/0011): each order's own row and those of its lines.
///
/// A row alone hardly packs; a quarter of a megabyte of them shrinks to a fifth.
struct SourceBlock: Sendable {
  /// Of the run's orders.
  var range: Range<Int>
  /// Bytes when unpacked.
  var length: Int
  var content: [UInt8]

  /// Blocks of the orders of a run, in their order.
  struct Builder {
    private(set) var blocks: [SourceBlock] = []
    private var bytes: [UInt8] = []
    private var start = 0
    private var end = 0

    static let size = 256 << 10

    init() { bytes.reserveCapacity(Self.size + Self.size / 4) }

    mutating func add(_ order: ImportedOrder) {
      let lines = min(order.lines.count, LineKey.most)
      number(1 + lines)
      row(order.source)
      for index in 0..<lines { row(order.lines[index].source) }
      end += 1
      if bytes.count >= Self.size { close() }
    }

    mutating func finish() -> [SourceBlock] {
      if end > start { close() }
      return blocks
    }

    private mutating func close() {
      let content = [UInt8](unsafeUninitializedCapacity: cstore_packed_bound(bytes.count)) { packed, count in
        count = bytes.withUnsafeBytes { cstore_pack($0.baseAddress, $0.count, packed.baseAddress) }
      }
      blocks.append(SourceBlock(range: start..<end, length: bytes.count, content: content))
      bytes.removeAll(keepingCapacity: true)
      start = end
    }

    private mutating func row(_ row: SourceRow) {
      row.withUnsafeBytes {
        number($0.count)
        bytes.append(contentsOf: $0)
      }
    }

    private mutating func number(_ value: Int) { withUnsafeBytes(of: UInt32(value).bigEndian) { bytes.append(contentsOf: $0) } }
  }

  /// The rows of each order of a block: its own first, then its lines'. Nil when the block is damaged.
  static func rows(_ content: [UInt8], length: Int, orders: Int) -> [[[UInt8]]]? {
    // What packs better than 255 to 1 isn't LZ4: a forged length mustn't cost memory.
    guard length >= 0, length / 255 <= content.count else { return nil }
    var isSound = false
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { unpacked, count in
      isSound = cstore_unpack(content, content.count, unpacked.baseAddress, length) == 1
      count = isSound ? length : 0
    }
    guard isSound else { return nil }
    var at = 0
    func number() -> Int? {
      guard at + 4 <= bytes.count else { return nil }
      defer { at += 4 }
      return bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    var found: [[[UInt8]]] = []
    for _ in 0..<orders {
      guard let count = number(), count <= bytes.count else { return nil }
      var rows: [[UInt8]] = []
      for _ in 0..<count {
        guard let length = number(), at + length <= bytes.count else { return nil }
        rows.append(Array(bytes[at..<(at + length)]))
        at += length
      }
      found.append(rows)
    }
    return at == bytes.count ? found : nil
  }
}

/// Reads rows back from the blocks; asked in the order of ids it unpacks each block once.
struct SourceReader {
  let session: any SQLSession
  private var first: Int64 = 0
  private var orders: [[[UInt8]]] = []

  init(_ session: any SQLSession) { self.session = session }

  /// The rows that came with an order: its own, then its lines'. Empty when no sound block holds them: rows that came before there were
  /// blocks, or later than their order, stand with the order and its lines themselves.
  mutating func rows(of id: OrderID) throws -> [[UInt8]] {
    if !(first..<(first + Int64(orders.count))).contains(id.number) { try load(id.number) }
    let index = id.number - first
    return orders.indices.contains(Int(index)) ? orders[Int(index)] : []
  }

  /// The row that stands with an order or a line itself, or else that of its block.
  static func row(_ own: [UInt8], or packed: [UInt8]?) -> [UInt8] { own.isEmpty ? packed ?? [] : own }

  private mutating func load(_ id: Int64) throws {
    orders = []
    let found = try session.first(
      "SELECT first_order, last_order, length, content FROM source_block WHERE first_order <= ? ORDER BY first_order DESC LIMIT 1",
      id
    ) { ($0.int(0), $0.int(1), $0.int(2), $0.blob(3)) }
    guard let found, found.1 >= id else { return }
    first = found.0
    orders = SourceBlock.rows(found.3, length: Int(found.2), orders: Int(clamping: found.1 - found.0 + 1)) ?? []
  }
}
