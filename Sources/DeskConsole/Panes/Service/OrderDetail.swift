import DeskCore
import DeskScreen

/// The order's card as lines: what a person needs while speaking with the buyer, the next step first.
extension AppState {
  func orderDetail(width: Int) -> [[TextRun]] {
    guard let row = service.list.selected else { return [] }
    guard let card = service.card, card.order.id == selectedOrder else {
      return [[TextRun(texts.loading + " \(row.number)", .dim)]]
    }
    return orderLines(card, width: width)
  }

  func orderLines(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let order = card.order
    var lines: [[TextRun]] = []
    let paidAt = order.paidAt.map { " " + texts.moment($0, now: now, in: calendar.zone) } ?? ""
    lines.append([
      TextRun(texts.columnOrder + " \(order.number)", .title), TextRun("  \(texts.title(card.facts.trade))\(paidAt)  "),
      TextRun(texts.title(card.facts.stage), .strong),
    ])
    var second = [TextRun("\(order.id.text) · \(order.shop)", .dim)]
    if let holder = card.facts.claimedBy { second.append(TextRun("  \(texts.columnOwner) \(person(holder))")) }
    if let flag = card.facts.flag { second.append(TextRun("  \(texts.title(flag))", flag.ink)) }
    lines.append(second)
    if let next = nextSteps(card) { lines.append(next) }
    if let together = card.history?.together, !together.isEmpty {
      let numbers = together.map { Self.short($0.number) }.joined(separator: " ")
      lines += Flow.lines([TextRun(texts.cardTogether + " ", .warning), TextRun(numbers, .strong)], columns: width, indent: 5)
    }
    lines += address(card, width: width) + goods(card, width: width) + speech(card, width: width) + changes(card, width: width)
    lines += parcels(card) + history(card, width: width) + timeline(card.timeline, width: width)
    return lines
  }

  private func heading(_ text: String) -> TextRun { TextRun(text + " ", .dim) }

  /// The commands that are possible now, with their keys.
  private func nextSteps(_ card: OrderCard) -> [TextRun]? {
    let open = card.commands.filter { $0.refusal == nil }
    guard !open.isEmpty else { return nil }
    var runs = [heading(texts.cardNext)]
    for (kind, _) in open {
      if let key = Bindings.binding(of: .command(kind), in: .service)?.keys.first { runs.append(TextRun(key.name + " ", .key)) }
      runs.append(TextRun(texts.title(kind) + "  "))
    }
    return runs
  }

