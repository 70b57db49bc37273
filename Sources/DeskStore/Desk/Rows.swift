import DeskCore

// How rows become values. Each list of columns stands beside the reading of it.

extension OrderFacts {
  init(_ row: SQLStatement, at first: Int32) {
    self.init(
      id: OrderID(number: row.int(first)), stage: OrderStage(rawValue: row.text(first + 2)) ?? .unclear,
      trade: TradeStatus(code: row.text(first + 3)))
    version = Int(row.int(first + 1))
    platformRefund = Money(fen: row.int(first + 4))
    claimedBy = row.optionalText(first + 5)
    claimedAt = row.optionalInstant(first + 6)
    messagesReviewed = row.bool(first + 7)
    contactOutcome = row.optionalText(first + 8).flatMap(ContactOutcome.init(rawValue:))
    contactedAt = row.optionalInstant(first + 9)
    confirmedAt = row.optionalInstant(first + 10)
    flag = row.optionalText(first + 11).flatMap(Flag.init(rawValue:))
    amendments = Int(row.int(first + 12))
  }
}

extension Order {
  init(_ row: SQLStatement, at first: Int32) {
    self.init(
      id: OrderID(number: row.int(first)), platform: row.text(first + 1), shop: row.text(first + 2), number: row.text(first + 3),
      buyer: row.text(first + 4), recipient: row.text(first + 5), phone: row.text(first + 6), address: row.text(first + 7),
      buyerMessage: row.text(first + 8), sellerRemark: row.text(first + 9), invoiceTitle: row.text(first + 10),
      goods: Money(fen: row.int(first + 11)), shippingFee: Money(fen: row.int(first + 12)), paid: Money(fen: row.int(first + 13)),
      createdAt: row.optionalInstant(first + 14), paidAt: row.optionalInstant(first + 15), importedAt: row.instant(first + 16),
      masked: row.bool(first + 17))
  }
}

extension Parcel {
  /// Without its lines. With the parcel in whose box it travels, if any: that one's courier and number are its own (ORD-10).
  init(_ row: SQLStatement) {
    self.init(
      id: ParcelID(stored: row.text(0)), order: OrderID(number: row.int(1)), wave: ShopDay(number: Int32(row.int(4))), lines: [],
      queuedAt: row.instant(11))
    version = Int(row.int(2))
    stage = ParcelStage(rawValue: row.text(3)) ?? .queued
    courier = row.optionalText(5)
    waybill = row.optionalText(6)
    printCount = Int(row.int(7))
    acknowledgedAmendments = Int(row.int(8))
    weightGrams = row.optionalInt(9).map(Int.init)
    packedBy = row.optionalText(10)
    shippedAt = row.optionalInstant(12)
    handedOverAt = row.optionalInstant(13)
    printedAmendments = Int(row.int(14))
    afterCase = row.optionalInt(15).map(CaseID.init(number:))
    if let state = row.optionalText(16).flatMap(Interception.State.init(rawValue:)) {
      interception = Interception(
        state: state, by: row.text(17), at: row.instant(18), reason: row.text(19), seenBy: row.optionalText(20),
        seenAt: row.optionalInstant(21))
    }
    if let kind = row.optionalText(22).flatMap(ParcelException.Kind.init(rawValue:)) {
      exception = ParcelException(kind: kind, owner: row.text(23), next: row.instant(24))
    }
    printedAt = row.optionalInstant(25)
    pickedAt = row.optionalInstant(26)
    packedAt = row.optionalInstant(27)
    if let reason = row.optionalText(28) { late = LateNote(reason: reason, by: row.text(29), at: row.instant(30)) }
    bundle = row.optionalText(31).map(ParcelID.init(stored:))
    isPaperVoid = row.bool(32)
    packingBy = row.optionalText(33)
    packingAt = row.optionalInstant(34)
    missedBagAt = row.optionalInstant(35)
    manifest = row.optionalInt(36)
    toldAt = row.optionalInstant(37)
    if let text = row.optionalText(38) { shipFault = ShipFault(text: text, at: row.instant(39)) }
  }
}
