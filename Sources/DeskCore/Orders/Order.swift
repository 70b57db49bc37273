/// An order as it came in. Nothing in it ever changes (ORD-4): what stands now is this and its amendments.
public struct Order: Sendable, Equatable {
  public var id: OrderID
  public var platform: String
  public var shop: String
  /// The marketplace's number.
  public var number: String
  public var buyer: String
  public var recipient: String
  public var phone: String
  public var address: String
  public var buyerMessage: String
  public var sellerRemark: String
  public var invoiceTitle: String
  public var goods: Money
  public var shippingFee: Money
  public var paid: Money
  public var createdAt: Instant?
  public var paidAt: Instant?
  public var importedAt: Instant
  /// Buyer fields that the platform masked: no label can be printed (formats.md 8, trap 28).
  public var masked: Bool

  public init(
    id: OrderID, platform: String, shop: String, number: String, buyer: String, recipient: String, phone: String, address: String,
    buyerMessage: String, sellerRemark: String, invoiceTitle: String, goods: Money, shippingFee: Money, paid: Money,
    createdAt: Instant?, paidAt: Instant?, importedAt: Instant, masked: Bool
  ) {
    self.id = id
    self.platform = platform
    self.shop = shop
    self.number = number
    self.buyer = buyer
    self.recipient = recipient
    self.phone = phone
    self.address = address
    self.buyerMessage = buyerMessage
    self.sellerRemark = sellerRemark
    self.invoiceTitle = invoiceTitle
    self.goods = goods
    self.shippingFee = shippingFee
    self.paid = paid
    self.createdAt = createdAt
    self.paidAt = paidAt
    self.importedAt = importedAt
    self.masked = masked
  }

  /// ORD-13: a buyer's message or a seller's remark must be read by somebody before confirmation.
  public var hasMessages: Bool { !buyerMessage.isEmpty || !sellerRemark.isEmpty }
}

/// A line of an order, as original as the order itself.
public struct OrderLine: Sendable, Equatable {
  /// 1-based within its order.
  public var line: Int
  public var sku: String
  public var title: String
  public var attributes: String
  public var quantity: Int
  /// List price of one piece.
  public var price: Money
  /// What the buyer paid for this line, its share of the order's payment without shipping.
  public var paid: Money
  public var remark: String
  /// The platform's sub-order number; empty when its files have none.
  public var number: String

  public init(
    line: Int, sku: String, title: String, attributes: String, quantity: Int, price: Money, paid: Money, remark: String = "",
    number: String = ""
  ) {
    self.line = line
    self.number = number
    self.sku = sku
    self.title = title
    self.attributes = attributes
    self.quantity = quantity
    self.price = price
    self.paid = paid
    self.remark = remark
  }
}

/// ORD-4, ORD-5: what the buyer wanted changed: what, from, to, why, who, when. Permanent.
public struct Amendment: Sendable, Equatable {
  /// 1-based within its order.
  public var number: Int
  public var field: AmendableField
  public var line: Int?
  public var from: String
  public var to: String
  public var note: String?
  public var by: String
  public var at: Instant

  /// The note of an amendment that an import made because the platform says so.
  public static let platformNote = "platform"
  public var isFromPlatform: Bool { note == Self.platformNote }

  public init(
    number: Int, field: AmendableField, line: Int?, from: String, to: String, note: String?, by: String, at: Instant
  ) {
    self.number = number
    self.field = field
    self.line = line
    self.from = from
    self.to = to
    self.note = note
    self.by = by
    self.at = at
  }
}
