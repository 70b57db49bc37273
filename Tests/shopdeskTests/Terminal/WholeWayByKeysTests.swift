import CStore
import DeskCore
import DeskStore
import Foundation
import Testing

/// Issue 2: all orders of the two anonymised exports that may be shipped are taken to handover, wholly by keys on real terminals.
@Suite struct WholeWayByKeysTests {
  /// SKU, barcode, location.
  private static let goods = [
    ("TOJIRO-F-312", "6900000000055", "B-02-03"), ("TOJIRO-F-503", "6900000000031", "B-02-01"),
    ("TOJIRO-F-521", "6900000000048", "B-02-02"),
    ("YO-PAN-20", "6900000000024", "A-01-02"), ("YO-PAN-20-WITHGLASS", "6900000000017", "A-01-01"),
  ]
  /// The order's number, what is in it, the way in which people see its number.
  private static let orders = [
    ("88742179012592505", 0, "8874..2505"), ("87779972368000924", 2, "8777..0924"), ("53779014483916164", 1, "5377..6164"),
    ("48005157232947714", 3, "4800..7714"), ("38516593527885443", 4, "3851..5443"),
  ]
  /// What the goods are called on the order.
  private static let titles = ["F-312", "F-503", "F-521", "20厘米锅-不含盖", "20厘米锅-第三方玻璃盖"]
  private static func waybill(_ place: Int) -> String { place < 3 ? "YT100000000000\(place)" : "YT200000000000\(place)" }
  private static func parcel(_ place: Int) -> String { "P261124-000\(place + 1)" }

  @Test(.timeLimit(.minutes(3))) func fiveOrdersFromTheExportToTheCouriersBag() throws {
    let shop = try TestShop()
    try shop.write("pool.csv", "快递公司,运单号\r\n圆通,YT2000000000003\r\n圆通,YT2000000000004\r\n")
    #expect(try shop.run("import", "pool.csv", as: "liuyang").exit == 0)

    // Li Mei comes first and imports the morning's export. Nobody knows the goods yet.
    let agent = try Seat.signedIn("limei", shop, columns: 140, rows: 40)
    agent.type(":import " + TestShop.samples.joined(separator: " ") + "\r")
    try agent.see("5 行 新 5", "新商品待完善: 5")
    agent.press(.escape)
    try agent.see(Self.orders.map(\.2)[0], "待联系 5")

    // Sun Li receives two of each, with a place and a barcode.
    let merchandiser = try Seat.signedIn("sunli", shop)
    try merchandiser.see("TOJIRO-F-312", "待补")
    for (place, (sku, barcode, location)) in Self.goods.enumerated() {
      if place > 0 { merchandiser.press(.down) }
      merchandiser.type("r")
      try merchandiser.see("入库 \(sku)")
      merchandiser.type("2\t\(location)\t\(barcode)\r")
      try merchandiser.see("已入库 \(sku)", barcode)
    }
    try merchandiser.seeNo("待补")
    merchandiser.leave()

    // Li Mei opens each order, which claims it; reads it, phones, notes the outcome, confirms.
    for (place, (number, goods, short)) in Self.orders.enumerated() {
      agent.type("g")
      try agent.terminal.wait("\(short) under the cursor") { $0.contains("订单 \(number)") && $0.contains("可用 2") }
      agent.press(.enter)
      try agent.see("已认领 \(short)")
      try agent.see("收件 示例", "实付", Self.titles[goods])
      agent.press(.escape)
      agent.type("c")
      try agent.see("联系 \(short)", "1 已核实")
      agent.type("12核对无误\r")
      try agent.see("已记录联系 \(short)", "待确认 1")
      agent.type("y")
      try agent.see("已确认 \(short) → \(Self.parcel(place))")
    }
    try agent.see("待交发货 5")

    // Liu Yang has the parcels in his wave: three waybills off a sheet, two from the pool.
    let shipper = try Seat.signedIn("liuyang", shop)
    for place in 0..<5 {
      try shipper.terminal.wait("the card of \(Self.parcel(place))") {
        $0.lines.contains { $0.hasPrefix("包裹 \(Self.parcel(place))") }
      }
      shipper.type("w")
      try shipper.see("运单 \(Self.parcel(place))", "留空: 从号池取")
      shipper.type(place < 3 ? "圆通\t\(Self.waybill(place))\r" : "圆通\r")
      try shipper.see("已填运单 \(Self.parcel(place)) \(Self.waybill(place))")
      shipper.press(.down)
    }
    // All five marked: printed at once, then picked at once.
    shipper.type("g     p")
    try shipper.see("打单 5 个包裹", "已打单 5")
    shipper.type("g     k")
    try shipper.see("取货: 5 个全部完成", "已取货 5")

    // At the bench everything comes from the scanner, which types and presses Enter.
    shipper.type(":bench\r")
    try shipper.see("扫描发货单、运单号或包裹号开始")
    for (place, (_, goods, _)) in Self.orders.enumerated() {
      // By waybill, by the note's number, by the parcel's.
      shipper.type([Self.waybill(place), Self.parcel(place) + "/1", Self.parcel(place)][place % 3] + "\r")
      try shipper.see(Self.parcel(place), Self.waybill(place), "还差 1 件")
      if place == 0 {
        let bells = shipper.screen.bells
        shipper.type(Self.goods[4].1 + "\r")
        let stopped = try shipper.see("停!", "\(Self.goods[4].1) 不在这个包裹里")
        #expect(stopped.style(of: "停!")?.isReversed == true || stopped.style(of: "停!")?.background != nil)
        // A stop is two tones, so that it is told from a mere note with the eyes elsewhere.
        try shipper.terminal.wait("two bells") { $0.bells >= bells + 2 }
        #expect(try shop.run("parcel", "show", Self.parcel(0), "--json", as: "liuyang").json["stage"] as? String == "picked")
      }
      shipper.type(Self.goods[goods].1 + "\r")
      try shipper.see("已齐, 请称重")
      shipper.type("800\r")
      try shipper.see("\(Self.parcel(place)) 800 克, 请扫下一个")
    }
    shipper.press(.escape)
    try shipper.see("已打包 5")

    // Shipping can't be taken back: five at once want the five typed.
    shipper.type("g     s")
    try shipper.see("发货: 5 个包裹", "做了就不能撤销", "请输入数量 5 再按 Enter")
    shipper.type("4\r")
    shipper.press(.escape)
    try shipper.seeNo("请输入数量")
    #expect(shipper.screen.contains("已打包 5"))
    shipper.type("s")
    try shipper.see("请输入数量 5")
    shipper.type("5\r")
    try shipper.see("发货: 5 个全部完成", "已发货 5")
    shipper.type("e")
    try shipper.see("发货文件 5 单: \(shop.folder)")
    shipper.type(":manifest\r")
    try shipper.see("圆通速递", "待交接")
    shipper.type("o")
    try shipper.see("交接: 5 个包裹")
    shipper.type("5\r")
    try shipper.see("交接: 5 个全部完成")
    shipper.leave()

    // Li Mei saw it happen without a key; the last order stays for her to read until she moves.
    try agent.terminal.wait("one row, done by somebody else") { $0.contains("已处理") && $0.contains("已交接") && !$0.contains("待交发货 1") }
    agent.press(.down)
    try agent.see("没有待办, 很好")
    agent.leave()
    try checkTheEnd(shop)
  }

