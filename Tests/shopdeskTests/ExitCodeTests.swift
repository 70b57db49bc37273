import Foundation
import Testing

/// The exit codes of contract.md, each by a case that people meet.
@Suite struct ExitCodeTests {
  @Test func missingFilesAre66AndNothingIsStored() throws {
    let shop = try TestShop()
    let before = try shop.records("importOrders")
    let missing = try shop.run("import", "nowhere.csv", "--json", as: "limei")
    #expect(missing.exit == 66)
    #expect(missing.error["code"] as? String == "missing")
    #expect(missing.complaint.contains("nowhere.csv"))
    #expect(try shop.run("import", ".", as: "limei").exit == 66)
    #expect(try shop.run("run", "nowhere.jsonl", as: "limei").exit == 66)
    #expect(try shop.run("whoami", "--user", "limei", "--password-file", "nowhere").exit == 66)
    #expect(try shop.run("queue", "--db", shop.folder + "/no.db", as: "limei").exit == 66)
    #expect(try shop.records("importOrders") == before)
  }

  @Test func unusableDataIs65() throws {
    let shop = try TestShop()
    try shop.write("unknown.csv", "a,b,c\n1,2,3\n")
    try shop.write("zip.csv", bytes: [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 60))
    try shop.write("nul.csv", bytes: Array("订单编号,b\n1,\0".utf8))
    try shop.write("cut.csv", bytes: Array(shopBytes().dropLast(1)) + [0x81])
    for name in ["unknown.csv", "zip.csv", "nul.csv", "cut.csv"] {
      let refused = try shop.run("import", name, "--json", as: "limei")
      #expect(refused.exit == 65, "\(name): \(refused.out)")
      #expect((refused.error["details"] as? [String: Any])?["file"] as? String == name)
    }
    #expect(try shop.run("order", "list", "--json", as: "limei").items.isEmpty)
  }

  private func shopBytes() -> [UInt8] { Array(FileManager.default.contents(atPath: TestShop.samples[0]) ?? Data()) }

  @Test func aRejectedRowIs65AndNamed() throws {
    let shop = try TestShop()
    // The details alone: orders that no list names.
    let result = try shop.run("import", TestShop.samples[1], "--json", as: "limei")
    #expect(result.exit == 65)
    let file = try #require((result.json["files"] as? [[String: Any]])?.first)
    let rejected = try #require(file["rejected"] as? [[String: Any]])
    #expect(rejected.count == 5)
    #expect(rejected.first?["row"] as? Int == 2)
    #expect(rejected.first?["code"] as? String == "detailWithoutOrder")
    #expect((rejected.first?["reason"] as? String)?.isEmpty == false)
  }

  @Test func nothingOfThatNameIs3() throws {
    let shop = try TestShop(imported: true)
    for arguments in [
      ["order", "show", "O0000099"], ["order", "show", "123"], ["parcel", "show", "P261124-0001"], ["stock", "show", "NO-SUCH"],
      ["order", "claim", "123"], ["log", "O0000099"], ["manifest", "flying-carpet"],
    ] {
      // Whether one may is asked before what it is about (REC-4).
      let result = try shop.run(arguments + ["--json"], as: arguments[0] == "manifest" ? "liuyang" : "limei")
      #expect(result.exit == 3, "\(arguments)")
      #expect(result.error["code"] as? String == "notFound", "\(arguments)")
    }
  }

  @Test func changedSinceIs4AndSaysWhoDidWhat() throws {
    let shop = try TestShop(imported: true)
    #expect(try shop.run("order", "claim", "O0000001", "--seen", "1", as: "limei").exit == 0)
    let stale = try shop.run("order", "contact", "O0000001", "--outcome", "confirmed", "--seen", "1", "--json", as: "limei")
    #expect(stale.exit == 4)
    #expect(stale.error["code"] as? String == "stale")
    let details = try #require(stale.error["details"] as? [String: Any])
    #expect(details["seen"] as? Int == 1)
    #expect(details["now"] as? Int == 2)
    #expect(details["by"] as? String == "limei")
    #expect(details["command"] as? String == "claimOrder")
    #expect(details["at"] as? String == TestShop.now)
  }

