import DeskCore
import Testing

@Suite struct PricingTests {
  private func price(_ cart: Cart, _ promotions: [Promotion], _ uses: PromotionUses = .none) -> [String] {
    let priced = PromotionPricing.price(cart, promotions: promotions, uses: uses)
    return priced.lines.map(\.amount.decimal) + [priced.shipping.decimal, priced.total.decimal]
  }

  @Test("PRO-2: percent off rounds the price of a piece half up; amounts end at zero; a fixed price never raises")
  func pieces() {
    let cart = Sample.cart([("A", 3, "9.99"), ("B", 2, "0.50")])
    #expect(price(cart, [Sample.promotion(1, .percentOff(basisPoints: 1500))]) == ["25.47", "0.86", "0.00", "26.33"])
    #expect(price(cart, [Sample.promotion(1, .amountOff(Sample.yuan("0.70")))]) == ["27.87", "0.00", "0.00", "27.87"])
    #expect(price(cart, [Sample.promotion(1, .fixedPrice(Sample.yuan("5.00")))]) == ["15.00", "1.00", "0.00", "16.00"])
    #expect(price(cart, [Sample.promotion(1, .amountOff(Sample.yuan("1.00")), ["A"])]) == ["26.97", "1.00", "0.00", "27.97"])
  }

  @Test("PRO-2: of one lane a piece takes the best; of equals the lower number")
  func bestOfLane() {
    let cart = Sample.cart([("A", 1, "100.00"), ("B", 1, "10.00")])
    let percent = Sample.promotion(1, .percentOff(basisPoints: 1000))
    let amount = Sample.promotion(2, .amountOff(Sample.yuan("5.00")))
    let priced = PromotionPricing.price(cart, promotions: [percent, amount])
    #expect(priced.lines[0].shares == [Sample.id(1): Sample.yuan("10.00")])
    #expect(priced.lines[1].shares == [Sample.id(2): Sample.yuan("5.00")])
    let twin = Sample.promotion(3, .amountOff(Sample.yuan("5.00")))
    #expect(PromotionPricing.price(cart, promotions: [twin, amount]).applied.map(\.id) == [Sample.id(2)])
  }

  @Test("PRO-2: spend-X-save-Y by steps and 每满 with its most, apportioned to the fen by largest remainder")
  func spend() {
    let thirds = Sample.cart([("A", 1, "100.00"), ("B", 1, "100.00"), ("C", 1, "100.00")])
    let steps = Sample.promotion(1, .spendSave([Sample.step("200", "20"), Sample.step("300", "40"), Sample.step("500", "80")]))
    #expect(price(thirds, [steps]) == ["86.66", "86.67", "86.67", "0.00", "260.00"])
    let uneven = Sample.cart([("A", 1, "199.99"), ("B", 1, "0.01")])
    #expect(price(uneven, [steps]) == ["179.99", "0.01", "0.00", "180.00"])
    let short = Sample.cart([("A", 1, "199.99")])
    #expect(price(short, [steps]) == ["199.99", "0.00", "199.99"])
    let every = Sample.promotion(1, .everySpendSave(Sample.step("100", "15"), most: Sample.yuan("40")))
    #expect(price(Sample.cart([("A", 2, "100.00")]), [every]) == ["170.00", "0.00", "170.00"])
    #expect(price(Sample.cart([("A", 9, "100.00")]), [every]) == ["860.00", "0.00", "860.00"])
  }

  @Test("PRO-2: lanes add up, each on what those before it left: item, then shop, then platform, then shipping")
  func lanes() {
    let cart = Sample.cart([("A", 2, "150.00"), ("B", 1, "99.00")], fee: "8.00")
    let promotions = [
      Sample.promotion(1, .percentOff(basisPoints: 2000), ["A"]), Sample.promotion(2, .spendSave([Sample.step("300", "30")])),
      Sample.promotion(3, .spendSave([Sample.step("309", "10")]), lane: .platform),
      Sample.promotion(4, .freeShipping(minimum: Sample.yuan("299"))),
    ]
    let priced = PromotionPricing.price(cart, promotions: promotions)
    // 240 + 99 = 339; -30 = 309; -10 = 299; shipping free.
    #expect(priced.total == Sample.yuan("299.00") && priced.shipping == .zero && priced.discount == Sample.yuan("108.00"))
    #expect(priced.applied.map(\.lane) == [.item, .shop, .platform, .shipping])
    // Below the platform's step when the shop saves one more yuan.
    var deeper = promotions
    deeper[1] = Sample.promotion(2, .spendSave([Sample.step("300", "31")]))
    #expect(PromotionPricing.price(cart, promotions: deeper).total == Sample.yuan("308.00"))
  }