  /// What the keys did, as subcommands tell it.
  private func checkTheEnd(_ shop: TestShop) throws {
    let file = shop.read("print/ship-taobao-2026-11-24.csv")
    let rows = String(decoding: file.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).components(separatedBy: "\r\n")
      .filter { !$0.isEmpty }.dropFirst()
    #expect(rows.count == 5)
    for (place, order) in Self.orders.enumerated() {
      #expect(rows.filter { $0.contains("\"\(order.0)\"") && $0.contains("\"\(Self.waybill(place))\"") }.count == 1, "\(rows)")
    }
    let again = try shop.run("export", "ship", "--platform", "taobao", "-o", "ship.csv", "--json", as: "liuyang")
    #expect(again.items.map { $0["number"] as? String ?? "" }.sorted() == TestShop.orderNumbers)
    #expect(shop.read("ship.csv") == file)
    let manifest = try shop.run("manifest", "圆通", "--json", as: "liuyang")
    #expect(manifest.items.map { $0["waybill"] as? String ?? "" } == (0..<5).map(Self.waybill))
    #expect(manifest.items.allSatisfy { $0["handedOver"] as? Bool == true })
    #expect(manifest.json["totalGrams"] as? Int == 4000)
    let verified = try shop.run("verify", "--json")
    #expect(verified.exit == 0 && verified.json["sound"] as? Bool == true)
    #expect(try shop.records("packParcel") == 5)

    // Each original is byte for byte the row of the file that it came in.
    let (orders, lines) = try Self.sources(shop)
    #expect(orders.keys.sorted() == TestShop.orderNumbers && lines.keys.sorted() == TestShop.orderNumbers)
    for (path, stored) in zip(TestShop.samples, [orders, lines]) {
      let imported = Array(FileManager.default.contents(atPath: path) ?? Data()).split(separator: 0x0A).map { row in
        Array(row.last == 0x0D ? row.dropLast() : row)
      }
      for (number, source) in stored {
        let row = imported.filter { String(decoding: $0.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).hasPrefix("=\"\(number)\"") }
        #expect(row.count == 1 && row.first == source, "\(number)")
      }
    }
  }

  /// The rows of each order and of its only line, by the order's number; which orders there are is asked past the program.
  private static func sources(_ shop: TestShop) throws -> (orders: [String: [UInt8]], lines: [String: [UInt8]]) {
    var database: OpaquePointer?
    var statement: OpaquePointer?
    sqlite3_open_v2(shop.database, &database, SQLITE_OPEN_READONLY, nil)
    sqlite3_prepare_v2(database, "SELECT id, number FROM orders", -1, &statement, nil)
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(database)
    }
    let desk = try Desk.open(shop.database)
    defer { desk.close() }
    var orders: [String: [UInt8]] = [:]
    var lines: [String: [UInt8]] = [:]
    while sqlite3_step(statement) == SQLITE_ROW {
      let number = String(cString: sqlite3_column_text(statement, 1))
      let sources = try desk.sources(of: OrderID(number: sqlite3_column_int64(statement, 0)))
      orders[number] = sources.order
      lines[number] = sources.lines.count == 1 ? sources.lines[0] : nil
    }
    return (orders, lines)
  }
}
