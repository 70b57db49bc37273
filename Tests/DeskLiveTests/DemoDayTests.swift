import DeskCore
import Testing

@testable import DeskLive

@Suite struct DemoDayTests {
  /// A working day, a night, a weekend, an evening: the demo must be made at any moment.
  @Test(arguments: [0, 3, 10, 13, 14, 18, 23], [0, 4, 5, 6]) func everyActHasHappenedAndInOrder(_ hour: Int, _ day: Int) {
    let now = ShopZone.shanghai.instant(ShopDay(number: 20_780 + Int32(day)), second: hour * 3600 + 1234)
    let calendar = ShopCalendar()
    let plan = DemoDay(DemoNumbers(seed: 3), count: 100, now: now, calendar: calendar)
    #expect(plan.orders.count { $0.fate != .sentBefore } == 100)
    #expect(Set(plan.orders.map(\.number)).count == 106)
    #expect(plan.acts.allSatisfy { $0.at <= now && $0.at >= plan.start })
    #expect(zip(plan.acts, plan.acts.dropFirst()).allSatisfy { $0.at <= $1.at })
    // Orders to be shipped are confirmed for the wave whose clock is running (FUL-1).
    for (at, act) in plan.acts {
      guard case .command(.confirmOrder, _, let order, _) = act, plan.orders[order].fate.isConfirmed else { continue }
      #expect(calendar.wave(confirmedAt: at) == calendar.currentWave(at: now))
    }
  }

  @Test func everyFateOccursInAHundredOrders() {
    let fates = DemoFate.plan(100)
    #expect(fates.count == 100)
    for fate: DemoFate in [
      .finished, .unpaid, .unclear, .untouched, .unread, .soldOut, .queued, .amended, .stopped, .voided, .packed, .handedOver,
    ] {
      #expect(fates.contains(fate), "\(fate)")
    }
    #expect(DemoFate.plan(1).count == 1)
  }

  @Test("A demo of any size and seed can be carried out: no price that it haggles down is below nothing")
  func pricesArePrices() {
    let now = ShopZone.shanghai.instant(ShopDay(number: 20_781), second: 48_900)
    for seed in UInt64(1)...40 {
      for (_, act) in DemoDay(DemoNumbers(seed: seed), count: 20, now: now, calendar: ShopCalendar()).acts {
        guard case .command(.amendOrder, _, _, let arguments) = act, case .text("price")? = arguments["field"],
          case .text(let price)? = arguments["to"]
        else { continue }
        #expect(Money(decimal: price) ?? .zero > .zero, "seed \(seed): \(price)")
      }
    }
  }

  @Test func theSameSeedPlansTheSameDay() {
    let now = ShopZone.shanghai.instant(ShopDay(number: 20_781), second: 49_320)
    func plan(_ seed: UInt64) -> [String] {
      DemoDay(DemoNumbers(seed: seed), count: 60, now: now, calendar: ShopCalendar()).orders.map {
        "\($0.number) \($0.recipient) \($0.paidAt)"
      }
    }
    #expect(plan(1) == plan(1))
    #expect(plan(1) != plan(2))
  }

  @Test func barcodesAreValidAndLocationsDistinct() {
    for goods in DemoGoods.all {
      let digits = goods.barcode.compactMap(\.wholeNumberValue)
      #expect(digits.count == 13)
      #expect(digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0)
    }
    #expect(Set(DemoGoods.all.map(\.barcode)).count == DemoGoods.all.count)
    #expect(PasswordRule.faults(DemoShop.password, person: "limei").isEmpty)
    for person in DemoShop().people { #expect(PasswordRule.faults(DemoShop.password, person: person.name).isEmpty) }
  }
}
