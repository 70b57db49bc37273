/// AFT-2: money and goods of all cases against their order: never more refunded than paid, never more returned than shipped.
public struct CaseBalance: Sendable, Equatable {
  public struct Item: Hashable, Sendable {
    public var line: Int
    public var sku: String

    public init(line: Int, sku: String) {
      self.line = line
      self.sku = sku
    }
  }

  public var paid: Money
  /// What went back already, through our cases or on the platform, whichever is more: the platform counts ours too.
  public var refunded: Money
  /// Asked for and not decided against, not yet paid back.
  public var promised: Money
  public var shipped: [Item: Int]
  /// Back already, or on its way back by a case that stands.
  public var returning: [Item: Int]

  public var refundable: Money { max(paid - refunded - promised, .zero) }

  public init(_ s: Situation, besides own: CaseID?) {
    paid = s.facts.paid(s.order)
    let others = s.cases.filter { $0.id != own && $0.binds }
    let settled = s.cases.reduce(Money.zero) { $0 + ($1.settled ?? .zero) }
    refunded = max(settled, s.facts.platformRefund)
    promised = others.filter { $0.kind.paysBack && $0.settled == nil && $0.stage != .closed }.reduce(.zero) { $0 + $1.amount }
    shipped = [:]
    returning = [:]
    for parcel in s.parcels where parcel.hasShipped {
      for line in parcel.lines { shipped[Item(line: line.line, sku: line.sku), default: 0] += line.quantity }
    }
    // Shipped by other means, before the shop came here: the platform's word stands for the parcels.
    if !s.orderParcels.contains(where: \.hasShipped), s.facts.stage == .shipped || s.facts.stage == .finished {
      for line in s.lines { shipped[Item(line: line.line, sku: line.sku), default: 0] += line.quantity }
    }
    for other in others {
      for line in other.back { returning[Item(line: line.line, sku: line.sku), default: 0] += line.quantity }
    }
  }

  /// Pieces of an item that may still be sent back.
  public func returnable(_ item: Item) -> Int { max((shipped[item] ?? 0) - (returning[item] ?? 0), 0) }

  func fault(_ kind: AfterCaseKind, amount: Money, back: [AfterCase.Line]) -> Refusal.Reason? {
    if kind.paysBack, amount > refundable { return .refundTooHigh(asked: amount, possible: refundable) }
    var wanted: [Item: Int] = [:]
    for line in back {
      let item = Item(line: line.line, sku: line.sku)
      wanted[item, default: 0] += line.quantity
      let possible = returnable(item)
      if let asked = wanted[item], asked > possible { return .returnTooMany(sku: line.sku, asked: asked, possible: possible) }
    }
    return nil
  }
}

extension Parcel {
  public var hasShipped: Bool { stage == .shipped || stage == .handedOver || stage == .delivered }
}
