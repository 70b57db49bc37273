import DeskCore
import Testing

@Suite("What is counted next")
struct CountPlanTests {
  private let now = Instant(milliseconds: 1_800_000_000_000)

  private func candidate(_ sku: String, _ location: String, count: Int64? = nil, mergedInto: String? = nil) -> CountPlan.Candidate {
    .init(
      sku: sku, location: location, countedAt: nil, movements: 0, count: count.map { CountID(number: $0) }, mergedInto: mergedInto)
  }

  private func refusal(_ kind: StockCount.Kind, _ all: [CountPlan.Candidate], named: [String] = [], zone: String? = nil) -> Refusal?
  {
    do {
      _ = try CountPlan.choose(kind, from: all, named: named, zone: zone, size: 30, open: nil, now: now)
      return nil
    } catch { return error }
  }

  @Test("INV-5: a full count is of every SKU: neither a zone nor another open count makes it less")
  func full() throws {
    let all = [candidate("A", "A-01"), candidate("B", "B-01", count: 3), candidate("C", "C-01", mergedInto: "A")]
    #expect(refusal(.full, all) == Refusal(rule: "INV-5", .alreadyCounting(sku: "B", count: "K0000003")))
    #expect(refusal(.full, [all[0]], zone: "A") == .argument("zone", .notAChoice))
    #expect(try CountPlan.choose(.full, from: [all[0], all[2]], named: [], zone: nil, size: 30, open: nil, now: now) == ["A"])
    // A part count leaves out what somebody else counts.
    #expect(try CountPlan.choose(.part, from: all, named: [], zone: nil, size: 30, open: nil, now: now) == ["A"])
  }

  @Test("INV-5: who names SKUs asks for them alone")
  func named() {
    for kind in [StockCount.Kind.part, .full] {
      #expect(refusal(kind, [candidate("A", "A-01")], named: ["A"]) == .argument("skus", .notAChoice))
    }
    #expect(refusal(.asked, [candidate("A", "A-01")], named: ["A"]) == nil)
  }
}
