/// ORD-12: a buyer whom the lead has found troublesome; it shows on their next order.
public struct BuyerMark: Sendable, Equatable {
  public var order: OrderID
  public var reportedBy: String
  public var judgedBy: String
  public var at: Instant

  public init(order: OrderID, reportedBy: String, judgedBy: String, at: Instant) {
    self.order = order
    self.reportedBy = reportedBy
    self.judgedBy = judgedBy
    self.at = at
  }
}
