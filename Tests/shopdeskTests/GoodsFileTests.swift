import DeskTestKit
import Foundation
import Testing

/// Goods as files, in and out, by subcommand and `run` (INV-3, INV-4, INV-7).
@Suite(.serialized) struct GoodsFileTests {
  private static let package: [UInt8] = {
    let keys = "title\tprice\tnum\tapprove_status\tskuProps\touter_id\tpropAlias\tbarcode\tdescription"
    let rows = [
      "\"雨衣\"\t39.00\t9\t1\t\"39.00:4:YY-M:20509:28314;42.00:5:YY-L:20509:28315;\"\t\"YY\"\t\"20509:28314:M;20509:28315:L;\"\t\t\"<p>\r\n\"\"好\"\"</p>\"",
      "\"保温杯\"\t59.00\t7\t2\t\"\"\t\"BWB-1\"\t\"\"\t6901234567892\t\"\"", "\"无编码\"\t1.00\t7\t1\t\"\"\t\"\"\t\"\"\t\t\"\"",
      "\"公式\"\t1.00\t7\t1\t\"\"\t\"=1+1\"\t\"\"\t\t\"\"",
    ]
    let text =
      (["version 1.00", keys, "宝贝名称\t宝贝价格\t宝贝数量\t放入仓库\t销售属性组合\t商家编码\t销售属性别名\t商品条形码\t宝贝描述"] + rows).joined(separator: "\r\n")
      + "\r\n"
    return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }()

  private func text(_ shop: TestShop, _ name: String) -> String { String(decoding: shop.read(name), as: UTF8.self) }

