/// INV-3, INV-4: something to be put up or taken down on a marketplace.
public struct ListingSheetRow: Sendable, Equatable {
  public var listing: Listing
  public var title: String
  public var attributes: String
  public var price: Money?
  /// It followed by itself from stock that ran out (正常下架).
  public var isSoldOut: Bool

  public init(listing: Listing, title: String, attributes: String, price: Money?, isSoldOut: Bool) {
    self.listing = listing
    self.title = title
    self.attributes = attributes
    self.price = price
    self.isSoldOut = isSoldOut
  }
}

/// INV-7: a SKU as distributors are told of it. What it costs and its floor price are no member of this, so that they can't leave.
public struct StockSheetRow: Sendable, Equatable {
  public var sku: String
  public var title: String
  public var attributes: String
  /// Nil while it is counted and the reader is not to know what the book says (INV-5).
  public var available: Int?
  public var safety: Int
  /// The price that stands.
  public var price: Money?

  public init(sku: String, title: String, attributes: String, available: Int?, safety: Int, price: Money?) {
    self.sku = sku
    self.title = title
    self.attributes = attributes
    self.available = available
    self.safety = safety
    self.price = price
  }
}
