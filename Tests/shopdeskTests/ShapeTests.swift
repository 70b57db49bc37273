import Foundation
import Testing

/// The JSON shapes that scripts read: members may be added, none may go.
@Suite struct ShapeTests {
  private func has(_ object: [String: Any]?, _ members: String) {
    let missing = members.split(separator: " ").map(String.init).filter { object?[$0] == nil }
    #expect(missing.isEmpty)
  }

  @Test func queuesAndTheirCounts() throws {
    let shop = try TestShop(imported: true)
    let counts = try shop.run("queue", "--json", as: "limei")
    #expect(counts.json["next"] is NSNull)
    #expect(counts.items.first { $0["queue"] as? String == "contact" }?["open"] as? Int == 5)
    let first = try shop.run("queue", "contact", "--limit", "2", "--json", as: "limei")
    #expect(first.items.count == 2)
    has(first.items.first, "kind queue subject dueAt late owner order number version buyer paid goods flag unreadMessages")
    #expect(first.items.first?["late"] as? Bool == true)
    #expect(first.items.first?["paid"] as? String == "236.55")
    #expect((first.items.first?["dueAt"] as? String)?.hasSuffix("+08:00") == true)
    // Pages join without a gap or a repetition.
    var seen = first.items.compactMap { $0["subject"] as? String }
    var next = first.json["next"] as? String
    while let cursor = next {
      let page = try shop.run("queue", "contact", "--limit", "2", "--after", cursor, "--json", as: "limei")
      seen += page.items.compactMap { $0["subject"] as? String }
      next = page.json["next"] as? String
    }
    #expect(seen.count == 5)
    #expect(Set(seen).count == 5)
    _ = try shop.run("order", "claim", "O0000002", as: "limei")
    let mine = try shop.run("queue", "contact", "--mine", "--late", "--json", as: "limei")
    #expect(mine.items.map { $0["subject"] as? String } == ["O0000002"])
    #expect(mine.items.first?["owner"] as? String == "limei")
  }

  @Test func ordersAreListedByStateAndFoundByWhatTheReaderMaySee() throws {
    let shop = try TestShop(imported: true)
    _ = try shop.run("order", "contact", "O0000002", "--outcome", "confirmed", as: "limei")
    func ids(_ person: String, _ arguments: String...) throws -> [String] {
      try shop.run(["order", "list", "--json"] + arguments, as: person).items.compactMap { $0["id"] as? String }
    }
    #expect(try ids("limei") == ["O0000005", "O0000004", "O0000003", "O0000002", "O0000001"])
    #expect(try ids("limei", "--state", "awaitingConfirmation") == ["O0000002"])
    #expect(try ids("limei", "--state", "shipped").isEmpty)
    #expect(try ids("limei", "--find", TestShop.orderNumbers[2]) == ["O0000003"])
    #expect(try ids("limei", "--find", "tojiro-f-5") == ["O0000004", "O0000003"])
    #expect(try ids("limei", "--find", "示例甲") == ["O0000001"])
    #expect(try ids("sunli", "--find", "示例甲").isEmpty)
    _ = try shop.run("order", "note", "O0000005", "--text", "放门卫室", as: "limei")
    #expect(try ids("limei", "--find", "门卫") == ["O0000005"])
    #expect(try ids("sunli", "--find", "门卫").isEmpty)
    #expect(try ids("limei", "--find", "门卫 示例甲").isEmpty)
    #expect(try ids("limei", "--find", "sljia").isEmpty && ids("limei", "--find", "slj").contains("O0000001"))
    let first = try shop.run("order", "list", "--limit", "2", "--json", as: "limei")
    #expect(first.json["next"] as? String == "O0000004")
    #expect(try ids("limei", "--after", "O0000004") == ["O0000003", "O0000002", "O0000001"])
    #expect(try shop.run("order", "list", "--after", "O0000001", "--json", as: "limei").json["next"] is NSNull)
  }