  @Test("PRO-2: of one lane a line takes part in the promotion that saves most; lines that are left may take part in another")
  func oneALine() {
    let all = Sample.promotion(1, .spendSave([Sample.step("100", "10")]))
    let some = Sample.promotion(2, .spendSave([Sample.step("100", "12")]), ["A"])
    let cart = Sample.cart([("A", 1, "100.00"), ("B", 1, "99.00")])
    #expect(price(cart, [all, some]) == ["88.00", "99.00", "0.00", "187.00"])
    #expect(price(Sample.cart([("A", 1, "100.00"), ("B", 1, "100.00")]), [all, some]) == ["88.00", "90.00", "0.00", "178.00"])
  }

  @Test("PRO-2: a bundle takes the dearest pieces, after the item lane, as often as it saves")
  func bundles() {
    let set = Sample.promotion(1, .bundle([BundlePart(sku: "A"), BundlePart(sku: "B", quantity: 2)], price: Sample.yuan("100.00")))
    let cart = Sample.cart([("A", 2, "90.00"), ("B", 5, "30.00")])
    let priced = PromotionPricing.price(cart, promotions: [set])
    #expect(priced.applied.map(\.pieces) == [2] && priced.total == Sample.yuan("230.00"))
    #expect(priced.lines.map(\.amount) == [Sample.yuan("120.00"), Sample.yuan("110.00")])
    // 40 + 2 × 30 are no dearer than the set.
    let fixed = Sample.promotion(2, .fixedPrice(Sample.yuan("40.00")), ["A"])
    #expect(PromotionPricing.price(cart, promotions: [set, fixed]).applied.map(\.id) == [Sample.id(2)])
    // One piece at 40, one at 90: the dear one goes into the set first, and a second set saves nothing.
    let once = Sample.promotion(2, .fixedPrice(Sample.yuan("40.00")), ["A"], perBuyer: PromotionLimit(pieces: 1))
    let mixed = PromotionPricing.price(cart, promotions: [set, once])
    #expect(mixed.total == Sample.yuan("230.00") && mixed.applied.map(\.pieces) == [1, 1])
  }

  @Test("PRO-2: gifts by pieces and by money, once or as often as earned, in lanes of their own; worth more first")
  func gifts() {
    let pillow = Sample.promotion(
      1, .gift(.pieces(2), gives: [PromotionGift(sku: "G1", worth: Sample.yuan("5"))], repeats: true), ["A"])
    let umbrella = Sample.promotion(
      2, .gift(.spend(Sample.yuan("100")), gives: [PromotionGift(sku: "G2", quantity: 2)], repeats: false))
    let dearer = Sample.promotion(
      3, .gift(.pieces(5), gives: [PromotionGift(sku: "G3", worth: Sample.yuan("20"))], repeats: true), ["A"])
    let cart = Sample.cart([("A", 5, "60.00")])
    func due(_ promotions: [Promotion]) -> [String] {
      PromotionPricing.price(cart, promotions: promotions).gifts.map { "\($0.sku)×\($0.quantity)" }
    }
    #expect(due([pillow, umbrella]) == ["G1×2", "G2×2"])
    #expect(due([pillow, umbrella, dearer]) == ["G3×1", "G2×2"])
    let priced = PromotionPricing.price(cart, promotions: [pillow])
    #expect(priced.discount == .zero && priced.applied[0].spent == Sample.yuan("10") && priced.applied[0].use.pieces == 2)
  }

  @Test("PRO-2: limits by buyer and in total, in pieces and in orders")
  func limits() {
    let cart = Sample.cart([("A", 3, "10.00"), ("A", 2, "20.00")])
    func off(_ perBuyer: PromotionLimit, _ total: PromotionLimit = .none, _ uses: PromotionUses = .none) -> String {
      let half = Sample.promotion(1, .percentOff(basisPoints: 5000), perBuyer: perBuyer, total: total)
      return PromotionPricing.price(cart, promotions: [half], uses: uses).discount.decimal
    }
    #expect(off(.none) == "35.00")
    // The dearer pieces first, whichever line they stand in.
    #expect(off(PromotionLimit(pieces: 3)) == "25.00")
    #expect(off(PromotionLimit(pieces: 3), .none, PromotionUses(buyer: [Sample.id(1): PromotionUse(pieces: 2)])) == "10.00")
    #expect(off(PromotionLimit(orders: 1), .none, PromotionUses(buyer: [Sample.id(1): PromotionUse(orders: 1)])) == "0.00")
    #expect(off(.none, PromotionLimit(pieces: 100), PromotionUses(total: [Sample.id(1): PromotionUse(pieces: 99)])) == "10.00")
    #expect(off(.none, PromotionLimit(orders: 7), PromotionUses(total: [Sample.id(1): PromotionUse(orders: 7)])) == "0.00")
  }

