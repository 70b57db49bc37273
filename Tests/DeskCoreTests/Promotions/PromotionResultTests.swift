import DeskCore
import Testing

@Suite struct PromotionResultTests {
  @Test("PRO-2: what was paid against what the promotions of that moment say")
  func check() {
    let promotions = [
      Sample.promotion(1, .amountOff(Sample.yuan("10.00")), ["A"]),
      Sample.promotion(2, .gift(.pieces(1), gives: [PromotionGift(sku: "G")], repeats: false), ["A"]),
    ]
    func check(_ paid: String, at: Instant = Sample.now) -> PromotionCheck {
      PromotionCheck(Sample.cart([("A", 1, "199.00")], at: at), paid: Sample.yuan(paid), promotions: promotions)
    }
    #expect(check("189.00").outcome == .match)
    #expect(check("199.00").outcome == .mismatch(paid: Sample.yuan("199.00"), says: Sample.yuan("189.00")))
    #expect(check("188.99").outcome == .mismatch(paid: Sample.yuan("188.99"), says: Sample.yuan("189.00")))
    #expect(check("199.00").giftsDue == [PricedCart.Gift(promotion: Sample.id(2), sku: "G", quantity: 1)])
    let over = check("150.00", at: Sample.window.until)
    #expect(over.outcome == .untouched && over.giftsDue.isEmpty)
  }

  @Test("PRO-5: orders, units, revenue and discount, against the same length of time before")
  func results() {
    func sale(_ hours: Int64, _ units: Int) -> PromotionResults.Sale {
      PromotionResults.Sale(
        at: Sample.from.advanced(byHours: hours), units: units, revenue: Money(fen: Int64(units) * 900),
        discount: Money(fen: Int64(units) * 100))
    }
    let sales = [sale(-25, 50), sale(-24, 1), sale(-1, 2), sale(0, 4), sale(23, 8), sale(24, 90)]
    let results = PromotionResults(of: Sample.window, sales: sales)
    #expect(results.before.orders == 2 && results.before.units == 3 && results.before.revenue == Money(fen: 2700))
    #expect(results.during.orders == 2 && results.during.units == 12 && results.during.discount == Money(fen: 1200))
    // Two hours into it: against the two hours before.
    let live = PromotionResults(of: Sample.window, asOf: Sample.from.advanced(byHours: 2), sales: sales)
    #expect(live.during.units == 4 && live.before.units == 2)
    #expect(live.windowBefore == PromotionWindow(from: Sample.from.advanced(byHours: -2), until: Sample.from))
    let early = PromotionResults(of: Sample.window, asOf: Sample.from.advanced(byHours: -9), sales: sales)
    #expect(early.during.orders == 0 && early.before.orders == 0)
  }

  @Test("PRO-5: visits are compared by whole days that are over, each side as many, none in both")
  func days() {
    let zone = ShopZone.shanghai
    func at(_ day: String, _ hour: Int) -> Instant { zone.instant(ShopDay(iso: day)!, second: hour * 3600) }
    func days(_ from: Instant, _ until: Instant, asOf now: Instant) -> [String]? {
      TrafficDays(of: PromotionWindow(from: from, until: until), asOf: now, in: zone).map {
        [$0.before.lowerBound, $0.before.upperBound, $0.during.lowerBound, $0.during.upperBound].map(\.iso)
      }
    }
    let later = at("2026-02-01", 9)
    // Two whole days.
    #expect(
      days(at("2026-01-06", 0), at("2026-01-08", 0), asOf: later) == ["2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"])
    // From one noon to the next: both days as a whole, and the morning of the first isn't the time before.
    #expect(
      days(at("2026-01-06", 12), at("2026-01-07", 12), asOf: later) == ["2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"])
    // While it is on, today doesn't count yet.
    #expect(
      days(at("2026-01-06", 0), at("2026-01-07", 15), asOf: at("2026-01-07", 15))
        == ["2026-01-05", "2026-01-05", "2026-01-06", "2026-01-06"])
    #expect(days(at("2026-01-06", 0), at("2026-01-06", 15), asOf: at("2026-01-06", 15)) == nil)
    #expect(days(at("2026-01-06", 0), at("2026-01-06", 0), asOf: later) == nil)
  }

  @Test("PRO-4: an event's next deadline follows its stage, and what is wrong with it is told")
  func events() {
    var event = PlatformEvent(
      id: PlatformEventID(number: 1), platform: "tmall", title: "双12", signUpBy: Sample.from.advanced(byHours: -48),
      materialsBy: Sample.from.advanced(byHours: -24), window: Sample.window)
    #expect(event.faults.isEmpty && event.dueAt == event.signUpBy)
    #expect(!event.isLate(at: event.signUpBy) && event.isLate(at: event.signUpBy.advanced(bySeconds: 1)))
    event.stage = .signedUp
    #expect(event.dueAt == event.materialsBy)
    event.stage = .handedIn
    #expect(event.dueAt == nil && !event.isLate(at: Sample.window.until) && event.stage.isOpen)
    event.materialsBy = Sample.from.advanced(byHours: -49)
    event.signUpBy = Sample.window.until
    event.platform = ""
    #expect(event.faults == [.noPlatform, .signUpAfterEnd, .materialsBeforeSignUp])
    #expect(PlatformEvent.Stage.allCases.filter { !$0.isOpen } == [.rejected, .over, .withdrawn])
  }
}
