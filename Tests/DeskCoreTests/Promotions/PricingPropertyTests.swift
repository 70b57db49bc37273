import DeskCore
import Testing

/// 100,000 carts at random, the same every time, in as many runs as there may be cores.
@Suite struct PricingPropertyTests {
  static let runs: [UInt64] = Array(1...10)
  static let cartsPerRun = 10_000

  private func cart(_ lines: [Cart.Line], _ fee: Money) throws -> Cart {
    try #require(Cart(lines: lines, shippingFee: fee, at: RandomCart.now, platform: "taobao", shop: "旗舰店"))
  }

  @Test(
    "PRO-2: every cart is exact to the fen as an independent, slow reckoning has it; no order of lines or promotions changes it",
    arguments: runs)
  func againstTheSlowOne(seed: UInt64) throws {
    var random = RandomCart(seed: seed)
    var touched: Set<PromotionLane> = []
    for number in 0..<Self.cartsPerRun {
      let (lines, fee, promotions, uses) = random.next()
      let priced = PromotionPricing.price(try cart(lines, fee), promotions: promotions, uses: uses)
      let slow = SlowPricing(try cart(lines, fee), promotions, uses)
      var faults: [String] = []
      func expect(_ holds: Bool, _ what: @autoclosure () -> String) { if !holds { faults.append(what()) } }
      for (line, result) in zip(lines, priced.lines) {
        expect(result.shares.mapValues(\.fen) == slow.shares[line.number] ?? [:], "line \(line.number)")
        expect(result.amount >= .zero && result.amount.fen == slow.amount(line.number), "amount \(line.number)")
      }
      expect(priced.total.fen == slow.total && priced.shippingDiscount.fen == slow.waived, "total")
      expect(priced.lines.reduce(priced.shipping) { $0 + $1.amount } == priced.total, "sum of lines")
      expect(priced.applied.reduce(.zero) { $0 + $1.discount } == priced.discount, "sum of promotions")
      expect(Dictionary(uniqueKeysWithValues: priced.applied.map { ($0.id, $0.use) }) == slow.used, "uses")
      for applied in priced.applied {
        touched.insert(applied.lane)
        let gifts = Dictionary(uniqueKeysWithValues: applied.gifts.map { ($0.sku, $0.quantity) })
        expect(gifts == slow.gifts[applied.id] ?? [:], "gifts")
      }
      // The same, shuffled.
      let order = lines.indices.shuffled(using: &random.dice)
      let again = PromotionPricing.price(
        try cart(order.map { lines[$0] }, fee), promotions: promotions.shuffled(using: &random.dice), uses: uses)
      expect(order.map { priced.lines[$0] } == again.lines && again.applied == priced.applied, "order of input")
      guard faults.isEmpty else {
        Issue.record("cart \(number) of \(seed): \(faults)\n\(lines)\n\(fee)\n\(promotions)\n\(uses)\n\(priced)\n\(slow)")
        return
      }
    }
    #expect(touched == Set(PromotionLane.allCases), "every lane was met")
  }

  @Test("PRO-2: without limits no choice of one item promotion a line takes off more than the pricing does")
  func best() throws {
    var random = RandomCart(seed: 99)
    for _ in 0..<2_000 {
      let (lines, _, all, _) = random.next()
      let promotions = all.filter { $0.lane == .item && $0.window.contains(RandomCart.now) && $0.scope == .everywhere }.map {
        Promotion(id: $0.id, title: $0.title, rule: $0.rule, goods: $0.goods, window: $0.window)
      }
      // Every assignment of a promotion, or none, to each line.
      var savings: [Int64] = [0]
      for line in lines {
        var next: [Int64] = []
        for saving in savings {
          next.append(saving)
          for promotion in promotions where promotion.goods.contains(line.sku) {
            let one = Cart.Line(number: 1, sku: line.sku, quantity: 1, price: line.price)
            let alone = PromotionPricing.price(try cart([one], .zero), promotions: [promotion])
            next.append(saving + alone.discount.fen * Int64(line.quantity))
          }
        }
        savings = next
      }
      let priced = PromotionPricing.price(try cart(lines, .zero), promotions: promotions)
      #expect(priced.discount.fen == savings.max())
    }
  }
}