  @Test func notPermittedIs77NamesWhoMayAndIsRecorded() throws {
    let shop = try TestShop(imported: true)
    let refused = try shop.run("order", "claim", "O0000001", "--json", as: "hejuan")
    #expect(refused.exit == 77)
    #expect(refused.error["rule"] as? String == "ROL-2")
    #expect(refused.error["mayBeDoneBy"] as? [String] == ["presaleAgent", "aftersaleAgent", "agentLead"])
    let log = try shop.run("log", "O0000001", "--json", as: "zhangmin")
    let record = try #require(log.items.first)
    #expect(record["command"] as? String == "claimOrder")
    #expect(record["done"] as? Bool == false)
    #expect(try shop.run("import", TestShop.samples[0], as: "hejuan").exit == 77)
    let attempt = try #require(try shop.run("log", "shop", "--json", as: "zhangmin").items.first)
    #expect(attempt["command"] as? String == "importOrders")
    #expect(attempt["done"] as? Bool == false)
    #expect(try shop.run("picklist", as: "hejuan").exit == 77)
    #expect(try shop.run("queue").exit == 77)
  }

  @Test func rulesAndStatesAre2() throws {
    let shop = try TestShop(imported: true)
    let early = try shop.run("order", "confirm", "O0000001", "--json", as: "limei")
    #expect(early.exit == 2)
    #expect(early.error["code"] as? String == "refused")
    #expect(early.error["mayBeDoneBy"] as? [String] == [])
    #expect(try shop.run("order", "contact", "O0000001", "--outcome", "confirmed", as: "limei").exit == 0)
    let short = try shop.run("order", "confirm", "O0000001", "--json", as: "limei")
    #expect(short.exit == 2)
    #expect(short.error["rule"] as? String == "INV-2")
    let details = try #require(short.error["details"] as? [String: Any])
    #expect((details["shortages"] as? [[String: Any]])?.first?["sku"] as? String == "YO-PAN-20-WITHGLASS")
  }

  @Test func usageIs64AlsoAsJSON() throws {
    let shop = try TestShop(imported: true)
    for arguments in [
      ["frobnicate"], ["order", "show"], ["queue", "nonsense"], ["queue", "--limit", "0"],
      ["order", "contact", "O0000001", "--outcome", "maybe"],
      ["parcel", "list", "--wave", "yesterday"], ["order", "list", "--state", "lost"], ["log", "--since", "now"],
      ["import", "x.csv", "--platform", "ebay"], ["export", "ship", "--platform", "taobo", "-o", "x.csv"],
      ["stock", "receive", "A", "--quantity", "0", "--title", "x"],
    ] {
      let result = try shop.run(arguments + ["--json"], as: arguments.first == "stock" ? "sunli" : "limei")
      #expect(result.exit == 64, "\(arguments)")
      #expect(result.error["code"] != nil, "\(arguments): \(result.out)")
      #expect(!result.complaint.isEmpty)
    }
  }

  @Test func withoutATerminalTheConsoleSaysSo() throws {
    let shop = try TestShop()
    let result = try shop.run()
    #expect(result.exit == 64)
    #expect(result.out.isEmpty)
    for name in ["init", "demo", "import", "queue", "order", "parcel", "run", "verify"] { #expect(result.complaint.contains(name)) }
  }

  @Test func filesThatAreNoShopOfOursAre69() throws {
    let shop = try TestShop()
    try shop.write(
      "foreign.db",
      "This is no database at all, but long enough to have a header of sorts. ".padding(toLength: 4096, withPad: "x", startingAt: 0)
    )
    #expect(try shop.run("verify", "--db", "foreign.db", "--json").exit == 69)
    // SQLite keeps `user_version` at byte 60.
    var bytes = shop.read("shop.db")
    bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
    try shop.write("newer.db", bytes: bytes)
    let newer = try shop.run("verify", "--db", "newer.db", "--json")
    #expect(newer.exit == 69)
    #expect(newer.error["code"] as? String == "newerSchema")
  }

  @Test func aRealShopRefusesAFixedClock() throws {
    let shop = try TestShop()
    try shop.write("pw", TestShop.password)
    #expect(try shop.run("init", "--db", "real.db", "--password-file", "pw").exit == 2)
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/real.db"))
    #expect(try shop.run("init", "--db", "real.db", "--password-file", "pw", environment: ["SHOPDESK_NOW": ""]).exit == 0)
    let refused = try shop.run("verify", "--db", "real.db", "--json")
    #expect(refused.exit == 2)
    #expect(refused.error["code"] as? String == "clockNotAllowed")
    #expect(try shop.run("verify", "--db", "real.db", environment: ["SHOPDESK_NOW": ""]).exit == 0)
    #expect(try shop.run("verify", environment: ["SHOPDESK_NOW": "2026-11-24 10:00"]).exit == 64)
    #expect(try shop.run("init", "--db", "real.db", "--password-file", "pw", environment: ["SHOPDESK_NOW": ""]).exit == 2)
  }
}
