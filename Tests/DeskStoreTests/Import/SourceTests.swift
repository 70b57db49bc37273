import CStore
import DeskCore
import DeskTestKit
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("Rows as files gave them")
struct SourceTests {
  private func order(_ number: String, row: [UInt8], lines: [[UInt8]]) -> ImportedOrder {
    var order = ImportedOrder.paid(number)
    order.source = SourceRow(row)
    let line = order.lines[0]
    order.lines = lines.map {
      var line = line
      line.source = SourceRow($0)
      line.paid = .zero
      return line
    }
    if !lines.isEmpty { order.lines[0].paid = order.paid }
    return order
  }

  private func sources(_ shop: TestShop, _ number: Int64) throws -> [[UInt8]] {
    let found = try shop.desk.sources(of: OrderID(number: number))
    return [found.order] + found.lines
  }

  @Test("ORD-4: every byte comes back, from blocks of many orders and of one, from empty rows and from enormous ones")
  func bytes() throws {
    let shop = try TestShop()
    var random = SystemRandomNumberGenerator()
    func noise(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) } }
    var orders: [ImportedOrder] = []
    for number in 1...400 {
      let row = number % 7 == 0 ? [] : Array(repeating: UInt8(number & 255), count: number * 9) + noise(number % 50)
      orders.append(order("N\(number)", row: row, lines: (0..<(number % 4)).map { noise($0 * 300) }))
    }
    orders.append(order("N401", row: noise(700_000), lines: [[]]))
    try shop.take(orders)
    try shop.take([order("N402", row: [0x41], lines: [])])
    let blocks = try Foreign(shop.path).rows("SELECT first_order, last_order FROM source_block ORDER BY 1").map {
      $0.map { Int($0)! }
    }
    #expect(blocks.count > 3 && blocks.first?.first == 1 && blocks.last == [402, 402])
    #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0[1] + 1 == $1[0] })
    for (index, order) in orders.enumerated() {
      #expect(try sources(shop, Int64(index + 1)) == [order.source.bytes] + order.lines.map(\.source.bytes), "order \(index + 1)")
    }
    #expect(try sources(shop, 402) == [[0x41]])
    #expect(throws: Refusal.notFound("O0000403")) { try sources(shop, 403) }
    try shop.expectSound()
  }

  @Test("Orders that are known among new ones, and lines that come later than their order")
  func mixed() throws {
    let shop = try TestShop()
    try shop.take([order("N1", row: [1], lines: []), order("N2", row: [2], lines: [[2, 1]])])
    try shop.take([
      order("N3", row: [3], lines: [[3, 1], [3, 2]]), order("N1", row: [9], lines: [[1, 1], [1, 2]]),
      order("N2", row: [9], lines: []),
      order("N4", row: [4], lines: [[4, 1]]),
    ])
    #expect(try sources(shop, 1) == [[1], [1, 1], [1, 2]])
    #expect(try sources(shop, 2) == [[2], [2, 1]])
    #expect(try sources(shop, 3) == [[3], [3, 1], [3, 2]])
    #expect(try sources(shop, 4) == [[4], [4, 1]])
    #expect(
      try Foreign(shop.path).rows("SELECT first_order, last_order FROM source_block ORDER BY 1") == [["1", "2"], ["3", "4"]])
    try shop.expectSound()
  }

  @Test("A shop from before the blocks keeps its rows where they are: they are read and verified, and new ones come in blocks")
  func inline() throws {
    let shop = try TestShop()
    try shop.take([order("N1", row: [1, 2, 3], lines: [[4, 5], [6]])])
    let foreign = try Foreign(shop.path)
    let triggers = try foreign.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for trigger in triggers { try foreign.run("DROP TRIGGER \(trigger[0])") }
    try foreign.run(
      """
      UPDATE orders SET source = x'010203'; UPDATE order_line SET source = x'0405' WHERE id = 1001;
      UPDATE order_line SET source = x'06' WHERE id = 1002; DROP TABLE source_block
      """)
    for trigger in triggers where !trigger[0].hasPrefix("source_block") { try foreign.run(trigger[1]) }
    try foreign.run(V4.sql)
    let desk = try shop.terminal()
    defer { desk.close() }
    #expect(try foreign.value("PRAGMA user_version") == "\(Schema.current)")
    #expect(try desk.verify().sentences == [])
    #expect(try sources(shop, 1) == [[1, 2, 3], [4, 5], [6]])
    try shop.take([order("N2", row: [7], lines: [[8]])])
    #expect(try sources(shop, 2) == [[7], [8]])
    #expect(try desk.verify().sentences == [])
  }

  @Test("A damaged block is found, not believed")
  func damage() throws {
    var builder = SourceBlock.Builder()
    for number in 1...40 { builder.add(order("N\(number)", row: Array("row \(number) row row".utf8), lines: [[1, 2, 3]])) }
    let block = try #require(builder.finish().first)
    let sound = try #require(SourceBlock.rows(block.content, length: block.length, orders: 40))
    #expect(sound.count == 40 && sound[6] == [Array("row 7 row row".utf8), [1, 2, 3]])
    for count in [39, 41, 1 << 40] { #expect(SourceBlock.rows(block.content, length: block.length, orders: count) == nil) }
    for length in [-1, 0, 1, block.length - 1, block.length + 1, 1 << 50] {
      #expect(SourceBlock.rows(block.content, length: length, orders: 40) == nil)
    }
    for index in block.content.indices {
      #expect(SourceBlock.rows(Array(block.content[..<index]), length: block.length, orders: 40) == nil)
      var content = block.content
      content[index] ^= 0x55
      // Other bytes are the digest's business; here they mustn't be read beyond their end.
      _ = SourceBlock.rows(content, length: block.length, orders: 40)
    }
  }

  @Test("What is packed is the LZ4 block format, to the letter")
  func format() {
    let bytes = Array("abcdabcdabcdabcdabcdabcdabcd-12345".utf8)
    var packed = [UInt8](repeating: 0, count: cstore_packed_bound(bytes.count))
    packed.removeLast(packed.count - cstore_pack(bytes, bytes.count, &packed))
    // Four literals and a match of 24 four bytes back, then the last literals.
    #expect(packed == [0x4F, 0x61, 0x62, 0x63, 0x64, 4, 0, 5, 0x60] + Array("-12345".utf8))
    var unpacked = [UInt8](repeating: 0, count: bytes.count)
    #expect(cstore_unpack(packed, packed.count, &unpacked, bytes.count) == 1 && unpacked == bytes)
  }
}
