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
  ///
  /// As many sets as are alike are made at once, and of the others only what the made ones took pieces from is looked at again. So it takes two
  /// rounds for each price of a line at most, and not one for each set, however many pieces somebody buys. What comes of it is the same: what is left of the
  /// pieces can only make another set worth less, so the best stays the best while it can be made again just as it was.
  mutating func reckonBundles() {
    guard var lane = candidates[.bundle] else { return }
    if candidates[.item] == nil {
      pieces = order.indices.map { PricedPieces(line: $0, price: line($0).price.fen, count: line($0).quantity) }
    }
    // The dearest first; of equals the lower line.
    pieces.sort { $0.price != $1.price ? $0.price > $1.price : $0.line < $1.line }
    var shelf = PieceShelf(pieces.indices.map { (line(pieces[$0].line).sku, pieces[$0].count) })
    var offers = lane.map { offer($0, shelf) { pieces[$0].count } }
    while true {
      var best: (candidate: Int, set: BundleSet)?
      for (candidate, offer) in offers.enumerated() {
        if case .set(let set) = offer, set.saving > best?.set.saving ?? 0 { best = (candidate, set) }
      }
      guard let (best, set) = best else { return }
      var times = min(
        set.places.map { pieces[$0.place].count / $0.count }.min() ?? 0, lane[best].piecesLeft,
        Int(clamping: lane[best].budgetLeft / set.saving))
      let touched = shelf.skus(of: set.places)
      let taken = Dictionary(set.places.map { ($0.place, $0.count) }, uniquingKeysWith: +)
      // What a budget had no room for may fit when its dearest pieces are gone: not beyond that moment.
      for candidate in lane.indices
      where offers[candidate] == .tooMuch && !touched.isDisjoint(with: lane[candidate].promotion.named) {
        times = Self.first(upTo: times) { made in
          offer(lane[candidate], shelf) { pieces[$0].count - made * (taken[$0] ?? 0) } != .tooMuch
        }
      }
      lane[best].piecesLeft -= times
      lane[best].budgetLeft -= set.saving * Int64(times)
      make(set, times: times, lane[best].promotion)
      shelf.skipEmpty(touched, pieces)
      for candidate in lane.indices where candidate == best || !touched.isDisjoint(with: lane[candidate].promotion.named) {
        if offers[candidate] != .nothing { offers[candidate] = offer(lane[candidate], shelf) { pieces[$0].count } }
      }
    }
  }

  /// What a bundle gives with what is left at each place. None of what it gives grows while pieces go.
  private func offer(_ held: PromotionCandidate, _ shelf: PieceShelf, left: (Int) -> Int) -> BundleOffer {
    guard held.piecesLeft > 0, case .bundle(let parts, let price) = held.promotion.rule, let set = shelf.set(of: parts, left: left)
    else { return .nothing }
    let saving = set.reduce(0) { $0 + pieces[$1.place].price * Int64($1.count) } - price.fen
    guard saving > 0 else { return .nothing }
    return saving <= held.budgetLeft ? .set(BundleSet(places: set, saving: saving)) : .tooMuch
  }

  /// The lowest number for which it holds that holds for all above it; `most` where it doesn't hold before. At least one.
  private static func first(upTo most: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (1, most)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }

  private mutating func make(_ set: BundleSet, times: Int, _ promotion: Promotion) {
    var weights: [Int: Int64] = [:]
    for one in set.places {
      let (place, count) = (one.place, one.count)
      weights[pieces[place].line, default: 0] += pieces[place].price * Int64(count)
      pieces[place].count -= count * times
    }
    let lines = weights.keys.sorted()
    for (line, share) in zip(lines, apportioned(set.saving, over: lines.map { weights[$0] ?? 0 })) {
      take(share * Int64(times), off: line, for: promotion.id)
    }
    let saved = set.saving * Int64(times)
    note(promotion, discount: saved, pieces: times, spent: saved)
  }
}

/// The pieces that make one set of a bundle, as places in `PromotionPricing.pieces`, and what it saves.
private struct BundleSet: Equatable {
  struct Place: Equatable {
    var place: Int
    var count: Int
  }

  var places: [Place]
  var saving: Int64
}

private enum BundleOffer: Equatable {
  case set(BundleSet)
  /// More than what is left of its budget.
  case tooMuch
  case nothing
}

/// Places of pieces by SKU, the dearest first, without those that nothing is left of.
private struct PieceShelf {
  private var places: [String: [Int]] = [:]
  /// How many at the beginning of a SKU's places are empty.
  private var empty: [String: Int] = [:]
  private let skus: [String]

  init(_ pieces: [(sku: String, count: Int)]) {
    skus = pieces.map(\.sku)
    for (place, piece) in pieces.enumerated() where piece.count > 0 { places[piece.sku, default: []].append(place) }
  }

  /// The dearest pieces that make one set; nil when some are missing.
  func set(of parts: [BundlePart], left: (Int) -> Int) -> [BundleSet.Place]? {
    var set: [BundleSet.Place] = []
    for part in parts {
      var missing = part.quantity
      for place in (places[part.sku] ?? []).dropFirst(empty[part.sku] ?? 0) {
        let count = min(missing, left(place))
        if count > 0 { set.append(BundleSet.Place(place: place, count: count)) }
        missing -= count
        if missing == 0 { break }
      }
      if missing > 0 { return nil }
    }
    return set
  }

  func skus(of set: [BundleSet.Place]) -> Set<String> { Set(set.map { skus[$0.place] }) }

  /// After pieces of these were taken.
  mutating func skipEmpty(_ touched: Set<String>, _ pieces: [PricedPieces]) {
    for sku in touched {
      let (all, first) = (places[sku] ?? [], empty[sku] ?? 0)
      empty[sku] = all.dropFirst(first).firstIndex { pieces[$0].count > 0 } ?? all.count
    }
  }
}
