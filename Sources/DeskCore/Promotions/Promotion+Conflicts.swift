extension Promotion {
  /// Its conflicts: overlaps by number, then floor prices and stock by SKU. None of a promotion with a fault but overlaps.
  ///
  /// - Parameters:
  ///   - others: all there are; those that aren't standing, and this one itself, don't count.
  ///   - skus: its goods, and a bundle's parts and gifts too.
  ///   - target: pieces that it is to sell; sets of a bundle; times a gift is given. Nil: nobody has said.
  public func conflicts(with others: [StagedPromotion], skus: [PromotionSKU], target: Int? = nil) -> [PromotionConflict] {
    let standing = others.filter { $0.stage.isStanding && $0.promotion.id != id }.sorted { $0.promotion.id < $1.promotion.id }
    let overlaps = standing.compactMap(overlap).map(PromotionConflict.overlap)
    guard faults.isEmpty else { return overlaps }
    let known = skus.filter { (.zero...Self.largestAmount).contains($0.price) }.sorted { $0.sku < $1.sku }
    var depth = PriceDepth(self, standing.map(\.promotion), known)
    let floors = known.compactMap { depth.belowFloor($0) }.map(PromotionConflict.belowFloor)
    let shortages = target.map { stockMissing(of: known, target: $0) } ?? []
    return overlaps + floors + shortages.map(PromotionConflict.shortOfStock)
  }

  private func overlap(_ other: StagedPromotion) -> PromotionOverlap? {
    guard other.promotion.lane == lane, scope.overlaps(other.promotion.scope),
      let time = window.shared(with: other.promotion.window),
      let both = goods.shared(with: other.promotion.goods)
    else { return nil }
    return PromotionOverlap(
      with: other.promotion.id, title: other.promotion.title, stage: other.stage, lane: lane, goods: both, window: time)
  }

  private func stockMissing(of skus: [PromotionSKU], target: Int) -> [PromotionShortage] {
    guard target > 0 else { return [] }
    let available = Dictionary(skus.map { ($0.sku, max($0.available, 0)) }, uniquingKeysWith: { first, _ in first })
    func missing(_ sku: String, _ each: Int) -> PromotionShortage? {
      let (needed, overflow) = each.multipliedReportingOverflow(by: target)
      let there = available[sku] ?? 0
      return there < needed || overflow ? PromotionShortage(sku: sku, available: there, needed: overflow ? .max : needed) : nil
    }
    switch rule {
    case .bundle(let parts, _): return parts.sorted { $0.sku < $1.sku }.compactMap { missing($0.sku, $0.quantity) }
    case .gift(_, let gives, _): return gives.sorted { $0.sku < $1.sku }.compactMap { missing($0.sku, $0.quantity) }
    case .percentOff, .amountOff, .fixedPrice, .spendSave, .everySpendSave, .freeShipping:
      if case .skus(let named) = goods, named.count == 1, let only = named.first { return [missing(only, 1)].compactMap { $0 } }
      let all = available.reduce(0) { goods.contains($1.key) ? $0 + $1.value : $0 }
      return all < target ? [PromotionShortage(sku: nil, available: all, needed: target)] : []
    }
  }
}
