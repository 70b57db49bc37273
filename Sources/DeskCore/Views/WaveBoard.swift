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
