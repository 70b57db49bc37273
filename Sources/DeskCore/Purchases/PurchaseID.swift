/// A purchase order's number: `B0000001`. Given once, never used again.
public struct PurchaseID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `B0000001`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "B") else { return nil }
    self.number = number
  }

  public var text: String { "B" + padded(Int(number), 7) }
  public static func < (a: PurchaseID, b: PurchaseID) -> Bool { a.number < b.number }
}

/// Goods to be ordered: `A-1:50`, or `A-1:50@12.50` with what a piece costs.
public struct PurchaseWish: Sendable, Hashable {
  public var sku: String
  public var quantity: Int
  public var cost: Money?

  public init(_ sku: String, _ quantity: Int, cost: Money? = nil) {
    self.sku = sku
    self.quantity = quantity
    self.cost = cost
  }

  /// Nil for anything that isn't of the forms above. The colon may be full-width.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(where: { $0 == ":" || $0 == "：" }), colon > text.startIndex else { return nil }
    let parts = text[text.index(after: colon)...].split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let pieces = Int(parts[0]), Command.quantityRange.contains(pieces) else { return nil }
    self.init(String(text[..<colon]), pieces)
    guard parts.count == 2 else { return }
    guard let cost = Money(decimal: parts[1]), Command.priceRange.contains(cost) else { return nil }
    self.cost = cost
  }

  public var text: String { "\(sku):\(quantity)" + (cost.map { "@" + $0.decimal } ?? "") }
}
