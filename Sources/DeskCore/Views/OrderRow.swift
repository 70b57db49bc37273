/// An order in a list of orders, open or long finished.
public struct OrderRow: Sendable, Equatable {
  public var id: OrderID
  /// The marketplace's number.
  public var number: String
  public var version: Int
  public var stage: OrderStage
  public var trade: TradeStatus
  /// Masked where the reader's roles don't need it (REC-3).
  public var buyer: String
  public var paid: Money
  /// When it was paid, else placed, else imported.
  public var at: Instant
  /// First line's title, attributes and count; ` +2` when there are more lines.
  public var goods: String
  public var claimedBy: String?
  public var flag: Flag?
  public var hasUnreadMessages: Bool
  public var amendments: Int

  public init(
    id: OrderID, number: String, version: Int, stage: OrderStage, trade: TradeStatus, buyer: String, paid: Money, at: Instant,
    goods: String, claimedBy: String? = nil, flag: Flag? = nil, hasUnreadMessages: Bool = false, amendments: Int = 0
  ) {
    self.id = id
    self.number = number
    self.version = version
    self.stage = stage
    self.trade = trade
    self.buyer = buyer
    self.paid = paid
    self.at = at
    self.goods = goods
    self.claimedBy = claimedBy
    self.flag = flag
    self.hasUnreadMessages = hasUnreadMessages
    self.amendments = amendments
  }
}
