/// The day strip and the head of the shipping pane: one wave's parcels by stage.
public struct WaveBoard: Sendable, Equatable {
  public var wave: ShopDay
  /// Parcels in each stage; a stage without any may be missing.
  public var counts: [ParcelStage: Int]
  /// Open parcels of earlier waves: late, and in sight until done (FUL-1).
  public var overdue: Int
  /// Print, pick and pack, each with what becomes of it at the pace of this wave.
  public var steps: [WaveStep] = []

  public init(wave: ShopDay, counts: [ParcelStage: Int], overdue: Int) {
    self.wave = wave
    self.counts = counts
    self.overdue = overdue
  }

  public var total: Int { counts.filter { $0.key != .voided }.values.reduce(0, +) }

  /// How many have got at least as far as `stage`.
  public func reached(_ stage: ParcelStage) -> Int {
    let order: [ParcelStage] = [.queued, .printed, .picked, .packed, .shipped, .handedOver, .delivered]
    guard let from = order.firstIndex(of: stage) else { return counts[stage] ?? 0 }
    return order[from...].reduce(0) { $0 + (counts[$1] ?? 0) }
  }
}

/// A parcel in a list.
public struct ParcelRow: Sendable, Equatable {
  public var id: ParcelID
  public var order: OrderID
  public var number: String
  public var version: Int
  public var stage: ParcelStage
  public var wave: ShopDay
  public var courier: String?
  public var waybill: String?
  public var recipient: String
  public var city: String
  public var goods: String
  public var pieces: Int
  public var scanned: Int
  public var printCount: Int
  public var unacknowledged: Int
  public var flag: Flag?
  public var due: Instant?
  /// ORD-8: somebody asks to stop it.
  public var stop: Interception.State?
  /// FUL-6: the marketplace has refused its result.
  public var hasShipFault = false
  /// An after-sale case sends it.
  public var afterCase: CaseID?
  /// Changed since it was printed: the paper tells of something else (ORD-5, ORD-10, FUL-5).
  public var isPaperVoid = false
  /// ORD-10: the parcel in whose box it travels; and how many travel in its own.
  public var bundle: ParcelID?
  public var boxMembers = 0
  /// FUL-1: it missed its deadline, and why.
  public var lateReason: String?
  /// Who packs it at a bench.
  public var packingBy: String?
  /// FUL-7: the signed manifest that it stands on.
  public var manifest: Int64?

  public init(id: ParcelID, order: OrderID, stage: ParcelStage, wave: ShopDay) {
    self.id = id
    self.order = order
    self.stage = stage
    self.wave = wave
    number = ""
    version = 0
    recipient = ""
    city = ""
    goods = ""
    pieces = 0
    scanned = 0
    printCount = 0
    unacknowledged = 0
  }

  public var key: String { id.text }
}

/// A SKU with its stock, in the stock pane and `stock list`.
public struct StockRow: Sendable, Equatable {
  public var item: CatalogueItem
  public var level: StockLevel
  public var version: Int

  public init(item: CatalogueItem, level: StockLevel, version: Int = 0) {
    self.item = item
    self.level = level
    self.version = version
  }
  public var key: String { item.sku }
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
  public var subject: String
  public var by: String

  public init(
    seq: Int64, at: Instant, kind: StockMovement.Kind, onHand: Int, reserved: Int, onHandAfter: Int, reservedAfter: Int,
    subject: String,
    by: String
  ) {
    self.seq = seq
    self.at = at
    self.kind = kind
    self.onHand = onHand
    self.reserved = reserved
    self.onHandAfter = onHandAfter
    self.reservedAfter = reservedAfter
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

  public init(shop: String, training: Bool, importedAt: Instant?, online: Int, queues: [QueueCount], wave: WaveBoard) {
    self.shop = shop
    self.training = training
    self.importedAt = importedAt
    self.online = online
    self.queues = queues
    self.wave = wave
  }
}
