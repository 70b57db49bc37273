import Foundation
import Testing

/// Issue 3, bad input: each is refused with code, rule, reason and who may, and nothing is written.
@Suite struct BadInputTests {
  private struct Expected {
    var exit: Int32
    var code: String
    var rule: String?
    var reason: String
  }

  private func check(_ day: ServiceDay, _ person: String, _ arguments: [String], _ expected: Expected) throws -> [String: Any] {
    let before = try day.shop.head()["seq"] as? Int
    let sound = try day.run(nil, "verify").exit
    let result = try day.run(person, arguments + ["--json"])
    #expect(result.exit == expected.exit, "\(arguments): \(result.out)")
    #expect(result.error["code"] as? String == expected.code, "\(arguments): \(result.out)")
    #expect(result.error["rule"] as? String == expected.rule, "\(arguments): \(result.out)")
    let details = result.error["details"] as? [String: Any] ?? [:]
    #expect(details["reason"] as? String == expected.reason, "\(arguments): \(result.out)")
    #expect((result.error["message"] as? String)?.isEmpty == false)
    #expect(sound == 0)
    #expect(try day.run(nil, "verify").exit == 0)
    // Signing in and out leaves its records; the refused command none.
    let since = try day.done("zhangmin", "log", "--json", "--limit", "50").items.filter { ($0["seq"] as? Int ?? 0) > before ?? 0 }
    let others = since.filter { !["signIn", "signOut"].contains($0["command"] as? String) }
    #expect(others.isEmpty, "\(arguments): \(others)")
    return result.error
  }

  @Test func moneyAndGoodsStayWithinTheOrder() throws {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    try day.toStage(0, "shipped")
    let paid = try #require((try day.card(0)["original"] as? [String: Any])?["paid"] as? String)
    let tooMuch = try check(
      day, "chenjing", ["case", "open", day.order(0), "--kind", "refund", "--amount", "9999", "--reason", "x"],
      Expected(exit: 2, code: "refused", rule: "AFT-2", reason: "refundTooHigh"))
    let money = tooMuch["details"] as? [String: Any]
    #expect(money?["asked"] as? String == "9999.00")
    #expect(money?["possible"] as? String == paid)
    let tooMany = try check(
      day, "chenjing", ["case", "open", day.order(0), "--kind", "return-refund", "--goods", "1:2", "--reason", "x"],
      Expected(exit: 2, code: "refused", rule: "AFT-2", reason: "returnTooMany"))
    #expect((tooMany["details"] as? [String: Any])?["possible"] as? Int == 1)
    _ = try check(
      day, "chenjing", ["case", "open", day.order(1), "--kind", "return-refund", "--reason", "x"],
      Expected(exit: 2, code: "refused", rule: "AFT-2", reason: "nothingShipped"))
  }

  @Test func amountsHaveTwoDecimalsAndAddressesAProvince() throws {
    let day = try ServiceDay()
    for amount in ["1.005", "-1", "十块", "1e3"] {
      let refused = try check(
        day, "chenjing", ["case", "open", day.order(0), "--kind", "refund", "--amount=\(amount)", "--reason", "x"],
        Expected(exit: 64, code: "invalid", rule: nil, reason: "argument"))
      #expect((refused["details"] as? [String: Any])?["fault"] as? String == "notMoney")
    }
    _ = try check(
      day, "limei", ["order", "amend", day.order(0), "--field", "price", "--line", "1", "--to", "1.005"],
      Expected(exit: 64, code: "invalid", rule: nil, reason: "argument"))
    _ = try check(
      day, "limei", ["order", "amend", day.order(0), "--field", "address", "--to", "文三路 8 号"],
      Expected(exit: 2, code: "invalid", rule: "ORD-2", reason: "addressWithoutProvince"))
    _ = try check(
      day, "limei", ["order", "amend", day.order(0), "--field", "sku", "--line", "1", "--to", "NO-SUCH"],
      Expected(exit: 2, code: "refused", rule: "INV-1", reason: "unknownSKU"))
  }

  @Test func whatSomebodyElseHoldsOrHasChangedIsTheirs() throws {
    let day = try ServiceDay()
    try day.done("limei", "order", "claim", day.order(0))
    let held = try check(
      day, "wangqiang", ["order", "amend", day.order(0), "--field", "card", "--to", "生日快乐"],
      Expected(exit: 2, code: "refused", rule: "SUP-1", reason: "heldBy"))
    #expect(held["mayBeDoneBy"] as? [String] == ["agentLead"])
    #expect((held["details"] as? [String: Any])?["person"] as? String == "limei")
    let version = try #require(try day.card(1)["version"] as? Int)
    try day.done("limei", "order", "note", day.order(1), "--text", "买家在电话上")
    let stale = try check(
      day, "wangqiang", ["order", "cancel", day.order(1), "--reason", "x", "--seen", "\(version)"],
      Expected(exit: 4, code: "stale", rule: nil, reason: "changedSince"))
    #expect((stale["details"] as? [String: Any])?["by"] as? String == "limei")
    #expect((stale["details"] as? [String: Any])?["command"] as? String == "noteOrder")
  }

  @Test func unknownCasesAndRequestsAre3() throws {
    let day = try ServiceDay()
    for arguments in [
      ["case", "show", "C0000099"], ["case", "approve", "C0000099"], ["approval", "show", "A0000099"], ["log", "C0000099"],
      ["log", "A0000099"], ["approval", "approve", "A0000099"], ["phrase", "delete", "没有"],
    ] {
      #expect(try day.run("zhangmin", arguments).exit == 3, "\(arguments)")
    }
    for arguments in [
      ["case", "show", "x"], ["case", "list", "--stage", "x"], ["approval", "list", "--stage", "x"], ["case", "approve", "7"],
    ] {
      #expect(try day.run("zhangmin", arguments).exit == 64, "\(arguments)")
    }
  }
}
