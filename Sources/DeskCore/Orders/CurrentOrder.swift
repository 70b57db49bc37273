/// The order as it stands: the original plus its amendments, field by field, with both always at hand (ORD-4).
public struct CurrentOrder: Sendable, Equatable {
  public struct Field: Sendable, Equatable {
    public var original: String
    public var current: String
    public var isAmended: Bool { original != current }
  }

  public var recipient: Field
  public var phone: Field
  public var address: Field
  public var invoice: Field
  public var shippingFee: Field
  /// Wishes that an order has no column for: courier, card, delivery time.
  public var wishes: [AmendableField: String]
  /// Attributes and price by line number.
  public var attributes: [Int: Field]
  public var prices: [Int: Field]
  public var skus: [Int: Field]

  public init(_ order: Order, lines: [OrderLine], amendments: [Amendment]) {
    func plain(_ text: String) -> Field { Field(original: text, current: text) }
    recipient = plain(order.recipient)
    phone = plain(order.phone)
    address = plain(order.address)
    invoice = plain(order.invoiceTitle)
    shippingFee = plain(order.shippingFee.decimal)
    wishes = [:]
    attributes = Dictionary(lines.map { ($0.line, plain($0.attributes)) }, uniquingKeysWith: { first, _ in first })
    prices = Dictionary(lines.map { ($0.line, plain($0.price.decimal)) }, uniquingKeysWith: { first, _ in first })
    skus = Dictionary(lines.map { ($0.line, plain($0.sku)) }, uniquingKeysWith: { first, _ in first })
    for amendment in amendments.sorted(by: { $0.number < $1.number }) { apply(amendment) }
  }

  private mutating func apply(_ amendment: Amendment) {
    let to = amendment.to
    switch amendment.field {
    case .recipient: recipient.current = to
    case .phone: phone.current = to
    case .address: address.current = to
    case .invoice: invoice.current = to
    case .shippingFee: shippingFee.current = to
    case .courier, .card, .deliveryTime: wishes[amendment.field] = to
    case .attributes: if let line = amendment.line { attributes[line]?.current = to }
    case .price: if let line = amendment.line { prices[line]?.current = to }
    case .sku: if let line = amendment.line { skus[line]?.current = to }
    }
  }

  /// What stands now in a field, or nil when the line doesn't exist.
  public func value(_ field: AmendableField, line: Int?) -> String? {
    switch field {
    case .recipient: recipient.current
    case .phone: phone.current
    case .address: address.current
    case .invoice: invoice.current
    case .shippingFee: shippingFee.current
    case .courier, .card, .deliveryTime: wishes[field] ?? ""
    case .attributes: line.flatMap { attributes[$0]?.current }
    case .price: line.flatMap { prices[$0]?.current }
    case .sku: line.flatMap { skus[$0]?.current }
    }
  }

  /// The order's lines with the SKU that stands now.
  ///
  /// - Parameter merged: codes that became part of another, with that one.
  public func lines(_ lines: [OrderLine], merged: [String: String]) -> [OrderLine] {
    lines.map { line in
      var line = line
      let sku = skus[line.line]?.current ?? line.sku
      line.sku = merged[sku] ?? sku
      return line
    }
  }
}
