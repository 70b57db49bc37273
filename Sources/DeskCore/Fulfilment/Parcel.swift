/// A parcel and its facts. Which goods it holds is fixed when it is queued; what changes is below.
public struct Parcel: Sendable, Equatable {
  /// What a scale or a person may give, in grams: up to 100 kg.
  public static let weightRange = 1...100_000

  public struct Line: Sendable, Equatable {
    /// The order's line.
    public var line: Int
    public var sku: String
    public var quantity: Int
    /// Pieces verified by scanning at the bench (FUL-4).
    public var scanned: Int

    public init(line: Int, sku: String, quantity: Int, scanned: Int = 0) {
      self.line = line
      self.sku = sku
      self.quantity = quantity
      self.scanned = scanned
    }
  }

  public var id: ParcelID
  public var order: OrderID
  public var version: Int
  public var stage: ParcelStage
  public var wave: ShopDay
  public var lines: [Line]
  public var courier: String?
  public var waybill: String?
  public var printCount: Int
  /// The number of amendments that whoever prints has acknowledged (ORD-5).
  public var acknowledgedAmendments: Int
  public var weightGrams: Int?
  /// Who did the last scan, for the shipping report (FUL-8).
  public var packedBy: String?
  /// Amendments of which the printed note tells; a later one makes the paper void (ORD-5).
  public var printedAmendments = 0
  /// The after-sale case that sends it; nil: it is the order's own.
  public var afterCase: CaseID?
  public var interception: Interception?
  public var exception: ParcelException?
  public var queuedAt: Instant
  /// When its note was first printed, its goods picked, its last piece scanned: the wave's pace is measured by them (FUL-1).
  public var printedAt: Instant?
  public var pickedAt: Instant?
  public var packedAt: Instant?
  public var shippedAt: Instant?
  public var handedOverAt: Instant?
  /// FUL-1: why it missed its deadline.
  public var late: LateNote?
  /// ORD-10: the parcel in whose box it travels; nil: in its own.
  public var bundle: ParcelID?
  /// What lies on the paper isn't what lies in the box any more: contents or number have changed since it was printed.
  public var isPaperVoid = false
  /// Who packs it at a bench, since when.
  public var packingBy: String?
  public var packingAt: Instant?
  /// FUL-7: its courier's manifest was signed without it.
  public var missedBagAt: Instant?
  /// FUL-7: the signed manifest that it stands on.
  public var manifest: Int64?
  /// FUL-6: when the marketplace took its result, and what it said when it refused one.
  public var toldAt: Instant?
  public var shipFault: ShipFault?

  public init(
    id: ParcelID, order: OrderID, wave: ShopDay, lines: [Line], queuedAt: Instant, acknowledgedAmendments: Int = 0,
    afterCase: CaseID? = nil
  ) {
    self.id = id
    self.order = order
    version = 1
    stage = .queued
    self.wave = wave
    self.lines = lines
    printCount = 0
    self.acknowledgedAmendments = acknowledgedAmendments
    self.queuedAt = queuedAt
    self.afterCase = afterCase
  }

  /// `1:2 2:1`: pieces by line of the order.
  public var contents: String { lines.map { "\($0.line):\($0.quantity)" }.joined(separator: " ") }

  public var piecesTotal: Int { lines.reduce(0) { $0 + $1.quantity } }
  public var piecesScanned: Int { lines.reduce(0) { $0 + $1.scanned } }

  /// For the record's before and after. Fixed order.
  public var fields: [(String, JSON)] {
    [
      ("stage", .string(stage.rawValue)), ("wave", .string(wave.iso)), ("courier", .optional(courier)),
      ("waybill", .optional(waybill)),
      ("printCount", .int(printCount)), ("acknowledged", .int(acknowledgedAmendments)), ("scanned", .int(piecesScanned)),
      ("weight", weightGrams.map { .int($0) } ?? .null), ("printedAmendments", .int(printedAmendments)),
      ("interception", .optional(interception?.state.rawValue)), ("exception", .optional(exception?.kind.rawValue)),
      ("late", .optional(late?.reason)), ("bundle", .optional(bundle?.text)), ("paperVoid", .bool(isPaperVoid)),
      ("packingBy", .optional(packingBy)), ("told", .bool(toldAt != nil)),
      ("shipFault", .optional(shipFault?.text)), ("lines", .string(contents)),
    ]
  }
}
