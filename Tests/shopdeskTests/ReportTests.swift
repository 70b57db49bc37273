import DeskTestKit
import Foundation
import Testing

/// `report shipping|finance` and what of it `verify` checks (FUL-8, REC-1).
@Suite(.serialized) struct ReportTests {
  private let tomorrow = ["SHOPDESK_NOW": "2026-11-25T09:00:00+08:00"]

  @Test("FUL-8: a day's report on standard output, in a file, as JSON, the same whenever it is asked for") func reports() throws {
    let shop = try TestShop(imported: true)
    let today = try shop.run("report", "finance", as: "hejuan")
    #expect(today.exit == 0 && today.out.contains("财务日报 2026-11-24") && today.out.contains("当日未结"))
    let first = try shop.run(
      ["report", "finance", "--date", "2026-11-24", "--format", "csv", "-o", "a.csv", "--json"], as: "hejuan", environment: tomorrow
    )
    #expect(first.exit == 0)
    let json = first.json
    let total = json["total"] as? [String: Any] ?? [:]
    #expect(json["over"] as? Bool == true && total["orders"] as? Int == 5)
    func fen(_ name: String) -> Int { Int((total[name] as? String ?? "").replacing(".", with: "")) ?? .min }
    #expect(fen("net") == fen("goods") + fen("shipping") - fen("discounts") - fen("refunds"))
    let later = ["SHOPDESK_NOW": "2026-12-01T09:00:00+08:00"]
    #expect(
      try shop.run(
        ["report", "finance", "--date", "2026-11-24", "--format", "csv", "-o", "b.csv"], as: "zhangmin", environment: later
      ).exit == 0)
    #expect(!shop.read("a.csv").isEmpty && shop.read("a.csv") == shop.read("b.csv"))
    let closing = json["closing"] as? String ?? ""
    #expect(try shop.run("verify", "--closing", closing).exit == 0)
    let wrong = String(closing.reversed().map { $0 == "@" ? "@" : "0" })
    #expect(try shop.run("verify", "--closing", wrong, "--json").json["error"] != nil)
    let other = String(repeating: "0", count: 64) + "@" + (closing.split(separator: "@").last.map(String.init) ?? "")
    #expect(try shop.run("verify", "--closing", other).exit == 2)
    #expect(try shop.records("exportFinanceReport") == 3)
    // Who reads in English gets the paper in English; the sums are the same.
    let english = try shop.run("report", "finance", "--date", "2026-11-24", "--lang", "en", "--json", as: "hejuan")
    #expect((english.json["text"] as? String)?.hasPrefix("Finance report 2026-11-24\n") == true)
    #expect((english.json["total"] as? [String: Any])?["net"] as? String == total["net"] as? String)
    let shipping = try shop.run("report", "shipping", "--date", "2026-11-24", "--lang", "en", as: "hejuan")
    #expect(shipping.out.hasPrefix("Shipping report 2026-11-24\n") && shipping.out.contains("parcels shipped"))
  }

  @Test("REC-3: by a command id that was used before nothing leaves, and no record is written") func again() throws {
    let shop = try TestShop()
    let words = ["report", "finance", "--date", "2026-11-24", "--id", "x"]
    #expect(try shop.run(words + ["-o", "first"], as: "hejuan").exit == 0 && !shop.read("first").isEmpty)
    // The same command by another way.
    for words in [words, ["export", "closing", "--date", "2026-11-24", "--id", "x"]] {
      let again = try shop.run(words + ["-o", "second"], as: "hejuan", environment: tomorrow)
      #expect(again.exit == 0 && again.out.contains("先前已办"), "\(words) \(again.out)")
      #expect(!FileManager.default.fileExists(atPath: shop.folder + "/second"), "not even an empty file: \(words)")
    }
    // Nor where the record is refused; and a file that was there stays as it was.
    try shop.write("kept", "# ours\n")
    for name in ["third", "kept"] {
      let other = try shop.run(
        "export", "closing", "--date", "2026-11-25", "--id", "x", "-o", name, as: "hejuan", environment: tomorrow)
      #expect(other.exit != 0, "\(other.out)")
    }
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/third"))
    #expect(String(decoding: shop.read("kept"), as: UTF8.self) == "# ours\n")
    let shown = try shop.run(words + ["--json"], as: "hejuan")
    #expect(shown.exit == 0 && shown.json["repeated"] as? Bool == true && shown.json["text"] == nil)
    #expect(try shop.records("exportFinanceReport") == 1)
  }

  @Test("FUL-8, REC-4: who may, which days there are, and a line of run") func refused() throws {
    let shop = try TestShop(imported: true)
    #expect(try shop.run("report", "finance", as: "liuyang").exit == 77)
    #expect(try shop.run("report", "shipping", as: "liuyang").exit == 0)
    #expect(try shop.run("report", "shipping", as: "limei").exit == 77)
    let early = try shop.run("report", "shipping", "--date", "2026-11-25", "--json", as: "liuyang")
    #expect(early.exit == 2 && early.error["rule"] as? String == "FUL-8")
    #expect(try shop.run("report", "shipping", "--date", "2020-01-01", as: "liuyang").exit == 2)
    #expect(try shop.run("report", "shipping", "--date", "gestern", as: "liuyang").exit == 64)
    // REC-1: what couldn't be written isn't on record as having left.
    let before = try shop.records("exportShippingReport")
    #expect(try shop.run("report", "shipping", "-o", "/nowhere/x.txt", as: "liuyang").exit == 74)
    #expect(try shop.run("report", "shipping", "-o", "/tmp", as: "liuyang").exit == 74)
    #expect(try shop.records("exportShippingReport") == before)
    let line = #"{"id":"r1","command":"exportShippingReport","args":{"day":"2026-11-24"}}"# + "\n"
    let ran = try shop.run(["run", "-"], as: "liuyang", input: line)
    #expect(ran.exit == 0)
    let path = ran.json["document"] as? String ?? ""
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    #expect(text.contains("发货日报 2026-11-24"))
    #expect(try shop.run("verify").exit == 0)
  }
}
