import DeskCore

/// What planner, promoter, merchandiser and director did in the days before and on the demo's day: prices and listings, three promotions, two
/// platform events, a count that found a difference.
struct DemoTrade {
  private(set) var acts: [(at: Instant, act: DemoDay.Act)] = []
  private let now: Instant
  private let start: Instant
  private let zone: ShopZone

  /// So long before now the demo has to begin for the promotion that is over.
  static let hoursBefore: Int64 = 84

  private static let bath = ["TWL-BATH-GY", "TWL-FACE-3", "SLP-EVA-40", "SLP-EVA-38"]
  static let bathGoods = DemoGoods.all.filter { bath.prefix(2).contains($0.sku) }
  private static let cups = ["CUP-VAC-350-WH", "CUP-VAC-500-GN"]
  /// Approved, and not on the marketplace yet; to be taken off it.
  private static let (toPublish, toTakeDown) = ("BAG-VAC-10", "HGR-20")
  private static let (soldOut, back) = ("KTL-15-WH", "YY-KID-BL-130")

  init(now: Instant, start: Instant, calendar: ShopCalendar) {
    (self.now, self.start, zone) = (now, start, calendar.zone)
    planGoods()
    planPromotions()
    planEvents()
    planCount()
  }

  /// What the buyer of an order paid less than the list price, by the promotion that was on.
  static func saved(_ order: DemoOrder, now: Instant, in zone: ShopZone) -> Money {
    let paid = zone.local(order.paidAt).day
    let today = zone.local(now).day
    return order.lines.reduce(.zero) { sum, line in
      let pieces = Int64(line.quantity)
      if bath.contains(line.goods.sku), paid == today.advanced(by: -2) || paid == today.advanced(by: -1) {
        return sum + Money(fen: line.goods.price.fen / 10 * pieces)
      }
      return cups.contains(line.goods.sku) && paid == today ? sum + Money(fen: 1000 * pieces) : sum
    }
  }

  private func day(_ offset: Int) -> String { zone.local(now).day.advanced(by: offset).iso }

  private mutating func add(
    _ kind: CommandKind, by person: String, _ arguments: [String: Arguments.Value], at: Instant, approvedBy: String? = nil
  ) {
    acts.append((at, .plain(kind, by: person, arguments, approvedBy: approvedBy)))
  }

  private mutating func planGoods() {
    let shop = Arguments.Value.text("taobao/" + DemoShop.name)
    for (index, goods) in DemoGoods.all.enumerated() {
      let sku = Arguments.Value.text(goods.sku)
      let at = start.advanced(byMinutes: 10 + Int64(index))
      add(.setPrice, by: "zhouting", ["sku": sku, "price": .text(goods.price.decimal)], at: at, approvedBy: "linguodong")
      add(.publishPrice, by: "sunli", ["sku": sku], at: at)
      let isLate = goods.sku == Self.toPublish
      let listed = isLate ? now.advanced(byMinutes: -75) : at
      add(.listSKU, by: "zhouting", ["sku": sku, "shop": shop], at: listed, approvedBy: "linguodong")
      if !isLate { add(.publishListing, by: "sunli", ["sku": sku, "shop": shop], at: at) }
    }
    add(
      .unlistSKU, by: "sunli", ["sku": .text(Self.toTakeDown), "shop": shop, "reason": .text("换新包装")],
      at: now.advanced(byMinutes: -70), approvedBy: "linguodong")
    // INV-3: sold out and still up on the marketplace; sold out, taken down, and there again, which asks for a relisting.
    add(
      .writeOffStock, by: "sunli", ["sku": .text(Self.soldOut), "quantity": .number(2), "reason": .text("运输压坏")],
      at: now.advanced(byMinutes: -85), approvedBy: "linguodong")
    acts.append(
      (now.advanced(byMinutes: -62), .soldOutAndBack(Self.back, ShopName(platform: "taobao", shop: DemoShop.name), by: "sunli")))
    add(
      .setPrice, by: "zhouting", ["sku": .text("LMP-DESK-WH"), "price": .text("119.00"), "note": .text("同款 115-125")],
      at: now.advanced(byMinutes: -90), approvedBy: "linguodong")
    add(
      .setPrice, by: "zhouting", ["sku": .text("KTL-15-WH"), "price": .text("89.00"), "note": .text("到货后促量")],
      at: now.advanced(byMinutes: -30))
  }

