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
    shareOut(lane) { held, spend, _ in
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
    shareOut(lane) { held, spend, pieces in
      guard case .gift(let trigger, let gives, let repeats) = held.promotion.rule else { return nil }
      let earned: Int64 =
        switch trigger {
        case .pieces(let needed): Int64(pieces / needed)
        case .spend(let needed): spend / needed.fen
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
  /// What each has left is kept as sums, from which a line goes once: it takes as many steps as promotions have lines, and one more for each pair of
  /// promotions.
  ///
  /// - Parameters:
  ///   - value: what it is worth on so many fen and pieces of its goods, and how often; nil: it gives nothing.
  private mutating func shareOut(
    _ lane: PromotionLane, value: (PromotionCandidate, _ spend: Int64, _ pieces: Int) -> (value: Int64, times: Int)?,
    take: (inout PromotionPricing, Promotion, [Int], Int64, Int) -> Void
  ) {
    struct Share {
      var lines: [Int]
      var spend: Int64
      var pieces: Int
      var worth: (value: Int64, times: Int)?
    }
    let held = candidates[lane] ?? []
    var isOpen = order.indices.map { line($0).quantity > 0 }
    var takers: [[Int]] = order.indices.map { _ in [] }
    var shares: [Share?] = []
    for (place, candidate) in held.enumerated() {
      let lines = order.indices.filter { isOpen[$0] && candidate.promotion.goods.contains(line($0).sku) }
      for one in lines { takers[one].append(place) }
      let (spend, pieces) = (lines.reduce(0) { $0 + amounts[$1] }, lines.reduce(0) { $0 + line($1).quantity })
      shares.append(
        lines.isEmpty ? nil : Share(lines: lines, spend: spend, pieces: pieces, worth: value(candidate, spend, pieces)))
    }
    while true {
      var best: (value: Int64, times: Int, place: Int)?
      for (place, share) in shares.enumerated() {
        guard let worth = share?.worth else { continue }
        if let best, best.value >= worth.value { continue }
        best = (worth.value, worth.times, place)
      }
      guard let best, let share = shares[best.place] else { return }
      let lines = share.lines.filter { isOpen[$0] }
      var changed: Set<Int> = []
      for one in lines {
        isOpen[one] = false
        for place in takers[one] where place != best.place && shares[place] != nil {
          shares[place]?.spend -= amounts[one]
          shares[place]?.pieces -= line(one).quantity
          changed.insert(place)
        }
      }
      take(&self, held[best.place].promotion, lines, best.value, best.times)
      shares[best.place] = nil
      for place in changed {
        guard let share = shares[place] else { continue }
        if share.pieces == 0 { shares[place] = nil } else { shares[place]?.worth = value(held[place], share.spend, share.pieces) }
      }
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
