import DeskCore

/// A question to the store, as a value: what it asks is also how its answer is known.
public enum Query: Hashable, Sendable {
  case day
  case people
  case queue([WorkKind], QueueOrder, find: String, limit: Int)
  /// ORD-8: what the bench must stop.
  case stops
  case phrases
  case morning, evening
  /// ROL-5: who stands in for whom.
  case posts
  /// ROL-8: this week's.
  case roster
  /// ROL-8: to whom work may be given; ROL-10: what is still open with whoever sits here, whose shift ends.
  case assignees, shiftEnd
  /// What a number means that somebody typed; an order as a page.
  case found(String)
  case orderPage(OrderID)
  /// APR-2: approved revisions of pages.
  case pages
  /// REC-2.
  case backups
  case order(OrderID)
  /// What is asked for that is about no order.
  case request(RequestID)
  case parcels(ShopDay?, ParcelStage?, find: String, limit: Int)
  case parcel(ParcelID)
  /// Every parcel of a wave, whatever its stage, and the open ones of every other: the handover's books.
  case wave(ShopDay, limit: Int)
  /// Promotions from a day on for some weeks; all; one; platform events.
  case promotionCalendar(ShopDay)
  case promotions(limit: Int)
  case promotionCard(PromotionID)
  case events
  case stock(StockAsk, limit: Int)
  /// What waits to be published; what is too short for its orders; our marketplace shops.
  case publishing(limit: Int)
  case shortages(limit: Int)
  case shops
  /// INV-6: what should be ordered; purchases, newest first; whom we buy from.
  case replenishment(limit: Int)
  case purchases(limit: Int)
  case suppliers
  case movements(sku: String, limit: Int)
  /// INV-5: counts, and one with its SKUs, blind.
  case counts(limit: Int)
  case count(CountID, limit: Int)
  /// SUP-1: the board; the open work of one queue with who holds it; what is refunded or disputed.
  case board
  case held(WorkKind, limit: Int)
  case refunds
  /// The records, newest first, as somebody filters them.
  case log(find: String, limit: Int)
  /// What records tell of what a word names.
  case story(String)
  /// The print queue, what failed first.
  case printJobs(limit: Int)
  case pickList(ShopDay)
  case manifest(courier: String, ShopDay)
  case merges(ShopDay)
  /// What the scanner at the bench read, and then its parcel.
  case scan(String)
  case benchParcel(ParcelID)
  /// The same at the courier's bag.
  case bagScan(String)
  case bagParcel(ParcelID)

  /// Where an answer is shown. A question takes the place of one that still waits for the same slot: only the last one matters.
  enum Slot: Hashable, Sendable {
    case day, people, queue, stops, phrases, order, request, parcels, parcel, wave, stock, movements, promotions, promotion, events,
      publishing, shortages, shops, replenishment, purchases, suppliers, board, held, refunds, log, prints, document, bench,
      pickList,
      bag, merges, counts, count, assignees, shiftEnd, found
  }

  var slot: Slot {
    switch self {
    case .day: .day
    case .people: .people
    case .queue: .queue
    case .stops: .stops
    case .phrases: .phrases
    case .order: .order
    case .request: .request
    case .parcels: .parcels
    case .parcel: .parcel
    case .wave: .wave
    case .promotionCalendar, .promotions: .promotions
    case .promotionCard: .promotion
    case .events: .events
    case .stock: .stock
    case .publishing: .publishing
    case .shortages: .shortages
    case .shops: .shops
    case .replenishment: .replenishment
    case .purchases: .purchases
    case .suppliers: .suppliers
    case .movements: .movements
    case .counts: .counts
    case .count: .count
    case .board: .board
    case .held: .held
    case .refunds: .refunds
    case .log: .log
    case .printJobs: .prints
    case .pickList: .pickList
    case .manifest, .morning, .evening, .posts, .pages, .backups, .roster, .story: .document
    case .scan, .benchParcel: .bench
    case .bagScan, .bagParcel: .bag
    case .merges: .merges
    case .assignees: .assignees
    case .shiftEnd: .shiftEnd
    case .found: .found
    case .orderPage: .document
    }
  }
}

/// What came back.
public enum Answer: Sendable {
  case day(DayStatus)
  case people(NamedPeople)
  case queue(Page<QueueRow>)
  case stops([StopRow])
  case phrases([Phrase])
  case morning(MorningList)
  case evening(EveningList)
  case posts(PostList)
  case roster(RosterSheet)
  case assignees([Assignee])
  case shiftEnd(ShiftEnd?)
  case found(Subject?)
  case pages([PageRevision])
  case backups([BackupRow])
  case order(OrderCard)
  case request(RequestMatter)
  case parcels(Page<ParcelRow>)
  case parcel(ParcelCard)
  case stock(Page<StockRow>)
  case publishing(Page<PublishRow>)
  case shortages(Page<ShortageRow>)
  case shops([ShopName])
  case replenishment(Page<ReplenishmentRow>)
  case purchases(Page<PurchaseRow>)
  case suppliers([Supplier])
  case movements([MovementRow])
  case counts(Page<CountRow>)
  case count(CountRow, Page<CountLineRow>)
  case promotions(Page<PromotionRow>)
  case promotionCard(PromotionCard)
  case events([EventRow])
  case board(Board)
  case refunds([RefundRow])
  /// Nil: what was asked for means nothing.
  case log([TimelineRow], LogFilter?)
  case story(Story)
  case printJobs([PrintJob])
  case text(String)
  case pickWalk(PickWalk)
  case merges(MergeAdvice)
  case meaning(ScanMeaning)
}
