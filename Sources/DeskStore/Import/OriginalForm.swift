import Crypto
import DeskCore

/// The canonical form of an order's or a line's original fields: what its digest is computed over, and where the insert takes its texts
/// from. Each text stands with its length before it.
struct OriginalForm: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var spans: [Range<Int>] = []

  typealias Digest = SHA256.Digest

  /// Room for `capacity` bytes and a number of texts.
  init(capacity: Int = 0, texts: Int = 0) {
    bytes.reserveCapacity(capacity)
    spans.reserveCapacity(texts)
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
  }

  mutating func number(_ value: Int64) { withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) } }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  mutating func blob(_ value: [UInt8]) { value.withUnsafeBytes { append($0) } }

  /// Bytes that are no part of the canonical form and have no length before them.
  mutating func raw(_ value: String) { bytes.append(contentsOf: value.utf8) }

  private mutating func append(_ value: UnsafeRawBufferPointer) {
    number(Int64(value.count))
    let start = bytes.count
    bytes.append(contentsOf: value)
    spans.append(start..<bytes.count)
  }

  mutating func add(_ order: ImportedOrder, platform: String, shop: String) {
    text(platform)
    text(shop)
    text(order.number)
    text(order.buyer)
    text(order.recipient)
    text(order.phone)
    text(order.landline)
    text(order.address)
    text(order.postcode)
    text(order.shippingMethod)
    text(order.buyerMessage)
    text(order.sellerRemark)
    text(order.invoiceTitle)
    text(order.titles)
    order.source.withUnsafeBytes { append($0) }
    for money in [order.goods, order.shippingFee, order.total, order.paid] { number(money.fen) }
    number(order.createdAt?.milliseconds ?? .min)
    number(order.paidAt?.milliseconds ?? .min)
    number(Int64(order.itemCount))
    number(order.masked ? 1 : 0)
  }

  /// All lines of an order, six texts a line.
  mutating func add(_ lines: [ImportedLine]) {
    for index in 0..<min(lines.count, LineKey.most) { add(lines[index], at: index + 1) }
  }

  mutating func add(_ line: ImportedLine, at position: Int) {
    number(Int64(position))
    text(line.number)
    text(line.sku)
    text(line.title)
    text(line.attributes)
    text(line.remark)
    line.source.withUnsafeBytes { append($0) }
    for value in [Int64(line.quantity), line.price.fen, line.paid.fen] { number(value) }
  }

  var digest: String { Self.hex(SHA256.hash(data: bytes)) }

  /// Of what was added since the form had `start` bytes.
  func digest(from start: Int) -> Digest {
    bytes.withUnsafeBytes { all in
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[start...]))
      return hash.finalize()
    }
  }

  /// Appends a digest's digits.
  mutating func hex(_ digest: Digest) {
    for byte in digest {
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
