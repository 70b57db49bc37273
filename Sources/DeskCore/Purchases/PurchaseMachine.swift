/// What a command on a purchase may look at.
public struct PurchaseFacts: MachineFacts {
  public var purchase: Purchase
  /// What the catalogue knows of the SKU that the command names: its location, what it is part of now.
  public var item: CatalogueItem?
  public var mergedInto: String?
  /// For commands that name several SKUs: what the catalogue knows, by code.
  public var known: [String: Known] = [:]
  /// The request to place it that waits, and who asked.
  public var asked: (request: RequestID, by: String)?
  public var command: Command?
  public var actor: Actor
  /// Who approved it, when it was asked for.
  public var approver: String?
  /// ROL-3: how far the actor's own authority goes.
  public var room: AuthorityRoom
  public var today: ShopDay
  /// Days from an order to its goods, as agreed with the supplier.
  public var leadDays = Supplier.usualLeadDays
  public var now: Instant
  /// The purchase as the command would leave it: what a condition chooses by.
  public var after: Purchase

  /// A SKU as a purchase needs it.
  public struct Known: Sendable, Equatable {
    public var cost: Money?
    public var mergedInto: String?

    public init(cost: Money?, mergedInto: String?) {
      self.cost = cost
      self.mergedInto = mergedInto
    }
  }

  public init(_ purchase: Purchase, actor: Actor, room: AuthorityRoom, today: ShopDay, now: Instant) {
    self.purchase = purchase
    self.actor = actor
    self.room = room
    self.today = today
    self.now = now
    after = purchase
  }

  public var subject: Subject { .purchase(purchase.id) }
}

extension Machine where State == Purchase.State, Facts == PurchaseFacts {
  /// INV-6: written, placed with the supplier, received, inspected, put away; what isn't good goes back. It closes by itself when all is done.
  public static let purchase = Machine(
    name: "purchase", rule: "INV-6",
    initial: [.draft],
    rows: [
      Row([.draft], .editPurchase, guards: [.notAskedYet]),
      Row([.draft], .placePurchase, to: .placed, guards: [.hasGoods, .expectedAhead]),
      Row([.placed, .receiving], .receivePurchase, to: .receiving),
      Row([.receiving], .inspectPurchase),
      Row([.receiving], .stowPurchase, when: .completesIt, to: .closed),
      Row([.receiving], .stowPurchase),
      Row([.receiving], .returnPurchase, when: .completesIt, to: .closed),
      Row([.receiving], .returnPurchase),
      Row([.draft, .placed], .cancelPurchase, to: .cancelled, guards: [.notAskedYet]),
      Row([.receiving], .closePurchase, to: .closed, guards: [.nothingInHand]),
    ])
}

extension Condition where Facts == PurchaseFacts {
  static let completesIt = Condition("completesIt") { s in s.after.isComplete }
}

extension Guard where Facts == PurchaseFacts {
  /// What somebody is asked to approve doesn't change under their eyes.
  static let notAskedYet = Guard("notAskedYet", rule: "APR-1") { s, me in
    s.asked.map { me.refuse(.alreadyAsked(request: $0.request.text, by: $0.by)) }
  }

  static let hasGoods = Guard("hasGoods", rule: "INV-6") { s, me in
    s.purchase.lines.isEmpty ? me.refuse(.emptyPurchase) : nil
  }

  static let expectedAhead = Guard("expectedAhead", rule: "INV-6") { s, me in
    guard case .placePurchase(_, let day?, _)? = s.command, day < s.today else { return nil }
    return me.refuse(.dayIsPast(day))
  }

  /// What lies at the gate is dealt with first: it would be forgotten.
  static let nothingInHand = Guard("nothingInHand", rule: "INV-6") { s, me in
    guard let line = s.purchase.lines.first(where: { $0.atHand > 0 }) else { return nil }
    return me.refuse(
      .goodsInHand(sku: line.sku, inspect: line.toInspect, stow: line.toStow, back: line.toReturn))
  }
}
