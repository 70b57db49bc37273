extension Decision {
  /// INV-1: goods that change their place or their state without being sold.
  static func moveGoods(_ command: Command, _ facts: GoodsFacts, _ out: inout GoodsChanges) throws(Refusal) {
    let sku = facts.item.sku
    if let into = facts.mergedInto { throw Refusal(rule: "INV-1", .mergedSKU(sku, into: into)) }
    switch command {
    case .moveStock(_, let quantity, let from, let to):
      let from = from ?? facts.item.location
      guard from != to else { throw Refusal(rule: "INV-1", .nothingToChange) }
      let there = facts.pieces(at: from)
      guard quantity <= there else { throw Refusal(rule: "INV-1", .tooFewAt(from, asked: quantity, there: there)) }
      for (place, change) in [(from, -quantity), (to, quantity)] where place != facts.item.location {
        let pieces = (out.bins[place] ?? 0) + change
        out.bins[place] = pieces > 0 ? pieces : nil
      }
      out.movements = [StockMovement(.moved, sku: sku, subject: facts.subject, place: "\(from) → \(to) ×\(quantity)")]
    case .holdStock(_, let quantity, _):
      guard quantity <= facts.level.available else { throw tooFew(quantity, facts.level.available, facts) }
      out.movements = [StockMovement(.held, sku: sku, onHold: quantity, subject: facts.subject)]
    case .freeStock(_, let quantity, _):
      guard quantity <= facts.level.onHold else { throw tooFew(quantity, facts.level.onHold, facts) }
      out.movements = [StockMovement(.freed, sku: sku, onHold: -quantity, subject: facts.subject)]
    case .writeOffStock(_, let quantity, _):
      // What is promised to orders is not written off: their parcels are shorted first (FUL-3).
      let free = facts.level.available + facts.level.onHold
      guard quantity <= free else { throw tooFew(quantity, free, facts) }
      out.movements = [
        StockMovement(.writtenOff, sku: sku, onHand: -quantity, onHold: -min(quantity, facts.level.onHold), subject: facts.subject)
      ]
    default: break
    }
  }

  private static func tooFew(_ asked: Int, _ there: Int, _ facts: GoodsFacts) -> Refusal {
    Refusal(rule: "INV-1", .outOfStock([.init(sku: facts.item.sku, needed: asked, available: there)]))
  }
}
