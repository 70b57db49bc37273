import DeskCore
import Testing

@Suite("What should be ordered")
struct ReplenishmentTests {
  private func steady(_ pieces: Int, days: Int = 30) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: (1...days).map { ($0, pieces) })
  }

  @Test("INV-6: what sells two a day with a lead time of ten days and six for safety is ordered below twenty-six, up to forty")
  func steady() {
    var facts = Replenishment.Facts(available: 26, safety: 6, leadDays: 10, sold: steady(2))
    var need = Replenishment.need(facts)
    #expect(need.order == 0 && need.speed == 200 && need.coverDays == 13 && need.last7 == 14 && need.last30 == 60)
    facts.available = 25
    need = Replenishment.need(facts)
    // Six for safety, ten days of lead time and seven until the list is worked again, less what is there.
    #expect(need.order == 6 + 34 - 25)
    facts.incoming = 1
    #expect(Replenishment.need(facts).order == 0)
    facts.owed = 2
    #expect(Replenishment.need(facts).order == 6 + 34 - 24)
  }

  @Test("INV-6: faster lately counts at once, slower lately is averaged over the month")
  func speeds() {
    var sold = steady(1)
    for day in 1...7 { sold[day] = 5 }
    #expect(Replenishment.need(.init(available: 0, sold: sold)).speed == 500)
    for day in 1...7 { sold[day] = 0 }
    #expect(Replenishment.need(.init(available: 0, sold: sold)).speed == 77)
    #expect(Replenishment.need(.init(available: 0, sold: sold)).coverDays == 0)
  }

  @Test("INV-6: days of a promotion don't make ordinary days faster; a promotion ahead sells at their speed")
  func promotions() {
    var sold = steady(1)
    for day in 3...5 { sold[day] = 20 }
    var facts = Replenishment.Facts(available: 100, leadDays: 10, sold: sold, promoted: [3, 4, 5])
    var need = Replenishment.need(facts)
    #expect(need.speed == 100 && need.promotedSpeed == 2000 && need.order == 0 && need.coverDays == 100)
    facts.promotedAhead = 5
    need = Replenishment.need(facts)
    // Five days at twenty and five at one until it comes, seven more at one.
    #expect(need.order == 112 - 100 && need.coverDays == 5)
    facts.promoted = []
    #expect(Replenishment.need(facts).speed == 915)
  }

  @Test("INV-6: what doesn't sell is kept at its safety stock; nothing wanted, nothing ordered; what is owed beyond the shelf is")
  func quiet() {
    let kept = Replenishment.need(.init(available: 3, safety: 5))
    #expect(kept.order == 2 && kept.coverDays == nil)
    #expect(Replenishment.need(.init(available: 0)).order == 0)
    #expect(Replenishment.need(.init(available: 0, owed: 4)).order == 4)
    // What was put back on a day outweighs what left: no speed below zero.
    #expect(Replenishment.need(.init(available: 2, sold: [1: -3])).order == 0)
  }
}
