import Foundation
import Testing

/// Rules of customer service that are no part of the day's story, each by subcommands.
@Suite struct ServiceRulesTests {
  /// An order list and its details in the marketplace's columns.
  private func take(_ day: ServiceDay, _ rows: [(number: String, buyer: String, status: String, sku: String)]) throws {
    let list = rows.map { row in
      let paid = row.status == "等待买家付款" ? "" : "2026-11-24 07:00:00"
      return "\(row.number),\(row.buyer),59.90,59.90,\(row.status),王五,浙江省 杭州市 西湖区 文三路 8 号,13900139000,2026-11-23 20:00:00,\(paid)"
    }
    let header = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址,联系手机,订单创建时间,订单付款时间"
    try day.shop.write("list.csv", ([header] + list).joined(separator: "\n") + "\n")
    let details = rows.map { "\($0.number),水杯,59.90,1,\($0.sku)" }
    try day.shop.write("details.csv", (["订单编号,标题,价格,购买数量,商家编码"] + details).joined(separator: "\n") + "\n")
    try day.done("limei", "import", "list.csv", "details.csv")
  }

  private let paid = "买家已付款，等待卖家发货"

  private func subjects(_ day: ServiceDay, _ person: String, _ queue: String) throws -> [String] {
    try day.done(person, "queue", queue, "--json").items.compactMap { $0["subject"] as? String }
  }

  @Test("ORD-7: an unpaid order is reminded of once")
  func reminder() throws {
    let day = try ServiceDay()
    try take(day, [("7001", "buyer-7", "等待买家付款", "CUP-1")])
    let due = try day.done("limei", "queue", "remind", "--json").items.first?["dueAt"] as? String
    #expect(due == "2026-11-24T08:00:00+08:00")
    try day.done("limei", "order", "remind", "7001", "--note", "旺旺留言")
    #expect(try subjects(day, "limei", "remind").isEmpty)
    try day.refused("ORD-7", "limei", "order", "remind", "7001")
  }

  @Test("ORD-9: out of stock, the buyer chooses; another SKU is then confirmed")
  func shortage() throws {
    let day = try ServiceDay()
    try take(day, [("9001", "buyer-9", paid, "CUP-1")])
    try day.done("limei", "order", "contact", "9001", "--outcome", "confirmed")
    try day.refused("INV-2", "limei", "order", "confirm", "9001")
    try day.done("limei", "order", "shortage", "9001", "--choice", "untold")
    #expect(try subjects(day, "limei", "shortage").count == 1)
    try day.done("limei", "order", "shortage", "9001", "--choice", "exchange", "--note", "换雪平锅")
    try day.done("limei", "order", "amend", "9001", "--field", "sku", "--line", "1", "--to", ServiceDay.goods[1].sku)
    try day.done("limei", "order", "confirm", "9001")
    #expect(try day.available(1) == 1)
    #expect(try subjects(day, "limei", "shortage").isEmpty)
  }

  @Test("ORD-11: a note stands on the order and on the dispatch note, with flag and name")
  func notes() throws {
    let day = try ServiceDay()
    try day.confirmAll()
    try day.done("limei", "order", "note", day.order(0), "--text", "放门卫, 别敲门", "--flag", "yellow")
    #expect((try day.card(0)["notes"] as? [[String: Any]])?.first?["text"] as? String == "放门卫, 别敲门")
    #expect(try day.done("limei", "order", "show", day.order(0)).out.contains("放门卫, 别敲门"))
    #expect(!(try day.done("sunli", "order", "show", day.order(0), "--json").out.contains("放门卫")))
    try day.done("liuyang", "parcel", "waybill", day.parcel(0), "--courier", "YTO", "--number", day.waybill(0))
    #expect(try day.done("liuyang", "parcel", "print", day.parcel(0)).out.contains("备注: 黄旗 放门卫, 别敲门 (limei"))
  }

  @Test("ORD-12: a reported buyer is judged by the lead and shows on the next order")
  func troublesome() throws {
    let day = try ServiceDay()
    try take(day, [("1201", "buyer-12", paid, "CUP-1")])
    try day.done("limei", "order", "report-buyer", "1201", "--reason", "多次拒收")
    #expect(try day.run("limei", "order", "judge-buyer", "1201", "--verdict", "confirmed").exit == 77)
    try day.done("zhangmin", "order", "judge-buyer", "1201", "--verdict", "confirmed")
    try take(day, [("1202", "buyer-12", paid, "CUP-1")])
    let next = try day.done("limei", "order", "show", "1202", "--json").json
    #expect((next["mark"] as? [String: Any])?["reportedBy"] as? String == "limei")
    #expect(try day.done("limei", "order", "show", "1202").out.contains("问题买家"))
    #expect(try day.done("sunli", "order", "show", "1202", "--json").json["mark"] is NSNull)
  }

