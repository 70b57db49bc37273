import DeskCore

/// The rules of Docs/Decisions/0019 once more, as slowly and plainly as can be: every piece stands by itself, shares are fractions, and whatever is
/// "the best" is looked for among all there are. Nothing of the code under test is used but the values.
struct SlowPricing {
  struct Piece {
    var line: Int
    var sku: String
    var fen: Int64
    var isPriced = false
    var isBundled = false
  }

  let cart: Cart
  let lines: [Cart.Line]
  var promotions: [Promotion]
  let uses: PromotionUses
  var pieces: [Piece]
  /// By line number and promotion.
  var shares: [Int: [PromotionID: Int64]] = [:]
  var used: [PromotionID: PromotionUse] = [:]
  var gifts: [PromotionID: [String: Int]] = [:]
  var waived: Int64 = 0

  init(_ cart: Cart, _ promotions: [Promotion], _ uses: PromotionUses) {
    self.cart = cart
    self.uses = uses
    lines = cart.lines.sorted { $0.number < $1.number }
    self.promotions = promotions.filter { promotion in
      cart.at.milliseconds >= promotion.window.from.milliseconds && cart.at.milliseconds < promotion.window.until.milliseconds
        && (promotion.scope.platform == nil || promotion.scope.platform == cart.platform)
        && (promotion.scope.shop == nil || promotion.scope.shop == cart.shop)
    }
    pieces = lines.flatMap { line in
      (0..<line.quantity).map { _ in Piece(line: line.number, sku: line.sku, fen: line.price.fen) }
    }
    items()
    bundles()
    spend(.shop)
    spend(.platform)
    shipping()
    gifts(.pieceGift)
    gifts(.spendGift)
  }

  func amount(_ number: Int) -> Int64 {
    let line = lines.first { $0.number == number }
    let listed = (0..<(line?.quantity ?? 0)).reduce(Int64(0)) { sum, _ in sum + (line?.price.fen ?? 0) }
    return (shares[number] ?? [:]).values.reduce(listed) { $0 - $1 }
  }

  var total: Int64 { lines.reduce(cart.shippingFee.fen - waived) { $0 + amount($1.number) } }

  // What is left of a promotion now.

  private func mayServe(_ promotion: Promotion) -> Bool {
    let limits = [(promotion.perBuyer, uses.buyer[promotion.id]), (promotion.total, uses.total[promotion.id])]
    return limits.allSatisfy { limit, before in
      let here = used[promotion.id]?.pieces ?? 0
      if let orders = limit.orders, (before?.orders ?? 0) >= orders { return false }
      if let pieces = limit.pieces, (before?.pieces ?? 0) + here >= pieces { return false }
      return true
    }
  }

  private func fits(_ fen: Int64, _ promotion: Promotion) -> Bool {
    guard let budget = promotion.budget else { return true }
    return (uses.total[promotion.id]?.spent.fen ?? 0) + (used[promotion.id]?.spent.fen ?? 0) + fen <= budget.fen
  }

  private mutating func use(_ promotion: Promotion, pieces: Int, fen: Int64) {
    var now = used[promotion.id] ?? PromotionUse(orders: 1)
    now.pieces += pieces
    now.spent = now.spent + Money(fen: fen)
    used[promotion.id] = now
  }

  private mutating func give(_ fen: Int64, _ number: Int, _ promotion: Promotion) {
    if fen > 0 { shares[number, default: [:]][promotion.id, default: 0] += fen }
  }

  // Lanes.

  private func price(_ fen: Int64, with rule: PromotionRule) -> Int64? {
    switch rule {
    case .percentOff(let points): return Fraction(fen * Int64(10_000 - points), 10_000).halfUp
    case .amountOff(let off): return off.fen >= fen ? 0 : fen - off.fen
    case .fixedPrice(let fixed): return fixed.fen
    default: return nil
    }
  }

