import DeskTestKit
import Foundation
import Testing

/// The people of the day at their terminals, and what they do one after the other.
final class ShipDay {
  let shop: TestShop
  let plan = DayPlan()
  var agent: Seat!
  var shipper: Seat!

  init() throws {
    shop = try TestShop()
    try shop.write("first", "given-by-boss-1\n")
    for name in ["zhaolei"] {
      let added = try shop.run(
        "person", "add", name, "--name", name, "--role", "shipper", "--password-file", "first", as: "boss")
      #expect(added.exit == 0)
      #expect(try shop.run("passwd", "--user", name, "--password-file", "first", "--new-password-file", "pw").exit == 0)
    }
    try shop.write("goods.csv", DayPlan.goodsFile)
    try shop.write("pool.csv", DayPlan.poolFile)
    try shop.write("ExportOrderList202611240850.csv", plan.orderFile)
    try shop.write("ExportOrderDetailList202611240850.csv", plan.detailFile)
  }

  func seat(_ person: String, at clock: String, columns: Int = 140, rows: Int = 40) throws -> Seat {
    try Seat.signedIn(
      person, shop, columns: columns, rows: rows, environment: ["SHOPDESK_NOW": "2026-11-24T\(clock):00+08:00"])
  }

  func theMorning() throws {
    #expect(try shop.run("import", "goods.csv", as: "sunli").exit == 0)
    #expect(try shop.run("import", "pool.csv", as: "liuyang").exit == 0)
    agent = try seat("limei", at: "09:00")
    agent.type(":import \(shop.folder)/ExportOrderList202611240850.csv \(shop.folder)/ExportOrderDetailList202611240850.csv\r")
    try agent.see("300 行 新 300")
    agent.press(.escape)
    try agent.see("待联系 300")
  }

  /// The first twenty one by one, as on the phone; the rest of the morning's orders in handfuls.
  func theAgentConfirms() throws {
    let start = Date()
    agent.press(.tab)
    try agent.see("[待联系 300")
    for place in 0..<20 {
      agent.type("gc1\r")
      try agent.see("待联系 \(299 - place)")
    }
    print("contact one by one", -start.timeIntervalSinceNow)
    for batch in 0..<10 {
      agent.type("g" + String(repeating: " ", count: 28) + "c1\r")
      try agent.see(batch == 9 ? "[待联系]" : "待联系 \(280 - 28 * (batch + 1))")
    }
    print("in handfuls", -start.timeIntervalSinceNow)
    agent.press(.tab)
    try agent.see("[待确认 300")
    for batch in 0..<6 {
      agent.type("g" + String(repeating: " ", count: 50) + "y")
      try agent.see(batch == 5 ? "[待确认]" : "待确认 \(300 - 50 * (batch + 1))")
    }
    print("confirmed", -start.timeIntervalSinceNow)
    print(agent.screen.text)
  }

  /// Parcels have their numbers in the order in which the orders were confirmed.
  func parcel(_ order: Int) -> String { "P261124-\(String(format: "%04d", order + 1))" }

  static let members = Set(DayPlan.merges.map(\.member))

  /// Marks those of the rows `range` of the wave's list that don't travel in another's box; ends on the row after them.
  private func mark(_ range: Range<Int>) {
    for place in range { if Self.members.contains(place) { shipper.press(.down) } else { shipper.type(" ") } }
  }
  private func leads(_ range: Range<Int>) -> Int { range.count - range.filter(Self.members.contains).count }

  func theShipperPrepares() throws {
    let start = Date()
    shipper = try seat("liuyang", at: "13:00")
    for (lead, member) in DayPlan.merges {
      shipper.type(":merge \(parcel(member)) \(parcel(lead))\r")
      try shipper.see("已合单 \(parcel(member))")
    }
    for (place, order) in DayPlan.splits.enumerated() {
      shipper.type(":split \(parcel(order)) 2:1\r")
      try shipper.see("已拆单 \(parcel(order))", parcel(300 + place))
    }
    try shipper.see("2 发货 303")
    print("merged and split", -start.timeIntervalSinceNow)
    // Numbers from the pools: the first two thirds go with one courier, the rest with the other.
    shipper.type("g")
    for (range, courier) in [(0..<100, "圆通"), (100..<200, "圆通"), (200..<303, "中通")] {
      mark(range)
      shipper.type("w\(courier)\r")
      try shipper.see("运单: \(leads(range)) 个全部完成")
    }
    print("waybills", -start.timeIntervalSinceNow)
    for range in [0..<100, 100..<200, 200..<303] {
      if range.lowerBound == 0 { shipper.type("g") }
      mark(range)
      shipper.type("p")
      try shipper.see("打单 \(leads(range)) 个包裹")
    }
    print("printed", -start.timeIntervalSinceNow)
    for (order, _) in DayPlan.shorts {
      let sku = DayPlan.items[plan.orders[order].lines[0].item].sku
      shipper.type(":short \(parcel(order)) \(sku) 1 货架上没有\r")
      try shipper.see("已报缺货 \(parcel(order))")
    }
    print(shipper.screen.text)
  }
}
