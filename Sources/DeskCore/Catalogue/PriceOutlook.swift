/// INV-4: what a price that is asked for would come to, beside what stands.
public struct PriceOutlook: Sendable, Equatable {
  /// What a piece is sold for; nil: nobody has said.
  public var now: Money?
  public var asked: Money
  public var floor: Money?
  public var cost: Money?

  public init(asked: Money, _ terms: GoodsTerms) {
    (now, self.asked, floor, cost) = (terms.price, asked, terms.floorPrice, terms.cost)
  }

  public var isBelowFloor: Bool { floor.map { asked < $0 } ?? false }

  /// What a piece would bring above its cost; nil: nobody has said what it costs.
  public var margin: Money? { cost.map { asked - $0 } }

  /// The margin in tenths of a percent of the price, rounded down; nil without a cost or for what is given away.
  public var marginPermille: Int64? {
    guard let margin, asked.fen > 0 else { return nil }
    let whole = margin.fen * 1000
    return whole >= 0 || whole % asked.fen == 0 ? whole / asked.fen : whole / asked.fen - 1
  }
}

extension RequestMatter {
  /// INV-4: where it is about a price, while it is open: afterwards what stands is another matter.
  public var outlook: PriceOutlook? {
    guard case .setPrice(_, let price, _)? = asked, card.request.isOpen, let goods else { return nil }
    return PriceOutlook(asked: price, goods.terms)
  }
}
