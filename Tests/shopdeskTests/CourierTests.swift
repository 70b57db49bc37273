import DeskTestKit
import Foundation
import Testing

/// Couriers, ship files and the calendar by subcommands.
@Suite(.serialized) struct CourierTests {
  private static let samples = URL(fileURLWithPath: TestShop.samples[0]).deletingLastPathComponent().path + "/"

  private func packed() throws -> (day: ServiceDay, parcel: String, waybill: String) {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    day.clock = "10:00"
    let shop = day.shop
    try shop.write("rules.csv", "优先级,省份,快递公司\n1,,圆通\n")
    try shop.write("pool.csv", "快递公司,运单号\n" + (1...4).map { "圆通,YT000000000000\($0)\n" }.joined())
    try day.done("liuyang", "courier", "rules", "--import", "rules.csv")
    try day.done("liuyang", "import", "pool.csv")
    let short = try day.run("liuyang", "wave", "assign", "--json")
    #expect(short.exit == 2 && short.error["rule"] as? String == "FUL-5")
    #expect((short.error["message"] as? String)?.contains("1") == true)
    try shop.write("pool2.csv", "快递公司,运单号\n圆通,YT0000000000005\n")
    try day.done("liuyang", "import", "pool2.csv")
    let assigned = try day.done("liuyang", "wave", "assign", "--json").json
    #expect(assigned["assigned"] as? Int == 5)
    let parcel = day.parcel(0)
    try day.done("liuyang", "parcel", "print", parcel)
    try day.done("liuyang", "parcel", "pick", parcel)
    let card = try day.done("liuyang", "parcel", "show", parcel, "--json").json
    let scans = (card["lines"] as? [[String: Any]] ?? []).flatMap { line in
      Array(repeating: ["--scan", line["sku"] as? String ?? ""], count: line["quantity"] as? Int ?? 1).flatMap { $0 }
    }
    try day.done("liuyang", ["parcel", "pack", parcel, "--weight", "800"] + scans)
    try day.done("liuyang", "parcel", "ship", parcel)
    return (day, parcel, card["waybill"] as? String ?? "")
  }

