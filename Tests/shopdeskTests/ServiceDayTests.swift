import Foundation
import Testing

/// Issue 3: a day of customer service by subcommands alone, from the morning list to the evening list, and the same abridged by `run`.
@Suite struct ServiceDayTests {
  @Test func theAgentsDayBySubcommands() throws {
    let day = try ServiceDay()
    // 08:40 The day starts with what came in overnight (ORD-6).
    day.clock = "08:40"
    let morning = try day.done("limei", "today", "--list", "morning", "--json")
    #expect(morning.items.count == 5)
    #expect(morning.items.allSatisfy { $0["kind"] as? String == "contact" })

    // Three contacts: one is not reached and tried again, two are valid.
    let unreached = try day.done("limei", "order", "contact", day.order(0), "--outcome", "no-answer", "--try-in", "30", "--json")
    #expect(unreached.json["ok"] as? Bool == true)
    let again = try day.done("limei", "queue", "contact", "--json").items.first { $0["subject"] as? String == "O0000001" }
    #expect(again?["dueAt"] as? String == "2026-11-24T09:10:00+08:00")
    try day.done("limei", "order", "contact", day.order(1), "--outcome", "confirmed", "--channel", "phone", "--note", "核对无误")
    try day.done("limei", "order", "contact", day.order(2), "--outcome", "wants-change", "--note", "要换颜色")
    #expect(try day.done("limei", "queue", "amend", "--json").items.map { $0["subject"] as? String } == ["O0000003"])
    try day.done("limei", "order", "amend", day.order(2), "--field", "attributes", "--line", "1", "--to", "蓝色", "--note", "买家电话")

    // 09:10 What the buyer of the first wants is above the agent's authority: it waits for the lead and changes nothing yet (ROL-3).
    day.clock = "09:10"
    try day.done("limei", "order", "contact", day.order(0), "--outcome", "confirmed")
    let amend = [
      "order", "amend", day.order(0), "--field", "price", "--line", "1", "--to", "199.00", "--note", "老客户", "--id", "price-1",
    ]
    let asked = try day.done("limei", amend + ["--lang", "en"])
    #expect(asked.out.contains("above your authority: waits as A0000001 for the agent lead"), "\(asked.out)")
    let repeated = try day.done("limei", amend + ["--json"])
    #expect(repeated.json["request"] as? String == "A0000001")
    #expect(repeated.json["repeated"] as? Bool == true)
    #expect(try day.card(0)["amendments"] as? [String] == [])
    // Asked once more under another id, it isn't a second request.
    try day.refused(
      "APR-1", "limei", "order", "amend", day.order(0), "--field", "price", "--line", "1", "--to", "199.00", "--note", "老客户")
    let inbox = try day.done("zhangmin", "approval", "list", "--json").items
    #expect(inbox.map { $0["id"] as? String } == ["A0000001"])
    #expect(inbox.first?["level"] as? String == "agentLead")
    #expect(try day.done("zhangmin", "queue", "approveByLead").out.contains("降价 40.00"))
    try day.done("zhangmin", "approval", "approve", "A0000001", "--note", "同意")
    let amended = try #require((try day.card(0)["amendments"] as? [[String: Any]])?.first)
    #expect(amended["to"] as? String == "199.00")
    #expect(amended["by"] as? String == "limei")
    #expect(try day.run("zhangmin", "approval", "approve", "A0000001").exit == 2)

    // All five go to the shipper.
    try day.confirmAll()
    try day.cancelBeforePrint()
    try day.interceptAndFind()
    try day.interceptAndMiss()
    try day.exchangeToItsEnd()
    try day.handOver()

    // 18:30 What is left is listed by name (ORD-17).
    day.clock = "18:40"
    let evening = try day.done("zhangmin", "today", "--list", "evening", "--json").items
    #expect(!evening.isEmpty)
    #expect(evening.contains { $0["subject"] as? String == "O0000001" || $0["order"] as? String == "O0000001" })
    let verified = try day.run(nil, "verify", "--json")
    #expect(verified.exit == 0, "\(verified.out)")
  }

