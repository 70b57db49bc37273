/// What a request asks for in a few words, so that two on the same subject don't look alike. Nothing of a buyer's is in it.
public struct RequestGist: Sendable, Equatable {
  /// Where the request is about something that has many.
  public var sku: String?
  /// A page and which part of it.
  public var place: String?
  public var field: GoodsField?
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
    case .grantRole(_, let role), .revokeRole(_, let role), .addPerson(_, _, let role), .standIn(_, let role, _, _, _):
      self.role = role
    case .setAuthority(let role, let amount, let perOrder, let perDay):
      (self.role, self.amount, to) = (role, amount, "\(perOrder.decimal)/\(perDay.decimal)")
    case .proposeRevision(let plan): place = "\(plan.page) \(plan.part)"
    default: return nil
    }
  }
}