  @Test("PRO-2: a budget is never overdrawn: pieces, sets, savings and fees that don't fit aren't given")
  func budget() {
    let uses = PromotionUses(total: [Sample.id(1): PromotionUse(spent: Sample.yuan("970"))])
    let cart = Sample.cart([("A", 4, "50.00")], fee: "31.00")
    func off(_ rule: PromotionRule) -> String {
      PromotionPricing.price(cart, promotions: [Sample.promotion(1, rule, budget: "1000")], uses: uses).discount.decimal
    }
    #expect(off(.amountOff(Sample.yuan("12"))) == "24.00")
    #expect(off(.spendSave([Sample.step("100", "20"), Sample.step("200", "31")])) == "0.00", "not a lower step instead")
    #expect(off(.spendSave([Sample.step("100", "20"), Sample.step("200", "30")])) == "30.00")
    #expect(off(.freeShipping(minimum: .zero)) == "0.00")
    let gift = Sample.promotion(
      1, .gift(.pieces(1), gives: [PromotionGift(sku: "G", worth: Sample.yuan("14"))], repeats: true), budget: "1000")
    #expect(PromotionPricing.price(cart, promotions: [gift], uses: uses).gifts.map(\.quantity) == [2])
  }

  @Test("PRO-2: only what holds at that moment, there, and without a fault takes part")
  func whenAndWhere() {
    let cart = Sample.cart([("A", 1, "100.00")])
    func holds(_ promotion: Promotion, _ cart: Cart) -> Bool {
      !PromotionPricing.price(cart, promotions: [promotion]).applied.isEmpty
    }
    let off = PromotionRule.percentOff(basisPoints: 1000)
    let usual = Sample.promotion(1, off)
    #expect(holds(usual, cart))
    #expect(holds(usual, Sample.cart([("A", 1, "100.00")], at: Sample.window.from)))
    #expect(!holds(usual, Sample.cart([("A", 1, "100.00")], at: Sample.window.until)))
    #expect(!holds(Sample.promotion(1, off, scope: PromotionScope(platform: "jd")), cart))
    #expect(holds(Sample.promotion(1, off, scope: PromotionScope(platform: "taobao", shop: "旗舰店")), cart))
    #expect(!holds(Sample.promotion(1, off, scope: PromotionScope(shop: "二店")), cart))
    #expect(!holds(Sample.promotion(1, .percentOff(basisPoints: 11_000)), cart))
  }

  @Test("A cart beyond what an import brings is refused, one at its bounds doesn't overflow")
  func bounds() throws {
    let most = Cart.Line(number: 1, sku: "A", quantity: 1_000_000, price: Promotion.largestAmount)
    #expect(Cart(lines: [Cart.Line(number: 1, sku: "A", quantity: -1, price: .zero)], at: Sample.now) == nil)
    #expect(Cart(lines: [Cart.Line(number: 1, sku: "A", quantity: 1, price: Money(fen: -1))], at: Sample.now) == nil)
    #expect(Cart(lines: Array(repeating: most, count: 5_001), at: Sample.now) == nil)
    let cart = try #require(
      Cart(lines: (1...5_000).map { Cart.Line(number: $0, sku: "A", quantity: most.quantity, price: most.price) }, at: Sample.now))
    let promotions = [
      Sample.promotion(1, .percentOff(basisPoints: 1)),
      Sample.promotion(2, .everySpendSave(Sample.step("0.02", "0.01"), most: nil)),
      Sample.promotion(
        3,
        .gift(
          .spend(Money(fen: 1)), gives: [PromotionGift(sku: "G", quantity: 1_000_000, worth: Promotion.largestAmount)],
          repeats: true)),
    ]
    let priced = PromotionPricing.price(cart, promotions: promotions)
    #expect(priced.lines.reduce(.zero) { $0 + $1.amount } == priced.total && priced.applied.count == 3)
    #expect(PromotionPricing.price(try #require(Cart(lines: [], at: Sample.now)), promotions: promotions).total == .zero)
  }
}
