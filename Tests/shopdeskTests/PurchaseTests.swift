import Foundation
import Testing

@Suite("Purchases from the command line and by run")
struct PurchaseTests {
  @Test(
    "INV-6: a purchase by subcommands and JSON lines, from the draft to the shelf; what came is told, what is too much is refused")
  func story() throws {
    let shop = try TestShop()
    try shop.write("first", "given-by-boss-1\n")
    #expect(
      try shop.run("person", "add", "gaofeng", "--name", "高峰", "--role", "buyer", "--password-file", "first", as: "boss").exit == 0)
    _ = try shop.run("passwd", "--user", "gaofeng", "--password-file", "first", "--new-password-file", "pw")
    let received = ["stock", "receive", "A", "--quantity", "3", "--location", "A-01", "--barcode", "690001", "--title", "四件套"]
    #expect(try shop.run(received, as: "sunli").exit == 0)
    let saved = try shop.run("supplier", "save", "hz-tex", "--title", "杭州纺织", "--lead-days", "4", as: "gaofeng")
    #expect(saved.exit == 0)
    #expect(
      try (shop.run("supplier", "list", "--json", as: "gaofeng").json["items"] as? [[String: Any]])?.first?["leadDays"] as? Int == 4
    )
    let drafted = try shop.run("purchase", "draft", "hz-tex", "A:20@38.50", "--json", as: "gaofeng")
    #expect(drafted.json["made"] as? String == "B0000001")
    #expect(try shop.run("purchase", "place", "B0000001", "--json", as: "gaofeng").exit == 0)
    #expect(try shop.run("stock", "show", "A", "--json", as: "sunli").json["incoming"] as? Int == 20)
    try shop.write(
      "in.jsonl",
      """
      {"id":"p1","command":"receivePurchase","args":{"purchase":"B0000001","goods":["690001:12"]}}
      {"id":"p2","command":"inspectPurchase","args":{"purchase":"B0000001","sku":"A","accepted":11,"rejected":1,"reason":"破洞"}}
      {"id":"p3","command":"stowPurchase","args":{"purchase":"B0000001","sku":"A","quantity":12}}
      {"id":"p4","command":"stowPurchase","args":{"purchase":"B0000001","sku":"A","quantity":11,"location":"C-02"}}

      """)
    let paper = try shop.run("purchase", "show", "B0000001", "--format", "text", "--lang", "en", as: "gaofeng")
    #expect(paper.exit == 0 && paper.out.contains("Purchase order  B0000001") && paper.out.contains("770.00"))
    #expect(try shop.run("purchase", "show", "B0000001", "--format", "csv", "-o", "order.csv", "--json", as: "gaofeng").exit == 0)
    #expect(String(decoding: shop.read("order.csv"), as: UTF8.self).contains("770.00"))
    #expect(try shop.run("purchase", "show", "B0000001", "--format", "csv", "-o", "order.csv", as: "gaofeng").exit != 0)
    #expect(try shop.run("purchase", "show", "B0000001", "--format", "pdf", as: "gaofeng").exit == 64)
    let list = try shop.run("purchase", "list", "--format", "csv", as: "gaofeng")
    #expect(list.exit == 0 && list.out.contains("B0000001") && list.out.contains("杭州纺织"))
    #expect(try shop.run("export", "purchases", "--open", "-o", "all.csv", "--json", as: "gaofeng").json["rows"] as? Int == 1)
    // REC-3, REC-4: each that left is on record; who may not gets none.
    #expect(try shop.records("exportPurchase") == 2 && shop.records("exportPurchases") == 2)
    #expect(try shop.run("purchase", "list", "--format", "csv", as: "liuyang").exit == 77)
    #expect(try shop.run("purchase", "show", "B0000001", "--format", "csv", as: "liuyang").exit == 77)
    #expect(try shop.run("log", "A", "--json", as: "gaofeng").out.contains("receiveStock"))
    #expect(try shop.run("log", "690001", "--json", as: "gaofeng").out.contains("receiveStock"))
    let run = try shop.run("run", "in.jsonl", as: "gaofeng")
    #expect(run.exit == 2)
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.count == 4 && lines[2].contains("INV-6") && lines[2].contains("\"there\":11"))
    let shown = try shop.run("purchase", "show", "B0000001", "--json", as: "gaofeng").json
    let line = try #require((shown["goods"] as? [[String: Any]])?.first)
    #expect(line["delivered"] as? Int == 12 && line["stowed"] as? Int == 11 && line["rejected"] as? Int == 1)
    #expect(line["missing"] as? Int == 9 && shown["expected"] as? String == "2026-11-28")
    #expect(try shop.run("purchase", "return", "B0000001", "A", "--quantity", "1", as: "gaofeng").exit == 0)
    let refused = try shop.run("purchase", "close", "B0000001", "--reason", "缺的不补", as: "liuyang")
    #expect(refused.exit == 77)
    #expect(try shop.run("purchase", "close", "B0000001", "--reason", "缺的不补", as: "gaofeng").exit == 0)
    let stock = try shop.run("stock", "show", "A", "--json", as: "sunli").json
    #expect(stock["onHand"] as? Int == 14 && stock["incoming"] as? Int == 0)
    #expect((stock["elsewhere"] as? [String: Any])?["C-02"] as? Int == 11)
    #expect(try shop.run("purchase", "list", "--open", "--json", as: "gaofeng").json["items"] as? [String] == [])
    #expect(try shop.run("stock", "replenish", "--json", as: "gaofeng").exit == 0)
    // More than was ordered: done, and said at once.
    #expect(try shop.run("purchase", "draft", "hz-tex", "A:2@38", as: "gaofeng").exit == 0)
    #expect(try shop.run("purchase", "place", "B0000002", as: "gaofeng").exit == 0)
    let many = try shop.run("purchase", "receive", "B0000002", "A:3", "--json", as: "gaofeng")
    let warning = try #require((many.json["warnings"] as? [[String: Any]])?.first)
    #expect(warning["code"] as? String == "cameTooMany" && warning["rule"] as? String == "INV-6" && warning["left"] as? Int == 2)
    #expect(try shop.run("verify").exit == 0)
  }
}
