/// What a request asks for in a few words, so that two on the same subject don't look alike. Nothing of a buyer's is in it.
public struct RequestGist: Sendable, Equatable {
  /// Where the request is about something that has many.
  public var sku: String?
  /// A page and which part of it.
  public var place: String?
  public var field: GoodsField?
  /// What of an order is to be changed, as far as it is no buyer's.
  public var amends: AmendableField?
  public var caseKind: AfterCaseKind?
  /// Which, where a name, a number or days say it.
  public var detail: String?
  public var role: Role?
  public var amount: AuthorityAmount?
  /// As it stands; nil: nothing is set.
  public var from: String?
  public var to: String?
  public var shop: ShopName?
  /// What the book gets more or less.
  public var pieces: Int?

  public init() {}

  /// As far as the command itself tells; nil: all of it is told by its subject.
  public init?(_ asked: Command) {
    switch asked {
    case .setPrice(_, let price, _): to = price.decimal
    case .listSKU(_, let shop, _), .unlistSKU(_, let shop, _): self.shop = shop
    case .editSKU(_, let field, let to): (self.field, self.to) = (field, to)
    case .writeOffStock(_, let quantity, _): pieces = -quantity
    case .mergeSKU(_, let into, _): to = into
    case .bookCount(_, let sku): self.sku = sku
    case .grantRole(_, let role), .revokeRole(_, let role), .addPerson(_, _, let role): self.role = role
    case .standIn(_, let role, let from, let until, _): (self.role, detail) = (role, "\(from ?? "")–\(until)")
    case .askLeave(_, _, let from, let until, _): detail = "\(from)–\(until)"
    case .amendOrder(_, let field, let to, let line, _):
      (amends, detail) = (field, line.map { "#\($0)" })
      if Self.tellsNobody(field) { self.to = to }
    // What is known of them stands elsewhere.
    case .submitPromotion, .placePurchase, .approveCase: break
    case .setAuthority(let role, let amount, let perOrder, let perDay):
      (self.role, self.amount, to) = (role, amount, "\(perOrder.decimal)/\(perDay.decimal)")
    case .proposeRevision(let plan): place = "\(plan.page) \(plan.part)"
    default: return nil
    }
  }

  /// REC-3: what it is changed to is nothing of a buyer's.
  public static func tellsNobody(_ field: AmendableField) -> Bool {
    switch field {
    case .price, .shippingFee, .sku, .courier: true
    case .recipient, .phone, .address, .invoice, .attributes, .card, .deliveryTime: false
    }
  }
}
