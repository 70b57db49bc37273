/// A SKU with its stock, in the stock pane and `stock list`.
public struct StockRow: Sendable, Equatable {
  public var item: CatalogueItem
  public var level: StockLevel
  public var version: Int
  public var terms: GoodsTerms
  /// Where it is for sale; empty where nobody has said.
  public var listings: [Listing]
  /// What lies elsewhere than at its own location.
  public var bins: [String: Int]
  /// INV-5: somebody counts it at this time.
  public var isCounted = false

  public init(
    item: CatalogueItem, level: StockLevel, version: Int = 0, terms: GoodsTerms = GoodsTerms(), listings: [Listing] = [],
    bins: [String: Int] = [:]
  ) {
    self.item = item
    self.level = level
    self.version = version
    self.terms = terms
    self.listings = listings
    self.bins = bins
  }
  public var key: String { item.sku }

}

/// What tells of a SKU's book.
public protocol BookRow {
  /// INV-5: somebody counts it at this time.
  var isCounted: Bool { get }
}

extension BookRow {
  /// Whoever may be counting it isn't told what the book says.
  public func isHidden(from reader: Actor?) -> Bool { reader?.mayKnowBook(whenCounted: isCounted) == false }
}

extension StockRow: BookRow {}
extension PublishRow: BookRow {}
extension ShortageRow: BookRow {}

extension Actor {
  /// INV-5: while a SKU is counted, nobody who may count knows its book.
  public func mayKnowBook(whenCounted isCounted: Bool) -> Bool { !isCounted || role(for: .enterCount) == nil }
}

/// One movement with the balance after it: the running account of a SKU.
public struct MovementRow: Sendable, Equatable {
  public var seq: Int64
  public var at: Instant
  public var kind: StockMovement.Kind
  public var onHand: Int
  public var reserved: Int
  public var onHandAfter: Int
  public var reservedAfter: Int
  public var onHold: Int
  public var onHoldAfter: Int
  /// What was moved from where to where.
  public var place: String?
  public var subject: String
  public var by: String

  public init(
    seq: Int64, at: Instant, kind: StockMovement.Kind, onHand: Int, reserved: Int, onHandAfter: Int, reservedAfter: Int,
    onHold: Int = 0, onHoldAfter: Int = 0, place: String? = nil, subject: String, by: String
  ) {
    self.seq = seq
    self.at = at
    self.kind = kind
    self.onHand = onHand
    self.reserved = reserved
    self.onHandAfter = onHandAfter
    self.reservedAfter = reservedAfter
    self.onHold = onHold
    self.onHoldAfter = onHoldAfter
    self.place = place
    self.subject = subject
    self.by = by
  }
}

/// What every screen's frame needs, in one small query.
public struct DayStatus: Sendable, Equatable {
  public var shop: String
  public var training: Bool
  /// ORD-1: when orders were last imported; nil: never.
  public var importedAt: Instant?
  /// Sessions that were active in the last minutes.
  public var online: Int
  public var queues: [QueueCount]
  public var wave: WaveBoard
  /// Papers that could not be printed, and those that wait.
  public var failedPrints = 0
  public var waitingPrints = 0
  /// REC-2; nil: nobody has asked.
  public var backup: BackupStatus?
  /// What isn't as it should be below the rules.
  public var notices: [ShopNotice] = []
  /// Who asks, as the store knows them now: posts begin and end by the clock (ROL-5).
  public var actor: Actor?
  /// ROL-10: when their shift of today ends; nil: they have none.
  public var shiftEnds: Instant?

  public init(shop: String, training: Bool, importedAt: Instant?, online: Int, queues: [QueueCount], wave: WaveBoard) {
    self.shop = shop
    self.training = training
    self.importedAt = importedAt
    self.online = online
    self.queues = queues
    self.wave = wave
  }
}
