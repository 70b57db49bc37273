/// A request that is about no order, with what whoever decides it must know: what it is about as it stands, and what has happened to it.
public struct RequestMatter: Sendable {
  public var card: RequestCard
  /// Where it is about a SKU.
  public var goods: StockRow?
  /// Where it is about a promotion.
  public var promotion: PromotionCard?
  /// Where it is about somebody whom the shop has.
  public var person: PersonCard?
  /// Where it is about a limit (ROL-3): as it stands.
  public var limit: AuthorityLimits.Limit?
  /// INV-4: where it is about a price: the promotions that would bring it below the floor.
  public var dips: [PromotionDip] = []
  /// APR-1: what else waits that would do the same to the same, oldest first.
  public var others: [ApprovalRequest] = []
  /// The same in a few words.
  public var gist: RequestGist?
  /// What will be carried out.
  public var asked: Command?
  /// Records of the request and of what it is about, newest first.
  public var timeline: [TimelineRow]

  public init(card: RequestCard, goods: StockRow? = nil, timeline: [TimelineRow] = []) {
    self.card = card
    self.goods = goods
    self.timeline = timeline
  }
}
