extension Promotion {
  /// No count of a promotion is beyond a million, and no amount beyond the largest there is; the limits keep every sum far from overflow.
  public static let largestAmount = Money.largest
  public static let largestCount = 1_000_000
  /// Steps, gifts or parts of one promotion.
  public static let mostEntries = 20

  /// Everything that is wrong with it, in the order of the form; empty: it may be submitted.
  public var faults: [PromotionFault] {
    var found = Faults()
    if title.allSatisfy(\.isWhitespace) { found.add(.noTitle) }
    if window.from >= window.until { found.add(.endsBeforeItStarts(window)) }
    check(rule, &found)
    checkGoods(&found)
    found.count(.piecesPerBuyer, perBuyer.pieces)
    found.count(.ordersPerBuyer, perBuyer.orders)
    found.count(.piecesTotal, total.pieces)
    found.count(.ordersTotal, total.orders)
    checkLimits(&found)
    if let budget {
      found.amount(.budget, budget)
      let once = rule.leastOnce
      if budget > .zero, budget < once { found.add(.budgetBelowOnce(budget: budget, once: once)) }
    }
    if !rule.lanes.contains(lane) { found.add(.wrongLane(lane, allowed: rule.lanes)) }
    return found.list
  }

  private struct Faults {
    var list: [PromotionFault] = []

    mutating func add(_ fault: PromotionFault) {
      if !list.contains(fault) { list.append(fault) }
    }

    mutating func amount(_ which: PromotionFault.Amount, _ money: Money, takesZero: Bool = false) {
      if money > Promotion.largestAmount || money < .zero || (!takesZero && money == .zero) {
        add(.amountOutOfRange(which, money))
      }
    }

    mutating func count(_ which: PromotionFault.Count, _ count: Int?) {
      if let count, !(1...Promotion.largestCount).contains(count) { add(.countOutOfRange(which, count)) }
    }

    mutating func entries(_ count: Int) {
      if count > Promotion.mostEntries { add(.tooMany(found: count, limit: Promotion.mostEntries)) }
    }

    mutating func skus(_ codes: some Sequence<String>) {
      var seen: Set<String> = []
      for code in codes {
        if code.allSatisfy(\.isWhitespace) {
          add(.blankSKU)
        } else if !seen.insert(code).inserted {
          add(.twice(code))
        }
      }
    }
  }

  private func check(_ rule: PromotionRule, _ found: inout Faults) {
    switch rule {
    case .percentOff(let points):
      if !(1..<10_000).contains(points) { found.add(.percentOutOfRange(basisPoints: points)) }
    case .amountOff(let off): found.amount(.off, off)
    case .fixedPrice(let price): found.amount(.price, price)
    case .spendSave(let steps):
      if steps.isEmpty { found.add(.noSteps) }
      found.entries(steps.count)
      for (place, step) in steps.enumerated() {
        check(step, &found)
        guard place > 0 else { continue }
        let before = steps[place - 1]
        if step.spend <= before.spend || step.save <= before.save { found.add(.stepsDontRise(at: place + 1)) }
      }
    case .everySpendSave(let step, let most):
      check(step, &found)
      if let most {
        found.amount(.most, most)
        if most > .zero, most < step.save { found.add(.mostBelowOnce(most: most, once: step.save)) }
      }
    case .gift(let trigger, let gives, _):
      switch trigger {
      case .pieces(let pieces): found.count(.triggerPieces, pieces)
      case .spend(let spend): found.amount(.spend, spend)
      }
      if gives.isEmpty { found.add(.noGifts) }
      found.entries(gives.count)
      found.skus(gives.map(\.sku))
      for gift in gives {
        found.count(.giftPieces, gift.quantity)
        found.amount(.worth, gift.worth, takesZero: true)
        if case .skus(let skus) = goods, skus.contains(gift.sku) { found.add(.giftAmongGoods(gift.sku)) }
      }
    case .bundle(let parts, let price):
      found.amount(.bundlePrice, price)
      found.entries(parts.count)
      found.skus(parts.map(\.sku))
      for part in parts { found.count(.bundlePieces, part.quantity) }
      if parts.count < 2, parts.first?.quantity ?? 0 < 2 { found.add(.bundleTooSmall) }
    case .freeShipping(let minimum): found.amount(.minimum, minimum, takesZero: true)
    }
  }

  private func check(_ step: PromotionStep, _ found: inout Faults) {
    found.amount(.spend, step.spend)
    found.amount(.save, step.save)
    if step.spend > .zero, step.save >= step.spend { found.add(.savesAll(step)) }
  }

  private func checkGoods(_ found: inout Faults) {
    guard case .skus(let skus) = goods, rule.kind != .bundle else { return }
    if skus.isEmpty { found.add(.noGoods) }
    if skus.contains(where: { $0.allSatisfy(\.isWhitespace) }) { found.add(.blankSKU) }
  }

  private func checkLimits(_ found: inout Faults) {
    if rule.kind == .spendSave || rule.kind == .freeShipping, perBuyer.pieces != nil || total.pieces != nil {
      found.add(.limitInPieces)
    }
    for (buyer, total) in [(perBuyer.pieces, total.pieces), (perBuyer.orders, total.orders)] {
      if let buyer, let total, buyer > total { found.add(.perBuyerAboveTotal(buyer: buyer, total: total)) }
    }
  }
}

extension PromotionRule {
  /// What giving it once takes out of the budget at least, as far as the rule alone tells.
  fileprivate var leastOnce: Money {
    switch self {
    case .amountOff(let off): off
    case .spendSave(let steps): steps.map(\.save).min() ?? .zero
    case .everySpendSave(let step, _): step.save
    case .gift(_, let gives, _): worthOf(gives)
    case .percentOff, .fixedPrice, .bundle, .freeShipping: .zero
    }
  }

  private func worthOf(_ gives: [PromotionGift]) -> Money {
    // Faulty counts are named by themselves; here they must only not overflow.
    gives.prefix(Promotion.mostEntries).reduce(.zero) { sum, gift in
      guard (0...Promotion.largestCount).contains(gift.quantity), (.zero...Promotion.largestAmount).contains(gift.worth) else {
        return sum
      }
      return sum + Money(fen: gift.worth.fen * Int64(gift.quantity))
    }
  }
}
