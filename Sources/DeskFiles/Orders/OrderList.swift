import DeskCore

/// What one order-list file holds.
struct OrderList: Sendable {
  var intake: FileIntake
  var orders: [ImportedOrder] = []
  /// Numbers of orders that are in the file but were rejected there: their details aren't strays.
  var rejectedNumbers: Set<String> = []
}

extension OrderList {
  private static let needed: [Column] = [.orderNumber, .status, .paid, .total, .createdAt]

  /// Reads every row, or refuses the file.
  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake, zone: ShopZone) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var statuses = StatusCache()
    var indices: [String: Int] = [:]
    let expected = text.bytes.count / 480
    orders.reserveCapacity(expected)
    indices.reserveCapacity(expected)
    reading: while true {
      switch try rows.next(needed: Self.needed) {
      case .end: break reading
      case .misfit:
        let number = try rows.id(.orderNumber)
        if !number.isEmpty { rejectedNumbers.insert(number) }
      case .row:
        var order = ImportedOrder(number: try rows.watchedID(.orderNumber), status: .closed, row: rows.row)
        guard try Self.read(&order, &rows, &statuses, zone) else {
          if !order.number.isEmpty { rejectedNumbers.insert(order.number) }
          continue
        }
        if let first = indices[order.number] {
          if orders[first].source != order.source { rows.reject(found.layout.header(.orderNumber), .duplicateOrder(order.number)) }
          continue
        }
        indices[order.number] = orders.count
        orders.append(order)
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
    rejectedNumbers = rejectedNumbers.filter { indices[$0] == nil }
  }

  /// Fills in what the row says; false when the row was rejected.
  private static func read(
    _ order: inout ImportedOrder, _ rows: inout RowReader, _ statuses: inout StatusCache, _ zone: ShopZone
  ) throws(FileRefusal) -> Bool {
    var bad = false
    guard OrderNumber.isPlausible(order.number) else {
      rows.rejectOnce(.orderNumber, order.number.isEmpty ? .missingValue : .notANumber(Excerpt.of(order.number)), &bad)
      return false
    }
    order.status = statuses.status(rows.repeating(.status))
    readMoney(&order, &rows, &bad)
    order.createdAt = try rows.time(.createdAt, zone: zone, bad: &bad)
    order.paidAt = try rows.time(.paidAt, zone: zone, bad: &bad)
    order.itemCount = rows.pieces(.itemCount, bad: &bad) ?? 0
    if bad { return false }
    order.buyer = rows.string(.buyer)
    order.shopName = rows.repeating(.shopName)
    order.closeReason = rows.repeating(.closeReason)
    order.shippingMethod = rows.repeating(.shippingMethod)
    order.courier = rows.repeating(.courier)
    order.invoiceTitle = rows.repeating(.invoiceTitle)
    order.waybill = OrderNumber.waybill(try rows.id(.waybill))
    try readRecipient(&order, &rows)
    guard readTexts(&order, &rows) else { return false }
    order.status = TradeStatusText.refined(
      order.status, closeReason: order.closeReason, refunded: order.refunded, paidAt: order.paidAt,
      paymentTimeIsKnown: rows.layout.has(.paidAt))
    order.source = rows.source
    return true
  }

  private static func readMoney(_ order: inout ImportedOrder, _ rows: inout RowReader, _ bad: inout Bool) {
    let paid = rows.money(.paid, bad: &bad)
    let total = rows.money(.total, bad: &bad)
    let goods = rows.money(.goods, bad: &bad)
    order.shippingFee = rows.money(.shippingFee, bad: &bad) ?? .zero
    order.refunded = rows.money(.refunded, bad: &bad)
    if paid == nil, !bad { rows.rejectOnce(.paid, .missingValue, &bad) }
    if total ?? goods == nil, !bad { rows.rejectOnce(.total, .missingValue, &bad) }
    order.paid = paid ?? .zero
    order.goods = goods ?? max((total ?? .zero) - order.shippingFee, .zero)
    order.total = total ?? order.goods + order.shippingFee
  }

  private static func readRecipient(_ order: inout ImportedOrder, _ rows: inout RowReader) throws(FileRefusal) {
    order.recipient = rows.string(.recipient)
    order.phone = try rows.id(.phone)
    order.landline = try rows.id(.landline)
    // An address that the buyer changed after ordering is where the parcel has to go; the first one stays in `source`.
    let changed = rows.string(.changedAddress)
    order.address = changed.isEmpty ? rows.string(.address) : changed
    order.postcode = AddressPostcode.find(in: order.address)
    order.masked =
      Masking.hides(nameOrPhone: order.recipient) || Masking.hides(nameOrPhone: order.phone)
      || Masking.hides(nameOrPhone: order.landline) || Masking.hides(address: order.address)
  }

  /// False when one of the texts marks the order as fake (ORD-19): the row has been rejected then.
  private static func readTexts(_ order: inout ImportedOrder, _ rows: inout RowReader) -> Bool {
    let titles = rows.repeatingWithMark(.titles)
    order.titles = titles.text
    order.buyerMessage = rows.string(.buyerMessage)
    order.sellerRemark = rows.string(.sellerRemark)
    let fakeMark = FakeOrderWords.isYes(rows.repeating(.fakeMark)) ? "刷单" : nil
    return !rejected(titles.mark, .titles, &rows)
      && !rejected(FakeOrderWords.find(in: order.buyerMessage), .buyerMessage, &rows)
      && !rejected(FakeOrderWords.find(in: order.sellerRemark), .sellerRemark, &rows)
      && !rejected(fakeMark, .fakeMark, &rows)
  }

  private static func rejected(_ mark: String?, _ column: Column, _ rows: inout RowReader) -> Bool {
    guard let mark else { return false }
    rows.reject(rows.layout.header(column), .fakeOrder(mark))
    return true
  }
}
