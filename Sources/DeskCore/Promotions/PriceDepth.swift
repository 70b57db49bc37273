/// How deep a price may fall under a promotion and those that may be on together with it, whatever else is in the cart: each lane's best for the
/// buyer, on the money that the lanes before left, shares rounded against the shop. Gifts and shipping aren't reckoned in.
struct PriceDepth {
  private let promotion: Promotion
  private let prices: [String: Int64]
  /// The sets of promotions of other lanes that may be on at one moment at one place, each with this one.
  private var together: [[Promotion]] = []

  init(_ promotion: Promotion, _ others: [Promotion], _ skus: [PromotionSKU]) {
    self.promotion = promotion
    prices = Dictionary(skus.map { ($0.sku, $0.price.fen) }, uniquingKeysWith: { first, _ in first })
    let near = others.filter {
      $0.lane != promotion.lane && $0.faults.isEmpty && $0.scope.overlaps(promotion.scope)
        && $0.window.shared(with: promotion.window) != nil
    }
    // What is on changes for the deeper only when something begins; places that nobody names have the fewest.
    let moments = Set(near.map { max($0.window.from, promotion.window.from) } + [promotion.window.from]).sorted()
    let all = near + [promotion]
    func names(_ named: KeyPath<PromotionScope, String?>) -> [String] {
      let found = Set(all.compactMap { $0.scope[keyPath: named] }).sorted()
      return found.isEmpty ? [""] : found
    }
    var seen: Set<[PromotionID]> = []
    for moment in moments {
      for platform in names(\.platform) {
        for shop in names(\.shop) where promotion.scope.contains(platform: platform, shop: shop) {
          let on = near.filter { $0.window.contains(moment) && $0.scope.contains(platform: platform, shop: shop) } + [promotion]
          // A limit or a budget may keep any lane out of a cart; with it the price might be too low already for this one to save.
          for lanes in Self.choices(of: Set(on.map(\.lane)).subtracting([promotion.lane])) {
            let some = on.filter { $0.lane == promotion.lane || lanes.contains($0.lane) }
            if seen.insert(some.map(\.id)).inserted { together.append(some) }
          }
        }
      }
    }
  }

  private static func choices(of lanes: Set<PromotionLane>) -> [[PromotionLane]] {
    [PromotionLane.item, .bundle, .shop, .platform].filter(lanes.contains).reduce([[]]) { chosen, lane in
      chosen + chosen.map { $0 + [lane] }
    }
  }

  /// Whether this promotion, alone or with others, brings a SKU below its floor.
  func belowFloor(_ sku: PromotionSKU) -> PromotionFloor? {
    guard let floor = sku.floor, promotion.goods.contains(sku.sku) else { return nil }
    func found(_ depth: (fen: Int64, by: [PromotionID])) -> PromotionFloor? {
      guard depth.fen < floor.fen, depth.by.contains(promotion.id) else { return nil }
      return PromotionFloor(
        sku: sku.sku, price: sku.price, after: Money(fen: depth.fen), floor: floor, with: depth.by.filter { $0 != promotion.id })
    }
    if let alone = found(deepest(sku.sku, [promotion])) { return alone }
    // Of several below the floor the deepest; of equals the earliest.
    return together.compactMap { found(deepest(sku.sku, $0)) }.reduce(nil) { best, next in
      best.map { $0.after <= next.after ? $0 : next } ?? next
    }
  }

  /// The deepest price and the promotions that make it.
  private func deepest(_ sku: String, _ on: [Promotion]) -> (fen: Int64, by: [PromotionID]) {
    let mine = on.filter { $0.goods.contains(sku) }
    var (fen, by) = item(sku, on)
    func lower(_ lane: PromotionLane, _ price: (Promotion, Int64) -> Int64?) {
      let start = fen
      var best: PromotionID?
      for candidate in mine where candidate.lane == lane {
        if let price = price(candidate, start), price < fen {
          fen = price
          best = candidate.id
        }
      }
      if let best { by.append(best) }
    }
    lower(.bundle) { inBundle(sku, $1, $0) }
    for lane in [PromotionLane.shop, .platform] { lower(lane) { $1 - $0.rule.deepestShare(of: $1) } }
    return (fen, by)
  }

  private func item(_ sku: String, _ on: [Promotion]) -> (Int64, [PromotionID]) {
    var fen = prices[sku] ?? 0
    let start = fen
    var best: PromotionID?
    for candidate in on where candidate.lane == .item && candidate.goods.contains(sku) {
      let price = candidate.rule.pieceFen(start)
      if price < fen {
        fen = price
        best = candidate.id
      }
    }
    return (fen, best.map { [$0] } ?? [])
  }

  /// What a piece comes to in a set whose other pieces are dear; nil when the price of one isn't known or the set saves nothing.
  private func inBundle(_ sku: String, _ fen: Int64, _ bundle: Promotion) -> Int64? {
    guard case .bundle(let parts, let price) = bundle.rule else { return nil }
    var whole = fen
    for part in parts {
      guard let listed = prices[part.sku] else { return nil }
      whole += listed * Int64(part.sku == sku ? part.quantity - 1 : part.quantity)
    }
    return whole > price.fen ? fen * price.fen / whole : nil
  }
}

extension PromotionRule {
  /// The greatest part of a piece of this price in what is saved on an order, in fen, rounded up.
  fileprivate func deepestShare(of fen: Int64) -> Int64 {
    func share(_ save: Int64, of spend: Int64) -> Int64 { (fen * save + spend - 1) / spend }
    guard fen > 0 else { return 0 }
    switch self {
    case .spendSave(let steps): return steps.map { share($0.save.fen, of: max($0.spend.fen, fen)) }.max() ?? 0
    case .everySpendSave(let step, let most):
      let times = (fen + step.spend.fen - 1) / step.spend.fen
      guard let most, times * step.save.fen > most.fen else { return share(step.save.fen, of: step.spend.fen) }
      // The piece alone, or with as much beside it as makes the next full step.
      return max(share(savingFen(of: fen), of: fen), share(most.fen, of: times * step.spend.fen))
    case .percentOff, .amountOff, .fixedPrice, .gift, .bundle, .freeShipping: return 0
    }
  }
}
