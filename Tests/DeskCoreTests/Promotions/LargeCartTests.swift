import DeskCore
import Testing

/// A cart may be as large as an import brings it: what it takes to reckon it follows its lines, not its pieces.
@Suite struct LargeCartTests {
  private func set(_ number: Int64, _ a: Int, _ b: Int, for price: String, budget: String? = nil) -> Promotion {
    let rule = PromotionRule.bundle(
      [BundlePart(sku: "A", quantity: a), BundlePart(sku: "B", quantity: b)], price: Sample.yuan(price))
    return Sample.promotion(number, rule, budget: budget)
  }

  @Test("PRO-2: a million sets of a bundle are made exactly, and in no time")
  func alike() {
    let cart = Sample.cart([("A", 1_000_000, "7.01"), ("B", 1_000_000, "3.02")])
    let start = ContinuousClock.now
    let priced = PromotionPricing.price(cart, promotions: [set(1, 1, 1, for: "10")])
    #expect(ContinuousClock.now - start < .seconds(1))
    // Three fen a set, shared by what the pieces cost: two of A, one of B.
    #expect(priced.applied.map(\.pieces) == [1_000_000] && priced.discount == Money(fen: 3_000_000))
    #expect(priced.lines.map(\.discount) == [Money(fen: 2_000_000), Money(fen: 1_000_000)])
  }

  @Test(
    "PRO-2: sets that share goods, many prices of each and a budget that only cheap pieces fit into end at the same as set by set")
  func shared() {
    // The dear set's saving is above its budget until the dear pieces are gone, one a round.
    let lines = (0..<40).flatMap { place in [("A", 25_000, "\(100 - place).00"), ("B", 25_000, "\(50 - place).50")] }
    let promotions = [set(1, 1, 1, for: "20"), set(2, 3, 1, for: "90", budget: "150"), set(3, 500, 400, for: "30000")]
    let start = ContinuousClock.now
    let priced = PromotionPricing.price(Sample.cart(lines), promotions: promotions)
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(priced.lines.allSatisfy { $0.amount >= .zero })
    #expect(priced.goods + priced.discount == priced.listed)
    #expect(priced.applied.first { $0.id == Sample.id(2) }.map { $0.spent <= Sample.yuan("150") } ?? true)
  }

  @Test("PRO-2: five hundred promotions on five thousand lines are reckoned in time for whoever waits")
  func wide() {
    let lines = (0..<5_000).map { ("S\($0)", 1 + $0 % 3, "\(10 + $0 % 90).00") }
    let skus = Set(lines.map(\.0))
    let promotions = (1...500).map { number in
      // Each holds its own lines and all those that a later one has too: nothing but the last lines ever falls to the next.
      Sample.promotion(
        Int64(number), .spendSave([Sample.step("1", "0.\(10 + number % 80)")]),
        Set((0..<(number * 10)).map { "S\($0)" }).intersection(skus))
    }
    let start = ContinuousClock.now
    let priced = PromotionPricing.price(Sample.cart(lines), promotions: promotions)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(priced.applied.count > 1 && priced.goods + priced.discount == priced.listed)
  }

  @Test("PRO-3: five hundred promotions beside a new one on a thousand goods are looked through in time for whoever waits")
  func depth() {
    let skus = (0..<1_000).map { PromotionSKU(sku: "S\($0)", price: Sample.yuan("100"), floor: Sample.yuan("80"), available: 5) }
    let others = (2...501).map { number in
      let from = Sample.from.advanced(byHours: Int64(number % 20))
      let rule: PromotionRule =
        number % 2 == 0 ? .spendSave([Sample.step("200", "\(10 + number % 10)")]) : .percentOff(basisPoints: 500 + number % 7)
      return StagedPromotion(
        Sample.promotion(
          Int64(number), rule, number % 3 == 0 ? nil : ["S\(number)", "S\(number * 2 % 1_000)"],
          window: PromotionWindow(from: from, until: from.advanced(byHours: 5)),
          scope: PromotionScope(platform: ["taobao", "jd", nil][number % 3])), .scheduled)
    }
    let mine = Sample.promotion(1, .everySpendSave(Sample.step("300", "30"), most: nil), lane: .platform)
    let start = ContinuousClock.now
    let found = mine.conflicts(with: others, skus: skus)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(!found.isEmpty)
  }
}
