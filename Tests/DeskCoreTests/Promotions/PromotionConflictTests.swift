import Testing

@testable import DeskCore

@Suite struct PromotionConflictTests {
  private let off = PromotionRule.percentOff(basisPoints: 2000)

  private func sku(_ code: String, _ price: String, floor: String? = nil, available: Int = 100) -> PromotionSKU {
    PromotionSKU(sku: code, price: Sample.yuan(price), floor: floor.map(Sample.yuan), available: available)
  }

  @Test("PRO-3: the same goods at the same time in the same lane, with what both have")
  func overlaps() {
    let mine = Sample.promotion(1, off, ["A", "B"])
    let later = PromotionWindow(from: Sample.from.advanced(byHours: 20), until: Sample.from.advanced(byHours: 30))
    let next = PromotionWindow(from: Sample.window.until, until: Sample.window.until.advanced(byHours: 1))
    let others = [
      StagedPromotion(Sample.promotion(9, off, window: later), .submitted),
      StagedPromotion(Sample.promotion(2, .amountOff(Sample.yuan("1")), ["B", "C"]), .live),
      StagedPromotion(Sample.promotion(3, off, ["A"], window: next), .live),
      StagedPromotion(Sample.promotion(4, off, ["C"]), .live),
      StagedPromotion(Sample.promotion(5, .spendSave([Sample.step("100", "1")])), .live),
      StagedPromotion(Sample.promotion(6, off), .draft), StagedPromotion(Sample.promotion(7, off), .withdrawn),
      StagedPromotion(mine, .submitted),
    ]
    let both = PromotionWindow(from: later.from, until: Sample.window.until)
    #expect(
      mine.conflicts(with: others, skus: []) == [
        .overlap(
          PromotionOverlap(
            with: Sample.id(2), title: "活动 2", stage: .live, lane: .item, goods: .skus(["B"]), window: Sample.window)),
        .overlap(
          PromotionOverlap(
            with: Sample.id(9), title: "活动 9", stage: .submitted, lane: .item, goods: .skus(["A", "B"]), window: both)),
      ])
    let elsewhere = StagedPromotion(Sample.promotion(2, off, scope: PromotionScope(platform: "jd")), .live)
    let here = Sample.promotion(1, off, scope: PromotionScope(platform: "taobao"))
    #expect(here.conflicts(with: [elsewhere], skus: []).isEmpty)
  }

  private func floors(_ promotion: Promotion, with others: [Promotion] = [], _ skus: [PromotionSKU]) -> [String] {
    promotion.conflicts(with: others.map { StagedPromotion($0, .scheduled) }, skus: skus).compactMap {
      guard case .belowFloor(let found) = $0 else { return nil }
      return ([found.sku, found.after.decimal] + found.with.map(\.text)).joined(separator: " ")
    }
  }

  @Test("PRO-3: below the floor price by itself, at the deepest")
  func floor() {
    #expect(floors(Sample.promotion(1, off, ["A"]), [sku("A", "100", floor: "80"), sku("B", "100", floor: "99")]) == [])
    #expect(
      floors(Sample.promotion(1, off), [sku("A", "100", floor: "80.01"), sku("B", "100"), sku("C", "10", floor: "9")]) == [
        "A 80.00", "C 8.00",
      ])
    // 满 300 减 60: a fifth of whatever is in an order of exactly 300; less of a piece that alone costs more.
    let steps = Sample.promotion(1, .spendSave([Sample.step("300", "60")]))
    #expect(floors(steps, [sku("A", "100", floor: "81"), sku("B", "600", floor: "541")]) == ["A 80.00", "B 540.00"])
    let every = Sample.promotion(1, .everySpendSave(Sample.step("300", "60"), most: Sample.yuan("100")))
    #expect(floors(every, [sku("B", "600", floor: "541")]) == ["B 500.00"])
    let set = Sample.promotion(1, .bundle([BundlePart(sku: "A"), BundlePart(sku: "B")], price: Sample.yuan("90")))
    #expect(floors(set, [sku("A", "100", floor: "61"), sku("B", "50", floor: "30")]) == ["A 60.00"])
    #expect(floors(set, [sku("A", "100", floor: "61")]) == [], "without the other part's price nobody can tell")
  }

  @Test("PRO-3: below the floor price together with promotions of other lanes that are on at the same moment")
  func floorTogether() {
    let mine = Sample.promotion(1, off, ["A"])
    let half = PromotionWindow(from: Sample.from.advanced(byHours: 12), until: Sample.window.until)
    let steps = Sample.promotion(2, .spendSave([Sample.step("200", "20")]), window: half)
    let above = Sample.promotion(3, .spendSave([Sample.step("300", "50")]), lane: .platform)
    let goods = [sku("A", "100", floor: "70")]
    #expect(floors(mine, with: [steps], goods) == [])
    // 80, less a tenth is 72, less a sixth is 60.
    #expect(floors(mine, with: [steps, above], goods) == ["A 60.00 M0000002 M0000003"])
    let before = PromotionWindow(from: Sample.from, until: half.from)
    let never = Sample.promotion(3, .spendSave([Sample.step("300", "30")]), window: before, lane: .platform)
    #expect(floors(mine, with: [steps, never], goods) == [], "these two are never on together")
    let jd = Sample.promotion(2, .spendSave([Sample.step("200", "20")]), scope: PromotionScope(platform: "jd"))
    let tmall = Sample.promotion(
      3, .spendSave([Sample.step("300", "30")]), scope: PromotionScope(platform: "tmall"), lane: .platform)
    #expect(floors(mine, with: [jd, tmall], goods) == [], "nor are these, anywhere")
  }

  @Test("PRO-3: whatever cart brings a piece below a floor was told before")
  func nothingDeeper() throws {
    var random = RandomCart(seed: 7)
    let list: [String: Int64] = ["A": 4_999, "B": 10_000, "C": 1_250, "D": 7_777]
    var met = 0
    for _ in 0..<4_000 {
      let (lines, _, all, _) = random.next()
      var lanes: Set<PromotionLane> = []
      let promotions = all.filter { lanes.insert($0.lane).inserted }
      let priced = lines.map { Cart.Line(number: $0.number, sku: $0.sku, quantity: 1, price: Money(fen: list[$0.sku] ?? 0)) }
      let cart = try #require(Cart(lines: priced, at: RandomCart.now, platform: "tmall", shop: "旗舰店"))
      let result = PromotionPricing.price(cart, promotions: promotions)
      for (line, found) in zip(cart.lines, result.lines) {
        let floor = found.amount + Money(fen: 1)
        let skus = list.map { PromotionSKU(sku: $0, price: Money(fen: $1), floor: $0 == line.sku ? floor : nil, available: 0) }
        for promotion in promotions where found.shares[promotion.id] != nil {
          let conflicts = promotion.conflicts(with: promotions.map { StagedPromotion($0, .live) }, skus: skus)
          let told = conflicts.contains { if case .belowFloor(let it) = $0 { it.sku == line.sku } else { false } }
          #expect(told, "\(promotion.id) \(line.sku) \(floor) \(cart.lines) \(result.lines) \(promotions.map(\.rule))")
          met += 1
        }
      }
    }
    #expect(met > 3_000)
  }

  @Test("PRO-3: less in stock than the target: of the goods, of each part of a set, of the gifts")
  func stock() {
    func missing(_ promotion: Promotion, _ target: Int?, _ skus: [PromotionSKU]) -> [String] {
      promotion.conflicts(with: [], skus: skus, target: target).compactMap {
        guard case .shortOfStock(let found) = $0 else { return nil }
        return "\(found.sku ?? "*") \(found.available)/\(found.needed)"
      }
    }
    let goods = [sku("A", "10", available: 30), sku("B", "10", available: 20), sku("C", "10", available: 0)]
    #expect(missing(Sample.promotion(1, off, ["A", "B"]), 50, goods) == [])
    #expect(missing(Sample.promotion(1, off, ["A", "B"]), 51, goods) == ["* 50/51"])
    #expect(missing(Sample.promotion(1, off, ["A"]), 31, goods) == ["A 30/31"])
    #expect(missing(Sample.promotion(1, off, ["A"]), nil, goods) == [])
    let set = PromotionRule.bundle([BundlePart(sku: "A"), BundlePart(sku: "B", quantity: 2)], price: Sample.yuan("9"))
    #expect(missing(Sample.promotion(1, set), 11, goods) == ["B 20/22"])
    let gift = PromotionRule.gift(.pieces(1), gives: [PromotionGift(sku: "C"), PromotionGift(sku: "D")], repeats: true)
    #expect(missing(Sample.promotion(1, gift), 5, goods) == ["C 0/5", "D 0/5"])
  }
}
