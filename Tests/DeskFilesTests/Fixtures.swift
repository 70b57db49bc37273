import DeskCore
import Foundation
import Testing

@testable import DeskFiles

/// Files of the Fixtures folder, and small files made on the spot.
enum Fixtures {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures").appendingPathComponent(name).path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  static func gb18030(_ text: String) throws -> [UInt8] {
    try #require(Iconv(from: .utf8, to: .gb18030)?.convert(Array(text.utf8)))
  }

  /// A temporary folder that is gone when `body` ends.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deskfiles-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  static let detailHeader = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码"

  /// An order list with the columns that most tests need, in UTF-8. Values by header name; the rest is filled with something sound.
  static func orders(_ rows: [[String: String]], extraColumns: [String] = []) -> [UInt8] {
    let columns =
      [
        "订单编号", "买家会员名", "买家应付货款", "买家应付邮费", "总金额", "买家实际支付金额", "订单状态", "买家留言", "收货人姓名", "收货地址 ", "联系电话 ", "联系手机", "订单创建时间",
        "订单付款时间 ", "宝贝标题 ", "订单备注", "宝贝总数量", "店铺名称", "订单关闭原因",
      ] + extraColumns
    let defaults = [
      "买家应付货款": "20.00", "买家应付邮费": "0.00", "总金额": "20.00", "买家实际支付金额": "20.00", "订单状态": "买家已付款，等待卖家发货", "收货人姓名": "示例甲",
      "收货地址 ": "浙江省 杭州市 西湖区 示例路1号(310000)", "联系手机": "'13800138000", "订单创建时间": "2026-11-20 10:00:00",
      "订单付款时间 ": "2026-11-20 10:01:00", "宝贝标题 ": "示例商品", "宝贝总数量": "1", "店铺名称": "示例店铺", "订单关闭原因": "订单未关闭",
    ]
    let lines = rows.map { row in
      columns.map { "\"\((row[$0] ?? defaults[$0] ?? "").replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    return Array(([columns.joined(separator: ",")] + lines).map { $0 + "\r\n" }.joined().utf8)
  }

  static func details(_ rows: [String]) -> [UInt8] {
    Array(([detailHeader] + rows).map { $0 + "\r\n" }.joined().utf8)
  }

  /// Reads an order list, with one plain detail row for each of its orders.
  static func readOrders(_ bytes: [UInt8], details: [String]? = nil) throws(FileRefusal) -> ImportedBatch {
    var files = [(name: "orders.csv", bytes: bytes)]
    if let details { files.append((name: "details.csv", bytes: Fixtures.details(details))) }
    return try OrderFileImport().read(files)
  }

  /// The refusal with which reading `files` ends; fails the test when there is none.
  static func refusal(_ files: [(name: String, bytes: [UInt8])], _ location: SourceLocation = #_sourceLocation) throws
    -> FileRefusal
  {
    let caught = #expect(throws: FileRefusal.self, sourceLocation: location) { try OrderFileImport().read(files) }
    return try #require(caught, sourceLocation: location)
  }
}