  private mutating func items() {
    while true {
      var best: (off: Int64, promotion: Promotion, place: Int)?
      for (place, piece) in pieces.enumerated() where !piece.isPriced {
        for promotion in promotions where promotion.lane == .item && promotion.goods.contains(piece.sku) && mayServe(promotion) {
          guard let priced = price(piece.fen, with: promotion.rule), piece.fen - priced > 0, fits(piece.fen - priced, promotion)
          else { continue }
          let off = piece.fen - priced
          if let best {
            if off < best.off { continue }
            if off == best.off, promotion.id > best.promotion.id { continue }
            if off == best.off, promotion.id == best.promotion.id, piece.line >= pieces[best.place].line { continue }
          }
          best = (off, promotion, place)
        }
      }
      guard let best else { return }
      pieces[best.place].fen -= best.off
      pieces[best.place].isPriced = true
      use(best.promotion, pieces: 1, fen: best.off)
      give(best.off, pieces[best.place].line, best.promotion)
    }
  }

  /// Every way of taking so many of these.
  private func choices<Element>(_ count: Int, of all: ArraySlice<Element>) -> [[Element]] {
    if count == 0 { return [[]] }
    guard let first = all.first, all.count >= count else { return [] }
    return choices(count - 1, of: all.dropFirst()).map { [first] + $0 } + choices(count, of: all.dropFirst())
  }

  private mutating func bundles() {
    while true {
      var best: (saving: Int64, promotion: Promotion, set: [Int])?
      for promotion in promotions.sorted(by: { $0.id < $1.id }) where promotion.lane == .bundle && mayServe(promotion) {
        guard case .bundle(let parts, let price) = promotion.rule else { continue }
        var set: [Int] = []
        var isWhole = true
        for part in parts {
          let there = pieces.indices.filter { pieces[$0].sku == part.sku && !pieces[$0].isBundled }
          var chosen: (fen: Int64, lines: [Int], set: [Int])?
          for choice in choices(part.quantity, of: there[...]) {
            let fen = choice.reduce(Int64(0)) { $0 + pieces[$1].fen }
            let lines = choice.map { pieces[$0].line }.sorted()
            if let best = chosen, fen < best.fen || (fen == best.fen && !lines.lexicographicallyPrecedes(best.lines)) { continue }
            chosen = (fen, lines, choice)
          }
          if let chosen { set += chosen.set } else { isWhole = false }
        }
        guard isWhole else { continue }
        let saving = set.reduce(Int64(0)) { $0 + pieces[$1].fen } - price.fen
        if saving > 0, fits(saving, promotion), saving > best?.saving ?? 0 { best = (saving, promotion, set) }
      }
      guard let best else { return }
      var weights: [Int: Int64] = [:]
      for place in best.set {
        weights[pieces[place].line, default: 0] += pieces[place].fen
        pieces[place].isBundled = true
      }
      use(best.promotion, pieces: 1, fen: best.saving)
      split(best.saving, weights, best.promotion)
    }
  }

  /// Largest remainder, fen by fen, with fractions.
  private mutating func split(_ fen: Int64, _ weights: [Int: Int64], _ promotion: Promotion) {
    let all = weights.values.reduce(0, +)
    var rests: [Int: Fraction] = [:]
    var left = fen
    for (number, weight) in weights {
      let share = Fraction(fen * weight, all)
      give(share.floor, number, promotion)
      left -= share.floor
      rests[number] = share.rest
    }
    while left > 0 {
      guard let next = rests.max(by: { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }) else { return }
      give(1, next.key, promotion)
      rests[next.key] = nil
      left -= 1
    }
  }

