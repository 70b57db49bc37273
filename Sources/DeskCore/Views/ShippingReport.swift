/// FUL-8: what left the house on a day and what came back, as the records of that day tell it. No buyer's name, phone or address (REC-3);
/// people stand with their sign-in names, which never change.
public struct ShippingReport: Sendable, Equatable {
  public struct Goods: Sendable, Equatable {
    public var sku: String
    public var title: String
    public var quantity: Int

    public init(sku: String, title: String, quantity: Int) {
      self.sku = sku
      self.title = title
      self.quantity = quantity
    }
  }

  /// What had become of a shipped parcel by the day's last record.
  public enum Outcome: Sendable, Equatable {
    case inHouse
    case handedOver(at: Instant, by: String)
    /// Stopped or voided after it was told as shipped.
    case takenBack(at: Instant, by: String)
  }

  public struct Shipped: Sendable, Equatable {
    public var parcel: ParcelID
    public var order: OrderID
    /// The marketplace's number of its order, and the shop.
    public var number: String
    public var shop: String
    /// The after-sale case that sends it.
    public var afterCase: String?
    /// ORD-10: the parcel in whose box it travels: courier and waybill are that one's, and so is the weight.
    public var box: ParcelID?
    /// Nil: the record was written before shipping recorded it.
    public var content: Content?
    public var at: Instant
    public var by: String
    public var outcome: Outcome

    public init(
      parcel: ParcelID, order: OrderID, number: String, shop: String, afterCase: String?, box: ParcelID?, content: Content?,
      at: Instant, by: String
    ) {
      self.parcel = parcel
      self.order = order
      self.number = number
      self.shop = shop
      self.afterCase = afterCase
      self.box = box
      self.content = content
      self.at = at
      self.by = by
      outcome = .inHouse
    }
  }

  /// What a parcel was when it was shipped.
  public struct Content: Sendable, Equatable {
    public var goods: [Goods]
    public var courier: String
    public var waybill: String
    public var weightGrams: Int?
    public var packedBy: String?

    public init(goods: [Goods], courier: String, waybill: String, weightGrams: Int?, packedBy: String?) {
      self.goods = goods
      self.courier = courier
      self.waybill = waybill
      self.weightGrams = weightGrams
      self.packedBy = packedBy
    }

    public var pieces: Int { goods.reduce(0) { $0 + $1.quantity } }
  }

  /// A parcel that an earlier day's report has, and what became of it on this day.
  public struct Carried: Sendable, Equatable {
    public var parcel: ParcelID
    public var outcome: Outcome

    public init(parcel: ParcelID, outcome: Outcome) {
      self.parcel = parcel
      self.outcome = outcome
    }
  }

  /// AFT-3: goods that came back.
  public struct Returned: Sendable, Equatable {
    public var afterCase: String
    public var number: String
    public var shop: String
    /// Nil: the record was written before receiving recorded it.
    public var goods: [Goods]?
    public var at: Instant
    public var by: String
    /// What inspecting found by the day's last record; nil: not inspected yet.
    public var verdict: CaseAcceptance?
    public var damaged: Int

    public init(afterCase: String, number: String, shop: String, goods: [Goods]?, at: Instant, by: String) {
      self.afterCase = afterCase
      self.number = number
      self.shop = shop
      self.goods = goods
      self.at = at
      self.by = by
      damaged = 0
    }
  }

  /// Sums over the parcels of one courier, or over all.
  public struct Sum: Sendable, Equatable {
    /// The courier's code; nil: not recorded.
    public var courier: String?
    public var parcels = 0
    /// Boxes: parcels that travel in another's are not counted.
    public var boxes = 0
    public var pieces = 0
    public var grams = 0
    /// Boxes without a weight.
    public var unweighed = 0
    public var handedOver = 0
    public var takenBack = 0

    public init(courier: String?) { self.courier = courier }

    mutating func add(_ parcel: Shipped) {
      parcels += 1
      pieces += parcel.content?.pieces ?? 0
      if parcel.box == nil {
        boxes += 1
        if let weight = parcel.content?.weightGrams { grams += weight } else { unweighed += 1 }
      }
      switch parcel.outcome {
      case .inHouse: break
      case .handedOver: handedOver += 1
      case .takenBack: takenBack += 1
      }
    }
  }

  public var closing: DayClosing
  public var parcels: [Shipped]
  public var carried: [Carried]
  public var returns: [Returned]

  public init(closing: DayClosing, parcels: [Shipped], carried: [Carried], returns: [Returned]) {
    self.closing = closing
    self.parcels = parcels
    self.carried = carried
    self.returns = returns
  }

  /// By the couriers' codes, what isn't recorded last.
  public var sums: [Sum] {
    var sums: [String: Sum] = [:]
    for parcel in parcels { sums[parcel.content?.courier ?? "", default: Sum(courier: parcel.content?.courier)].add(parcel) }
    return sums.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.map(\.value)
  }

  public var total: Sum {
    var sum = Sum(courier: nil)
    for parcel in parcels { sum.add(parcel) }
    return sum
  }
}
