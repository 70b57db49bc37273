import DeskCore

/// Parcels made by hand for the papers' tests: no store, every value in sight.
enum Papers {
  static let wave = ShopDay(number: 20_781)
  static let zone = ShopZone.shanghai
  static var at: Instant { zone.instant(wave, second: 11 * 3600 + 90) }

  static func card(
    _ sequence: Int, _ goods: [(sku: String, location: String, quantity: Int)], amendments: [Amendment] = [], unmasked: Bool = true,
    change: (inout Parcel, inout Order) -> Void = { _, _ in }
  ) -> ParcelCard {
    let id = OrderID(number: Int64(sequence))
    var order = Order(
      id: id, platform: "taobao", shop: "示例店", number: "4600000000000000\(sequence)", buyer: "买家甲", recipient: "王小明",
      phone: "13800138000-1234",
      address: "浙江省 杭州市 西湖区 示例路1号", buyerMessage: "", sellerRemark: "", invoiceTitle: "", goods: Money(fen: 5000),
      shippingFee: .zero,
      paid: Money(fen: 5000), createdAt: nil, paidAt: at, importedAt: at, masked: false)
    var parcel = Parcel(
      id: ParcelID(wave: wave, sequence: sequence), order: id, wave: wave,
      lines: goods.enumerated().map { Parcel.Line(line: $0.offset + 1, sku: $0.element.sku, quantity: $0.element.quantity) },
      queuedAt: at)
    parcel.courier = "YTO"
    parcel.waybill = "YT100000000000\(sequence)"
    parcel.printCount = 1
    change(&parcel, &order)
    let lines = goods.enumerated().map { index, one in
      OrderLine(
        line: index + 1, sku: one.sku, title: "货品\(one.sku)", attributes: "颜色：白", quantity: one.quantity, price: Money(fen: 1000),
        paid: Money(fen: 1000))
    }
    let catalogue = Dictionary(
      goods.map {
        ($0.sku, CatalogueItem(sku: $0.sku, title: "货品\($0.sku)", attributes: "颜色：白", location: $0.location, isComplete: true))
      },
      uniquingKeysWith: { first, _ in first })
    let card = OrderCard(
      order: order, facts: OrderFacts(id: id, stage: .confirmed, trade: .awaitingShipment), lines: lines, amendments: amendments,
      parcels: [parcel], work: [], timeline: [], stock: [:], catalogue: catalogue, commands: [], unmasked: unmasked)
    return ParcelCard(
      parcel: parcel, order: card,
      lines: goods.map {
        ParcelCard.Line(
          sku: $0.sku, title: "货品\($0.sku)", attributes: "颜色：白", location: $0.location, barcode: "690", quantity: $0.quantity,
          scanned: 0)
      }, commands: [])
  }
}
