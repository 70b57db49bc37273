import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// Orders and parcels in a wanted state, brought there by real imports and commands.
enum Scene {
  static let order = OrderID(number: 1)
  static let waybill = "YT8812345678901"

  /// A shop with people of every role, five pieces on the shelf and one order in `stage`, held by nobody, its message unread as long as that
  /// is possible.
  static func order(_ stage: OrderStage) throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    var imported = ImportedOrder.paid("1001", message: "请发蓝色")
    switch stage {
    case .awaitingPayment:
      imported.status = .awaitingPayment
      imported.paidAt = nil
    case .unclear: imported.status = .unknown("奇怪")
    case .finished: imported.status = .finished
    case .closed: imported.status = .closedRefunded
    default: break
    }
    try shop.take([imported])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    switch stage {
    case .awaitingConfirmation: try contact(shop)
    case .confirmed: _ = try confirm(shop)
    case .shipped: _ = try parcel(.shipped, in: shop)
    default: break
    }
    return shop
  }

  /// A shop whose order has its parcel in `stage`.
  static func parcel(_ stage: ParcelStage) throws -> (shop: TestShop, parcel: ParcelID) {
    let shop = try order(.awaitingContact)
    return (shop, try parcel(stage, in: shop))
  }

  static func contact(_ shop: TestShop, _ id: OrderID = order) throws {
    try shop.perform(.contactOrder(id, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.releaseOrder(id), as: .presaleAgent)
  }

  /// From awaiting contact to confirmed.
  static func confirm(_ shop: TestShop, _ id: OrderID = order) throws -> ParcelID {
    try contact(shop, id)
    if try shop.desk.card(of: id, for: shop.actor(.presaleAgent)).order.hasMessages {
      try shop.perform(.reviewOrder(id), as: .presaleAgent)
    }
    return try #require(try shop.perform(.confirmOrder(id), as: .presaleAgent).parcels.first)
  }

  @discardableResult
  static func parcel(_ stage: ParcelStage, in shop: TestShop, _ id: OrderID = order, waybill: String = waybill) throws -> ParcelID {
    let parcel = try confirm(shop, id)
    if stage == .voided { try shop.perform(.voidParcel(parcel, reason: "买家取消"), as: .shipper) }
    if stage == .queued || stage == .voided { return parcel }
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: waybill), as: .shipper)
    let steps: [(ParcelStage, Command)] = [
      (.printed, .printParcel(parcel)), (.picked, .pickParcel(parcel)),
      (.packed, .packParcel(parcel, scans: ["690001"], weight: 500)),
      (.shipped, .shipParcel(parcel)), (.handedOver, .handOverParcel(parcel)),
    ]
    for (reached, command) in steps {
      try shop.perform(command, as: .shipper)
      if reached == stage { return parcel }
    }
    var finished = ImportedOrder.paid("1001", message: "请发蓝色")
    finished.status = .finished
    try shop.take([finished])
    return parcel
  }
}

extension TestShop {
  func facts(_ id: OrderID = Scene.order) throws -> OrderFacts { try desk.card(of: id, for: actor(.presaleAgent)).facts }
  func parcel(_ id: ParcelID) throws -> Parcel { try desk.card(of: id, for: actor(.shipper)).parcel }
  func level(_ sku: String = "SKU-1") throws -> StockLevel { try desk.stockRow(sku).level }

  /// The kinds of open work, by subject; that the source is to be read again (ORD-1) and that counts are due (INV-5) is always among them and
  /// left out.
  func work() throws -> [String] {
    try desk.queue(
      WorkKind.allCases.filter { ![.refreshImport, .partCount, .fullCount].contains($0) }, limit: 200, for: actor(.presaleAgent)
    ).rows.map {
      "\($0.kind?.rawValue ?? "") \($0.subject.text)"
    }
    .sorted()
  }

  /// What a command is refused with; nil when it was done.
  func refusal(_ command: Command, as role: Role, version: Int? = nil, on terminal: Desk? = nil) throws -> Refusal? {
    do {
      try perform(command, as: role, version: version, on: terminal)
      return nil
    } catch let refusal as Refusal { return refusal }
  }

  func expectSound(_ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation) throws {
    let faults = try desk.verify().sentences
    #expect(faults == [], comment, sourceLocation: location)
  }
}
