extension Draft {
  mutating func noteContact() {
    guard let contact = before.contact else { return }
    facts.contactOutcome = contact.outcome
    facts.contactedAt = before.now
    facts.care.tryAt =
      contact.outcome == .noAnswer ? before.now.advanced(byMinutes: Int64(contact.tryIn ?? WorkPlan.tryAgainMinutes)) : nil
    out.entry = TimelineEntry(.contact, text: contact.note ?? "", outcome: contact.outcome, channel: contact.channel)
  }

  /// INV-2: the order's pieces are promised to it, and one parcel goes into the wave that FUL-1 gives.
  mutating func reserveAndQueue() {
    facts.confirmedAt = before.now
    for (sku, needed) in before.demand.sorted(by: { $0.key < $1.key }) {
      out.movements.append(StockMovement(.reserved, sku: sku, reserved: needed, subject: .order(before.order.id)))
    }
    let gifts = giftsToSend()
    for gift in gifts {
      out.movements.append(
        StockMovement(.reserved, sku: gift.sku, reserved: gift.quantity, subject: .order(before.order.id)))
    }
    out.newParcels.append(
      ParcelDraft(
        order: before.order.id, wave: before.calendar.wave(confirmedAt: before.now),
        lines: before.unqueuedLines.map { Parcel.Line(line: $0.line, sku: $0.sku, quantity: $0.quantity) } + gifts,
        acknowledgedAmendments: 0, afterCase: nil))
  }

  /// PRO-2: gifts travel with the goods as lines of no order line. A gift that isn't there doesn't hold up what was paid for: it is said. What
  /// a promotion gives, it gives whole or not at all.
  private mutating func giftsToSend() -> [Parcel.Line] {
    var left = before.stock.mapValues(\.available)
    for (sku, needed) in before.demand { left[sku, default: 0] -= needed }
    var lines: [Parcel.Line] = []
    for (promotion, gifts) in Dictionary(grouping: before.gifts, by: \.promotion).sorted(by: { $0.key < $1.key }) {
      let missing = gifts.filter { left[$0.sku, default: 0] < $0.quantity }
      guard missing.isEmpty else {
        out.warnings += missing.map { .giftMissing(sku: $0.sku, promotion: promotion) }
        continue
      }
      for gift in gifts {
        left[gift.sku, default: 0] -= gift.quantity
        lines.append(Parcel.Line(line: 0, sku: gift.sku, quantity: gift.quantity))
      }
    }
    return lines
  }

  mutating func appendNote() {
    guard case .noteOrder(_, let text, let flag) = before.command else { return }
    if let flag { facts.flag = flag }
    out.entry = TimelineEntry(.note, text: text, flag: flag)
  }

  /// ORD-5: the amendment, and the red flag with its generated note.
  mutating func amend() throws(Refusal) {
    guard let wish = before.amendment else { return }
    guard !wish.field.isOfLine || wish.line != nil else { throw .argument("line", .missing) }
    guard let from = before.current.value(wish.field, line: wish.line) else { throw .argument("line", .outOfRange) }
    var to = wish.to
    if wish.field.isMoney {
      to = try Money.typed(to, "to").decimal
    }
    if wish.field == .address, Masking.province(to) == nil { throw Refusal(.invalid, rule: "ORD-2", .addressWithoutProvince(to)) }
    if wish.field == .sku {
      guard let item = before.catalogue[to] else { throw Refusal(rule: "INV-1", .unknownSKU(to)) }
      to = item.sku
    }
    guard to != from else { throw Refusal(rule: "ORD-5", .nothingToChange) }
    facts.amendments += 1
    facts.flag = .red
    facts.care.amendedAt = before.now
    // What the buyer wanted changed is changed: verify it once more (ORD-2).
    if facts.contactOutcome == .wantsChange { facts.contactOutcome = nil }
    if wish.field == .sku, facts.care.shortage == .exchange { facts.care.shortage = nil }
    let amendment = Amendment(
      number: facts.amendments, field: wish.field, line: wish.line, from: from, to: to, note: wish.note,
      by: before.author ?? before.actor.name,
      at: before.now)
    out.amendments.append(amendment)
    out.entry = TimelineEntry(.amendment, text: amendment.redFlagNote, flag: .red)
  }

  /// What a newer export says. A recipient, phone or address that the buyer changed on the platform becomes an amendment like any other
  /// (ORD-4, ORD-5): the original stays, the flag is raised, and whoever prints must acknowledge it.
  mutating func observe() {
    guard let seen = before.observation else { return }
    facts.trade = seen.trade
    facts.platformRefund = seen.refunded
    if before.order.paidAt == nil, before.order.paid == .zero, seen.paid > .zero {
      facts.care.paid = seen.paid
      facts.care.paidAt = facts.care.paidAt ?? seen.paidAt ?? before.now
    }
    // ORD-15: what we sent has arrived; somebody looks in.
    if seen.trade == .finished, before.facts.trade != .finished, before.parcels.contains(where: \.hasShipped) {
      facts.care.deliveredAt = before.now
    }
    for (field, from, to) in before.movedContact {
      facts.amendments += 1
      facts.flag = .red
      facts.care.amendedAt = before.now
      out.amendments.append(
        Amendment(
          number: facts.amendments, field: field, line: nil, from: from, to: to, note: Amendment.platformNote,
          by: before.actor.name, at: before.now))
    }
  }

  mutating func bindWaybill() throws(Refusal) {
    guard let wish = before.waybill, let named = before.namedCourier, let courier = CourierTable.find(named), let parcel else {
      return
    }
    guard let number = wish.number ?? before.pooledWaybill else { return }
    guard (4...40).contains(number.count),
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D })
    else { throw .argument("number", .notAnIdentifier) }
    self.parcel?.courier = courier.code
    self.parcel?.waybill = number
    out.waybill = WaybillBinding(courier: courier.code, number: number, parcel: parcel.id, fromPool: wish.number == nil)
    if wish.number == nil { out.warnings.append(.waybillTakenFromPool(number: number)) }
    if !CourierTable.shapeMatches(courier, number) { out.warnings.append(.waybillShape(number: number, courier: courier.name)) }
  }
}

extension Amendment {
  /// The staff's usual form: what, new value, date, name are added where it is shown.
  public var redFlagNote: String { "\(field.rawValue)\(line.map { " #\($0)" } ?? ""): \(from) → \(to)" }
}