  @Test(
    "INV-1, INV-4: a package comes in by its content; bad rows are named, a price that stands is told and stays, stock is nobody's")
  func package() throws {
    let shop = try TestShop()
    try shop.write("goods.csv", bytes: Self.package)
    let ran = try shop.run("import", "goods.csv", "--shop", "示例旗舰店", "--platform", "tmall", "--json", as: "sunli")
    #expect(ran.exit == 65)
    let file = (ran.json["files"] as? [[String: Any]])?.first ?? [:]
    #expect(file["kind"] as? String == "products" && file["platform"] as? String == "tmall" && file["new"] as? Int == 4)
    #expect(file["layout"] as? String == "taobao-assistant-9?" && file["rows"] as? Int == 4)
    let rejected = file["rejected"] as? [[String: Any]] ?? []
    #expect(rejected.map { $0["row"] as? Int } == [6] && rejected.map { $0["column"] as? String } == ["outer_id"])
    #expect(rejected.map { $0["code"] as? String } == ["missingValue"])
    let coat = try shop.run("stock", "show", "YY-L", "--json", as: "sunli").json
    #expect(coat["price"] as? String == "42.00" && coat["attributes"] as? String == "尺码：L" && coat["onHand"] as? Int == 0)
    let listing = (coat["listings"] as? [[String: Any]])?.first ?? [:]
    #expect(listing["shop"] as? String == "tmall/示例旗舰店" && listing["state"] as? String == "listed")
    // The same again, dearer: nothing changes, and it is said.
    try shop.write("again.csv", "商家编码,价格\nBWB-1,59.00\n")
    #expect(try shop.run("import", "again.csv", as: "sunli").exit == 0)
    try shop.write("dear.csv", "title,price,outer_id,skuProps\n保温杯,69.00,BWB-1,\n")
    let dear = try shop.run("import", "dear.csv", as: "sunli")
    #expect(dear.exit == 0 && dear.out.contains("本店是 59.00, 文件 69.00") && dear.out.contains("列「price」"))
    #expect(try shop.run("stock", "show", "BWB-1", "--json", as: "sunli").json["price"] as? String == "59.00")
    #expect(try shop.run("import", "goods.csv", as: "limei").exit == 77)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("INV-7: the stock list holds no cost, no floor price and no formula, is marked UTF-8, and takes no other file's place")
  func stock() throws {
    let shop = try TestShop()
    try shop.write("goods.csv", bytes: Self.package)
    _ = try shop.run("import", "goods.csv", as: "sunli")
    try shop.write(
      "own.csv", "商家编码,条码,库位,数量,成本,底价,安全库存\nBWB-1,,A-01,7,33.33,44.44,8\nYY-M,,A-02,60,11.11,22.22,8\n000123,,A-03,1,,,\n")
    #expect(try shop.run("import", "own.csv", as: "sunli").exit == 0)
    let made = try shop.run("export", "stock", "-o", "stock.csv", "--json", as: "sunli")
    #expect(made.exit == 0 && made.json["rows"] as? Int == 5 && made.json["unpriced"] as? Int == 1)
    #expect(shop.read("stock.csv").starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = text(shop, "stock.csv").components(separatedBy: "\r\n")
    #expect(lines.first?.hasSuffix(#""商家编码","商品标题","商品属性","可用库存","价格""#) == true)
    #expect(lines.contains(#""BWB-1","保温杯","",7,59.00"#) && lines.contains(#""'=1+1","公式","",0,1.00"#))
    #expect(lines.contains(#"="000123","000123","",1,"""#))
    for secret in ["33.33", "44.44", "11.11", "22.22"] { #expect(!text(shop, "stock.csv").contains(secret)) }
    let before = shop.read("stock.csv")
    let again = try shop.run("export", "stock", "-o", "stock.csv", "--json", as: "sunli")
    #expect(again.exit == 2 && shop.read("stock.csv") == before)
    #expect(try shop.records("exportStock") == 1)
    #expect(try shop.run("export", "stock", "--figures", "bands", "-o", "bands.csv", as: "zhangmin").exit == 0)
    let bands = text(shop, "bands.csv")
    #expect(bands.contains(#""BWB-1","保温杯","","紧张",59.00"#) && bands.contains(#""YY-M","雨衣","尺码：M","充足",39.00"#))
    #expect(bands.contains(#""YY-L","雨衣","尺码：L","缺货",42.00"#))
    #expect(try shop.run("export", "stock", "-o", "x.csv", as: "limei").exit == 77)
    #expect(shop.read("x.csv").isEmpty)
    #expect(try shop.run("export", "stock", "-o", "nowhere/x.csv", as: "sunli").exit == 74)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.folder).filter { $0.hasPrefix(".") } == [])
    // REC-1: what couldn't be written left no record; the refused attempt did (REC-4).
    #expect(try shop.records("exportStock") == 3)
  }

  @Test("SUP-3, REC-3: orders leave by subcommand and by a line of run, masked for finance, whole for the lead")
  func orders() throws {
    let shop = try TestShop(imported: true)
    let july = ["export", "orders", "--from", "2017-07-01", "--until", "2017-07-31", "-o", "orders.csv", "--json"]
    let made = try shop.run(july, as: "hejuan")
    #expect(made.exit == 0 && made.json["rows"] as? Int ?? 0 > 0, "\(made.out)")
    let lines = text(shop, "orders.csv").components(separatedBy: "\r\n")
    #expect(lines.count == (made.json["rows"] as? Int ?? 0) + 2 && lines[1].contains("****"))
    #expect(try shop.run(july, as: "hejuan").exit == 2)
    let reversed = try shop.run("export", "orders", "--from", "2017-07-01", "--until", "2017-06-01", "-o", "x.csv", as: "hejuan")
    #expect(reversed.exit == 2)
    #expect(try shop.run("export", "orders", "-o", "x.csv", as: "liuyang").exit == 77)
    #expect(shop.read("x.csv").isEmpty)
    let line = #"{"id":"o1","command":"exportOrders","args":{"from":"2017-07-01","until":"2017-07-31"}}"# + "\n"
    let ran = try shop.run(["run", "-"], as: "zhangmin", input: line)
    let path = ran.json["document"] as? String ?? ""
    #expect(ran.exit == 0 && path.contains("/print/orders-") && FileManager.default.fileExists(atPath: path), "\(ran.out)")
    let purchases = #"{"id":"o2","command":"exportPurchases","args":{}}"# + "\n"
    #expect(try shop.run(["run", "-"], as: "zhangmin", input: purchases).exit == 2)
    #expect(try shop.records("exportOrders") == 3)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("INV-3: what sold out leaves as a list for the marketplace, is confirmed there, and is gone from the next")
  func listing() throws {
    let shop = try TestShop()
    try shop.write("own.csv", "商家编码,名称,条码,库位,数量,价格,店铺\nA-1,杯子,6901,A-01,1,19.90,taobao/示例店\n")
    #expect(try shop.run("import", "own.csv", as: "sunli").exit == 0)
    #expect(try shop.run("stock", "write-off", "A-1", "--quantity", "1", "--reason", "碎", as: "sunli").exit == 0)
    #expect(try shop.run("export", "listing", "--platform", "taobao", "--shop", "示例店", "-o", "l.csv", as: "sunli").exit == 0)
    let lines = text(shop, "l.csv").components(separatedBy: "\r\n")
    #expect(
      lines[1]
        == #""taobao","示例店","A-1","杯子","","下架",19.90,"2026-11-24 10:00:00","正常下架","","""#)
    #expect(try shop.run("listing", "publish", "A-1", "--shop", "taobao/示例店", as: "sunli").exit == 0)
    let line = #"{"id":"l1","command":"exportListing","args":{"shop":"taobao/示例店"}}"# + "\n"
    let ran = try shop.run(["run", "-"], as: "sunli", input: line)
    #expect(ran.exit == 0 && ran.json["rows"] as? Int == 0)
    let path = ran.json["document"] as? String ?? ""
    #expect(path.hasSuffix("/print/listing-2026-11-24-100000.csv") && FileManager.default.fileExists(atPath: path))
    let bad = #"{"id":"l2","command":"exportListing","args":{"platform":"tmall","shop":"taobao/示例店"}}"# + "\n"
    #expect(try shop.run(["run", "-"], as: "sunli", input: bad).exit == 2)
    #expect(try shop.run("verify").exit == 0)
  }
}