  @Test("ORD-14: reviews come from a file once, rows that can't be taken are named, bad ones are answered")
  func reviews() throws {
    let day = try ServiceDay()
    try day.confirmAll()
    try day.toStage(0, "shipped")
    day.clock = "12:00"
    let rows = "\(day.order(0)),差评,锅盖裂了,2026-11-24 11:30\n\(day.order(1)),好评,,\n88880000,差评,x,\n"
    try day.shop.write("reviews.csv", "订单编号,评价,评价内容,评价时间\n" + rows)
    let first = try day.run("chenjing", "import", "reviews.csv", "--json")
    #expect(first.exit == 65)
    let file = try #require((first.json["files"] as? [[String: Any]])?.first)
    #expect(file["kind"] as? String == "reviews")
    #expect(file["new"] as? Int == 1)
    let rejected = try #require(file["rejected"] as? [[String: Any]])
    #expect(rejected.map { $0["code"] as? String } == ["notShippedYet", "unknownOrder"])
    #expect(rejected.map { $0["row"] as? Int } == [3, 4])
    #expect(rejected.allSatisfy { $0["column"] as? String == "订单编号" })
    let again = try #require((try day.run("chenjing", "import", "reviews.csv", "--json").json["files"] as? [[String: Any]])?.first)
    #expect(again["same"] as? Int == 1 && again["new"] as? Int == 0)
    let due = try day.done("chenjing", "queue", "review", "--json").items.first?["dueAt"] as? String
    #expect(due == "2026-11-26T11:30:00+08:00")
    try day.done("chenjing", "order", "answer-review", day.order(0), "--note", "致歉, 补发锅盖")
    #expect(try subjects(day, "chenjing", "review").isEmpty)
    try day.refused("ORD-14", "chenjing", "order", "answer-review", day.order(0), "--note", "x")
    #expect(try day.run("liuyang", "import", "reviews.csv").exit == 77)
    #expect(try day.run(nil, "verify").exit == 0)
  }

  @Test("ORD-15: what we sent has arrived: somebody looks in")
  func visit() throws {
    let day = try ServiceDay()
    try day.confirmAll()
    try day.toStage(1, "handedOver")
    try day.refused("ORD-15", "chenjing", "order", "visit", day.order(1), "--note", "x")
    try day.shop.write(
      "done.csv",
      "订单编号,总金额,买家实际支付金额,订单状态,订单创建时间\n\(day.order(1)),1.00,1.00,交易成功,2026-11-20 20:00:00\n")
    _ = try day.run("limei", "import", "done.csv")
    #expect(try subjects(day, "chenjing", "visit") == ["O0000002"])
    try day.done("chenjing", "order", "visit", day.order(1), "--note", "收到, 满意")
    #expect(try subjects(day, "chenjing", "visit").isEmpty)
  }

  @Test("ORD-16: what is escalated waits for the lead, or for whoever was named, until it is answered")
  func escalation() throws {
    let day = try ServiceDay()
    try day.done("limei", "order", "escalate", day.order(0), "--reason", "要发票改抬头")
    #expect(try subjects(day, "zhangmin", "escalation") == ["O0000001"])
    try day.refused("ORD-16", "limei", "order", "answer-escalation", day.order(0), "--note", "x")
    try day.done("zhangmin", "order", "answer-escalation", day.order(0), "--note", "已请财务改开")
    try day.refused("ORD-16", "zhangmin", "order", "answer-escalation", day.order(0), "--note", "x")
    try day.done("zhangmin", "order", "assign", day.order(0), "--to", "wangqiang")
    #expect(try day.card(0)["claimedBy"] as? String == "wangqiang")
    try day.refused("SUP-1", "zhangmin", "order", "assign", day.order(0), "--to", "hejuan")
    #expect(try day.run("zhangmin", "order", "assign", day.order(0), "--to", "nobody").exit == 3)
  }

  @Test("AFT-4: an exception has an owner and a next time until it is solved")
  func exceptions() throws {
    let day = try ServiceDay()
    try day.confirmAll()
    try day.toStage(0, "handedOver")
    try day.done("chenjing", "parcel", "exception", day.waybill(0), "--kind", "stuck", "--note", "三天没动", "--hours", "4")
    let item = try #require(try day.done("chenjing", "queue", "exception", "--json").items.first)
    #expect(item["owner"] as? String == "chenjing")
    #expect(item["dueAt"] as? String == "2026-11-24T12:35:00+08:00")
    try day.refused("AFT-4", "chenjing", "parcel", "exception", day.parcel(0), "--kind", "lost", "--note", "x")
    #expect(try day.done("liuyang", "parcel", "show", day.parcel(0)).out.contains("滞留"))
    try day.done("zhangmin", "parcel", "follow", day.parcel(0), "--note", "催快递", "--hours", "2")
    let shown = try day.done("chenjing", "parcel", "show", day.parcel(0), "--json").json["exception"] as? [String: Any]
    #expect(shown?["owner"] as? String == "zhangmin")
    try day.done("chenjing", "parcel", "solve", day.parcel(0), "--note", "已送达")
    #expect(try subjects(day, "chenjing", "exception").isEmpty)
  }

