import DeskCore
@_spi(Testing) import DeskStore

extension BenchShop {
  /// Shelves with years of movements, in an empty shop.
  public func fillGoods(skus: Int, movements: Int, years: Int) throws {
    try desk.fillGoods(skus: skus, movements: movements, days: Int64(years) * 365, by: session)
  }
}
