/// Everything that one import call read from its files, joined and ready for the store.
public struct ImportedBatch: Sendable, Equatable {
  /// In the order in which the files were given.
  public var files: [FileIntake]
  /// Each order number once, in file order. `fileIndex` of an order tells the file it came from.
  public var orders: [ImportedOrder]
  /// For each of `orders`, the index into `files` of the list it was taken from.
  public var orderFiles: [Int]
  public var products: [ImportedProduct]
  public var waybills: [ImportedWaybill]
  public var reviews: [ImportedReview]
  public var days: [ImportedDay] = []
  public var courierRules: [CourierRule] = []
  public var tariffs: [CourierTariff] = []
  public var shipResults: [ImportedShipResult] = []
  public var traffic: [ImportedTraffic] = []

  public init() {
    files = []
    orders = []
    orderFiles = []
    products = []
    waybills = []
    reviews = []
  }
}
