/// What a command on a SKU may look at.
public struct GoodsFacts: MachineFacts {
  public var item: CatalogueItem
  public var version: Int
  public var terms: GoodsTerms
  public var level: StockLevel
  /// What lies elsewhere than at the SKU's own location, by location.
  public var bins: [String: Int] = [:]
  /// For commands on a listing: the one it is about.
  public var listing: Listing?
  /// The SKU that this one became part of.
  public var mergedInto: String?
  /// For `setPrice`: the promotions that stand and would bring the new price below the floor (INV-4, PRO-3).
  public var dips: [PromotionDip] = []
  /// For `mergeSKU`: what it is to become part of.
  public var target: MergeTarget?
  /// For `editSKU`: whether there is such a supplier.
  public var isSupplierKnown = false
  public var command: Command?
  /// Whose command it is: who asked for it, when it is carried out on approval.
  public var actor: Actor
  /// Who approved it, when it was asked for.
  public var approver: String?
  /// ROL-3: how far the actor's own authority goes.
  public var room: AuthorityRoom
  public var now: Instant

  public init(
    item: CatalogueItem, version: Int, terms: GoodsTerms, level: StockLevel, actor: Actor, room: AuthorityRoom, now: Instant
  ) {
    self.item = item
    self.version = version
    self.terms = terms
    self.level = level
    self.actor = actor
    self.room = room
    self.now = now
  }

  public var subject: Subject { .sku(item.sku) }

  /// Pieces at a location; the SKU's own holds what lies nowhere else.
  public func pieces(at location: String) -> Int {
    location == item.location ? level.onHand - bins.values.reduce(0, +) : bins[location] ?? 0
  }
}

/// The SKU that another is to become part of, and what of that one stands in the way.
public struct MergeTarget: Sendable, Equatable {
  public var item: CatalogueItem
  public var mergedInto: String?
  public var bins: [String: Int]
  /// Pieces of the old SKU in parcels that aren't gone.
  public var inParcels: Int
  public var isListed: Bool
  /// An open purchase that has the old SKU.
  public var purchase: PurchaseID?
  /// The open count that one of both is in.
  public var count: (sku: String, id: CountID)?

  public init(
    item: CatalogueItem, mergedInto: String?, bins: [String: Int], inParcels: Int, isListed: Bool,
    count: (sku: String, id: CountID)?
  ) {
    self.item = item
    self.mergedInto = mergedInto
    self.bins = bins
    self.inParcels = inParcels
    self.isListed = isListed
    self.count = count
  }

  public static func == (a: MergeTarget, b: MergeTarget) -> Bool {
    (a.item, a.mergedInto, a.inParcels) == (b.item, b.mergedInto, b.inParcels) && a.bins == b.bins && a.isListed == b.isListed
  }
}

/// What a decision on a SKU changes.
public struct GoodsChanges: Sendable {
  public var item: CatalogueItem
  public var terms: GoodsTerms
  public var listing: Listing?
  public var bins: [String: Int]
  public var movements: [StockMovement] = []
  /// What it became part of, and the places of that one.
  public var merged: (into: String, bins: [String: Int])?
  /// ROL-3: what its actor decided within their own authority.
  public var uses: [AuthorityUse] = []

  init(_ facts: GoodsFacts) {
    item = facts.item
    terms = facts.terms
    listing = facts.listing
    bins = facts.bins
  }
}

extension Guard where Facts == GoodsFacts {
  static let notMerged = Guard("notMerged", rule: "INV-1") { s, me in
    s.mergedInto.map { me.refuse(.mergedSKU(s.item.sku, into: $0)) }
  }

  static let hasPrice = Guard("hasPrice", rule: "INV-4") { s, me in
    s.terms.price == nil && s.terms.next == nil ? me.refuse(.noPrice(s.item.sku)) : nil
  }

  /// INV-3: what isn't there is not put up for sale.
  static let hasStock = Guard("hasStock", rule: "INV-3") { s, me in
    s.level.available > 0 ? nil : me.refuse(.outOfStock([.init(sku: s.item.sku, needed: 1, available: s.level.available)]))
  }

  static let priceIsNew = Guard("priceIsNew", rule: "INV-4") { s, me in
    guard case .setPrice(_, let price, _)? = s.command, price == s.terms.next?.price ?? s.terms.price else { return nil }
    return me.refuse(.nothingToChange)
  }

  /// ROL-4: who approved doesn't also carry it out.
  static let publishedByOther = Guard("publishedByOther", rule: "ROL-4") { s, me in
    let approver: String? = if case .publishPrice? = s.command { s.terms.next?.by } else { s.listing?.approvedBy }
    return approver.map(s.actor.isSame(as:)) == true ? me.refuse(.ownApproval, mayBeDoneBy: [.merchandiser]) : nil
  }
}
