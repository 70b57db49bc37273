extension PromotionRule {
  /// What a promotion on the whole order saves of this many fen; 0 for other kinds and below the first step.
  func savingFen(of spend: Int64) -> Int64 {
    switch self {
    case .spendSave(let steps): steps.last { spend >= $0.spend.fen }?.save.fen ?? 0
    case .everySpendSave(let step, let most): min(spend / step.spend.fen * step.save.fen, most?.fen ?? .max)
    case .percentOff, .amountOff, .fixedPrice, .gift, .bundle, .freeShipping: 0
    }
  }
}

extension PromotionPricing {
  /// Lane 3, and the same again above it.
  mutating func reckonSpend(_ lane: PromotionLane) {
    shareOut(lane) { pricing, held, lines in
      let spend = lines.reduce(0) { $0 + pricing.amounts[$1] }
      let saving = held.promotion.rule.savingFen(of: spend)
      return saving > 0 && saving <= held.budgetLeft ? (saving, 0) : nil
    } take: { pricing, promotion, lines, saving, _ in
      for (line, share) in zip(lines, apportioned(saving, over: lines.map { pricing.amounts[$0] })) {
        pricing.take(share, off: line, for: promotion.id)
      }
      pricing.note(promotion, discount: saving, spent: saving)
    }
  }

  /// Lane 4.
  mutating func reckonShipping() {
    let fee = cart.shippingFee
    guard fee > .zero, let lane = candidates[.shipping] else { return }
    for held in lane {
      guard case .freeShipping(let minimum) = held.promotion.rule, fee.fen <= held.budgetLeft else { continue }
      let lines = order.indices.filter { line($0).quantity > 0 && held.promotion.goods.contains(line($0).sku) }
      guard !lines.isEmpty, lines.reduce(0, { $0 + amounts[$1] }) >= minimum.fen else { continue }
      waive(fee)
      note(held.promotion, discount: fee.fen, spent: fee.fen)
      return
    }
  }

  /// Lane 5, and the same again by money.
  mutating func reckonGifts(_ lane: PromotionLane) {
    shareOut(lane) { pricing, held, lines in
      guard case .gift(let trigger, let gives, let repeats) = held.promotion.rule else { return nil }
      let earned: Int64 =
        switch trigger {
        case .pieces(let needed): Int64(lines.reduce(0) { $0 + pricing.line($1).quantity } / needed)
        case .spend(let needed): lines.reduce(0) { $0 + pricing.amounts[$1] } / needed.fen
        }
      let worth = gives.reduce(0) { $0 + $1.worth.fen * Int64($1.quantity) }
      var times = min(repeats ? earned : min(earned, 1), Int64(held.piecesLeft))
      if worth > 0 { times = min(times, held.budgetLeft / worth) }
      return times > 0 ? (worth.multipliedOrMost(by: times), Int(times)) : nil
    } take: { pricing, promotion, _, spent, times in
      guard case .gift(_, let gives, _) = promotion.rule else { return }
      let gifts = gives.sorted { $0.sku < $1.sku }.map {
        PricedCart.Gift(promotion: promotion.id, sku: $0.sku, quantity: $0.quantity * times)
      }
      pricing.note(promotion, pieces: times, gifts: gifts, spent: spent)
    }
  }

  /// One promotion a line: the promotion that is worth most takes all lines of its goods, and so on with the lines that are left.
  ///
  /// - Parameters:
  ///   - value: what it is worth on these lines, and how often; nil: it gives nothing.
  private mutating func shareOut(
    _ lane: PromotionLane, value: (PromotionPricing, PromotionCandidate, [Int]) -> (value: Int64, times: Int)?,
    take: (inout PromotionPricing, Promotion, [Int], Int64, Int) -> Void
  ) {
    var held = candidates[lane] ?? []
    var open = order.indices.filter { line($0).quantity > 0 }
    while !open.isEmpty {
      var best: (value: Int64, times: Int, place: Int, lines: [Int])?
      for (place, candidate) in held.enumerated() {
        let lines = open.filter { candidate.promotion.goods.contains(line($0).sku) }
        guard !lines.isEmpty, let worth = value(self, candidate, lines) else { continue }
        if let best, best.value >= worth.value { continue }
        best = (worth.value, worth.times, place, lines)
      }
      guard let best else { return }
      take(&self, held[best.place].promotion, best.lines, best.value, best.times)
      held.remove(at: best.place)
      open.removeAll(where: best.lines.contains)
    }
  }
}

extension Int64 {
  /// The product, or the greatest number there is.
  fileprivate func multipliedOrMost(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
