/// By which column the stock list is sorted; the code decides between equals.
public enum StockOrder: String, CaseIterable, Sendable, Hashable {
  case code = "sku"
  case title, onHand, reserved, onHold, available, incoming, safety, price, location
}

/// Which SKUs are asked for, and in which order.
public struct StockAsk: Sendable, Hashable {
  /// Words that must all occur: in code, title, attributes, location, barcodes, or the title's pinyin initials. At most four count.
  public var find: String
  public var order: StockOrder
  public var isReversed: Bool

  public init(find: String = "", order: StockOrder = .code, isReversed: Bool = false) {
    self.find = find
    self.order = order
    self.isReversed = isReversed
  }
}

/// Something that was approved, or sold out, and still has to be done on a marketplace (INV-3, INV-4).
public struct PublishRow: Sendable, Equatable {
  public enum What: Sendable, Equatable {
    /// To be put up or taken down there.
    case listing(Listing)
    /// The price that stands (nil: none yet) and the one that was approved.
    case price(Money?, GoodsTerms.Approved)
  }

  public var sku: String
  public var title: String
  public var version: Int
  public var available: Int
  /// INV-5: somebody counts it at this time.
  public var isCounted: Bool
  public var price: Money?
  public var what: What

  public init(
    sku: String, title: String, version: Int, available: Int, isCounted: Bool = false, price: Money?, what: What
  ) {
    self.sku = sku
    self.title = title
    self.version = version
    self.available = available
    self.isCounted = isCounted
    self.price = price
    self.what = what
  }

  /// One per SKU and shop; a price stands before the listings of its SKU.
  public var key: String {
    switch what {
    case .price: "\(sku)\t\t"
    case .listing(let listing): "\(sku)\t\(listing.shop.platform)\t\(listing.shop.shop)"
    }
  }

  /// When it was approved or sold out.
  public var at: Instant {
    switch what {
    case .price(_, let next): next.at
    case .listing(let listing): listing.at
    }
  }
}

/// ORD-9, INV-3: a SKU that is too short for orders whose shortage is open.
public struct ShortageRow: Sendable, Equatable {
  public struct Hit: Sendable, Equatable {
    public var order: OrderID
    /// The marketplace's number.
    public var number: String
    public var pieces: Int
    /// By when the buyer must know.
    public var due: Instant

    public init(order: OrderID, number: String, pieces: Int, due: Instant) {
      self.order = order
      self.number = number
      self.pieces = pieces
      self.due = due
    }
  }

  public var sku: String
  public var title: String
  public var level: StockLevel
  /// INV-5: somebody counts it at this time.
  public var isCounted: Bool
  /// The orders it hits, the most urgent first.
  public var hits: [Hit]

  public init(sku: String, title: String, level: StockLevel, isCounted: Bool = false, hits: [Hit]) {
    self.sku = sku
    self.title = title
    self.level = level
    self.isCounted = isCounted
    self.hits = hits
  }

  public var key: String { sku }
  public var needed: Int { hits.reduce(0) { $0 + $1.pieces } }
}
