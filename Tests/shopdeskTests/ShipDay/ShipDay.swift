import DeskTestKit
import Foundation
import Testing

/// The people of the day at their terminals, and what they do one after the other.
final class ShipDay {
  let shop: TestShop
  let plan = DayPlan()
  var agent: Seat!
  var shipper: Seat!
  var benches: [Seat] = []

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
    agent.press(.tab)
    try agent.see("[待联系 300")
    for place in 0..<20 {
      agent.type("gc1\r")
      try agent.see("待联系 \(299 - place)")
    }
    for batch in 0..<10 {
      agent.type("g" + String(repeating: " ", count: 28) + "c1\r")
      try agent.see(batch == 9 ? "[待联系]" : "待联系 \(280 - 28 * (batch + 1))")
    }
    agent.press(.tab)
    try agent.see("[待确认 300")
    for batch in 0..<6 {
      agent.type("g" + String(repeating: " ", count: 50) + "y")
      try agent.see(batch == 5 ? "[待确认]" : "待确认 \(300 - 50 * (batch + 1))")
    }
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
    // Numbers from the pools: the first two thirds go with one courier, the rest with the other.
    shipper.type("g")
    for (range, courier) in [(0..<100, "圆通"), (100..<200, "圆通"), (200..<303, "中通")] {
      mark(range)
      shipper.type("w\(courier)\r")
      try shipper.see("运单: \(leads(range)) 个全部完成")
    }
    for range in [0..<100, 100..<200, 200..<303] {
      if range.lowerBound == 0 { shipper.type("g") }
      mark(range)
      shipper.type("p")
      try shipper.see("打单 \(leads(range)) 个包裹")
    }
    for (order, _) in DayPlan.shorts {
      let sku = DayPlan.items[plan.orders[order].lines[0].item].sku
      shipper.type(":short \(parcel(order)) \(sku) 1 货架上没有\r")
      try shipper.see("已报缺货 \(parcel(order))")
    }
  }

  /// The buyers say what they want; the goods of those who wait come in, and their orders go into the same wave.
  func theShortagesAreAnswered() throws {
    let waiting = DayPlan.shorts.filter { $0.choice == "wait" }
    for (order, choice) in DayPlan.shorts {
      agent.type("/\u{15}\(plan.orders[order].number)\r")
      try agent.see("订单 \(plan.orders[order].number)", "缺货")
      agent.type("s")
      try agent.see("缺货处理")
      agent.type(choice == "wait" ? "2\r" : "4\r")
      try agent.see("已记缺货处理")
    }
    let merchandiser = try seat("sunli", at: "13:20")
    for (order, _) in waiting {
      let sku = DayPlan.items[plan.orders[order].lines[0].item].sku
      merchandiser.type(":receive \(sku) 10\r")
      try merchandiser.see("已入库 \(sku)")
    }
    merchandiser.leave()
    for (order, _) in waiting {
      agent.type("/\u{15}\(plan.orders[order].number)\r")
      try agent.see("订单 \(plan.orders[order].number)")
      agent.type("y")
      try agent.see("已确认")
    }
  }

  /// What was added to the wave since gets its papers, and everything is brought.
  func theRestIsPrintedAndPicked() throws {
    let added = DayPlan.shorts.filter { $0.choice == "wait" }.count
    // Three were split, three confirmed anew; what was short is void.
    try shipper.see("待打单 \(added)")
    shipper.press(.right)
    try shipper.see("[待打单 \(added)]")
    shipper.type("g" + String(repeating: " ", count: added) + "w中通\r")
    try shipper.see("运单: \(added) 个全部完成")
    shipper.type("g" + String(repeating: " ", count: added) + "p")
    try shipper.see("打单 \(added) 个包裹", "已打单 301")
    shipper.press(.right)
    try shipper.see("[已打单 301]")
    try all(plan.rows, "k") { "取货: \($0) 个全部完成" }
    try shipper.see("已取货 301")
  }

  /// Marks every row of the list that has a box of its own, in handfuls, and does `key` with each handful.
  private func all(_ rows: [DayPlan.Row], _ key: String, told: (Int) -> String) throws {
    let size = (rows.count + rows.count / 100) / (rows.count / 100 + 1)
    for start in stride(from: 0, to: rows.count, by: size) {
      let handful = rows[start..<min(start + size, rows.count)]
      // What was done has left the list, but for those that travelled with it.
      shipper.type("g")
      for row in handful { if row.isMember { shipper.press(.down) } else { shipper.type(" ") } }
      shipper.type(key)
      try shipper.see(told(handful.count { !$0.isMember }))
    }
  }

  // MARK: The benches

  /// Everything for one box in one go, as a fast hand does it: the number, the pieces, the weight.
  private func scans(_ box: DayPlan.Box, at place: Int) -> String {
    let call = [box.waybill, box.id + "/1", box.id][place % 3]
    let wrong = plan.wrongAt.contains(box.id) ? [DayPlan.items.first { !box.scans.contains($0.barcode) }!.barcode] : []
    return ([call] + wrong + box.scans + ["\(box.grams)"]).map { $0 + "\r" }.joined()
  }

  /// Two benches at once, each with every second box.
  private func pack(_ boxes: [DayPlan.Box], from start: Int) throws {
    for place in stride(from: 0, to: boxes.count, by: 2) {
      let pair = boxes[place..<min(place + 2, boxes.count)]
      for (seat, box) in zip(benches, pair) { seat.type(scans(box, at: start + place)) }
      for (seat, box) in zip(benches, pair) { try seat.see("\(box.id) \(box.grams) 克, 请扫下一个") }
    }
  }

  func theBenchesPack() throws {
    shipper.type(":bench\r")
    let second = try seat("zhaolei", at: "15:10", columns: 100, rows: 30)
    second.type(":bench\r")
    benches = [shipper, second]
    for seat in benches { try seat.see("扫描发货单、运单号或包裹号开始") }
    let boxes = plan.boxes
    let third = 100
    try pack(Array(boxes[..<third]), from: 0)
    try theBuyersCancel(boxes)
    let rest = boxes[third...].filter { box in !DayPlan.foundPicked.contains(box.orders[0]) }
    try pack(rest, from: third)
  }

  /// ORD-8: four buyers think better of it while the benches work: two parcels lie picked, one is packed, one is shipped and gone.
  private func theBuyersCancel(_ boxes: [DayPlan.Box]) throws {
    func box(of order: Int) -> DayPlan.Box { boxes.first { $0.orders == [order] }! }
    // One that has been reported as shipped meanwhile.
    let leaving = box(of: DayPlan.gone)
    for bench in benches { try bench.see("扫描发货单、运单号或包裹号开始") }
    benches[0].type("\u{10}wave\r")
    try benches[0].see("[已打单", "已打包")
    benches[0].type(":ship \(leaving.id)\r")
    try benches[0].see("做了就不能撤销", leaving.id)
    benches[0].type("y")
    try benches[0].see("已发货 \(leaving.id)")
    benches[0].type(":bench\r")
    try benches[0].see("扫描发货单、运单号或包裹号开始")

    for (turn, order) in (DayPlan.foundPicked + [DayPlan.foundPacked, DayPlan.gone]).enumerated() {
      let number = plan.orders[order].number
      agent.type("/\u{15}\(number)\r")
      try agent.see("订单 \(number)")
      agent.type("x买家不要了\r")
      try agent.see("做了就不能撤销")
      agent.type("y")
      try agent.see("已登记取消")
      // Both benches are stopped; one of them answers.
      let id = box(of: order).id
      for bench in benches { try bench.see("拦截", id, "F6") }
      let bench = benches[turn % 2]
      bench.terminal.type("\u{1B}[17~")
      for bench in benches { try bench.see("F7", id) }
      bench.terminal.type(order == DayPlan.gone ? "\u{1B}[19~" : "\u{1B}[18~")
      try bench.see(id, "做了就不能撤销", "F4")
      // No scanner types F4.
      bench.type("\u{1B}OS")
      try bench.see(order == DayPlan.gone ? "已发走 \(id)" : "已找到并放回 \(id)")
      for bench in benches { try bench.seeNo("F7") }
    }
  }

  /// What the courier gets is reported to the marketplace first.
  func allIsShipped() throws {
    try shipper.see("扫描发货单、运单号或包裹号开始")
    shipper.type("\u{10}wave\r")
    let packed = plan.rows.filter { row in !plan.cancelled.contains(row.id) }
    try shipper.see("已打包 \(packed.count)")
    shipper.press(.right, .right)
    try shipper.see("[已打包 \(packed.count)]")
    let size = (packed.count + packed.count / 100) / (packed.count / 100 + 1)
    for start in stride(from: 0, to: packed.count, by: size) {
      let handful = packed[start..<min(start + size, packed.count)]
      let boxes = handful.count { !$0.isMember }
      shipper.type("g")
      for row in handful { if row.isMember { shipper.press(.down) } else { shipper.type(" ") } }
      shipper.type("s")
      try shipper.see("请输入数量 \(boxes)")
      shipper.type("\(boxes)\r")
      try shipper.see("发货: \(boxes) 个全部完成")
    }
    shipper.type("e")
    try shipper.see("发货文件")
  }

  // MARK: The couriers

  /// The driver's bag: everything is scanned but one that slipped under the table.
  func theCouriersCome() throws {
    shipper.type(":manifest\r")
    try shipper.see("圆通速递", "中通快递")
    let left = plan.leaving.filter { !plan.cancelled.contains($0.id) }
    for (courier, name, driver) in [("YTO", "圆通速递", "王师傅"), ("ZTO", "中通快递", "李师傅")] {
      let boxes = left.filter { $0.courier == courier }
      if courier == "ZTO" { shipper.press(.down) }
      shipper.press(.enter)
      try shipper.see("交接 \(name)")
      let slipped = courier == "YTO" ? boxes[7] : nil
      // One of the other courier's in between, and something that is no parcel.
      let stray = left.first { $0.courier != courier }!
      shipper.type("\(stray.waybill)\r")
      try shipper.see("停!", stray.id)
      for box in boxes where box.id != slipped?.id { shipper.type("\(box.waybill)\r") }
      try shipper.see("还没扫 \(slipped == nil ? 0 : 1)  ")
      try sign(name, driver)
      if let slipped {
        #expect(
          try shop.run("queue", "handOver", "--json", as: "liuyang").items.contains { $0["subject"] as? String == slipped.id })
        shipper.type("\(slipped.waybill)\r")
        try shipper.see("已进袋 1  ", "还没扫 0  ")
        try sign(name, driver)
      }
      shipper.press(.escape)
      try shipper.seeNo("交接 \(name)")
    }
    shipper.leave()
    // At the bench q is a character like any other.
    benches[1].press(.controlQ)
    #expect(benches[1].terminal.exit() == 0)
    benches[1].expectRestored()
    agent.leave()
  }

  private func sign(_ courier: String, _ driver: String) throws {
    // F2, F4: no scanner types them.
    shipper.press(.f2)
    try shipper.see("交接签字")
    shipper.type("\(driver)\r")
    try shipper.see("\(courier) \(driver) 签收")
    shipper.type("\u{1B}OS")
    try shipper.see("交接单已签字")
    try shipper.see("已进袋 0  ")
  }
}
