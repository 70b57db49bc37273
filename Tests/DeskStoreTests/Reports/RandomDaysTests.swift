import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// Days of random acts against a plain list of what the test itself did.
@Suite("Reports of random days")
struct RandomDaysTests {
  /// What an order's money came to after an act.
  private struct Money4: Equatable {
    var sold = false
    var goods: Int64 = 0
    var shipping: Int64 = 0
    var paid: Int64 = 0
    var settled: Int64 = 0
    var told: Int64 = 0
  }

  private final class Days {
    let shop: TestShop
    var seed: UInt64
    var open: ShopDay
    /// After each act: the day of the books, the order, and its money.
    var acts: [(day: ShopDay, order: Int, money: Money4)] = []
    var now: [Money4] = []
    var isUnpaid: [Bool] = []
    var parcels: [Int: ParcelID] = [:]
    var handed: Set<Int> = []
    /// Day, order, grams.
    var shipped: [(day: ShopDay, order: Int, grams: Int?)] = []
    var handovers: [(day: ShopDay, order: Int)] = []
    var returned: [(day: ShopDay, pieces: Int)] = []
    var exported = TestClock.at(2026, 1, 5, 0, 0)
    var waybill = 0

    init(_ seed: UInt64) throws {
      self.seed = seed
      shop = try ReportScene.stocked(at: TestClock.at(2026, 1, 5, 9, 0))
      open = ReportScene.monday
      now = [Money4(sold: true, goods: 1000, paid: 1000)]
      isUnpaid = [false]
      acts = [(open, 0, now[0])]
    }

    func below(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }

    var isSecond: (Int) -> Bool { { $0 % 3 == 2 } }

    func order(_ index: Int, refunded: Int64) -> ImportedOrder {
      let money = now[index]
      let discount = money.goods + money.shipping - money.paid
      return .sold(
        index == 0 ? "700000000000" : "80000\(1000 + index)", fen: money.goods, shipping: money.shipping, discount: discount,
        refunded: refunded, shop: isSecond(index) ? "第二店" : "示例旗舰店", isPaid: !isUnpaid[index])
    }

    func take(_ orders: [ImportedOrder]) throws {
      exported = exported.advanced(bySeconds: 1)
      try shop.take(orders, exportedAt: exported)
    }

    /// The clock goes on, now and then a good deal, and sometimes back.
    func tick() {
      let minutes = below(9) == 0 ? -Int64(below(180)) : below(14) == 0 ? 600 : Int64(below(40))
      shop.clock.advance(minutes: minutes)
      shop.endDay()
      open = max(open, ShopZone.shanghai.local(shop.clock.now).day)
      if ShopZone.shanghai.local(shop.clock.now).day < ReportScene.monday { shop.clock.set(TestClock.at(2026, 1, 5, 9, 0)) }
    }

    func note(_ index: Int) { acts.append((open, index, now[index])) }

    func step() throws {
      tick()
      let index = below(now.count)
      switch below(7) {
      case 0, 1:
        for _ in 0...below(3) {
          var money = Money4(goods: Int64(500 + below(90000)), shipping: Int64(below(3) * 600))
          money.paid = money.goods + money.shipping - Int64(below(400))
          now.append(money)
          isUnpaid.append(below(4) == 0)
          let place = now.count - 1
          let told = isUnpaid[place] || below(5) > 0 ? 0 : Int64(below(300) + 1)
          try take([order(place, refunded: told)])
          if isUnpaid[place] { now[place].paid = 0 } else { (now[place].sold, now[place].told) = (true, told) }
          note(place)
          if isUnpaid[place] { now[place].paid = money.paid }
        }
      case 2:
        // What came unpaid is paid; of what is paid the platform tells a refund that grows.
        if isUnpaid[index] {
          isUnpaid[index] = false
          try take([order(index, refunded: 0)])
          now[index].sold = true
        } else {
          let told = min(now[index].told + Int64(below(200)), now[index].paid - 1)
          try take([order(index, refunded: told)])
          now[index].told = told
        }
        note(index)
      case 3:
        guard !isUnpaid[index] else { return }
        let amount = Int64(below(150) + 1)
        do {
          try ReportScene.refund(OrderID(number: Int64(index + 1)), amount, in: shop)
          now[index].settled += amount
          note(index)
        } catch is Refusal {}
      case 4, 5: try ship(index)
      default: try handOver(index)
      }
    }

