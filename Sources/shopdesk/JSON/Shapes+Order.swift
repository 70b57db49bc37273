import DeskCore

extension Shapes {
  /// REC-3: names, phones and addresses are masked for readers whose roles don't need them, in originals and amendments alike.
  func order(_ card: OrderCard, now: Instant, _ describe: Describe) -> JSON {
    .object([
      ("id", .string(card.order.id.text)), ("number", .string(card.order.number)), ("platform", .string(card.order.platform)),
      ("shop", .string(card.order.shop)), ("version", .int(card.facts.version)), ("stage", .string(card.facts.stage.rawValue)),
      ("trade", .string(card.facts.trade.code)), ("platformRefund", money(card.facts.platformRefund)),
      ("claimedBy", .optional(card.facts.claimedBy)), ("claimedAt", time(card.facts.claimedAt)),
      ("messagesReviewed", .bool(card.facts.messagesReviewed)), ("contactOutcome", .optional(card.facts.contactOutcome?.rawValue)),
      ("contactedAt", time(card.facts.contactedAt)), ("confirmedAt", time(card.facts.confirmedAt)),
      ("flag", .optional(card.facts.flag?.rawValue)), ("masked", .bool(!card.unmasked)), ("original", original(card)),
      ("amendments", .array(card.amendments.map { amendment($0, card.unmasked) })), ("current", current(card)),
      ("lines", .array(card.lines.map { line($0, card) })), ("parcels", .array(card.parcels.map(parcel))),
      ("cases", .array(card.cases.map { caseCard($0, describe) })),
      ("requests", .array(card.requests.map { requestCard($0, sees: card.unmasked, describe) })),
      ("care", care(card.facts.care, sees: card.unmasked)),
      ("balance", card.balance.map(balance) ?? .null), ("mark", card.mark.map(mark) ?? .null),
      ("notes", .array(card.notes.map(note))), ("promotions", card.promotions.map(promotionCheck) ?? .null),
      ("history", card.history.map(history) ?? .null),
      ("workItems", .array(card.work.map { workItem($0, now: now) })),
      // Bodies repeat what amendments changed: only those who may read it get them.
      ("timeline", .array(card.timeline.map { timeline($0, body: card.unmasked) })),
      ("commands", commands(card.commands, describe)),
    ])
  }

  private func history(_ history: BuyerHistory) -> JSON {
    func row(_ row: OrderRow) -> [(String, JSON)] {
      [
        ("id", .string(row.id.text)), ("number", .string(row.number)), ("stage", .string(row.stage.rawValue)), ("at", time(row.at)),
        ("paid", money(row.paid)), ("goods", .string(row.goods)),
      ]
    }
    return .object([
      ("count", .int(history.count)), ("open", .int(history.open)), ("closed", .int(history.closed)),
      ("more", .bool(history.isMore)),
      (
        "newest",
        .array(history.newest.map { .object(row($0.order) + [("contacts", .int($0.contacts)), ("cases", .int($0.cases))]) })
      ),
      ("shipTogether", .array(history.together.map { .object(row($0)) })),
    ])
  }

  private func original(_ card: OrderCard) -> JSON {
    let order = card.order
    let sees = card.unmasked
    return .object([
      ("buyer", .string(sees ? order.buyer : Masking.name(order.buyer))),
      ("recipient", .string(sees ? order.recipient : Masking.name(order.recipient))),
      ("phone", .string(sees ? order.phone : Masking.phone(order.phone))),
      ("address", .string(sees ? order.address : Masking.address(order.address))),
      ("buyerMessage", sees ? .string(order.buyerMessage) : .null), ("sellerRemark", sees ? .string(order.sellerRemark) : .null),
      ("invoiceTitle", .string(sees ? order.invoiceTitle : Masking.name(order.invoiceTitle))), ("goods", money(order.goods)),
      ("shippingFee", money(order.shippingFee)), ("paid", money(order.paid)), ("createdAt", time(order.createdAt)),
      ("paidAt", time(order.paidAt)), ("importedAt", time(order.importedAt)), ("maskedByPlatform", .bool(order.masked)),
    ])
  }

  private func current(_ card: OrderCard) -> JSON {
    let current = card.current
    let sees = card.unmasked
    let wishes = AmendableField.allCases.compactMap { field in current.wishes[field].map { (field.rawValue, JSON.string($0)) } }
    return .object([
      ("recipient", .string(sees ? current.recipient.current : Masking.name(current.recipient.current))),
      ("phone", .string(sees ? current.phone.current : Masking.phone(current.phone.current))),
      ("address", .string(sees ? current.address.current : Masking.address(current.address.current))),
      ("invoiceTitle", .string(sees ? current.invoice.current : Masking.name(current.invoice.current))),
      ("shippingFee", .string(current.shippingFee.current)), ("wishes", .object(wishes)),
    ])
  }

