import Foundation
import Testing

/// Issue 2: all orders of the two anonymised exports that may be shipped are taken to handover, by subcommands and by `run`.
@Suite struct WholeWayTests {
  /// SKU, barcode, location; one of each is needed.
  private static let goods = [
    ("YO-PAN-20-WITHGLASS", "6900000000017", "A-01-01"), ("YO-PAN-20", "6900000000024", "A-01-02"),
    ("TOJIRO-F-503", "6900000000031", "B-02-01"),
    ("TOJIRO-F-521", "6900000000048", "B-02-02"), ("TOJIRO-F-312", "6900000000055", "B-02-03"),
  ]
  private func waybill(_ index: Int) -> String { "YT100000000000\(index)" }
  private func parcel(_ index: Int) -> String { "P261124-000\(index + 1)" }

  private func checkTheEnd(_ shop: TestShop) throws {
    let ship = try shop.run("export", "ship", "--platform", "taobao", "-o", "ship.csv", "--json", as: "liuyang")
    #expect(ship.exit == 0)
    #expect(ship.items.map { $0["number"] as? String ?? "" }.sorted() == TestShop.orderNumbers)
    // The file itself: a header and one row per order, each with its own waybill.
    let ascii = String(decoding: shop.read("ship.csv").map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    let rows = ascii.components(separatedBy: "\r\n").filter { !$0.isEmpty }.dropFirst()
    #expect(rows.count == 5)
    for (index, number) in TestShop.orderNumbers.enumerated() {
      #expect(rows.filter { $0.contains("\"\(number)\"") && $0.contains("\"\(waybill(index))\"") }.count == 1)
    }
    let manifest = try shop.run("manifest", "圆通", "--json", as: "liuyang")
    #expect(manifest.exit == 0)
    #expect(manifest.json["count"] as? Int == 5)
    #expect(manifest.json["totalGrams"] as? Int == 5 * 800)
    #expect(manifest.items.map { $0["waybill"] as? String } == (0..<5).map(waybill))
    #expect(manifest.items.allSatisfy { $0["handedOver"] as? Bool == true })

    let counts = try shop.run("queue", "--json", as: "limei").items
    // ORD-1: the next import is due in ten minutes, INV-5: a part count in two days, whatever else is done.
    let open = counts.filter { $0["open"] as? Int != 0 }.map { $0["queue"] as? String }
    #expect(open == ["refreshImport", "partCount", "fullCount"])
    let verified = try shop.run("verify", "--json")
    #expect(verified.exit == 0)
    #expect(verified.json["sound"] as? Bool == true)
    // Each original is what was imported: the same files again are nothing new.
    let again = try shop.run(["import"] + TestShop.samples + ["--json"], as: "limei")
    let files = try #require(again.json["files"] as? [[String: Any]])
    #expect(files.allSatisfy { $0["same"] as? Int == 5 && $0["new"] as? Int == 0 && $0["changed"] as? Int == 0 }, "\(files)")
    for (sku, _, _) in Self.goods {
      let stock = try shop.run("stock", "show", sku, "--json", as: "sunli").json
      #expect(stock["onHand"] as? Int == 1)
      #expect(stock["reserved"] as? Int == 0)
    }
  }

  @Test func bySubcommands() throws {
    let shop = try TestShop()
    func done(_ person: String, _ arguments: String...) throws {
      let result = try shop.run(arguments, as: person)
      #expect(result.exit == 0, "\(arguments): \(result.complaint)")
    }
    let imported = try shop.run(["import"] + TestShop.samples + ["--json"], as: "limei")
    #expect(imported.exit == 0)
    for (sku, barcode, location) in Self.goods {
      try done("sunli", "stock", "receive", sku, "--quantity", "2", "--location", location, "--barcode", barcode)
    }
    for (index, number) in TestShop.orderNumbers.enumerated() {
      try done("limei", "order", "claim", number)
      try done("limei", "order", "contact", number, "--outcome", "confirmed", "--channel", "phone", "--note", "核对无误")
      try done("limei", "order", "confirm", number)
      try done("liuyang", "parcel", "waybill", parcel(index), "--courier", "圆通", "--number", waybill(index))
    }
    let note = try shop.run("parcel", "print", parcel(0), "--json", as: "liuyang")
    #expect(note.exit == 0)
    #expect(note.json["note"] as? String == "P261124-0001/1")
    let document = try #require(note.json["document"] as? String)
    let text = try String(contentsOfFile: document, encoding: .utf8)
    for part in [
      "P261124-0001/1", TestShop.orderNumbers[0], "示例甲", "13800138000", "A-01-01", "YO-PAN-20-WITHGLASS", waybill(0), "圆通速递",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    try done("liuyang", "parcel", "print", parcel(1), parcel(2), parcel(3), parcel(4))
    let list = try shop.run("picklist", "--json", as: "liuyang")
    #expect(list.items.map { $0["sku"] as? String } == Self.goods.map(\.0))
    #expect(list.items.map { $0["location"] as? String } == Self.goods.map(\.2))
    // By waybill, by the note's id, by the parcel's id.
    try done("liuyang", "parcel", "pick", waybill(0), "P261124-0002/1", parcel(2), parcel(3), parcel(4))
    let wrong = try shop.run("parcel", "pack", parcel(0), "--scan", Self.goods[1].1, "--json", as: "liuyang")
    #expect(wrong.exit == 2)
    #expect(wrong.error["rule"] as? String == "FUL-4")
    for index in 0..<5 { try done("liuyang", "parcel", "pack", waybill(index), "--scan", Self.goods[index].1, "--weight", "800") }
    try done("liuyang", "parcel", "ship", parcel(0), parcel(1), parcel(2), parcel(3), parcel(4))
    try done("liuyang", "parcel", "handover", waybill(0), waybill(1), waybill(2), waybill(3), waybill(4))
    try checkTheEnd(shop)
  }

  @Test func byJSONLines() throws {
    let shop = try TestShop(imported: true)
    func run(_ person: String, _ lines: [(String, [String: Any])]) throws {
      let input = try lines.enumerated().map { index, line in
        let object: [String: Any] = ["id": "\(person)-\(line.0)-\(index)", "command": line.0, "args": line.1]
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
      }.joined(separator: "\n")
      let result = try shop.run("run", as: person, input: input)
      #expect(result.exit == 0, "\(result.out)")
      #expect(result.results.count == lines.count)
    }
    try run("sunli", Self.goods.map { ("receiveStock", ["sku": $0.0, "quantity": 2, "barcode": $0.1, "location": $0.2]) })
    try run(
      "limei",
      TestShop.orderNumbers.flatMap { number in
        [
          ("claimOrder", ["order": number]), ("contactOrder", ["order": number, "outcome": "confirmed"]),
          ("confirmOrder", ["order": number]),
        ]
      })
    try run(
      "liuyang",
      (0..<5).flatMap { index -> [(String, [String: Any])] in
        let id = parcel(index)
        return [
          ("assignWaybill", ["parcel": id, "courier": "YTO", "number": waybill(index)]), ("printParcel", ["parcel": id]),
          ("pickParcel", ["parcel": waybill(index)]), ("packParcel", ["parcel": id, "scan": [Self.goods[index].1], "weight": 800]),
          ("shipParcel", ["parcel": id]), ("handOverParcel", ["parcel": id]),
        ]
      })
    #expect(FileManager.default.fileExists(atPath: shop.folder + "/print/dispatch-P261124-0005.txt"))
    try checkTheEnd(shop)
  }

  @Test func amendmentsStopThePrinterUntilAcknowledged() throws {
    let shop = try TestShop(imported: true)
    _ = try shop.run("stock", "receive", Self.goods[0].0, "--quantity", "1", as: "sunli")
    _ = try shop.run("order", "contact", "O0000001", "--outcome", "confirmed", as: "limei")
    #expect(try shop.run("order", "confirm", "O0000001", as: "limei").exit == 0)
    #expect(try shop.run("parcel", "waybill", parcel(0), "--courier", "YTO", "--number", waybill(0), as: "liuyang").exit == 0)
    #expect(try shop.run("order", "amend", "O0000001", "--field", "address", "--to", "浙江省 杭州市 新地址1号", as: "limei").exit == 0)
    // ROL-3: above the agent's amount it waits, and isn't an amendment yet.
    let price = try shop.run("order", "amend", "O0000001", "--field", "price", "--to", "1.00", "--line", "1", "--json", as: "limei")
    #expect(price.exit == 0)
    #expect(price.json["request"] as? String == "A0000001")
    let stopped = try shop.run("parcel", "print", parcel(0), "--json", as: "liuyang")
    #expect(stopped.exit == 2)
    #expect(stopped.error["rule"] as? String == "ORD-5")
    #expect(try shop.run("parcel", "acknowledge", parcel(0), as: "liuyang").exit == 0)
    let printed = try shop.run("parcel", "print", parcel(0), as: "liuyang")
    #expect(printed.exit == 0)
    #expect(printed.out.contains("红旗"))
    #expect(printed.out.contains("新地址1号"))
    let card = try shop.run("order", "show", "O0000001", "--json", as: "limei").json
    #expect(
      (card["original"] as? [String: Any])?["address"] as? String != (card["current"] as? [String: Any])?["address"] as? String)
    #expect((card["amendments"] as? [[String: Any]])?.count == 1)
  }

  @Test func poolNumbersAreUsedOnceAndVoidedParcelsGoBack() throws {
    let shop = try TestShop(imported: true)
    try shop.write("pool.csv", "快递公司,运单号\r\n圆通,YT2000000000001\r\n圆通,YT2000000000002\r\n")
    #expect(try shop.run("import", "pool.csv", as: "liuyang").exit == 0)
    for (index, goods) in Self.goods.prefix(3).enumerated() {
      _ = try shop.run("stock", "receive", goods.0, "--quantity", "1", as: "sunli")
      _ = try shop.run("order", "contact", TestShop.orderNumbers[index], "--outcome", "confirmed", as: "limei")
      #expect(try shop.run("order", "confirm", TestShop.orderNumbers[index], as: "limei").exit == 0)
    }
    let first = try shop.run("parcel", "waybill", parcel(0), "--courier", "YTO", "--json", as: "liuyang")
    #expect(first.json["waybill"] as? String == "YT2000000000001")
    let taken = try shop.run(
      "parcel", "waybill", parcel(1), "--courier", "YTO", "--number", "YT2000000000001", "--json", as: "liuyang")
    #expect(taken.exit == 2)
    #expect(taken.error["rule"] as? String == "FUL-5")
    #expect(try shop.run("parcel", "waybill", parcel(1), "--courier", "YTO", as: "liuyang").exit == 0)
    #expect(try shop.run("parcel", "waybill", parcel(2), "--courier", "YTO", as: "liuyang").exit == 2)
    let odd = try shop.run("parcel", "waybill", parcel(2), "--courier", "YTO", "--number", "12345678", "--json", as: "liuyang")
    #expect(odd.exit == 0)
    #expect(!odd.complaint.isEmpty)
    #expect((odd.json["warnings"] as? [[String: Any]])?.first?["code"] as? String == "waybillShape")
    // Several parcels: the answer names each, the worst decides.
    let several = try shop.run("parcel", "print", parcel(0), "P261124-0099", parcel(1), "--json", as: "liuyang")
    #expect(several.exit == 3)
    let results = try #require(several.json["results"] as? [[String: Any]])
    #expect(results.map { $0["ok"] as? Bool ?? false } == [true, false, true])
    #expect(try shop.run("parcel", "void", parcel(0), "--reason", "地址不详", as: "liuyang").exit == 0)
    #expect(try shop.run("order", "show", "O0000001", "--json", as: "limei").json["stage"] as? String == "awaitingConfirmation")
    #expect(try shop.run("verify").exit == 0)
  }
}