    private func ship(_ index: Int) throws {
      guard parcels[index] == nil, !isUnpaid[index] else { return }
      let grams = below(4) == 0 ? nil : below(3000) + 1
      waybill += 1
      parcels[index] = try ReportScene.ship(
        OrderID(number: Int64(index + 1)), in: shop, weight: grams, waybill: "YT\(1_000_000_000_000 + waybill)")
      shipped.append((open, index, grams))
    }

    private func handOver(_ index: Int) throws {
      guard let parcel = parcels[index], handed.insert(index).inserted else { return }
      try shop.perform(.handOverParcel(parcel), as: .shipper)
      handovers.append((open, index))
      guard below(3) == 0 else { return }
      let case1 = try CaseScene.open(
        shop, AfterCaseWish(.returnRefund, amount: DeskCore.Money(fen: 1), reason: "退"), of: OrderID(number: Int64(index + 1)))
      let approved = try shop.perform(.approveCase(case1, note: nil), as: .agentLead)
      guard approved.request == nil else { return }
      try shop.perform(.receiveCase(case1, goods: [], note: nil), as: .shipper)
      returned.append((open, 1))
    }

    /// The last money of each order by the end of a day, told slowly.
    func money(_ index: Int, by day: ShopDay) -> Money4 { acts.last { $0.order == index && $0.day <= day }?.money ?? Money4() }

    func sums(_ day: ShopDay, second: Bool) -> [Int64] {
      var sums: [Int64] = [0, 0, 0, 0, 0, 0]
      for index in now.indices where isSecond(index) == second {
        let (was, became) = (money(index, by: day.advanced(by: -1)), money(index, by: day))
        if became.sold, !was.sold {
          sums[0] += 1
          sums[1] += became.goods
          sums[2] += became.shipping
          sums[3] += became.goods + became.shipping - became.paid
        }
        sums[4] += max(became.settled, became.told) - max(was.settled, was.told)
      }
      sums[5] = sums[1] + sums[2] - sums[3] - sums[4]
      return sums
    }
  }

  @Test("FUL-8: sums equal what the test did, and stay so whatever comes later", arguments: [1, 7, 42, 1999, 20260105] as [UInt64])
  func random(seed: UInt64) throws {
    let days = try Days(seed)
    var signed: [ShopDay: (ShippingReport, FinanceReport)] = [:]
    for _ in 0..<120 {
      let before = days.open
      try days.step()
      let desk = days.shop.desk
      // As soon as a later day has its first record, the one before stands.
      if days.open > before, try desk.closing(of: before).isOver {
        signed[before] = (try desk.shippingReport(of: before), try desk.financeReport(of: before))
      }
    }
    let desk = days.shop.desk
    #expect(!signed.isEmpty)
    for (day, reports) in signed {
      #expect(try desk.shippingReport(of: day) == reports.0, "\(day.iso)")
      #expect(try desk.financeReport(of: day) == reports.1, "\(day.iso)")
    }
    var day = ReportScene.monday
    while day <= days.open {
      let finance = try desk.financeReport(of: day)
      for (shop, second) in [("示例旗舰店", false), ("第二店", true)] {
        let found = finance.sums.first { $0.shop == shop }?.numbers ?? [0, 0, 0, 0, 0, 0]
        #expect(found == days.sums(day, second: second), "\(shop) \(day.iso)")
      }
      let shipping = try desk.shippingReport(of: day)
      let own = days.shipped.filter { $0.day == day }
      #expect(Set(shipping.parcels.map(\.order.number)) == Set(own.map { Int64($0.order + 1) }))
      #expect(shipping.total.grams == own.reduce(0) { $0 + ($1.grams ?? 0) })
      #expect(shipping.total.unweighed == own.count { $0.grams == nil })
      let handed = Set(days.handovers.filter { $0.day == day }.map(\.order))
      #expect(shipping.total.handedOver == own.count { handed.contains($0.order) })
      #expect(shipping.carried.count == handed.count - shipping.total.handedOver)
      #expect(shipping.returns.count == days.returned.count { $0.day == day })
      day = day.advanced(by: 1)
    }
    try days.shop.expectSound()
  }
}