  private func amendment(_ amendment: Amendment, _ sees: Bool) -> JSON {
    func value(_ text: String) -> JSON {
      if sees { return .string(text) }
      return switch amendment.field {
      case .recipient, .invoice: .string(Masking.name(text))
      case .phone: .string(Masking.phone(text))
      case .address: .string(Masking.address(text))
      default: .string(text)
      }
    }
    return .object([
      ("number", .int(amendment.number)), ("field", .string(amendment.field.rawValue)),
      ("line", amendment.line.map { .int($0) } ?? .null),
      ("from", value(amendment.from)), ("to", value(amendment.to)), ("note", sees ? .optional(amendment.note) : .null),
      ("by", .string(amendment.by)), ("at", time(amendment.at)),
    ])
  }

  private func line(_ line: OrderLine, _ card: OrderCard) -> JSON {
    let stock = card.stock[line.sku]
    let item = card.catalogue[line.sku]
    return .object([
      ("line", .int(line.line)), ("sku", .string(line.sku)), ("currentSKU", .optional(card.current.skus[line.line]?.current)),
      ("title", .string(line.title)), ("attributes", .string(line.attributes)),
      ("currentAttributes", .optional(card.current.attributes[line.line]?.current)), ("quantity", .int(line.quantity)),
      ("price", money(line.price)), ("currentPrice", .optional(card.current.prices[line.line]?.current)),
      ("paid", money(line.paid)),
      ("remark", .string(line.remark)), ("onHand", stock.map { .int($0.onHand) } ?? .null),
      ("available", stock.map { .int($0.available) } ?? .null), ("location", .optional(item?.location)),
      ("barcodes", .array((item?.barcodes ?? []).map(JSON.string))),
    ])
  }

  func parcel(_ parcel: Parcel) -> JSON {
    let lines = parcel.lines.map { line in
      JSON.object([
        ("line", .int(line.line)), ("sku", .string(line.sku)), ("quantity", .int(line.quantity)), ("scanned", .int(line.scanned)),
      ])
    }
    var members: [(String, JSON)] = [
      ("id", .string(parcel.id.text)), ("order", .string(parcel.order.text)), ("version", .int(parcel.version)),
      ("stage", .string(parcel.stage.rawValue)), ("wave", .string(parcel.wave.iso)), ("courier", .optional(parcel.courier)),
      ("waybill", .optional(parcel.waybill)), ("printCount", .int(parcel.printCount)),
      ("acknowledgedAmendments", .int(parcel.acknowledgedAmendments)),
      ("weightGrams", parcel.weightGrams.map { .int($0) } ?? .null),
      ("packedBy", .optional(parcel.packedBy)), ("queuedAt", time(parcel.queuedAt)), ("shippedAt", time(parcel.shippedAt)),
      ("handedOverAt", time(parcel.handedOverAt)), ("bundle", .optional(parcel.bundle?.text)),
      ("paperVoid", .bool(parcel.isPaperVoid)),
      ("lateReason", .optional(parcel.late?.reason)), ("packingBy", .optional(parcel.packingBy)),
    ]
    members += trouble(parcel)
    members.append(("lines", .array(lines)))
    return .object(members)
  }

  func parcelCard(_ card: ParcelCard, now: Instant, _ describe: Describe) -> JSON {
    guard case .object(var members) = parcel(card.parcel) else { return .null }
    members.removeAll { $0.0 == "lines" }
    members.append(
      (
        "lines",
        .array(
          card.lines.map {
            .object([
              ("sku", .string($0.sku)), ("title", .string($0.title)), ("attributes", .string($0.attributes)),
              ("location", .string($0.location)), ("barcode", .string($0.barcode)), ("quantity", .int($0.quantity)),
              ("scanned", .int($0.scanned)),
            ])
          })
      ))
    if !card.box.isEmpty { members.append(("box", .array(card.box.map { .string($0.parcel.id.text) }))) }
    members.append(("number", .string(card.order.order.number)))
    members.append(("current", current(card.order)))
    members.append(("amendments", .array(card.order.amendments.map { amendment($0, card.order.unmasked) })))
    members.append(("commands", commands(card.commands, describe)))
    return .object(members)
  }

  func parcelRow(_ row: ParcelRow, now: Instant) -> JSON {
    .object([
      ("id", .string(row.id.text)), ("order", .string(row.order.text)), ("number", .string(row.number)),
      ("version", .int(row.version)),
      ("stage", .string(row.stage.rawValue)), ("wave", .string(row.wave.iso)), ("courier", .optional(row.courier)),
      ("waybill", .optional(row.waybill)), ("recipient", .string(row.recipient)), ("city", .string(row.city)),
      ("goods", .string(row.goods)), ("pieces", .int(row.pieces)), ("scanned", .int(row.scanned)),
      ("printCount", .int(row.printCount)),
      ("unacknowledged", .int(row.unacknowledged)), ("flag", .optional(row.flag?.rawValue)), ("dueAt", time(row.due)),
      ("late", .bool(row.due.map { $0 < now } ?? false)), ("lateReason", .optional(row.lateReason)),
      ("bundle", .optional(row.bundle?.text)), ("boxMembers", .int(row.boxMembers)), ("packingBy", .optional(row.packingBy)),
    ])
  }
}
