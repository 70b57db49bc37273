import DeskCore
import Testing

@testable import DeskFiles

@Suite struct RealExportTests {
  private func pair() throws -> ImportedBatch {
    try OrderFileImport().read(
      paths: [
        Fixtures.path("ExportOrderList201707_anon.gbk.csv"), Fixtures.path("ExportOrderDetailList201707_anon.gbk.csv"),
      ])
  }

  @Test("The real 2017 pair: five orders, each with its line, nothing rejected")
  func pairIsRead() throws {
    let batch = try pair()
    #expect(batch.files.map(\.layout) == ["taobao-orders-46", "taobao-details-10"])
    #expect(batch.files.map(\.platform) == ["taobao", "taobao"])
    #expect(batch.files.map(\.rows) == [5, 5])
    #expect(batch.files.allSatisfy { $0.rejected.isEmpty && $0.exportedAt == nil })
    #expect(batch.orders.count == 5)
    #expect(batch.orders.allSatisfy { $0.lines.count == 1 && $0.lines[0].paid == $0.paid })
  }

  @Test("Traps 1, 2, 12: wrappers go, names with trailing spaces are found, ids stay text")
  func firstOrder() throws {
    let order = try #require(try pair().orders.first)
    #expect(order.number == "38516593527885443")
    #expect(order.phone == "13800138000")
    #expect(order.address == "浙江省 杭州市 西湖区 示例街道示例东路示例南街示例园0号示例轩0楼0000(310000)")
    #expect(order.postcode == "310000")
    #expect(order.titles == "【顺丰包邮】原厂授权日本制吉川COOK-PAL雪平锅不锈钢")
    #expect(order.paid == Money(fen: 20112))
    #expect(order.refunded == .zero)
    #expect(order.status == .awaitingShipment)
    #expect(order.closeReason == "")
    #expect(!order.masked)
    #expect(order.createdAt.map(ShopZone.shanghai.iso) == "2017-07-27T13:33:01+08:00")
    let line = try #require(order.lines.first)
    #expect(line.sku == "YO-PAN-20-WITHGLASS")
    #expect(line.skuIsNamed)
    #expect(line.attributes == "颜色分类：20厘米锅-第三方玻璃盖")
    #expect(line.price == Money(fen: 23900))
  }

  @Test("ORD-4: each order keeps its row's own GBK bytes; virtual district 其它区 and filler postcode are taken as they come")
  func sourceBytes() throws {
    let batch = try pair()
    let file = try Fixtures.bytes("ExportOrderList201707_anon.gbk.csv")
    let lines = file.split(separator: 0x0A).map { Array($0.dropLast()) }
    #expect(batch.orders.map(\.source.bytes) == Array(lines.dropFirst()))
    #expect(batch.orders.map(\.row) == [2, 3, 4, 5, 6])
    #expect(batch.orders[1].address.contains("四川省 成都市 其它区 "))
    #expect(batch.orders[2].postcode == "")
  }

  @Test("The same pair as UTF-16LE with mark: equal orders, and source bytes in UTF-16LE")
  func wideText() throws {
    let file = try Fixtures.bytes("ExportOrderList201707_anon.gbk.csv")
    let utf8 = try #require(Iconv(from: .gb18030, to: .utf8)?.convert(file))
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in String(decoding: utf8, as: UTF8.self).utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let narrow = try Fixtures.readOrders(file).orders
    let orders = try Fixtures.readOrders(wide).orders
    #expect(orders.map(\.number) == narrow.map(\.number))
    #expect(orders.map(\.address) == narrow.map(\.address))
    #expect(orders.first?.source.bytes.prefix(4) == [0x3D, 0, 0x22, 0])
  }
}
