/// One order as an export file states it, cleaned but not interpreted further: what the importer hands to the store.
public struct ImportedOrder: Sendable, Equatable {
  /// The marketplace's order number, text with wrappers removed (`="…"`, `'`, TAB).
  public var number: String
  public var status: TradeStatus
  public var buyer: String
  public var recipient: String
  public var phone: String
  public var landline: String
  /// The address as the file gives it, spaces and bracketed postcode included.
  public var address: String
  public var postcode: String
  public var shippingMethod: String
  public var buyerMessage: String
  public var sellerRemark: String
  public var invoiceTitle: String
  /// Goods due before shipping (买家应付货款).
  public var goods: Money
  public var shippingFee: Money
  /// 总金额.
  public var total: Money
  /// What the buyer paid in money (买家实际支付金额).
  public var paid: Money
  /// Refunded already according to the platform; nil when the layout doesn't say.
  public var refunded: Money?
  public var createdAt: Instant?
  public var paidAt: Instant?
  public var shopName: String
  /// Titles joined by the platform; shown while no detail file has named the lines.
  public var titles: String
  public var itemCount: Int
  public var closeReason: String
  public var waybill: String
  public var courier: String
  public var lines: [ImportedLine]
  /// A name, phone or address that the platform masked or encrypted: the order is imported but no label can be printed (trap 28).
  public var masked: Bool
  /// The file's own bytes of this order's row, without the line end. ORD-4: the original is kept as it came.
  public var source: SourceRow
  /// 1-based row in its file, the header row being what it is there.
  public var row: Int

  public init(number: String, status: TradeStatus, row: Int) {
    self.number = number
    self.status = status
    self.row = row
    buyer = ""
    recipient = ""
    phone = ""
    landline = ""
    address = ""
    postcode = ""
    shippingMethod = ""
    buyerMessage = ""
    sellerRemark = ""
    invoiceTitle = ""
    goods = .zero
    shippingFee = .zero
    total = .zero
    paid = .zero
    refunded = nil
    shopName = ""
    titles = ""
    itemCount = 0
    closeReason = ""
    waybill = ""
    courier = ""
    lines = []
    masked = false
    source = []
  }
}

/// One line of an order from a detail file.
public struct ImportedLine: Sendable, Equatable {
  /// The platform's sub-order number when the layout has one, else empty.
  public var number: String
  public var title: String
  /// The seller's code of the variant: 外部系统编号 when given, else 商家编码; made from title and attributes when both are empty.
  public var sku: String
  /// False when `sku` had to be made up, because the file names no code.
  public var skuIsNamed: Bool
  public var attributes: String
  public var quantity: Int
  /// List price of one piece.
  public var price: Money
  /// This line's share of what was paid for the goods: Σ over the order's lines = the order's `paid` less its shipping fee, exactly.
  public var paid: Money
  public var status: TradeStatus
  public var refunded: Money?
  public var refundStatus: String
  public var remark: String
  public var source: SourceRow
  public var row: Int

  public init(title: String, sku: String, quantity: Int, price: Money, row: Int) {
    number = ""
    self.title = title
    self.sku = sku
    skuIsNamed = true
    attributes = ""
    self.quantity = quantity
    self.price = price
    paid = .zero
    status = .unknown("")
    refunded = nil
    refundStatus = ""
    remark = ""
    source = []
    self.row = row
  }
}
