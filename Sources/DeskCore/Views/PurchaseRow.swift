/// A purchase in a list, and with its goods.
public struct PurchaseRow: Sendable, Equatable {
  public var purchase: Purchase
  public var supplier: Supplier
  /// Titles of its SKUs, by code.
  public var titles: [String: String]
  /// The request to place it that waits, and who asked.
  public var request: RequestID?
  public var askedBy: String?

  public init(
    purchase: Purchase, supplier: Supplier, titles: [String: String] = [:], request: RequestID? = nil, askedBy: String? = nil
  ) {
    self.purchase = purchase
    self.supplier = supplier
    self.titles = titles
    self.request = request
    self.askedBy = askedBy
  }

  public var key: String { purchase.id.text }
  public var ordered: Int { purchase.lines.reduce(0) { $0 + $1.ordered } }
  public var stowed: Int { purchase.lines.reduce(0) { $0 + $1.stowed } }
  public var toInspect: Int { purchase.lines.reduce(0) { $0 + $1.toInspect } }
  public var toStow: Int { purchase.lines.reduce(0) { $0 + $1.toStow } }
  public var toReturn: Int { purchase.lines.reduce(0) { $0 + $1.toReturn } }
}

/// A SKU of which something should be ordered (INV-6).
public struct ReplenishmentRow: Sendable, Equatable {
  public var sku: String
  public var title: String
  public var attributes: String
  /// Whom it is usually bought from.
  public var supplier: String?
  public var cost: Money?
  public var facts: Replenishment.Facts
  public var need: Replenishment.Need

  public init(
    sku: String, title: String, attributes: String, supplier: String?, cost: Money?, facts: Replenishment.Facts,
    need: Replenishment.Need
  ) {
    self.sku = sku
    self.title = title
    self.attributes = attributes
    self.supplier = supplier
    self.cost = cost
    self.facts = facts
    self.need = need
  }

  public var key: String { sku }
}
