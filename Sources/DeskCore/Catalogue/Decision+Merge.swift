extension Decision {
  /// INV-1: the goods go over by movements, with their places, barcodes and what is held of them; the old code is closed for good.
  static func merge(_ facts: GoodsFacts, _ out: inout GoodsChanges) throws(Refusal) {
    let sku = facts.item.sku
    if let into = facts.mergedInto { throw Refusal(rule: "INV-1", .mergedSKU(sku, into: into)) }
    guard let target = facts.target, target.item.sku != sku else { throw Refusal(rule: "INV-1", .nothingToChange) }
    let into = target.item.sku
    if let further = target.mergedInto { throw Refusal(rule: "INV-1", .mergedSKU(into, into: further)) }
    if let count = target.count { throw Refusal(rule: "INV-5", .alreadyCounting(sku: count.sku, count: count.id.text)) }
    if facts.level.reserved > 0 || target.inParcels > 0 {
      throw Refusal(rule: "INV-1", .inParcels(sku: sku, pieces: max(facts.level.reserved, target.inParcels)))
    }
    if let purchase = target.purchase { throw Refusal(rule: "INV-6", .onPurchase(sku: sku, purchase: purchase.text)) }
    if target.isListed { throw Refusal(rule: "INV-1", .stillListed(sku)) }
    var bins = target.bins
    var pieces = facts.bins
    pieces[facts.item.location, default: 0] += facts.pieces(at: facts.item.location)
    for (place, quantity) in pieces where quantity > 0 && !place.isEmpty && place != target.item.location {
      bins[place, default: 0] += quantity
    }
    out.bins = [:]
    out.merged = (into, bins)
    let (onHand, onHold) = (facts.level.onHand, facts.level.onHold)
    guard onHand > 0 else { return }
    let place = "\(sku) → \(into) ×\(onHand)"
    out.movements = [
      StockMovement(.merged, sku: sku, onHand: -onHand, onHold: -onHold, subject: facts.subject, place: place),
      StockMovement(.merged, sku: into, onHand: onHand, onHold: onHold, subject: facts.subject, place: place),
    ]
  }
}
