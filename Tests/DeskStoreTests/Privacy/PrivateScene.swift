import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit

/// A shop whose buyer's name, phone and address stand wherever people can write them; whatever shows one of `secrets` has shown the buyer.
enum PrivateScene {
  static let recipient = "欧阳娜娜"
  static let secrets = ["旺旺小号88", recipient, "13912345678", "13987654321", "文三路", "269号"]
  static let order = OrderID(number: 1)

  struct Made {
    var shop: TestShop
    var parcel: ParcelID
    var afterCase: CaseID
    var request: RequestID
  }

  static func make() throws -> Made {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([imported("1001"), imported("1002")])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let words = "\(recipient) 13912345678 文三路 269号"
    for id in [order, OrderID(number: 2)] {
      try shop.perform(.reviewOrder(id), as: .presaleAgent)
      try shop.perform(.noteOrder(id, text: words, flag: .red), as: .presaleAgent)
      try shop.perform(
        .contactOrder(id, outcome: .confirmed, channel: .phone, note: words), as: .presaleAgent)
    }
    try shop.perform(.amendOrder(order, field: .phone, to: "13987654321", line: nil, note: words), as: .presaleAgent)
    let parcel = try shop.perform(.confirmOrder(order), as: .presaleAgent).parcels[0]
    try shop.perform(.escalateOrder(OrderID(number: 2), reason: words, to: nil), as: .presaleAgent)
    try shop.perform(.reportBuyer(OrderID(number: 2), reason: words), as: .presaleAgent)
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), as: .shipper)
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(.interceptParcel(parcel, reason: words), as: .presaleAgent)
    let wish = AfterCaseWish(.refund, amount: Money(fen: 900), reason: words)
    let afterCase = try shop.perform(.openCase(order, wish), as: .aftersaleAgent).cases[0]
    let asked = try shop.perform(
      .amendOrder(OrderID(number: 2), field: .shippingFee, to: "60", line: nil, note: words), as: .presaleAgent)
    return Made(shop: shop, parcel: parcel, afterCase: afterCase, request: asked.request ?? RequestID(number: 1))
  }

  private static func imported(_ number: String) -> ImportedOrder {
    var order = ImportedOrder.paid(number, message: "请打 13912345678 找\(recipient)")
    order.buyer = "旺旺小号88"
    order.recipient = recipient
    order.phone = "13912345678"
    order.address = "浙江省 杭州市 西湖区 文三路 269号 1幢"
    order.sellerRemark = "\(recipient) 要发票"
    order.invoiceTitle = "\(recipient)个人"
    return order
  }

  /// Those of the secrets that a text shows.
  static func shown(in text: String) -> [String] { secrets.filter(text.contains) }
}