  @Test("FUL-5, FUL-6, FUL-9: numbers by rule, the template filled, a refusal answered, the bill reconciled")
  func theWay() throws {
    let (day, parcel, waybill) = try packed()
    let shop = day.shop
    let number = try day.done("liuyang", "parcel", "show", parcel, "--json").json["number"] as? String ?? ""
    let template = "说明,,\r\n订单编号,物流公司,物流单号\r\n\(number),,\r\n"
    try shop.write("template.csv", template)
    let written = try day.done(
      "liuyang", "export", "ship", "--platform", "taobao", "--template", "template.csv", "-o", "out.csv", "--json"
    ).json
    #expect(written["filled"] as? Int == 1 && written["added"] as? Int == 0)
    let out = try String(contentsOfFile: shop.folder + "/out.csv", encoding: .utf8)
    #expect(out == template.replacing("\(number),,", with: "\(number),\"圆通速递\",\"\(waybill)\""))
    try shop.write("foreign.csv", "商品,价格\n1,2\n")
    let foreign = try day.run(
      "liuyang", "export", "ship", "--platform", "taobao", "--template", "foreign.csv", "-o", "x.csv", "--json")
    #expect(foreign.exit == 65 && foreign.error["code"] as? String == "foreignTemplate", "\(foreign.out)")
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/x.csv"))

    try shop.write("result.csv", "订单编号,物流公司,物流单号,结果,描述\n\(number),圆通速递,\(waybill),失败,地址不符\n404,圆通,YT9,失败,x\n")
    let result = try day.run("liuyang", "import", "result.csv", "--json")
    #expect(result.exit == 65)
    #expect(try day.done("liuyang", "queue", "shipFault", "--json").items.first?["subject"] as? String == parcel)
    #expect(try day.done("liuyang", "parcel", "show", parcel).out.contains("地址不符"))
    let line = #"{"id":"a","command":"answerShipFault","args":{"parcel":"\#(parcel)","note":"已手工发货"}}"# + "\n"
    #expect(try shop.run(["run", "-"], as: "liuyang", input: line, environment: day.environment).exit == 0)
    #expect(try day.done("liuyang", "queue", "shipFault", "--json").items.isEmpty)

    try attemptsAreRecorded(day, parcel)
    try day.done("liuyang", "parcel", "handover", parcel)
    try day.done("liuyang", "courier", "tariffs", "--import", Self.samples + "courier-tariffs.csv")
    try shop.write("bill.csv", "运单号,重量,运费\n\(waybill),0.8,99.00\nYT7,1,3.20\n")
    let bill = try day.done("hejuan", "courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "bill.csv", "--json").json
    #expect(bill["matched"] as? Int == 1 && bill["billed"] as? String == "102.20")
    #expect((bill["items"] as? [[String: Any]])?.compactMap { $0["kind"] as? String } == ["price", "notOurs"])
    #expect(try day.run("limei", "courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "bill.csv").exit == 77)
    #expect(try day.run("hejuan", "courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "rules.csv").exit == 65)
    #expect(try shop.run("verify").exit == 0)
  }

  /// REC-4: who may not is told so and recorded, also where the file alone would have been refused.
  private func attemptsAreRecorded(_ day: ServiceDay, _ parcel: String) throws {
    func refused(_ command: String, _ arguments: String...) throws {
      let before = try day.shop.records(command)
      #expect(try day.shop.run(arguments, as: "limei", environment: day.environment).exit == 77, "\(arguments)")
      #expect(try day.shop.records(command) == before + 1, "\(arguments)")
    }
    try refused("exportShipFile", "export", "ship", "--platform", "taobao", "--template", "nowhere.csv", "-o", "x.csv")
    try refused("reconcileBill", "courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "nowhere.csv")
    try refused("reconcileBill", "courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "foreign.csv")
    try refused("printPaper", "paper", "label", parcel, "--format", "pdf", "-o", "x.pdf")
    // No word on whether there is such a parcel.
    try refused("printPaper", "paper", "label", "P260101-9999")
    try refused("printPaper", "paper", "note", "P260101-9999", "--print")
    try refused("printPickList", "picklist", "--zone", "nowhere")
    try refused("printManifest", "manifest", "print", "nobody")
    try refused("assignWaybill", "wave", "assign")
    try refused("importCourierRules", "courier", "rules", "--import", "nowhere.csv")
    // A file that grows without end, or is too large, is refused before it is read.
    FileManager.default.createFile(atPath: day.shop.folder + "/huge.csv", contents: nil)
    #expect(truncate(day.shop.folder + "/huge.csv", off_t(600) << 20) == 0)
    for arguments in [
      ["courier", "reconcile", "圆通", "--month", "2026-11", "--bill", "huge.csv"],
      ["export", "ship", "--platform", "taobao", "--template", "huge.csv", "-o", "x.csv"],
    ] {
      let huge = try day.run("liuyang", arguments + ["--json"])
      #expect(huge.exit == 65 && huge.error["code"] as? String == "tooLarge", "\(huge.out)")
    }
  }

  @Test("FUL-1, FUL-5: the sample files are taken: holidays of 2026, rules, tariffs; a rule is tested; another kind is refused")
  func sampleFiles() throws {
    let shop = try TestShop()
    let holidays = Self.samples + "holidays-2026.csv"
    #expect(try shop.run("calendar", "import", holidays, as: "liuyang").exit == 77)
    let taken = try shop.run("calendar", "import", holidays, "--json", as: "zhangmin")
    #expect(taken.exit == 0, "\(taken.out)")
    let days = try shop.run("calendar", "--json", as: "liuyang").json["days"] as? [[String: Any]] ?? []
    #expect(days.filter { $0["kind"] as? String == "holiday" }.count == 33)
    #expect(days.filter { $0["kind"] as? String == "workday" }.count == 6)
    #expect(try shop.run("courier", "rules", "--import", holidays, as: "liuyang").exit == 65)
    #expect(try shop.run("courier", "rules", "--import", Self.samples + "courier-rules.csv", as: "liuyang").exit == 0)
    func test(_ arguments: String...) throws -> String {
      try shop.run(["courier", "rules", "--json", "--test"] + arguments, as: "liuyang").json["courier"] as? String ?? ""
    }
    #expect(try test("江苏省南京市", "--grams", "800") == "YTO" && test("江苏省南京市") == "ZTO" && test("广东省深圳市") == "SF")
    #expect(try shop.run("courier", "tariffs", "--import", Self.samples + "courier-tariffs.csv", as: "hejuan").exit == 0)
    #expect(try shop.run("courier", "tariffs", "圆通", "--json", as: "hejuan").items.count == 2)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("FUL-5: two whole tables of rules in one import are refused and leave the table as it is") func secondTable() throws {
    let shop = try TestShop()
    try shop.write("one.csv", "优先级,省份,快递公司\n1,江苏,圆通\n")
    try shop.write("two.csv", "优先级,省份,快递公司\n1,浙江,中通\n")
    let both = try shop.run("import", "one.csv", "two.csv", "--json", as: "liuyang")
    #expect(both.exit == 65 && both.error["code"] as? String == "secondTable", "\(both.out)")
    #expect(try shop.run("courier", "rules", "--json", as: "liuyang").items.isEmpty)
    #expect(try shop.run("import", "one.csv", as: "liuyang").exit == 0)
    #expect(try shop.run("import", "two.csv", as: "liuyang").exit == 0)
    #expect(try shop.run("courier", "rules", "--json", as: "liuyang").items.compactMap { $0["courier"] as? String } == ["ZTO"])
  }

  @Test("FUL-5: of a table with a bad row nothing is taken, also when a good one comes beside it") func goodBesideBad() throws {
    let shop = try TestShop()
    try shop.write("good.csv", "优先级,省份,快递公司\n1,江苏,圆通\n")
    try shop.write("bad.csv", "优先级,省份,快递公司\n2,浙江,中通\n3,火星,中通\n")
    for files in [["good.csv", "bad.csv"], ["bad.csv", "good.csv"]] {
      #expect(try shop.run(["import"] + files, as: "liuyang").exit == 65)
      let rules = try shop.run("courier", "rules", "--json", as: "liuyang").items
      #expect(rules.compactMap { $0["courier"] as? String } == ["YTO"], "\(rules)")
    }
  }
}