  @Test func theSameAbridgedByRun() throws {
    let day = try ServiceDay()
    var count = 0
    func lines(_ person: String, _ lines: [(String, [String: Any])]) throws -> [[String: Any]] {
      let input = try lines.map { line in
        count += 1
        let object: [String: Any] = ["id": "act-\(count)", "command": line.0, "args": line.1]
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
      }.joined(separator: "\n")
      let result = try day.shop.run("run", as: person, input: input, environment: day.environment)
      #expect(result.exit == 0, "\(result.out)")
      // The same ids again answer as the first time.
      #expect(try day.shop.run("run", as: person, input: input, environment: day.environment).out == result.out)
      return result.results
    }
    let orders = (0..<5).map(day.order)
    _ = try lines(
      "limei",
      [("contactOrder", ["order": orders[0], "outcome": "no-answer", "tryIn": 30])]
        + orders.map { ("contactOrder", ["order": $0, "outcome": "confirmed", "channel": "phone"]) })
    let asked = try lines("limei", [("amendOrder", ["order": orders[0], "field": "price", "line": 1, "to": "199.00"])])
    #expect(asked.first?["ok"] as? Bool == true)
    #expect(asked.first?["request"] as? String == "A0000001")
    _ = try lines("zhangmin", [("approveRequest", ["request": "A0000001"])])
    _ = try lines("limei", orders.map { ("confirmOrder", ["order": $0]) })
    let cancelled = try lines("limei", [("cancelOrder", ["order": orders[1], "reason": "买家不要了"])])
    #expect(cancelled.first?["cases"] as? [String] == ["C0000001"])
    _ = try lines("liuyang", [("acknowledgeFlag", ["parcel": day.parcel(0)])])
    _ = try lines(
      "liuyang",
      [2, 3, 4].flatMap { index -> [(String, [String: Any])] in
        [
          ("assignWaybill", ["parcel": day.parcel(index), "courier": "YTO", "number": day.waybill(index)]),
          ("printParcel", ["parcel": day.parcel(index)]),
        ]
      }
        + [3, 4].flatMap { index -> [(String, [String: Any])] in
          [
            ("pickParcel", ["parcel": day.parcel(index)]),
            ("packParcel", ["parcel": day.parcel(index), "scan": [ServiceDay.goods[index].barcode], "weight": 800]),
            ("shipParcel", ["parcel": day.parcel(index)]),
          ]
        } + [("handOverParcel", ["parcel": day.parcel(4)])])
    _ = try lines(
      "limei", [("cancelOrder", ["order": orders[2], "reason": "拍错"]), ("cancelOrder", ["order": orders[3], "reason": "拍错"])])
    _ = try lines(
      "liuyang",
      [
        ("seeInterception", ["parcel": day.parcel(2)]), ("foundParcel", ["parcel": day.parcel(2)]),
        ("goneParcel", ["parcel": day.parcel(3)]),
      ])
    let exchange = try lines(
      "chenjing", [("openCase", ["order": orders[4], "kind": "exchange", "goods": ["1:1"], "reason": "尺寸不合"])])
    let id = try #require((exchange.first?["cases"] as? [String])?.first)
    _ = try lines("zhangmin", [("approveCase", ["case": id])])
    _ = try lines("liuyang", [("receiveCase", ["case": id])])
    let inspected = try lines("sunli", [("inspectCase", ["case": id, "verdict": "accepted"])])
    let fresh = try #require((inspected.first?["parcels"] as? [String])?.first)
    _ = try lines(
      "liuyang",
      [
        ("assignWaybill", ["parcel": fresh, "courier": "YTO", "number": "YT2000000000009"]), ("printParcel", ["parcel": fresh]),
        ("pickParcel", ["parcel": fresh]), ("packParcel", ["parcel": fresh, "scan": [ServiceDay.goods[4].barcode], "weight": 800]),
        ("shipParcel", ["parcel": fresh]),
      ])
    _ = try lines("chenjing", [("settleCase", ["case": id]), ("closeCase", ["case": id])])
    _ = try lines("limei", [("claimOrder", ["order": orders[0]]), ("offerOrder", ["order": orders[0], "promised": "今天发货"])])
    _ = try lines("wangqiang", [("acceptOrder", ["order": orders[0]])])
    #expect(try day.card(0)["claimedBy"] as? String == "wangqiang")
    #expect(try day.run(nil, "verify").exit == 0)
  }
}
