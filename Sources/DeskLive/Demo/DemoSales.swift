import DeskCore

/// INV-6: what was sold on the three days before the demo's, each order through every step, so that the replenishment list knows how long goods
/// will last.
struct DemoSales {
  private let now: Instant
  private let zone: ShopZone

  init(now: Instant, zone: ShopZone) {
    (self.now, self.zone) = (now, zone)
  }

  private static let baskets: [[(sku: String, quantity: Int)]] = [
    [("MT-4P-BL-18", 3), ("ZT-WH-2", 5), ("PAN-YP-20", 2)], [("KN-SD-170", 2), ("TWL-BATH-GY", 4)],
  ]

  /// Two a day, the first day first. What they are called and where they go depends on nothing but their place.
  var orders: [DemoOrder] {
    var numbers = DemoNumbers(seed: 77)
    return (1...3).reversed().flatMap { back in
      Self.baskets.enumerated().map { place, basket in
        let morning = zone.instant(zone.local(now).day.advanced(by: -back), second: 9 * 3600 + place * 1800)
        var order = DemoOrder(90_000 + back * 10 + place, .sentBefore, paidAt: morning, &numbers)
        order.remark = ""
        order.lines = basket.compactMap { one in
          DemoGoods.all.first { $0.sku == one.sku }.map { DemoOrder.Line(goods: $0, quantity: one.quantity) }
        }
        return order
      }
    }
  }

  /// From the telephone to the courier's hands within three hours of that morning.
  func acts(_ all: [DemoOrder]) -> [(at: Instant, act: DemoDay.Act)] {
    all.indices.filter { all[$0].fate == .sentBefore }.flatMap { index -> [(at: Instant, act: DemoDay.Act)] in
      let order = all[index]
      let scans = order.lines.flatMap { Array(repeating: $0.goods.barcode, count: $0.quantity) }
      let parcel: [String: Arguments.Value] = ["parcel": .text("")]
      let steps: [(Int64, CommandKind, String, [String: Arguments.Value])] = [
        (40, .contactOrder, "limei", ["outcome": .text("confirmed"), "channel": .text("wangwang")]),
        (42, .confirmOrder, "limei", [:]),
        (60, .assignWaybill, "zhaolei", parcel.merging(["courier": .text("中通")]) { $1 }),
        (65, .printParcel, "zhaolei", parcel), (80, .pickParcel, "zhaolei", parcel),
        (95, .packParcel, "zhaolei", parcel.merging(["scan": .list(scans), "weight": .number(2400)]) { $1 }),
        (120, .shipParcel, "zhaolei", parcel), (150, .handOverParcel, "zhaolei", parcel),
      ]
      return steps.map { minutes, kind, person, arguments in
        (order.paidAt.advanced(byMinutes: minutes), .command(kind, by: person, order: index, arguments))
      }
    }
  }
}
