import DeskCore

/// 交接: one courier's bag, into which parcels are scanned until its driver signs (FUL-7).
public struct BagState: Sendable {
  /// The courier's code.
  public var courier: String
  public var field = ScanField()
  /// Scans that came while another was under way, in order.
  public var waiting: [String] = []
  public var current: String?
  /// The question whose answer it waits for.
  var ticket = 0
  /// The parcel that was scanned last, and went in.
  public var last: ParcelID?
  /// Why the last scan didn't go in.
  public var stop: String?
  public var isStopPresented = false
  public var first = 0

  public init(courier: String) { self.courier = courier }

  public var isIdle: Bool { waiting.isEmpty && current == nil }
}

/// What a courier's bag holds and lacks: the boxes that no signed manifest has yet.
public struct BagCount: Sendable, Equatable {
  public var missing: [ParcelRow] = []
  public var scanned: [ParcelRow] = []
  /// Of this courier, and not reported as shipped yet.
  public var notShipped = 0

  public init(_ rows: [ParcelRow], courier: String) {
    for row in rows where row.courier == courier && row.bundle == nil {
      switch row.stage {
      case .shipped: missing.append(row)
      case .handedOver where row.manifest == nil: scanned.append(row)
      case .queued, .printed, .picked, .packed: notShipped += 1
      default: break
      }
    }
  }

  public var expected: Int { missing.count + scanned.count }
}

extension ShippingState {
  var bagCount: BagCount { BagCount(waveParcels, courier: bag?.courier ?? selectedCourier?.courier ?? "") }
}
