import DeskCore

/// Carts, promotions and earlier uses at random, small enough that equals, limits and ends of budgets are met all the time.
struct RandomCart {
  var dice: Dice
  static let now = Instant(milliseconds: 1_000_000)
  private static let skus = ["A", "B", "C", "D"]

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool { dice.below(100) < percent }

  mutating func next() -> (lines: [Cart.Line], fee: Money, promotions: [Promotion], uses: PromotionUses) {
    var lines: [Cart.Line] = []
    for number in 0..<(1 + dice.below(4)) {
      // Now and then so many that several sets are alike.
      let quantity = chance(4) ? 0 : chance(10) ? 4 + dice.below(12) : 1 + dice.below(3)
      lines.append(
        Cart.Line(
          number: number * 3 + 1, sku: Self.skus[dice.below(4)], quantity: quantity,
          price: Money(fen: chance(50) ? Int64(1 + dice.below(20)) * 500 : Int64(dice.below(12_000)))))
    }
    let promotions = (0..<dice.below(6)).map { promotion(PromotionID(number: Int64($0 + 1))) }
    var uses = PromotionUses()
    for promotion in promotions where chance(40) {
      uses.buyer[promotion.id] = PromotionUse(pieces: dice.below(3), orders: dice.below(2))
      uses.total[promotion.id] = PromotionUse(
        pieces: 2 + dice.below(3), orders: 1 + dice.below(3), spent: Money(fen: Int64(dice.below(3_000))))
    }
    return (lines, chance(60) ? Money(fen: Int64(1 + dice.below(15)) * 100) : .zero, promotions, uses)
  }

  private mutating func promotion(_ id: PromotionID) -> Promotion {
    let rule = rule()
    let counts = rule.kind != .spendSave && rule.kind != .freeShipping
    func limit(_ pieces: Int, _ orders: Int, _ kind: Int) -> PromotionLimit {
      switch kind {
      case 0: PromotionLimit(pieces: counts ? pieces : nil)
      case 1: PromotionLimit(orders: orders)
      default: .none
      }
    }
    let buyerKind = dice.below(6)
    let totalKind = dice.below(8)
    let budget = chance(25) ? Money(fen: Int64(3_000 + dice.below(9_000))) : nil
    let window =
      chance(5)
      ? PromotionWindow(from: Instant(milliseconds: 0), until: Self.now)
      : PromotionWindow(from: chance(50) ? Self.now : Instant(milliseconds: 0), until: Instant(milliseconds: 2_000_000))
    let lanes = rule.lanes
    return Promotion(
      id: id, title: "活动", rule: rule, goods: goods(), window: window, scope: PromotionScope(platform: chance(10) ? "tmall" : nil),
      lane: lanes[dice.below(lanes.count)], perBuyer: limit(1 + dice.below(4), 1 + dice.below(2), buyerKind),
      total: limit(4 + dice.below(4), 2 + dice.below(3), totalKind), budget: budget)
  }

  private mutating func goods() -> PromotionGoods {
    if chance(45) { return .all }
    return .skus(Set((0..<(1 + dice.below(3))).map { _ in Self.skus[dice.below(4)] }))
  }

  private mutating func money(_ least: Int, _ most: Int, step: Int) -> Money {
    Money(fen: Int64(least + dice.below((most - least) / step + 1) * step))
  }

  private mutating func rule() -> PromotionRule {
    switch dice.below(10) {
    case 0, 1: return .percentOff(basisPoints: chance(70) ? 500 * (1 + dice.below(19)) : 1 + dice.below(9_999))
    case 2: return .amountOff(money(100, 3_000, step: 50))
    case 3: return .fixedPrice(chance(50) ? money(500, 8_000, step: 500) : money(1, 9_000, step: 1))
    case 4:
      let first = PromotionStep(spend: money(2_000, 8_000, step: 500), save: money(100, 1_900, step: 1))
      if chance(40) { return .spendSave([first]) }
      let second = PromotionStep(
        spend: first.spend + money(2_000, 9_000, step: 500), save: first.save + money(1, 1_900, step: 1))
      return .spendSave([first, second])
    case 5, 6:
      let step = PromotionStep(spend: money(2_000, 8_000, step: 500), save: money(100, 1_900, step: 1))
      return .everySpendSave(step, most: chance(30) ? step.save + money(0, 2_000, step: 100) : nil)
    case 7:
      let trigger: PromotionTrigger = chance(50) ? .pieces(1 + dice.below(3)) : .spend(money(1_000, 12_000, step: 100))
      var gives = [PromotionGift(sku: "G1", quantity: 1 + dice.below(2), worth: chance(70) ? money(0, 900, step: 100) : .zero)]
      if chance(30) { gives.append(PromotionGift(sku: "G0", worth: money(0, 500, step: 100))) }
      return .gift(trigger, gives: gives, repeats: chance(60))
    case 8:
      let first = dice.below(4)
      let second = (first + 1 + dice.below(3)) % 4
      var parts = [BundlePart(sku: Self.skus[first], quantity: 1 + dice.below(2))]
      parts.append(BundlePart(sku: Self.skus[second], quantity: 1 + dice.below(2)))
      return .bundle(parts, price: money(1_000, 12_000, step: 250))
    default: return .freeShipping(minimum: chance(30) ? .zero : money(1_000, 15_000, step: 500))
    }
  }
}

extension Dice {
  /// 0 to one less than the limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