  @Test func anOrderWithEverything() throws {
    let shop = try TestShop(imported: true)
    let card = try shop.run("order", "show", TestShop.orderNumbers[0], "--json", as: "limei").json
    has(
      card,
      "id number platform shop version stage trade original amendments current lines parcels cases workItems timeline commands")
    has(card["original"] as? [String: Any], "buyer recipient phone address paid goods shippingFee buyerMessage sellerRemark")
    let line = (card["lines"] as? [[String: Any]])?.first
    has(line, "line sku title attributes quantity price paid")
    #expect(line?["price"] as? String == "239.00")
    #expect(line?["paid"] as? String == "201.12")
    let commands = try #require(card["commands"] as? [[String: Any]])
    #expect(commands.first { $0["command"] as? String == "claimOrder" }?["allowed"] as? Bool == true)
    let confirm = try #require(commands.first { $0["command"] as? String == "confirmOrder" })
    #expect(confirm["allowed"] as? Bool == false)
    has(confirm["refusal"] as? [String: Any], "code rule message mayBeDoneBy details")
  }

  @Test func buyersAreMaskedForRolesThatDoNotNeedThem() throws {
    let shop = try TestShop(imported: true)
    _ = try shop.run(
      "order", "amend", "O0000001", "--field", "phone", "--to", "13800139999", "--note", "换号 13800139999", as: "limei")
    for arguments in [
      ["order", "show", "O0000001", "--json"], ["order", "show", "O0000001"], ["queue", "contact", "--json"],
      ["order", "list", "--json"],
      ["log", "O0000001", "--json"], ["log", "--json"],
    ] {
      let masked = try shop.run(arguments, as: "sunli")
      #expect(masked.exit == 0)
      for personal in ["示例买家01", "示例甲", "13800138000", "13800139999", "示例东路"] {
        #expect(!masked.out.contains(personal), "\(arguments): \(personal)")
      }
    }
    #expect(try shop.run("order", "show", "O0000001", as: "limei").out.contains("13800139999"))
  }

  @Test func exactlyOneDocumentOnStandardOutput() throws {
    let shop = try TestShop(imported: true)
    for arguments in [
      ["whoami"], ["queue"], ["queue", "contact"], ["order", "list"], ["parcel", "list"], ["stock", "list"],
      ["stock", "show", "YO-PAN-20"],
      ["log"], ["verify"], ["person", "list"], ["today"], ["docs", "roles"], ["order", "show", "O0000001"],
      ["order", "show", "O9"],
    ] {
      let result = try shop.run(arguments + ["--json"], as: "limei")
      #expect(result.out.split(separator: "\n").count == 1, "\(arguments)")
      #expect(!result.json.isEmpty, "\(arguments)")
    }
  }

  @Test func bothLanguages() throws {
    let shop = try TestShop(imported: true)
    let chinese = try shop.run("queue", as: "limei")
    let english = try shop.run("queue", "--lang", "en", as: "limei")
    let fromLocale = try shop.run("queue", as: "limei", environment: ["LANG": "en_GB.UTF-8"])
    #expect(chinese.out.contains("队列"))
    #expect(!english.out.contains("队列"))
    #expect(fromLocale.out == english.out)
    let refused = try shop.run("order", "confirm", "O0000001", "--lang", "en", as: "limei")
    #expect(refused.complaint.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(refused.complaint)")
  }

  @Test func aDryRunChangesNothing() throws {
    let shop = try TestShop()
    let dry = try shop.run(["import"] + TestShop.samples + ["--dry-run", "--json"], as: "limei")
    #expect(dry.exit == 0)
    #expect(dry.json["dryRun"] as? Bool == true)
    #expect((dry.json["files"] as? [[String: Any]])?.first?["new"] as? Int == 5)
    #expect(try shop.run("order", "list", "--json", as: "limei").items.isEmpty)
    #expect(try shop.records("importOrders") == 0)
  }
}
