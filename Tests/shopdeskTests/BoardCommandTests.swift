import DeskTestKit
import Foundation
import Testing

/// `board`, `refunds`, `log`, `story`, `report day|week|month` (SUP-1, SUP-3, REC-1, REC-3).
@Suite(.serialized) struct BoardCommandTests {
  @Test("SUP-1: the board as text and as JSON; how people work is for whoever leads") func board() throws {
    let shop = try TestShop(imported: true)
    #expect(try shop.run("order", "claim", TestShop.orderNumbers[0], as: "limei").exit == 0)
    let json = try shop.run("board", "--json", as: "zhangmin").json
    let queues = json["queues"] as? [[String: Any]] ?? []
    let held = queues.first { ($0["held"] as? Int ?? 0) > 0 } ?? [:]
    #expect((held["holders"] as? [[String: Any]])?.first?["person"] as? String == "limei")
    let hours = held["hours"] as? [[String: Any]] ?? []
    #expect(hours.count == 8 && hours.last?["open"] as? Int == held["open"] as? Int)
    let people = json["people"] as? [[String: Any]] ?? []
    #expect(people.contains { $0["name"] as? String == "limei" && $0["load"] as? Int ?? 0 > 0 && $0["doneToday"] as? Int ?? 0 > 0 })
    #expect((try shop.run("board", "--json", as: "liuyang").json["people"] as? [Any])?.isEmpty == true)
    let text = try shop.run("board", as: "zhangmin").out
    #expect(try shop.run("board", "--lang", "en", as: "zhangmin").out.contains("last 8 h"))
  }

  @Test("SUP-1: refunds are listed and ticked off, by subcommand and a line of run") func refunds() throws {
    let shop = try TestShop(imported: true)
    let order = TestShop.orderNumbers[0]
    #expect(try shop.run("case", "open", order, "--kind", "refund", "--amount", "1.00", "--reason", "少件", as: "limei").exit == 0)
    let open = try shop.run("refunds", "list", "--open", "--json", as: "zhangmin").items
    #expect(open.count == 1 && open.first?["number"] as? String == order && open.first?["reviewedBy"] is NSNull)
    #expect(try shop.run("refunds", "review", order, "--note", "等买家", as: "limei").exit == 77)
    #expect(try shop.run("refunds", "review", order, "--note", "等买家", as: "zhangmin").exit == 0)
    #expect(try shop.run("refunds", "list", "--open", "--json", as: "zhangmin").items.isEmpty)
    let line = "{\"id\":\"t1\",\"command\":\"reviewRefund\",\"args\":{\"order\":\"\(order)\"}}\n"
    #expect(try shop.run(["run", "-"], as: "zhangmin", input: line).exit == 0)
    #expect(try shop.records("reviewRefund") == 3)
  }

  @Test("REC-1, REC-3: the log by command and person, as it happens, and a story without buyers' data for whom it isn't")
  func log() throws {
    let shop = try TestShop(imported: true)
    let order = TestShop.orderNumbers[0]
    for _ in 0..<2 { _ = try shop.run("order", "note", order, "--text", "收件人张三丰", as: "limei") }
    #expect(try shop.run("log", "--kind", "noteOrder", "--json", as: "zhangmin").items.count == 2)
    #expect(try shop.run("log", "--who", "limei", "--kind", "noteOrder", "--json", as: "zhangmin").items.count == 2)
    #expect(try shop.run("log", "--kind", "nichts", as: "zhangmin").exit == 64)
    #expect(try shop.run("log", "--who", "niemand", as: "zhangmin").exit == 3)
    let followed = try shop.run("log", "--follow", "--limit", "3", "--seconds", "0", "--kind", "noteOrder", as: "zhangmin")
    #expect(followed.exit == 0 && followed.out.split(separator: "\n").count == 2 && followed.out.contains("备注"))
    let story = try shop.run("story", order, as: "zhangmin")
    #expect(story.exit == 0 && story.out.hasPrefix("经过 O") && story.out.contains("收件人张三丰") && story.out.contains("备注"))
    let masked = try shop.run("story", order, as: "sunli")
    #expect(masked.exit == 0 && masked.out.contains("备注") && !masked.out.contains("张三丰"))
    #expect(try shop.run("story", order, "--lang", "en", as: "zhangmin").out.hasPrefix("Story O"))
    #expect(try shop.run("story", "limei", as: "zhangmin").out.contains("备注"))
    #expect(try shop.run("story", "nirgends", as: "zhangmin").exit == 3)
  }

  @Test("SUP-3: day, week and month on standard output, in a file, as JSON and by run; refused to whom it isn't for") func reports()
    throws
  {
    let shop = try TestShop(imported: true)
    _ = try shop.run(
      "order", "contact", TestShop.orderNumbers[0], "--outcome", "confirmed", "--channel", "phone", as: "limei")
    for (period, title) in [("day", "工作日报"), ("week", "工作周报"), ("month", "工作月报")] {
      let made = try shop.run("report", period, as: "zhangmin")
      #expect(made.exit == 0 && made.out.hasPrefix(title) && made.out.contains("limei"), "\(period)")
      let json = try shop.run("report", period, "--format", "csv", "-o", "\(period).csv", "--json", as: "hejuan").json
      #expect(json["period"] as? String == period && (json["team"] as? [String: Any])?["inquiries"] as? Int == 1)
      #expect(!shop.read("\(period).csv").isEmpty)
      #expect(try shop.run("report", period, as: "limei").exit == 77)
    }
    #expect(try shop.run("report", "month", "--date", "2020-01-01", as: "zhangmin").exit == 2)
    let line = "{\"id\":\"w1\",\"command\":\"exportWorkReport\",\"args\":{\"period\":\"week\",\"day\":\"2026-11-24\"}}\n"
    let ran = try shop.run(["run", "-"], as: "zhangmin", input: line)
    let text = String(
      decoding: FileManager.default.contents(atPath: ran.json["document"] as? String ?? "") ?? Data(), as: UTF8.self)
    #expect(ran.exit == 0 && text.contains("工作周报 2026-11-21 – 2026-11-27"))
    #expect(try shop.run("verify").exit == 0)
  }
}
