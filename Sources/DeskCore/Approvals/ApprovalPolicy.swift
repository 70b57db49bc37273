/// APR-1: what may not be done on one's own word, whatever one's post, one row per command. What has amounts within which a post decides by
/// itself (ROL-3) stands in `AuthorityLimits`.
public enum ApprovalPolicy {
  /// Whether a command on a SKU may have to wait for somebody.
  public static func concerns(_ kind: CommandKind) -> Bool {
    switch kind {
    case .setPrice, .listSKU, .unlistSKU, .editSKU, .writeOffStock, .mergeSKU: true
    default: false
    }
  }

  /// What the command must wait for; nil: nothing.
  public static func need(for command: Command, _ goods: GoodsFacts) -> ApprovalNeed? {
    switch command {
    // INV-4: the director approves prices; below the floor only the general manager, also where promotions that stand bring it there.
    case .setPrice(_, let price, _):
      ApprovalNeed(price < goods.terms.lowest ?? .zero || !goods.dips.isEmpty ? .generalManager : .director)
    // INV-3, INV-4: what goes up is approved, and what comes down otherwise than for want of stock.
    case .listSKU, .unlistSKU: ApprovalNeed(.director)
    case .editSKU(_, .floorPrice, _): ApprovalNeed(.generalManager)
    // ROL-3: by the cost it is reckoned how much somebody may write off alone; nobody gives themselves the first, nor a lower one.
    case .editSKU(_, .cost, let to): raises(to, goods.terms.cost) ? nil : ApprovalNeed(.director)
    case .writeOffStock where goods.terms.cost == nil && goods.terms.price == nil: ApprovalNeed(.director)
    // INV-1: it can't be undone.
    case .mergeSKU: ApprovalNeed(.director)
    default:
      use(of: command, goods).flatMap { use in goods.room.approver(for: use).map { ApprovalNeed($0, use: use) } }
    }
  }

  /// PRO-1: the director approves promotions; what sells below a floor price, the general manager (INV-4).
  public static func need(for promotion: PromotionFacts) -> ApprovalNeed {
    let isBelowFloor = promotion.conflicts.contains { if case .belowFloor = $0 { true } else { false } }
    return ApprovalNeed(isBelowFloor ? .generalManager : .director)
  }

  private static func raises(_ text: String, _ known: Money?) -> Bool {
    known.map { (Money(decimal: text) ?? .zero) >= $0 } ?? false
  }

  /// ROL-3: what a command on a SKU decides that has amounts: goods written off, at what they cost, or are sold for while nobody has said.
  public static func use(of command: Command, _ goods: GoodsFacts) -> AuthorityUse? {
    guard case .writeOffStock(_, let quantity, _) = command else { return nil }
    let piece = goods.terms.cost ?? goods.terms.price ?? .zero
    return AuthorityUse(.writeOff, piece.times(quantity))
  }
}
