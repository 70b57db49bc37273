import DeskTestKit
import Foundation
import Testing

/// Levels, stand-ins and leave by subcommands and `run`.
@Suite struct PostTests {
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    try shop.write("first", "given-by-boss-1\n")
    try done(shop, "boss", "person", "add", "chef", "--name", "林国栋", "--role", "director", "--password-file", "first")
    #expect(try shop.run("passwd", "--user", "chef", "--password-file", "first", "--new-password-file", "pw").exit == 0)
    return shop
  }

  @discardableResult
  private func done(_ shop: TestShop, _ person: String, _ arguments: String...) throws -> Program.Outcome {
    let result = try shop.run(arguments, as: person)
    #expect(result.exit == 0, "\(arguments): \(result.complaint) \(result.out)")
    return result
  }

  @Test("ROL-6: person add, grant and revoke wait for the director once there is one; the first password holds after approval")
  func levels() throws {
    let shop = try shop()
    let added = try done(
      shop, "boss", "person", "add", "neu", "--name", "新人", "--role", "shipper", "--password-file", "first", "--json")
    #expect(added.json["request"] as? String == "A0000001" && added.json["ok"] as? Bool == true)
    #expect(try shop.run("whoami", "--user", "neu", "--password-file", "first").exit == 77)
    let shown = try done(shop, "chef", "approval", "show", "A0000001", "--lang", "en")
    #expect(shown.out.contains("no post → shipper"), "\(shown.out)")
    try done(shop, "chef", "approval", "approve", "A0000001")
    #expect(try shop.run("whoami", "--user", "neu", "--password-file", "first").exit == 0)
    try done(shop, "boss", "person", "grant", "neu", "--role", "buyer")
    let grant = try done(shop, "chef", "approval", "show", "A0000002", "--json").json
    let person = try #require(grant["person"] as? [String: Any])
    #expect(person["roles"] as? [String] == ["shipper"] && person["rolesAfter"] as? [String] == ["shipper", "buyer"])
    try done(shop, "chef", "approval", "reject", "A0000002", "--reason", "不需要")
    let people = try done(shop, "boss", "person", "list", "--json").items
    #expect(people.first { $0["name"] as? String == "neu" }?["roles"] as? [String] == ["shipper"])
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("ROL-5: stand-in add, list, end; whoami, person list and log show it")
  func standIn() throws {
    let shop = try shop()
    let asked = try done(
      shop, "liuyang", "person", "stand-in", "add", "liuyang", "--role", "presaleAgent", "--until", "2026-11-24T18:30", "--reason",
      "李梅病假", "--json")
    #expect(asked.json["request"] as? String == "A0000001")
    let own = try shop.run("approval", "approve", "A0000001", "--json", as: "liuyang")
    #expect(own.exit == 77)
    try done(shop, "zhangmin", "approval", "approve", "A0000001")
    #expect(try done(shop, "liuyang", "whoami").out.contains("代 售前客服 到 2026-11-24 18:30"))
    let me = try done(shop, "liuyang", "whoami", "--json").json
    #expect(me["roles"] as? [String] == ["shipper", "presaleAgent"])
    let listed = try done(shop, "boss", "person", "list", "--json").items.first { $0["name"] as? String == "liuyang" }
    #expect((listed?["standIns"] as? [[String: Any]])?.first?["role"] as? String == "presaleAgent")
    #expect(listed?["roles"] as? [String] == ["shipper"])
    try done(shop, "liuyang", ["import"] + TestShop.samples)
    let log = try done(shop, "boss", "log", "--json", "--who", "liuyang").items
    #expect(log.contains { $0["command"] as? String == "importOrders" && $0["standIn"] as? Bool == true })
    #expect(!log.contains { $0["command"] as? String == "signIn" && $0["standIn"] != nil })
    #expect(try done(shop, "boss", "log", "--who", "liuyang").out.contains("售前客服 (代)"))
    let all = try done(shop, "boss", "person", "stand-in", "list", "--json").items
    #expect(all.first?["until"] as? String == "2026-11-24T18:30:00+08:00" && all.first?["approvedBy"] as? String == "zhangmin")
    let late = ["SHOPDESK_NOW": "2026-11-24T18:30:00+08:00"]
    #expect(try shop.run(["whoami", "--json"], as: "liuyang", environment: late).json["roles"] as? [String] == ["shipper"])
    try done(shop, "liuyang", "person", "stand-in", "end", "liuyang", "--role", "presaleAgent")
    #expect(try done(shop, "liuyang", "whoami", "--json").json["roles"] as? [String] == ["shipper"])
    let wrong = try shop.run(
      "person", "stand-in", "add", "sunli", "--role", "director", "--until", "2026-11-25", "--reason", "x", "--json", as: "zhangmin"
    )
    #expect(wrong.exit == 2 && wrong.error["rule"] as? String == "ROL-5")
    #expect((wrong.error["details"] as? [String: Any])?["possible"] as? [String] == ["presaleAgent", "aftersaleAgent"])
    #expect(try shop.run("verify").exit == 0)
  }

  private func done(_ shop: TestShop, _ person: String, _ arguments: [String]) throws {
    let result = try shop.run(arguments, as: person)
    #expect([0, 65].contains(result.exit), "\(arguments): \(result.complaint)")
  }

  @Test("ROL-9: leave asked, approved, listed by day, cancelled; the same by run")
  func leave() throws {
    let shop = try shop()
    let late = try shop.run(
      "person", "leave", "ask", "--from", "2026-11-24", "--until", "2026-11-24", "--reason", "x", "--json", as: "limei")
    #expect(late.exit == 2 && late.error["rule"] as? String == "ROL-9")
    try done(shop, "limei", "person", "leave", "ask", "--from", "2026-11-26", "--until", "2026-11-27", "--reason", "回老家")
    // People read words; codes are for programs.
    let listed = try done(shop, "zhangmin", "approval", "list").out
    #expect(listed.contains("请假") && listed.contains("客服主管") && listed.contains("待审批"), "\(listed)")
    #expect(!["askLeave", "agentLead", "proposed"].contains { listed.contains($0) }, "\(listed)")
    let shown = try done(shop, "zhangmin", "approval", "show", "A0000001").out
    #expect(shown.contains("从  2026-11-26") && !shown.contains("{") && !shown.contains("Request"), "\(shown)")
    let told = try done(shop, "zhangmin", "approval", "show", "A0000001", "--json").json
    #expect(told["command"] as? String == "askLeave" && told["level"] as? String == "agentLead")
    try done(shop, "zhangmin", "approval", "approve", "A0000001")
    let line = """
      {"id":"1","command":"askLeave","args":{"name":"liuyang","kind":"emergency","from":"2026-11-23 08:30","until":"2026-11-23 18:30","reason":"发烧"}}
      """
    let run = try shop.run(["run", "-"], as: "liuyang", input: line + "\n")
    #expect(run.exit == 0 && run.out.contains("A0000002"), "\(run.out)")
    try done(shop, "chef", "approval", "approve", "A0000002")
    func away(_ day: String) throws -> [String] {
      try done(shop, "boss", "person", "leave", "list", "--date", day, "--json").items.compactMap { $0["person"] as? String }
    }
    #expect(try away("2026-11-23") == ["liuyang"])
    #expect(try away("2026-11-24").isEmpty)
    #expect(try away("2026-11-27") == ["limei"])
    try done(shop, "limei", "person", "leave", "cancel")
    #expect(try away("2026-11-27").isEmpty)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("REC-1: a line that names somebody as colleagues do, sent again with its id, means them again though they are disabled now")
  func againByName() throws {
    let shop = try shop()
    let line = "{\"id\":\"off-1\",\"command\":\"disablePerson\",\"args\":{\"name\":\"林国栋\"}}\n"
    let first = try shop.run("run", as: "boss", input: line)
    #expect(first.exit == 0 && first.results.first?["subject"] as? String == "person:chef", "\(first.out)")
    let again = try shop.run("run", as: "boss", input: line)
    #expect(again.exit == 0 && again.out == first.out, "\(again.out)")
    let other = try shop.run("run", as: "boss", input: line.replacing("off-1", with: "off-2"))
    #expect(other.exit == 2 && other.out.contains("nobodyNamed"), "\(other.out)")
  }

  @Test("A list that ends before all is shown says how many there are and how to go on; programs read it beside the rows")
  func whatIsLeftOut() throws {
    let shop = try shop()
    for day in ["2026-11-26", "2026-11-27", "2026-11-28"] {
      try done(shop, "limei", "person", "leave", "ask", "--from", day, "--until", day, "--reason", "回老家")
    }
    let listed = try done(shop, "zhangmin", "approval", "list", "--limit", "2")
    #expect(listed.complaint.contains("共 3 条, 这里 2 条; 接着看: --after A0000002"), "\(listed.complaint)")
    #expect(listed.complaint.contains("--limit N") && !listed.out.contains("--after"), "\(listed.out)")
    let english = try done(shop, "zhangmin", "approval", "list", "--limit", "2", "--lang", "en")
    #expect(english.complaint.contains("2 of 3 shown; go on with --after A0000002"), "\(english.complaint)")
    let told = try done(shop, "zhangmin", "approval", "list", "--limit", "2", "--json")
    #expect(told.json["total"] as? Int == 3 && told.json["next"] as? String == "A0000002" && told.complaint.isEmpty)
    let rest = try done(shop, "zhangmin", "approval", "list", "--after", "A0000002")
    #expect(rest.out.contains("A0000001") && rest.complaint.isEmpty, "\(rest.complaint)")
    // The same for a list that doesn't know how many there are, and for one without a cursor.
    #expect(try done(shop, "boss", "log", "--limit", "1").complaint.contains("这里只有前 1 条, 还有; 接着看: --after "))
    for _ in 1...2 { try done(shop, "boss", "backup") }
    #expect(try done(shop, "boss", "backup", "list", "--limit", "1").complaint.contains("这里只有前 1 条, 还有; 一次多看: --limit N"))
    #expect(try done(shop, "boss", "backup", "list", "--limit", "1", "--json").json["cut"] as? Bool == true)
    #expect(try done(shop, "boss", "backup", "list", "--json").json["cut"] as? Bool == false)
  }

  @Test("APR-2: page propose, list, publish, review; what is wrong with one is said")
  func pages() throws {
    let shop = try shop()
    for (name, role) in [("xulan", "designer"), ("zhouting", "planner")] {
      let added = try done(
        shop, "boss", "person", "add", name, "--name", name, "--role", role, "--password-file", "first", "--json")
      try done(shop, "chef", "approval", "approve", try #require(added.json["request"] as? String))
      #expect(try shop.run("passwd", "--user", name, "--password-file", "first", "--new-password-file", "pw").exit == 0)
    }
    let asked = try done(
      shop, "zhouting", "page", "propose", "--page", "首页", "--part", "横幅", "--from", "双11", "--to", "双12", "--due", "2026-11-25",
      "--json")
    let request = try #require(asked.json["request"] as? String)
    #expect(try shop.run("page", "propose", "--page", "首页", "--part", "横幅", "--to", "x", as: "limei").exit == 77)
    let approved = try done(shop, "chef", "approval", "approve", request, "--json")
    #expect(approved.json["made"] as? String == "R0000001")
    let due = try done(shop, "xulan", "queue", "publishRevision", "--json").items.first
    #expect(due?["dueAt"] as? String == "2026-11-26T00:00:00+08:00")
    #expect(try shop.run("page", "publish", "R0000001", as: "chef").exit == 77)
    try done(shop, "xulan", "page", "publish", "R0000001")
    #expect(try shop.run("page", "publish", "R0000001", as: "sunli").exit == 2)
    #expect(try shop.run("page", "publish", "R0000009", as: "sunli").exit == 3)
    let again = ["page", "propose", "--page", "首页", "--part", "横幅", "--to", "元旦", "--json"]
    let stands = try shop.run(again + ["--from", "双11"], as: "zhouting")
    #expect(stands.exit == 2 && (stands.error["details"] as? [String: Any])?["reads"] as? String == "双12")
    let past = try shop.run(again + ["--from", "双12", "--due", "2026-11-20"], as: "zhouting")
    #expect(past.exit == 2 && past.error["rule"] as? String == "APR-2")
    let draft = ["promo", "draft", "--title", "x", "--kind", "percentOff", "--until", "2026-12-02", "--json"]
    for (more, rule) in [
      (["--rule", "110", "--from", "2026-12-01"], "PRO-2"), (["--rule", "10", "--from", "2026-12-01", "--goods", "NIX"], "PRO-2"),
      (["--rule", "10", "--from", "2026-12-03"], "PRO-2"),
    ] {
      let refused = try shop.run(draft + more, as: "zhouting")
      #expect(refused.exit == 2 && refused.error["rule"] as? String == rule, "\(more): \(refused.out)")
    }
    let wish =
      #"{"id":"p1","command":"draftPromotion","args":{"title":"x","kind":"percentOff","rule":"10","goods":["NIX"],"from":"2026-12-01","until":"2026-12-02"}}"#
    let refused = try shop.run(["run", "-"], as: "zhouting", input: wish + "\n")
    #expect(refused.exit == 2 && refused.out.contains("PRO-2") && refused.out.contains("NIX"), "\(refused.out)")
    #expect(try shop.run(["promo", "draft", "--title", "x", "--json"], as: "zhouting").exit == 64, "a kind and a time are missing")
    let one = try done(shop, "limei", "page", "show", "R0000001", "--json").json
    #expect(one["from"] as? String == "双11" && one["publishedBy"] as? String == "xulan" && one["approvedBy"] as? String == "chef")
    #expect(try done(shop, "limei", "page", "list", "--state", "published").out.contains("双12"))
    #expect(try shop.run("page", "list", "--state", "gone", as: "limei").exit == 64)
    let line = "{\"id\":\"1\",\"command\":\"reviewPages\",\"args\":{\"note\":\"都对\"}}"
    #expect(try shop.run(["run", "-"], as: "xulan", input: line + "\n").exit == 0)
    #expect(
      try done(shop, "xulan", "queue", "reviewPages", "--json").items.first?["dueAt"] as? String == "2026-12-08T10:00:00+08:00")
    #expect(try shop.run("verify").exit == 0)
  }
}