  private mutating func spend(_ lane: PromotionLane) {
    var open = lines.filter { $0.quantity > 0 }
    var waiting = promotions.filter { $0.lane == lane && mayServe($0) }
    while true {
      var best: (saving: Int64, promotion: Promotion)?
      for promotion in waiting {
        let spent = open.filter { promotion.goods.contains($0.sku) }.reduce(Int64(0)) { $0 + amount($1.number) }
        var saving: Int64 = 0
        switch promotion.rule {
        case .spendSave(let steps): for step in steps where step.spend.fen <= spent { saving = max(saving, step.save.fen) }
        case .everySpendSave(let step, let most):
          var reached = step.spend.fen
          while reached <= spent {
            saving += step.save.fen
            reached += step.spend.fen
          }
          if let most, saving > most.fen { saving = most.fen }
        default: break
        }
        guard saving > 0, fits(saving, promotion) else { continue }
        if let best, best.saving > saving || (best.saving == saving && best.promotion.id < promotion.id) { continue }
        best = (saving, promotion)
      }
      guard let best else { return }
      let mine = open.filter { best.promotion.goods.contains($0.sku) }
      use(best.promotion, pieces: 0, fen: best.saving)
      split(best.saving, Dictionary(uniqueKeysWithValues: mine.map { ($0.number, amount($0.number)) }), best.promotion)
      open.removeAll { best.promotion.goods.contains($0.sku) }
      waiting.removeAll { $0.id == best.promotion.id }
    }
  }

  private mutating func shipping() {
    guard cart.shippingFee > .zero else { return }
    let able = promotions.filter { promotion in
      guard case .freeShipping(let minimum) = promotion.rule, mayServe(promotion), fits(cart.shippingFee.fen, promotion) else {
        return false
      }
      let mine = lines.filter { $0.quantity > 0 && promotion.goods.contains($0.sku) }
      return !mine.isEmpty && mine.reduce(Int64(0)) { $0 + amount($1.number) } >= minimum.fen
    }
    guard let first = able.min(by: { $0.id < $1.id }) else { return }
    waived = cart.shippingFee.fen
    use(first, pieces: 0, fen: waived)
  }

  private mutating func gifts(_ lane: PromotionLane) {
    var open = lines.filter { $0.quantity > 0 }
    var waiting = promotions.filter { $0.lane == lane }
    while true {
      var best: (times: Int, worth: Int64, promotion: Promotion)?
      for promotion in waiting {
        guard case .gift(let trigger, let gives, let repeats) = promotion.rule, mayServe(promotion) else { continue }
        let mine = open.filter { promotion.goods.contains($0.sku) }
        let once = gives.reduce(Int64(0)) { $0 + $1.worth.fen * Int64($1.quantity) }
        // One more at a time, as long as it is earned, allowed and paid for.
        var trial = self
        var times = 0
        while trial.mayServe(promotion), trial.fits(once, promotion), times < 1 || repeats {
          let isEarned =
            switch trigger {
            case .pieces(let needed): mine.reduce(0) { $0 + $1.quantity } >= needed * (times + 1)
            case .spend(let needed): mine.reduce(Int64(0)) { $0 + amount($1.number) } >= needed.fen * Int64(times + 1)
            }
          guard isEarned else { break }
          trial.use(promotion, pieces: 1, fen: once)
          times += 1
        }
        let worth = once * Int64(times)
        guard times > 0 else { continue }
        if let best, best.worth > worth || (best.worth == worth && best.promotion.id < promotion.id) { continue }
        best = (times, worth, promotion)
      }
      guard let best, case .gift(_, let gives, _) = best.promotion.rule else { return }
      use(best.promotion, pieces: best.times, fen: best.worth)
      for gift in gives { gifts[best.promotion.id, default: [:]][gift.sku] = gift.quantity * best.times }
      open.removeAll { best.promotion.goods.contains($0.sku) }
      waiting.removeAll { $0.id == best.promotion.id }
    }
  }
}

/// An exact fraction of two numbers that aren't negative.
struct Fraction: Comparable {
  var above: Int64
  var below: Int64

  init(_ above: Int64, _ below: Int64) {
    self.above = above
    self.below = below
  }

  var floor: Int64 { above / below }
  var rest: Fraction { Fraction(above - floor * below, below) }
  var halfUp: Int64 { rest < Fraction(1, 2) ? floor : floor + 1 }

  static func < (a: Fraction, b: Fraction) -> Bool { a.above * b.below < b.above * a.below }
  static func == (a: Fraction, b: Fraction) -> Bool { a.above * b.below == b.above * a.below }
}
