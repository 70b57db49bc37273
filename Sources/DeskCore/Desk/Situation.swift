/// Everything that a decision may look at, loaded before it is made: no guard asks the database.
public struct Situation: MachineFacts {
  public var order: Order
  public var facts: OrderFacts
  public var lines: [OrderLine]
  public var amendments: [Amendment]
  /// All parcels of the order.
  public var parcels: [Parcel]
  /// The parcel that the command is about, if it is about one.
  public var parcel: Parcel?
  /// By SKU, those of the order's lines.
  public var stock: [String: StockLevel]
  public var catalogue: [String: CatalogueItem]
  /// INV-1: codes of the order's lines that became part of another, with the one that their goods have now.
  public var merged: [String: String] = [:]
  /// For `assignWaybill`: a number taken from the pool, and the parcel that already has the wanted number.
  public var pooledWaybill: String?
  public var waybillOwner: (parcel: ParcelID, at: Instant)?
  public var command: Command?
  /// All after-sale cases of the order, and the one that the command is about.
  public var cases: [AfterCase] = []
  public var afterCase: AfterCase?
  public var limits = AuthorityLimits()
  /// What the actor decided by themselves on this order, and today altogether.
  public var usedOnOrder: [AuthorityAmount: Money] = [:]
  public var usedToday: [AuthorityAmount: Money] = [:]
  /// The command was asked for by somebody else and is carried out on approval: in whose name.
  public var author: String?
  /// For `assignOrder` and `escalateOrder`: the roles of whom it is given to; nil: nobody of that name.
  public var assigneeRoles: [Role]?
  /// For `importOrders`: what the newer export says.
  public var observation: Observation?
  /// ORD-10: the parcel that another is to be merged into, as it stands.
  public var mergeTarget: MergeCandidate?
  /// ORD-10: other parcels travel in this one's box.
  public var leadsBox = false
  /// The command reached this parcel because its box's parcel was acted on.
  public var isCascaded = false
  /// FUL-7: the manifest that is being signed.
  public var manifest: Int64?
  /// FUL-6: for `importShipResults`: what the marketplace says of the parcel.
  public var shipResult: ImportedShipResult?
  /// PRO-2: for `confirmOrder`: what promotions give with the order.
  public var gifts: [PricedCart.Gift] = []
  /// FUL-5: for `assignWaybill` without a courier: the one that the buyer's wish or the rules choose; nil: none.
  public var courierChoice: CourierChoice?
  /// ROL-4: what of ``Separation/table`` the actor, or in whose name they act, has done to this order before.
  public var ownBefore: CommandKind?
  public var actor: Actor
  public var now: Instant
  public var calendar: ShopCalendar

  public init(order: Order, facts: OrderFacts, actor: Actor, now: Instant, calendar: ShopCalendar) {
    self.order = order
    self.facts = facts
    lines = []
    amendments = []
    parcels = []
    stock = [:]
    catalogue = [:]
    self.actor = actor
    self.now = now
    self.calendar = calendar
  }

  public var subject: Subject {
    parcel.map { .parcel($0.id) } ?? afterCase.map { .afterCase($0.id) } ?? .order(order.id)
  }

  /// The order as it stands.
  public var current: CurrentOrder { CurrentOrder(order, lines: lines, amendments: amendments) }
}
