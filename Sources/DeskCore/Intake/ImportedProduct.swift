/// One row of a product or stock file. Columns that the file doesn't have, and empty cells, are nil: they change nothing.
public struct ImportedProduct: Sendable, Equatable {
  public var sku: String
  public var barcode: String?
  public var location: String?
  /// Pieces on hand as the file states them; 0 is a statement, nil is none.
  public var quantity: Int?
  public var name: String?
  public var cost: Money?
  /// INV-4: taken only where a SKU has none; another one is approved, not imported.
  public var floorPrice: Money?
  /// INV-6.
  public var safety: Int?
  /// 1-based row in its file.
  public var row: Int

  public init(sku: String, row: Int) {
    self.sku = sku
    self.row = row
  }
}
