/// How a buyer rated an order, as a file of reviews states it (ORD-14).
public struct ImportedReview: Sendable, Equatable {
  /// The marketplace's order number, or shopdesk's.
  public var number: String
  public var rating: ReviewRating
  public var text: String
  /// When the buyer rated: the 48 hours run from here. Nil when the file doesn't say.
  public var at: Instant?
  /// 1-based row in its file, and what its columns are called there, for rows that the shop can't take.
  public var row: Int
  public var orderColumn: String
  public var timeColumn: String

  public init(
    number: String, rating: ReviewRating, text: String = "", at: Instant? = nil, row: Int, orderColumn: String = "订单编号",
    timeColumn: String = "评价时间"
  ) {
    self.number = number
    self.rating = rating
    self.text = text
    self.at = at
    self.row = row
    self.orderColumn = orderColumn
    self.timeColumn = timeColumn
  }
}
