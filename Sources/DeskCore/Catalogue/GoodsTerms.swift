/// For what a SKU is bought and sold, and how much of it is kept. Nil: nobody has said.
public struct GoodsTerms: Sendable, Equatable {
  /// What a piece costs us.
  public var cost: Money?
  /// INV-4: below it only the general manager sells.
  public var floorPrice: Money?
  /// What a piece is sold for.
  public var price: Money?
  /// Approved, not yet published by the merchandiser; by whom it was approved, and when.
  public var next: Approved?
  /// Below it only the general manager sells: the floor price, or what a piece costs while nobody has said one.
  public var lowest: Money? { floorPrice ?? cost }
  /// INV-6: whom it is usually bought from.
  public var supplier: String?
  /// INV-6: pieces that should always be there.
  public var safety: Int

  public struct Approved: Sendable, Equatable {
    public var price: Money
    public var by: String
    public var at: Instant

    public init(price: Money, by: String, at: Instant) {
      self.price = price
      self.by = by
      self.at = at
    }
  }

  public init(
    cost: Money? = nil, floorPrice: Money? = nil, price: Money? = nil, next: Approved? = nil, safety: Int = 0,
    supplier: String? = nil
  ) {
    self.cost = cost
    self.floorPrice = floorPrice
    self.price = price
    self.next = next
    self.safety = safety
    self.supplier = supplier
  }

  /// What a record tells of them.
  public var fields: [(String, JSON)] {
    [
      ("cost", .optional(cost?.decimal)), ("floorPrice", .optional(floorPrice?.decimal)), ("price", .optional(price?.decimal)),
      ("nextPrice", .optional(next?.price.decimal)), ("safety", .int(safety)), ("supplier", .optional(supplier)),
    ]
  }
}

/// What the merchandiser keeps of a SKU by hand.
public enum GoodsField: String, CaseIterable, Sendable, Hashable {
  case title, attributes, location, cost, safety, supplier
  case floorPrice = "floor-price"
}

/// INV-4: whether a price waits to be published.
public enum PriceState: String, CaseIterable, Sendable, Hashable {
  case standing, approved
}

extension Machine where State == PriceState, Facts == GoodsFacts {
  /// INV-4: proposed by the planner, approved by the director (below the floor by the general manager), published by the merchandiser.
  public static let price = Machine(
    name: "price", rule: "INV-4",
    initial: [.standing],
    rows: [
      Row([.standing, .approved], .setPrice, to: .approved, guards: [.notMerged, .priceIsNew]),
      Row([.approved], .publishPrice, to: .standing, guards: [.publishedByOther]),
    ])
}