  @Test("AFT-1: a platform dispute has its own deadline, and its case stays open until it is answered")
  func dispute() throws {
    let day = try ServiceDay()
    try day.confirmAll()
    try day.toStage(0, "shipped")
    let opened = try day.done(
      "chenjing", "case", "open", day.order(0), "--kind", "refund", "--amount", "10", "--reason", "少件", "--json")
    let id = try #require((opened.json["cases"] as? [String])?.first)
    try day.done("chenjing", "case", "dispute", id, "--number", "W-1", "--hours", "6")
    #expect(try day.done("chenjing", "queue", "dispute", "--json").items.first?["dueAt"] as? String == "2026-11-24T14:35:00+08:00")
    try day.done("chenjing", "case", "approve", id)
    try day.done("chenjing", "case", "settle", id)
    try day.refused("AFT-1", "chenjing", "case", "close", id)
    try day.done("chenjing", "case", "answer-dispute", id, "--note", "已退差价")
    try day.done("chenjing", "case", "close", id)
    #expect(try day.done("chenjing", "case", "list", "--stage", "closed", "--json").items.map { $0["id"] as? String } == [id])
    #expect(try day.done("chenjing", "case", "list").out.contains("仅退款"))
  }

  @Test("ROL-3, ROL-4: the director sets amounts, nobody their own; nobody approves what they asked for")
  func authority() throws {
    let day = try ServiceDay()
    try day.done("boss", "person", "add", "director", "--name", "赵总", "--role", "director", "--password-file", "first")
    #expect(try day.shop.run("passwd", "--user", "director", "--password-file", "first", "--new-password-file", "pw").exit == 0)
    #expect(
      try day.run("zhangmin", "authority", "set", "presaleAgent", "price-reduction", "--per-order", "50", "--per-day", "100").exit
        == 77)
    try day.done("director", "authority", "set", "presaleAgent", "price-reduction", "--per-order", "50", "--per-day", "100")
    try day.done("director", "authority", "set", "agentLead", "price-reduction", "--per-order", "100", "--per-day", "900")
    // ROL-6: with IT's agreement.
    try day.refused("ROL-4", "director", "approval", "approve", "A0000001")
    for id in ["A0000001", "A0000002"] { try day.done("boss", "approval", "approve", id) }
    try day.refused("ROL-4", "director", "authority", "set", "director", "refund", "--per-order", "50", "--per-day", "100")
    let price = ["order", "amend", day.order(0), "--field", "price", "--line", "1"]
    let within = try day.done("limei", price + ["--to", "199.00", "--json"])
    #expect(within.json["request"] is NSNull)
    let above = try day.done("zhangmin", price + ["--to", "1.00", "--lang", "en"])
    #expect(above.out.contains("director"), "\(above.out)")
    let own = try day.run("zhangmin", "approval", "approve", "A0000003", "--json")
    #expect(own.error["rule"] as? String == "ROL-4")
    try day.done("director", "approval", "reject", "A0000003", "--reason", "低于成本")
    let shown = try day.done("zhangmin", "approval", "show", "A0000003", "--json").json
    #expect(shown["stage"] as? String == "rejected" && shown["answer"] as? String == "低于成本")
    #expect((try day.card(0)["amendments"] as? [Any])?.count == 1)
    #expect(try day.done("zhangmin", "approval", "list", "--stage", "all", "--json").items.count == 3)
    #expect(try day.done("limei", "authority", "list").out.contains("50.00"))
  }

  @Test("Phrases are kept by the lead")
  func phrases() throws {
    let day = try ServiceDay()
    #expect(try day.run("limei", "phrase", "set", "催付", "--text", "亲, {order} 还没付款").exit == 77)
    try day.done("zhangmin", "phrase", "set", "催付", "--text", "亲, {order} 还没付款")
    #expect(try day.done("limei", "phrase", "list", "--json").items.first?["text"] as? String == "亲, {order} 还没付款")
    #expect(try day.run("zhangmin", "phrase", "set", "催付", "--text", " ").exit == 64)
    try day.done("zhangmin", "phrase", "delete", "催付")
    #expect(try day.done("limei", "phrase", "list", "--json").items.isEmpty)
  }
}
