extension Command {
  /// APR-1: whether both set the same thing of the same subject, so that the one that is carried out last is what stands.
  public func isRival(of other: Command) -> Bool {
    switch (self, other) {
    case (.setPrice(let sku, _, _), .setPrice(let its, _, _)), (.mergeSKU(let sku, _, _), .mergeSKU(let its, _, _)): sku == its
    case (.editSKU(let sku, let field, _), .editSKU(let its, let itsField, _)): sku == its && field == itsField
    case (.listSKU(let sku, let shop, _), .unlistSKU(let its, let itsShop, _)),
      (.unlistSKU(let sku, let shop, _), .listSKU(let its, let itsShop, _)):
      sku == its && shop == itsShop
    default: false
    }
  }
}
