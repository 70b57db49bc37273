import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// A shop whose days are reported: goods on the shelf, people of every role, and steps that a report tells of.
enum ReportScene {
  static let monday = ShopDay(iso: "2026-01-05")!
  static let tuesday = ShopDay(iso: "2026-01-06")!

  static func shop(at: Instant = TestClock.at(2026, 1, 5, 9, 0)) throws -> TestShop {
    let shop = try TestShop(at: at, inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    return shop
  }

  static func stocked(at: Instant = TestClock.at(2026, 1, 5, 9, 0)) throws -> TestShop {
    let shop = try shop(at: at)
    try shop.take([.sold("700000000000", fen: 1000)])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 500, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    return shop
  }

  /// From confirmed to told as shipped.
  @discardableResult
  static func ship(_ id: OrderID, in shop: TestShop, weight: Int?, waybill: String, courier: String = "YTO") throws -> ParcelID {
    let parcel = try Scene.confirm(shop, id)
    for step in [
      Command.assignWaybill(parcel, courier: courier, number: waybill), .printParcel(parcel), .pickParcel(parcel),
      .packParcel(parcel, scans: ["690001"], weight: weight), .shipParcel(parcel),
    ] { try shop.perform(step, as: .shipper) }
    return parcel
  }

  /// Asked for, approved by the director and paid back.
  @discardableResult
  static func refund(_ id: OrderID, _ fen: Int64, in shop: TestShop) throws -> CaseID {
    let one = try CaseScene.open(shop, AfterCaseWish(.refund, amount: Money(fen: fen), reason: "少件"), of: id)
    try shop.perform(.approveCase(one, note: nil), as: .agentLead)
    try shop.perform(.settleCase(one, amount: nil, note: nil), as: .aftersaleAgent)
    return one
  }
}

extension ImportedOrder {
  /// One piece of SKU-1: goods at `fen`, a shipping fee and a discount off the goods.
  static func sold(
    _ number: String, fen: Int64, shipping: Int64 = 0, discount: Int64 = 0, refunded: Int64? = nil, shop: String = "示例旗舰店",
    isPaid: Bool = true
  ) -> ImportedOrder {
    var order = ImportedOrder.paid(number)
    order.shopName = shop
    order.goods = Money(fen: fen)
    order.shippingFee = Money(fen: shipping)
    order.paid = isPaid ? Money(fen: fen + shipping - discount) : .zero
    order.total = Money(fen: fen + shipping - discount)
    order.lines[0].price = Money(fen: fen)
    order.lines[0].paid = isPaid ? Money(fen: max(fen - discount, 0)) : .zero
    order.refunded = refunded.map(Money.init(fen:))
    if !isPaid {
      order.status = .awaitingPayment
      order.paidAt = nil
    }
    return order
  }
}

extension FinanceReport.Sum {
  /// Orders, goods, shipping, discounts, refunds, net in fen.
  var numbers: [Int64] { [Int64(orders), goods.fen, shipping.fen, discounts.fen, refunds.fen, net.fen] }
}

extension TestShop {
  /// People sign in anew where a session may have ended.
  func move(to instant: Instant) {
    clock.set(instant)
    endDay()
  }
}
