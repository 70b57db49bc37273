/// A SKU in the catalogue.
public struct CatalogueItem: Sendable, Equatable {
  public var sku: String
  public var title: String
  public var attributes: String
  /// First the one that labels carry.
  public var barcodes: [String]
  /// Where it lies, e.g. `A-03-12`; empty when nobody has said yet. Pick lists walk in the order of this text.
  public var location: String
  /// False while it was only met in an order and nobody has completed it.
  public var isComplete: Bool

  public init(sku: String, title: String, attributes: String = "", barcodes: [String] = [], location: String = "", isComplete: Bool)
  {
    self.sku = sku
    self.title = title
    self.attributes = attributes
    self.barcodes = barcodes
    self.location = location
    self.isComplete = isComplete
  }

  /// Whether a scan means this SKU: one of its barcodes, or its code typed by hand (FUL-4).
  public func matches(scan: String) -> Bool { barcodes.contains(scan) || sku.lowercased() == scan.lowercased() }
}