  /// One is over and has its results, one is on, one waits for the director.
  private mutating func planPromotions() {
    func fields(_ title: String, _ kind: PromotionKind, _ rule: String, _ goods: [String], _ from: Int, _ until: Int)
      -> [String: Arguments.Value]
    {
      var all: [String: Arguments.Value] = [
        "title": .text(title), "kind": .text(kind.rawValue), "rule": .text(rule), "from": .text(day(from)),
        "until": .text(day(until)),
      ]
      if !goods.isEmpty { all["goods"] = .list(goods) }
      return all
    }
    func course(_ trade: inout DemoTrade, _ number: Int64, _ fields: [String: Arguments.Value], at: Instant, approved: Bool) {
      let id = Arguments.Value.text(PromotionID(number: number).text)
      trade.add(.draftPromotion, by: "zhouting", fields, at: at)
      trade.add(
        .submitPromotion, by: "zhouting", ["promotion": id, "note": .text("与商品核过库存")], at: at.advanced(byMinutes: 1),
        approvedBy: approved ? "linguodong" : nil)
      if approved { trade.add(.publishPromotion, by: "sunli", ["promotion": id], at: at.advanced(byMinutes: 2)) }
    }
    course(
      &self, 1, fields("浴室焕新 九折", .percentOff, "10", Self.bath, -2, -1), at: start.advanced(byMinutes: 40), approved: true)
    let cups = fields("保温杯立减 10 元", .amountOff, "10", Self.cups, 0, 6).merging(["budget": .text("3000")]) { $1 }
    course(&self, 2, cups, at: start.advanced(byMinutes: 44), approved: true)
    course(
      &self, 3, fields("年末满减", .spendSave, "300-40", [], 9, 12).merging(["budget": .text("5000")]) { $1 },
      at: now.advanced(byMinutes: -55), approved: false)
    acts.append((now.advanced(byMinutes: -50), .file("流量统计.csv", traffic(), by: "wufei")))
  }

  /// Two quiet days and the two of the promotion, by SKU and of the whole shop.
  private func traffic() -> [UInt8] {
    var rows = ["日期,商家编码,浏览量,访客数,转化率,跳失率"]
    for offset in -4...(-1) {
      let isOn = offset >= -2
      rows.append("\(day(offset)),,\(4100 + offset * 35),\(1850 + offset * 12),3.10%,48.20%")
      for (index, sku) in Self.bath.enumerated() {
        let visitors = 60 + index * 13 + offset * 2 + (isOn ? 45 : 0)
        rows.append(
          "\(day(offset)),\(sku),\(visitors * 2 + index),\(visitors),\(isOn ? "4.60" : "2.80")%,\(isOn ? "41.50" : "47.00")%")
      }
    }
    return Array(rows.joined(separator: "\r\n").utf8)
  }

  private mutating func planEvents() {
    func event(_ title: String, _ signUp: Int, materials: Int?, _ from: Int, _ until: Int) -> [String: Arguments.Value] {
      var all: [String: Arguments.Value] = [
        "platform": .text("taobao"), "title": .text(title), "signUpBy": .text(day(signUp) + " 18:00"), "from": .text(day(from)),
        "until": .text(day(until)), "materials": .text("主图、利益点、活动价"),
      ]
      if let materials { all["materialsBy"] = .text(day(materials) + " 18:00") }
      return all
    }
    add(.addEvent, by: "wufei", event("年终好价节", 2, materials: 5, 17, 19), at: start.advanced(byMinutes: 50))
    add(
      .stepEvent, by: "wufei", ["event": .text(PlatformEventID(number: 1).text), "step": .text(EventStep.signUp.rawValue)],
      at: now.advanced(byMinutes: -65))
    add(.addEvent, by: "wufei", event("年货节预热", 1, materials: nil, 40, 45), at: now.advanced(byMinutes: -60))
  }

  /// INV-5: one SKU is as in the book, of one two people miss two pieces, one nobody has counted yet.
  private mutating func planCount() {
    let skus = ["TBL-LIN-140", "BOX-GLS-3", "BRD-BAM-L"]
    add(.openCount, by: "sunli", ["kind": .text("asked"), "skus": .list(skus)], at: now.advanced(byMinutes: -110))
    for (sku, difference, person, minutes) in [
      (skus[0], 0, "zhaolei", 100), (skus[1], -2, "zhaolei", 98), (skus[1], -2, "hejuan", 58),
    ] as [(String, Int, String, Int64)] {
      acts.append((now.advanced(byMinutes: -minutes), .enter(CountID(number: 1), sku, difference: difference, by: person)))
    }
  }
}
