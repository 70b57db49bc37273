import DeskCore
import DeskTestKit
import Testing

@Suite("Random shipping against a plain sheet")
struct ShippingSequenceTests {
  @Test(
    "FUL-2, FUL-5, ORD-10, INV-1: boxes, splits, voids and every step in any order skip none, send nothing twice, lose no piece")
  func sequences() throws {
    let template = try ShippingSequence.template()
    let original = try Foreign(template.path)
    let shop = try TestShop(copyOf: template, inMemory: true)
    let foreign = try Foreign(shop.path)
    var done: [CommandKind: Int] = [:]
    var refused = 0
    let count = Soak.count(50, of: 2000)
    for seed in 0..<count {
      try foreign.restore(from: original)
      shop.clock.set(template.clock.now)
      var sequence = ShippingSequence(shop, foreign, seed: UInt64(seed))
      do { try sequence.run(45) } catch { Issue.record("seed \(seed): \(error)\n\(sequence.story)") }
      let faults = try sequence.faults + shop.desk.verify().sentences
      #expect(faults == [], "seed \(seed)\n\(sequence.story)")
      done.merge(sequence.done, uniquingKeysWith: +)
      refused += sequence.refused
    }
    // Were they too dull to prove anything?
    let steps: [CommandKind] = [
      .printParcel, .pickParcel, .packParcel, .shipParcel, .handOverParcel, .voidParcel, .splitParcel, .mergeParcel, .unmergeParcel,
    ]
    for step in steps { #expect(done[step] ?? 0 >= count / 10, "\(step): \(done[step] ?? 0)") }
    #expect(refused > count)
    print("shipping: " + steps.map { "\($0) \(done[$0] ?? 0)" }.joined(separator: ", ") + ", refused \(refused)")
  }
}
