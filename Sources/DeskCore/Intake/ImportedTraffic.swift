/// PRO-5: what a marketplace counted of a day's visits: of a SKU, of a page, or of the whole shop when both are nil.
public struct ImportedTraffic: Sendable, Equatable {
  public var day: ShopDay
  public var sku: String?
  /// A page's name or address, or the marketplace's number of the item.
  public var page: String?
  /// 浏览量 and 访客数. Nil: the file doesn't say.
  public var visits: Int?
  public var visitors: Int?
  /// 转化率 and 跳失率, in hundredths of a percent: 321 is 3.21 %.
  public var conversion: Int?
  public var bounce: Int?
  /// 1-based row in its file.
  public var row: Int

  public init(
    _ day: ShopDay, sku: String? = nil, page: String? = nil, visits: Int? = nil, visitors: Int? = nil, conversion: Int? = nil,
    bounce: Int? = nil, row: Int
  ) {
    self.day = day
    self.sku = sku
    self.page = page
    self.visits = visits
    self.visitors = visitors
    self.conversion = conversion
    self.bounce = bounce
    self.row = row
  }
}
