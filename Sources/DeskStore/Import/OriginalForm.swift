import Crypto
import DeskCore

/// The canonical form of an order's or a line's original fields: what its digest is computed over, and where the insert takes its texts
/// from. Each text stands with its length before it.
struct OriginalForm: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var spans: [Range<Int>] = []

  /// Room for `capacity` bytes.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// All lines of an order.
  init(_ lines: [ImportedLine]) {
    bytes.reserveCapacity(256 * lines.count)
    for (index, line) in lines.prefix(LineKey.most).enumerated() { add(line, at: index + 1) }
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
  }

  mutating func number(_ value: Int64) { withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) } }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { append($0) }
  }

  mutating func blob(_ value: [UInt8]) { value.withUnsafeBufferPointer { append($0) } }

  private mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
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
    blob(order.source)
    for money in [order.goods, order.shippingFee, order.total, order.paid] { number(money.fen) }
    number(order.createdAt?.milliseconds ?? .min)
    number(order.paidAt?.milliseconds ?? .min)
    number(Int64(order.itemCount))
    number(order.masked ? 1 : 0)
  }

  mutating func add(_ line: ImportedLine, at position: Int) {
    number(Int64(position))
    text(line.number)
    text(line.sku)
    text(line.title)
    text(line.attributes)
    text(line.remark)
    blob(line.source)
    for value in [Int64(line.quantity), line.price.fen, line.paid.fen] { number(value) }
  }

  var digest: String { Self.hex(SHA256.hash(data: bytes)) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
