import DeskCore
import DeskTestKit
import Testing

@Suite("Random histories")
struct HistoryTests {
  @Test("INV-1, INV-2, ORD-8, REC-1: 300 random days keep every invariant", arguments: 0..<10)
  func histories(group: Int) throws {
    let template = try History.template()
    var (done, refused, imports, handedOver) = (0, 0, 0, 0)
    for seed in (group * 30)..<(group * 30 + 30) {
      var history = try History(template, seed: UInt64(seed))
      let steps = 10 + seed % 31
      for _ in 0..<steps { try history.step() }
      #expect(try history.shop.desk.verify().sentences == [], "seed \(seed)")
      done += history.done
      refused += history.refused
      imports += history.imports
      handedOver +=
        Int(try history.foreign.value("SELECT count(*) FROM parcel WHERE stage IN ('shipped', 'handedOver', 'delivered')")) ?? 0
    }
    // Were the days too dull to prove anything?
    #expect(done > 150 && refused > 100 && imports > 50)
    print("histories \(group): \(done) done, \(refused) refused, \(imports) imports, \(handedOver) parcels shipped")
  }

  @Test("Verify is sound over 50 long days that nobody touched")
  func sound() throws {
    let template = try History.template()
    var shipped = 0
    for seed in 1000..<1050 {
      var history = try History(template, seed: UInt64(seed), watched: false)
      for _ in 0..<80 { try history.step() }
      let report = try history.shop.desk.verify()
      #expect(report.faults == [], "seed \(seed)")
      #expect(
        report.checks.allSatisfy {
          $0.count > 0
            || [
              "amendments", "cases", "counts", "promotions", "promotion uses", "listings", "purchases", "stand-ins", "leave",
              "revisions", "backups", "day figures", "loans", "sights", "roster",
            ].contains($0.name)
        })
      shipped +=
        Int(try history.foreign.value("SELECT count(*) FROM parcel WHERE stage IN ('shipped', 'handedOver', 'delivered')")) ?? 0
    }
    #expect(shipped > 20)
  }
}