  private func address(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let current = card.current
    func shown(_ field: AmendableField, _ text: String) -> String { card.unmasked ? text : masked(field, text) }
    func runs(_ field: AmendableField, _ value: CurrentOrder.Field) -> [TextRun] {
      guard value.isAmended else { return [TextRun(shown(field, value.current) + "  ")] }
      return [
        TextRun(shown(field, value.current) + " ", .strong),
        TextRun("(\(texts.originally(shown(field, value.original))))  ", .flagRed),
      ]
    }
    var lines = [[heading(texts.cardAddress)] + runs(.recipient, current.recipient) + runs(.phone, current.phone)]
    let place = shown(.address, current.address.current)
    for line in Wrap.lines(Sanitizer.visible(place), columns: max(width - 5, 10)) {
      lines.append([TextRun("     "), TextRun(line, current.address.isAmended ? .strong : .plain)])
    }
    if current.address.isAmended {
      for line in Wrap.lines(
        Sanitizer.visible(texts.originally(shown(.address, current.address.original))), columns: max(width - 5, 10))
      {
        lines.append([TextRun("     "), TextRun(line, .flagRed)])
      }
    }
    if card.order.masked { lines.append([TextRun("     "), TextRun(texts.maskedByPlatform, .warning)]) }
    if !current.invoice.current.isEmpty { lines.append([heading(texts.cardInvoice)] + runs(.invoice, current.invoice)) }
    for (field, text) in current.wishes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append([heading(texts.cardWishes), TextRun("\(texts.title(field)) "), TextRun(shown(field, text), .strong)])
    }
    return lines
  }

  private func goods(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let order = card.order
    var money = [
      heading(texts.paid), TextRun(order.paid.decimal, .strong),
      TextRun("  (\(texts.goodsMoney) \(order.goods.decimal) + \(texts.shippingFee) \(card.current.shippingFee.current))", .dim),
    ]
    if card.facts.platformRefund > .zero {
      money.append(TextRun("  \(texts.refunded) \(card.facts.platformRefund.decimal)", .warning))
    }
    var lines = [money]
    for line in card.lines {
      let attributes = card.current.attributes[line.line]
      var runs = [TextRun("  \(line.line) "), TextRun(line.title)]
      runs.append(TextRun(" " + (attributes?.current ?? line.attributes), attributes?.isAmended == true ? .strong : .plain))
      if let attributes, attributes.isAmended { runs.append(TextRun(" (\(texts.originally(attributes.original)))", .flagRed)) }
      runs.append(TextRun(" ×\(line.quantity)", .strong))
      let price = card.current.prices[line.line]
      runs.append(TextRun("  \(price?.current ?? line.price.decimal)"))
      if let price, price.isAmended { runs.append(TextRun(" (\(texts.originally(price.original)))", .flagRed)) }
      if let stock = card.stock[line.sku] {
        runs.append(TextRun("  \(texts.stockAvailable) \(stock.available)", stock.available < line.quantity ? .late : .dim))
      }
      lines += Flow.lines(runs, columns: width, indent: 4)
    }
    return lines
  }

  private func speech(_ card: OrderCard, width: Int) -> [[TextRun]] {
    guard card.order.hasMessages else { return [] }
    let isRead = card.facts.messagesReviewed
    var lines = [[heading(texts.cardMessages), TextRun(isRead ? texts.read : texts.unread, isRead ? .dim : .warning)]]
    // REC-3: who may not see the buyer may not read them either.
    guard card.unmasked else { return lines }
    for (who, text) in [(texts.buyerSays, card.order.buyerMessage), (texts.sellerSays, card.order.sellerRemark)] where !text.isEmpty
    {
      for line in Wrap.lines(Sanitizer.visible("\(who): \(text)"), columns: max(width - 2, 10)) {
        lines.append([TextRun("  " + line)])
      }
    }
    return lines
  }

  private func changes(_ card: OrderCard, width: Int) -> [[TextRun]] {
    card.amendments.flatMap { amendment in
      let from = card.unmasked ? amendment.from : masked(amendment.field, amendment.from)
      let to = card.unmasked ? amendment.to : masked(amendment.field, amendment.to)
      let place = amendment.line.map { " #\($0)" } ?? ""
      let runs = [
        TextRun("\(texts.cardAmendments)\(amendment.number) ", .flagRed),
        TextRun("\(texts.title(amendment.field))\(place): \(from) \(glyphs.arrow) \(to)"),
        TextRun(
          "  \(person(amendment.by)) \(texts.moment(amendment.at, now: now, in: calendar.zone)) \(card.unmasked ? amendment.note ?? "" : "")",
          .dim),
      ]
      return Flow.lines(runs, columns: width, indent: 6)
    }
  }

  private func parcels(_ card: OrderCard) -> [[TextRun]] {
    card.parcels.map { parcel in
      [
        heading(texts.cardParcels), TextRun(parcel.id.text + " "), TextRun(texts.title(parcel.stage) + " ", .strong),
        TextRun([parcel.courier.map(courierName), parcel.waybill].compactMap { $0 }.joined(separator: " ")),
      ]
    }
  }

  private func history(_ card: OrderCard, width: Int) -> [[TextRun]] {
    guard let history = card.history, history.count > 0 else { return [] }
    let counts = texts.historyCounts("\(history.count)\(history.isMore ? "+" : "")", open: history.open, closed: history.closed)
    var lines = [[heading(texts.cardHistory), TextRun(counts)]]
    for entry in history.newest {
      let row = entry.order
      lines.append([
        TextRun("  \(texts.moment(row.at, now: now, in: calendar.zone)) ", .dim), TextRun("\(Self.short(row.number)) "),
        TextRun(row.paid.decimal + " ", .strong), TextRun(texts.title(row.stage)),
        TextRun(entry.contacts > 0 ? "  " + texts.contacts(entry.contacts) : "", .dim),
        TextRun(entry.cases > 0 ? "  " + texts.cases(entry.cases) : "", .warning), TextRun("  \(row.goods)", .dim),
      ])
    }
    return lines
  }

  func timeline(_ rows: [TimelineRow], width: Int) -> [[TextRun]] {
    guard !rows.isEmpty else { return [] }
    var lines = [[heading(texts.cardTimeline)]]
    for row in rows.sorted(by: { $0.seq > $1.seq }) { lines.append(timelineLine(row, showsSubject: false)) }
    return lines
  }

  func timelineLine(_ row: TimelineRow, showsSubject: Bool) -> [TextRun] {
    let what = texts.command(row.command)
    return [
      TextRun("  \(texts.moment(row.at, now: now, in: calendar.zone)) ", .dim), TextRun(person(row.by) + " "),
      TextRun(row.done ? what : texts.refusedAttempt(what), row.done ? .plain : .warning),
      TextRun(showsSubject ? " \(row.subject)" : "", .dim),
    ]
  }
}
