extension PromotionRule {
  /// What a piece of this price costs with it, in fen; for the kinds that make a price of a piece, else the price itself.
  func pieceFen(_ price: Int64) -> Int64 {
    switch self {
    case .percentOff(let points): (price * Int64(10_000 - points) + 5_000) / 10_000
    case .amountOff(let off): max(price - off.fen, 0)
    case .fixedPrice(let fixed): min(price, fixed.fen)
    case .spendSave, .everySpendSave, .gift, .bundle, .freeShipping: price
    }
  }
}

extension PromotionPricing {
  /// Lane 1.
  mutating func reckonItems() {
    guard var lane = candidates[.item] else { return }
    var pairs: [(off: Int64, candidate: Int, line: Int)] = []
    for (candidate, held) in lane.enumerated() {
      for place in order.indices where held.promotion.goods.contains(line(place).sku) {
        let price = line(place).price.fen
        let off = price - held.promotion.rule.pieceFen(price)
        if off > 0 { pairs.append((off, candidate, place)) }
      }
    }
    // Candidates stand by number, and lines too, so that their places decide between equals.
    pairs.sort { a, b in
      if a.off != b.off { return a.off > b.off }
      return (a.candidate, a.line) < (b.candidate, b.line)
    }
    var rest = order.indices.map { line($0).quantity }
    for pair in pairs {
      let held = lane[pair.candidate]
      let fitting = Int(clamping: held.budgetLeft / pair.off)
      let count = min(rest[pair.line], held.piecesLeft, fitting)
      guard count > 0 else { continue }
      let saved = pair.off * Int64(count)
      rest[pair.line] -= count
      lane[pair.candidate].piecesLeft -= count
      lane[pair.candidate].budgetLeft -= saved
      pieces.append(PricedPieces(line: pair.line, price: line(pair.line).price.fen - pair.off, count: count))
      take(saved, off: pair.line, for: held.promotion.id)
      note(held.promotion, discount: saved, pieces: count, spent: saved)
    }
    for place in order.indices where rest[place] > 0 {
      pieces.append(PricedPieces(line: place, price: line(place).price.fen, count: rest[place]))
    }
  }

  /// Lane 2.
  mutating func reckonBundles() {
    guard var lane = candidates[.bundle] else { return }
    if candidates[.item] == nil {
      pieces = order.indices.map { PricedPieces(line: $0, price: line($0).price.fen, count: line($0).quantity) }
    }
    // The dearest first; of equals the lower line.
    pieces.sort { $0.price != $1.price ? $0.price > $1.price : $0.line < $1.line }
    while true {
      var best: (saving: Int64, candidate: Int, set: [(place: Int, count: Int)])?
      for (candidate, held) in lane.enumerated() where held.piecesLeft > 0 {
        guard case .bundle(let parts, let price) = held.promotion.rule, let set = set(of: parts) else { continue }
        let saving = set.reduce(0) { $0 + pieces[$1.place].price * Int64($1.count) } - price.fen
        if saving > best?.saving ?? 0, saving <= held.budgetLeft { best = (saving, candidate, set) }
      }
      guard let best else { return }
      lane[best.candidate].piecesLeft -= 1
      lane[best.candidate].budgetLeft -= best.saving
      make(best.set, saving: best.saving, lane[best.candidate].promotion)
    }
  }

  /// The dearest pieces that make one set, as places in `pieces`; nil when some are missing.
  private func set(of parts: [BundlePart]) -> [(place: Int, count: Int)]? {
    var set: [(place: Int, count: Int)] = []
    for part in parts {
      var missing = part.quantity
      for place in pieces.indices where missing > 0 && pieces[place].count > 0 && line(pieces[place].line).sku == part.sku {
        let count = min(missing, pieces[place].count)
        set.append((place, count))
        missing -= count
      }
      if missing > 0 { return nil }
    }
    return set
  }

  private mutating func make(_ set: [(place: Int, count: Int)], saving: Int64, _ promotion: Promotion) {
    var weights: [Int: Int64] = [:]
    for (place, count) in set {
      weights[pieces[place].line, default: 0] += pieces[place].price * Int64(count)
      pieces[place].count -= count
    }
    let lines = weights.keys.sorted()
    for (line, share) in zip(lines, apportioned(saving, over: lines.map { weights[$0] ?? 0 })) {
      take(share, off: line, for: promotion.id)
    }
    note(promotion, discount: saving, pieces: 1, spent: saving)
  }
}
