/// One SKU of a product or stock file. Columns that the file doesn't have, and empty cells, are nil or empty: they change nothing.
public struct ImportedProduct: Sendable, Equatable {
  public var sku: String
  public var barcodes: [String] = []
  public var location: String?
  /// Pieces on hand as the file states them; 0 is a statement, nil is none. Never from a marketplace: its quantities are not ours (INV-1).
  public var quantity: Int?
  public var name: String?
  /// `颜色分类：红色;尺码：M`, as order details write it.
  public var attributes: String?
  public var cost: Money?
  /// INV-4: taken only where a SKU has none; another one is approved, not imported.
  public var floorPrice: Money?
  /// INV-4: taken only where none stands and none is approved.
  public var price: Money?
  /// INV-6.
  public var safety: Int?
  /// INV-3, INV-4: in which shops it is for sale, or isn't.
  public var listings: [ImportedListing] = []
  /// It is one of several SKUs of a marketplace's item.
  public var isVariant = false
  /// Who says all this.
  public var teller = Teller.shop
  /// 1-based row in its file, and the file's place in its batch.
  public var row: Int
  public var file = 0

  public enum Teller: Sendable, Hashable {
    /// Our own file: what it can't have, it is told.
    case shop
    /// What a marketplace shows, which is news and no order: what differs is reported and stays as it is.
    case marketplace
  }

  public init(sku: String, row: Int) {
    self.sku = sku
    self.row = row
  }
}

/// Whether a SKU is for sale in a shop, as a file says.
public struct ImportedListing: Sendable, Hashable {
  /// Empty: the platform of the file, and the shop that the import names.
  public var shop: ShopName
  public var isForSale: Bool

  public init(_ shop: ShopName = ShopName(platform: "", shop: ""), isForSale: Bool = true) {
    self.shop = shop
    self.isForSale = isForSale
  }

  /// - Parameter usual: what stands for the parts that the file leaves open.
  public func shop(or usual: ShopName) -> ShopName {
    if shop == .everywhere { return shop }
    return ShopName(
      platform: shop.platform.isEmpty ? usual.platform : shop.platform, shop: shop.shop.isEmpty ? usual.shop : shop.shop)
  }
}
