import DeskCore

/// 发货: from the queued parcel to the courier's bag.
public struct ShippingState: Sendable {
  public enum View: Int, CaseIterable, Sendable {
    case wave, pickList, bench, returns, handover, printing

    /// What Tab goes through: the day's work. The print queue is looked into when something didn't come out.
    static let turned: [View] = allCases.filter { $0 != .printing }
  }

  public var view: View = .wave
  /// Nil: every open parcel, also of earlier waves.
  public var stage: ParcelStage?
  public var find = ""
  public var list = ListState<ParcelRow>()
  public var card: ParcelCard?
  public var isOpen = false
  public var scroll = 0

  public var picks = PickState()

  /// The wave's parcels, for the handover's sums.
  public var waveParcels: [ParcelRow] = []
  public var courier: String?
  /// The courier's bag that is being filled; nil: the couriers are listed.
  public var bag: BagState?

  /// The print queue.
  public var prints = ListState<PrintJob>()

  public var bench = BenchState()
  /// ORD-8: what is to be stopped, the oldest wish first.
  public var stops: [StopRow] = []
  /// AFT-3: goods that come back.
  public var returns = ServiceState()

  public init() {}

  /// The stages that the wave shows, left to right.
  static let stages: [ParcelStage?] = [nil, .queued, .printed, .picked, .packed, .shipped, .handedOver]

  func query(wave: ShopDay) -> Query {
    // What has left the house is asked by its wave: open ones have no end otherwise.
    .parcels(stage == .handedOver ? wave : nil, stage, find: find, limit: list.limit)
  }

  /// Expected and handed over by courier, in the order of their names. Parcels without a courier count as one group.
  public var couriers: [CourierCount] {
    var byCode: [String: CourierCount] = [:]
    // A box is one parcel to a courier (ORD-10).
    for row in waveParcels where row.stage != .voided && row.bundle == nil {
      let code = row.courier ?? ""
      var count = byCode[code] ?? CourierCount(courier: code)
      count.expected += 1
      switch row.stage {
      case .shipped: count.ready.append(row)
      case .handedOver, .delivered: count.handedOver += 1
      default: break
      }
      byCode[code] = count
    }
    return byCode.values.sorted { $0.courier < $1.courier }
  }

  var selectedCourier: CourierCount? { couriers.first { $0.courier == courier } ?? couriers.first }
}

/// One courier's part of a wave.
public struct CourierCount: Sendable, Equatable {
  public var courier: String
  public var expected = 0
  /// Shipped, in the bag's turn.
  public var ready: [ParcelRow] = []
  public var handedOver = 0
}
