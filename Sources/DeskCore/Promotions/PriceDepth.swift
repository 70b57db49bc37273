/// How deep a price may fall under a promotion and those that may be on together with it, whatever else is in the cart: each lane's best for the
/// buyer, on the money that the lanes before left, shares rounded against the shop. Gifts and shipping aren't reckoned in.
///
/// No lane makes a dearer piece cheaper than a cheaper one (`fen` in, at least as much out), and none raises a price: with more promotions a
/// price is never higher. So what isn't below its floor with all of them at once need not be looked at moment by moment.
struct PriceDepth {
  private let promotion: Promotion
  private let prices: [String: Int64]
  /// Promotions of other lanes that may be on together with this one somewhere: those on all goods, and the others by SKU; both by number.
  private var onAll: [Promotion] = []
  private var bySKU: [String: [Promotion]] = [:]
  /// The sets of promotions that may be on at one moment at one place, each with this one, by the promotions that a SKU has.
  private var together: [[PromotionID]: [[Promotion]]] = [:]

  init(_ promotion: Promotion, _ others: [Promotion], _ skus: [PromotionSKU]) {
    self.promotion = promotion
    prices = Dictionary(skus.map { ($0.sku, $0.price.fen) }, uniquingKeysWith: { first, _ in first })
    let lanes: [PromotionLane] = [.item, .bundle, .shop, .platform]
    for other in others
    where other.lane != promotion.lane && lanes.contains(other.lane) && other.scope.overlaps(promotion.scope)
      && other.window.shared(with: promotion.window) != nil && other.faults.isEmpty
    {
      switch other.goods.shared(with: promotion.goods) {
      case .all?: onAll.append(other)
      case .skus(let shared)?:
        if case .all = other.goods { onAll.append(other) } else { for sku in shared { bySKU[sku, default: []].append(other) } }
      case nil: break
      }
    }
  }

  /// Whether this promotion, alone or with others, brings a SKU below its floor.
  mutating func belowFloor(_ sku: PromotionSKU) -> PromotionFloor? {
    guard let floor = sku.floor, promotion.goods.contains(sku.sku) else { return nil }
    func found(_ depth: (fen: Int64, by: [PromotionID])) -> PromotionFloor? {
      guard depth.fen < floor.fen, depth.by.contains(promotion.id) else { return nil }
      return PromotionFloor(
        sku: sku.sku, price: sku.price, after: Money(fen: depth.fen), floor: floor, with: depth.by.filter { $0 != promotion.id })
    }
    if let alone = found(deepest(sku.sku, [promotion])) { return alone }
    let near = onAll + (bySKU[sku.sku] ?? [])
    guard !near.isEmpty, deepest(sku.sku, near + [promotion]).fen < floor.fen else { return nil }
    // Of several below the floor the deepest; of equals the earliest.
    return sets(near.sorted { $0.id < $1.id }).compactMap { found(deepest(sku.sku, $0)) }.reduce(nil) { best, next in
      best.map { $0.after <= next.after ? $0 : next } ?? next
    }
  }

  private mutating func sets(_ near: [Promotion]) -> [[Promotion]] {
    let key = near.map(\.id)
    if let known = together[key] { return known }
    // What is on changes for the deeper only when something begins; a place that nobody names has the fewest.
    let moments = Set(near.map { max($0.window.from, promotion.window.from) } + [promotion.window.from]).sorted()
    func names(_ named: KeyPath<PromotionScope, String?>) -> [String] {
      Set((near + [promotion]).compactMap { $0.scope[keyPath: named] }).union([""]).sorted()
    }
    var seen: Set<[PromotionID]> = []
    var sets: [[Promotion]] = []
    let (platforms, shops) = (names(\.platform), names(\.shop))
    for moment in moments {
      let on = near.filter { $0.window.contains(moment) }
      for platform in platforms {
        for shop in shops where promotion.scope.contains(platform: platform, shop: shop) {
          let here = on.filter { $0.scope.contains(platform: platform, shop: shop) } + [promotion]
          // A limit or a budget may keep any lane out of a cart; with it the price might be too low already for this one to save.
          for lanes in Self.choices(of: Set(here.map(\.lane)).subtracting([promotion.lane])) {
            let some = here.filter { $0.lane == promotion.lane || lanes.contains($0.lane) }
            if seen.insert(some.map(\.id)).inserted { sets.append(some) }
          }
        }
      }
    }
    together[key] = sets
    return sets
  }

  private static func choices(of lanes: Set<PromotionLane>) -> [[PromotionLane]] {
    [PromotionLane.item, .bundle, .shop, .platform].filter(lanes.contains).reduce([[]]) { chosen, lane in
      chosen + chosen.map { $0 + [lane] }
    }
  }

  /// The deepest price and the promotions that make it.
  private func deepest(_ sku: String, _ on: [Promotion]) -> (fen: Int64, by: [PromotionID]) {
    var fen = prices[sku] ?? 0
    var by: [PromotionID] = []
    func lower(_ lane: PromotionLane, _ price: (Promotion, Int64) -> Int64?) {
      let start = fen
      var best: PromotionID?
      for candidate in on where candidate.lane == lane {
        if let price = price(candidate, start), price < fen {
          fen = price
          best = candidate.id
        }
      }
      if let best { by.append(best) }
    }
    lower(.item) { $0.rule.pieceFen($1) }
    lower(.bundle) { inBundle(sku, $1, $0) }
    for lane in [PromotionLane.shop, .platform] { lower(lane) { $1 - $0.rule.deepestShare(of: $1) } }
    return (fen, by)
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
